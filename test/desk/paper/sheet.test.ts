import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { personName } from '../../../src/desk/core/words/person.ts';
import type { DocumentModel, DocumentSection } from '../../../src/desk/documents/document.ts';
import { cellText, cellTexts, lineText } from '../../../src/desk/documents/layout.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { namesOf } from '../../../src/desk/incident/names.ts';
import { blankChecklist } from '../../../src/desk/paper/blank.ts';
import { incidentFile } from '../../../src/desk/paper/incident-file.ts';
import { paperMarkLabel, paperText } from '../../../src/desk/paper/words.ts';
import { wholeText } from '../../../src/desk/statements/compose.ts';
import { leftLabel } from '../../../src/desk/steps/words.ts';
import { DAY, HOUR, iso, NOW, wideFacts } from '../../support/answers.ts';
import { act, closeWith, contextAt, countingIds, elsewhere, openLog, zhang } from '../../support/incident.ts';
import { found, index, playbook, required } from '../../support/playbook.ts';
import { moment, quarryLog } from '../../support/story.ts';
import { incidentOf } from '../../support/work.ts';

const later = (hours: number) => contextAt(NOW + hours * HOUR, countingIds(10 + hours), zhang);
const emergencyAt = iso(NOW - HOUR);
const opened = openLog({ ...wideFacts, emergencyAt });
const out = act(opened, later(11), elsewhere({ publishedAt: iso(NOW + 11 * HOUR) }));

const fileOf = (log: IncidentLog, now: number = NOW + DAY): DocumentModel => {
  const incident = incidentOf(log, now);
  return incidentFile({ ...incident, names: namesOf(incident), now });
};
const part = ({ sections }: DocumentModel, id: string): DocumentSection | undefined =>
  sections.find(each => each.id === id);
const rowsOf = (model: DocumentModel, id: string): readonly (readonly string[])[] => {
  const section = part(model, id);
  if (section?.kind !== 'table') throw new Error(`${id} is no table`);
  return section.table.rows.flatMap(row => (typeof row === 'string' ? [] : [row.map(cellText)]));
};
/** The cells of the line of a clock. */
const clockLine = (log: IncidentLog, title: string): readonly string[] =>
  found(rowsOf(fileOf(log), 'clocks'), ([name]) => name === title);
const limit = '发布权威信息（5小时内）';

describe('the printed clocks', () => {
  test('hold the limit under 到点 and when it was done, and how late, under 办结时间', () => {
    expect(clockLine(out, limit).slice(2)).toEqual(['11月24日 18:00', '11月25日 01:00 超时限，晚了7小时']);
  });

  test('leave room to write where nothing is done yet, and say after the closing that nothing was', () => {
    expect(clockLine(opened, limit).slice(2)).toEqual(['11月24日 18:00', '']);
    const closed = closeWith(opened, later(12));
    expect(clockLine(closed, limit).slice(2)).toEqual(['11月24日 18:00', '到结束没有办，超了8小时']);
  });
});

test('a closed incident prints nothing to write on, and of what was left unclear that nobody has verified it', () => {
  const unclear = openLog({ ...wideFacts, emergency: 'unknown' });
  expect(part(fileOf(unclear), 'notes')).toBeDefined();
  expect(plainText(fileOf(unclear))).toContain('不清楚');
  const closed = fileOf(closeWith(unclear, later(12)));
  expect(part(closed, 'notes')).toBeUndefined();
  expect(part(closed, 'closing')).toBeUndefined();
  const text = plainText(closed);
  expect(text).not.toContain(paperText.howTo);
  expect(text).toContain(paperText.neverClear('不清楚'));
  // No line, no box, no empty cell; a step that was left says so.
  const pieces = closed.sections.flatMap(section =>
    section.kind === 'text'
      ? section.paragraphs
      : section.table.rows.flatMap(row => (typeof row === 'string' ? [] : row.flat())),
  );
  expect(
    pieces
      .flatMap(piece => (typeof piece === 'string' ? [] : piece.pieces))
      .filter(piece => typeof piece === 'object' && piece.kind === 'blank' && piece.value === ''),
  ).toEqual([]);
  const steps = rowsOf(closed, 'steps');
  expect(steps.length).toBeGreaterThan(10);
  for (const [, , marks = '', hand] of steps) {
    expect(marks).not.toBe('');
    if (!marks.includes('☑')) expect([marks, hand]).toEqual([leftLabel, '—']);
  }
});

describe('an incident as a file', () => {
  const now = moment('20:00');
  const log = quarryLog(moment('19:30'));
  const { view } = incidentOf(log, now);
  const model = fileOf(log, now);

  test('has the sheet first, then what went out, the facts, who decided, the themes, and the log', () => {
    const order = ['clocks', 'steps', 'publications', 'facts', 'sign-offs', 'themes', 'log'];
    expect(model.sections.map(({ id }) => id).filter(id => order.includes(id))).toEqual(order);
  });

  test('has every text that went out whole, with where and when', () => {
    const names = namesOf(incidentOf(log, now));
    expect(view.publications.length).toBeGreaterThan(0);
    for (const { event, version, place } of [...view.publications, ...view.replies]) {
      const section = part(model, `publication-${event}`);
      if (section?.kind !== 'text') throw new Error(event);
      const words = section.paragraphs.map(lineText).join('\n');
      expect(words).toContain(place);
      for (const line of wholeText(required(names.version(version), version)).split('\n'))
        expect(words).toContain(line.trim());
    }
  });

  test('says of each decision who gave it, in which post, how and when', () => {
    const rows = rowsOf(model, 'sign-offs');
    const signed = view.statements.flatMap(({ versions }) =>
      versions.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'signed')),
    );
    expect(signed.length).toBeGreaterThan(3);
    for (const mark of signed) {
      if (mark.kind !== 'signed') continue;
      const row = rows.find(
        ([stage, who = '']) =>
          stage === namesOf({ index }).itemTitle(mark.item) && who.includes(personName(mark.person)),
      );
      expect(row, mark.event).toBeDefined();
      expect(row?.[2]).toMatch(/\d+月\d+日 \d\d:\d\d(当面|电话|书面|会议)/);
    }
  });

  test('has every account of a fact with its state, and every entry of the log', () => {
    const current = view.ledger.facts.flatMap(fact => fact.current);
    expect(rowsOf(model, 'facts').map(([, value]) => value)).toEqual(current.map(({ value }) => value));
    expect(rowsOf(model, 'log')).toHaveLength(log.events.length);
  });
});

test('the blank checklist has every step with its boxes and its lines, under the phases, in one table', () => {
  const steps = part(blankChecklist(index), 'steps');
  if (steps?.kind !== 'table') throw new Error('no steps');
  const rows = steps.table.rows.filter(row => typeof row !== 'string');
  expect(rows.map(([number = '']) => cellText(number))).toEqual(
    playbook.steps.map((_, position) => String(position + 1)),
  );
  for (const [position, { title }] of playbook.steps.entries()) {
    const [, said = '', marks = '', hand = ''] = rows[position] ?? [];
    expect(cellText(said)).toContain(title);
    expect(cellText(marks)).toBe(
      Object.values(paperMarkLabel)
        .map(label => `□${label}`)
        .join('\n'),
    );
    expect(cellText(hand)).toContain(paperText.reasonBlank);
  }
  expect(cellTexts(steps.table)).toEqual(expect.arrayContaining(playbook.phases.map(({ title }) => title)));
});
