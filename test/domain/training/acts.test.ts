import { expect, test } from 'vitest';
import { decide } from '../../../src/domain/incident/decide.ts';
import { derive } from '../../../src/domain/incident/derive.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { extendLog, type Log } from '../../../src/domain/incident/state.ts';
import { actsOf } from '../../../src/domain/training/acts.ts';
import { at, doAll, stageOf, triage } from '../../support/drill.ts';
import { contextAt, countingIds } from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';

const reported = (writer: number): Log =>
  doAll(stageOf(undefined, writer), triage, { do: 'step', at: 'PT10M', step: 'report-to-leaders' });

/** What one tab writes when it takes the report back. */
function undo(log: Log, offset: string, writer: number): readonly IncidentEvent[] {
  const event = required(log.events.findLast(({ type }) => type === 'stepDone')?.id, 'report');
  const now = at(offset);
  const command = { kind: 'undo', event } as const;
  const decided = decide(index, log, derive(index, log, now), command, contextAt(now, countingIds(writer)));
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value;
}

test('what two tabs took back without knowing of each other stood until the first of them did', () => {
  const log = reported(7);
  const branches = [undo(log, 'PT30M', 8), undo(log, 'PT20M', 9)];
  for (const order of [branches, branches.toReversed()]) {
    const acts = actsOf([extendLog(log, order.flat())]);
    expect(acts.find(({ kind }) => kind === 'step')?.until).toBe(at('PT20M'));
  }
});

test('the acts of several incidents are told in the order in which they were done', () => {
  const acts = actsOf([reported(7), reported(8)]);
  expect(acts.map(({ kind }) => kind)).toEqual(['open', 'grade', 'open', 'grade', 'step', 'step']);
});
