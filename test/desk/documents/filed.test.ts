import { expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { recordedBefore } from '../../../src/desk/documents/filed.ts';
import { prefill } from '../../../src/desk/documents/fill.ts';
import { decide } from '../../../src/desk/incident/decide.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { logBefore } from '../../../src/desk/incident/log-before.ts';
import { NOW } from '../../support/answers.ts';
import {
  act,
  contextAt,
  countingIds,
  indexFor,
  li,
  openLog,
  takenBack,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { found, playbook, required } from '../../support/playbook.ts';
import { formOf, sourceOf } from './incidents.ts';

const MINUTE = 60_000;
const [form, other] = required(playbook.forms, 'forms');
const first = required(form, 'a form');
const field = found(first.fields, ({ kind }) => kind !== 'table').id;

function file(log: IncidentLog, text: string, minutes: number, writer = 0, by = zhang): IncidentLog {
  const command: Command = { kind: 'fileDocument', form: first.id, fields: { [field]: text } };
  const at = NOW + minutes * MINUTE;
  const context = contextAt(at, countingIds(writer, at), by);
  const decided = decide(indexFor(log), log, viewOf(log, at), command, context);
  if (!decided.ok) throw new Error(decided.refusal.code);
  return incidentLogs.extend(log, decided.value);
}
const texts = (log: IncidentLog): readonly (readonly [number, string | undefined])[] =>
  (viewOf(log).documents.get(first.id) ?? []).map(({ number, fields }) => [number, fields[field]]);

test('versions of a form are counted as they were filed', () => {
  const log = file(file(openLog(), '第一次', 1), '第二次', 2);
  expect(texts(log)).toEqual([
    [1, '第一次'],
    [2, '第二次'],
  ]);
  expect(viewOf(log).documents.has(required(other, 'another form').id)).toBe(false);
});

test('a version taken back is gone, and the next keeps its number', () => {
  const filed = file(file(openLog(), '误存', 1), '对的', 2);
  const [wrong] = viewOf(filed).documents.get(first.id) ?? [];
  const context = contextAt(NOW + 3 * MINUTE, countingIds(1, NOW + 3 * MINUTE), zhang);
  const log = takenBack(filed, context, required(wrong, 'version').event);
  expect(texts(log)).toEqual([[2, '对的']]);
});

test('the log before a version holds what its writer knew: nothing later, and nothing from a machine he had not heard of', () => {
  const opened = openLog();
  const mine = file(opened, '初报', 10, 1);
  const theirs = act(opened, contextAt(NOW + MINUTE, countingIds(2, NOW + MINUTE), li), {
    kind: 'note',
    text: '别处记下的',
  });
  const merged = act(
    incidentLogs.extend(mine, theirs.events),
    contextAt(NOW + 20 * MINUTE, countingIds(3, NOW + 20 * MINUTE), zhang),
    { kind: 'note', text: '后来的' },
  );
  const [version] = viewOf(merged).documents.get(first.id) ?? [];
  expect(viewOf(merged).notes).toHaveLength(2);
  const before = required(logBefore(merged, required(version, 'version').event), 'log');
  expect(before.events).toEqual(opened.events);
});

test('what the record gave whoever filed a version is what he filed, but for his own words and what goes on by itself', () => {
  const report = formOf('follow-up-report');
  const noted = act(openLog(), contextAt(NOW, countingIds(1, NOW), zhang), {
    kind: 'note',
    text: '已到现场，正在核实',
  });
  // The sheet was drawn half a minute before it was filed.
  const sheet = { ...sourceOf(noted, NOW + 29_000), by: zhang };
  const filedAt = NOW + 59_000;
  const given = prefill(report, sheet, documentWords);
  const log = act(noted, contextAt(filedAt, countingIds(2, filedAt), zhang), {
    kind: 'fileDocument',
    form: report.id,
    fields: { ...given, trend: '热度在落。' },
  });
  const later = sourceOf(log, NOW + 90 * MINUTE);
  const elsewhere = sourceOf(file(openLog(), '第9期', 70));
  const source = { ...later, incidents: [...later.incidents, elsewhere] };
  const [version] = later.view.documents.get(report.id) ?? [];
  const gave = recordedBefore(report, required(version, 'version'), source, documentWords);
  expect(gave['progress']).toContain('已到现场');
  expect(gave).toMatchObject({ progress: given['progress'], trend: given['trend'] });
  expect(Object.keys(given).filter(id => !(id in gave))).toEqual(['reported-at', 'date']);
  for (const [id, text] of Object.entries(gave)) expect(text, id).toBe(given[id]);
});
