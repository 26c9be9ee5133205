import { expect, test } from 'vitest';
import { isSame } from '../../../src/base/same.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { stepRow } from '../../../src/desk/steps/step-row.ts';
import { hoursAgo, NOW } from '../../support/answers.ts';
import {
  act,
  assign,
  barePlaybook,
  contextAt,
  countingIds,
  openOn,
  viewOf,
  zhang,
} from '../../support/incident.ts';

const context = contextAt(NOW, countingIds(1), zhang);
const STEP = 'archive';
const fresh = openOn(barePlaybook);

/** The content of each row, by step. */
const rowsOf = (log: IncidentLog, now = NOW) =>
  new Map(viewOf(log, now).steps.map(item => [item.step.id, stepRow(item, { locked: false })]));

/** The steps whose rows are others now. */
const changedBetween = (before: IncidentLog, after: IncidentLog, later = 0): readonly string[] => {
  const next = rowsOf(after, NOW + later);
  return [...rowsOf(before)].flatMap(([id, row]) => (isSame(row, next.get(id)) ? [] : [id]));
};

const begun = act(fresh, context, { kind: 'start', step: STEP });
const done: Command = { kind: 'markDone', step: STEP, doneAt: hoursAgo(1) };

test.each<[what: string, log: IncidentLog, command: Command]>([
  ['is begun', fresh, { kind: 'start', step: STEP }],
  ['is done', begun, done],
  ['is put off', fresh, { kind: 'defer', step: STEP, reason: '等意见', until: { kind: 'regrade' } }],
  ['does not apply', fresh, { kind: 'markNotApplicable', step: STEP, reason: '无' }],
  ['is opened again', act(fresh, context, done), { kind: 'reopenStep', step: STEP, reason: '还有' }],
])('a row says something else once its step %s, and no other row does', (_, log, command) => {
  expect(changedBetween(log, act(log, context, command))).toEqual([STEP]);
});

test('no row says anything else when something is written that the sheet of its step tells, or that is no step’s, or a minute has passed', () => {
  expect(rowsOf(begun).size).toBeGreaterThan(5);
  const told: readonly Command[] = [
    { kind: 'note', text: '来电一次' },
    { kind: 'note', step: STEP, text: '催过一次' },
    assign([STEP], { name: '李四' }),
  ];
  for (const command of told) expect(changedBetween(begun, act(begun, context, command))).toEqual([]);
  expect(changedBetween(begun, begun, 60_000)).toEqual([]);
});
