import { describe, expect, test } from 'vitest';
import { closingAsks } from '../../../src/desk/closing/closing.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { nowItems } from '../../../src/desk/incident/now.ts';
import { reviewOf } from '../../../src/desk/review/summary.ts';
import { withoutResult } from '../../../src/desk/steps/finished.ts';
import { saidOf } from '../../../src/desk/steps/said.ts';
import { stepStateLabel, toReportWords } from '../../../src/desk/steps/words.ts';
import { hoursAgo, limitedFacts, NOW } from '../../support/answers.ts';
import { handoverOf } from '../../support/handover.ts';
import {
  act,
  allEvents,
  atField,
  contextAt,
  countingIds,
  indexFor,
  lastOf,
  li,
  logOf,
  markDone,
  openOn,
  refusalOf,
  stepIn,
  undo,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { found, withStep } from '../../support/playbook.ts';

const STEP = 'archive';
const context = contextAt(NOW, countingIds(1), zhang);
const other = contextAt(NOW + 1000, countingIds(2), li);

/** A playbook in which a step that has nothing to do with reports decides whether to: nothing hangs on its id. */
const made = withStep(STEP, step => ({
  ...step,
  outcome: 'reported',
  decides: 'report',
  wants: [{ id: 'whom', means: 'recipient', label: '报给哪里', kind: 'text' }],
  evidence: [{ minutes: ['phoneReport'] }, { filed: ['initial-report'] }],
}));
const fresh = openOn(made, limitedFacts, context);
const worked = (log: IncidentLog, ...commands: readonly Command[]): IncidentLog =>
  act(log, context, ...commands);
const asked = (log: IncidentLog) => stepIn(log, STEP);
const stateOf = (log: IncidentLog) => asked(log).state;

const yes: Command = { kind: 'decideReport', step: STEP, report: 'yes', to: ' 市政府值班室 ' };
const no: Command = { kind: 'decideReport', step: STEP, report: 'no', reason: '只在一个平台，当天已经答复' };
const phoned = (steps: readonly string[] = [STEP]): Command => ({
  kind: 'minute',
  sort: 'phoneReport',
  steps,
  heldAt: hoursAgo(0),
  people: '市政府总值班',
  said: '报告基本情况',
});
const waiting = worked(fresh, yes);

describe('deciding to report', () => {
  test('leaves the step open, to be sent, with whom to report to', () => {
    expect(stateOf(waiting)).toMatchObject({ kind: 'toReport', to: '市政府值班室', by: zhang });
    expect(stepStateLabel(asked(waiting))).toBe('待报送');
    expect(saidOf(asked(waiting), 'recipient')).toEqual({ kind: 'text', text: '市政府值班室' });
    expect(withoutResult(viewOf(waiting).steps)).toContainEqual(asked(waiting));
  });

  test('keeps it among what is to be done now, and what wants a word at the closing', () => {
    const items = nowItems(viewOf(waiting), zhang);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'step', item: asked(waiting) }));
    const asks = closingAsks(indexFor(waiting).playbook, viewOf(waiting)).flatMap(({ steps }) => steps);
    expect(asks).toContainEqual(asked(waiting));
    const { unfinished } = reviewOf(indexFor(waiting), waiting, viewOf(waiting), NOW);
    expect(unfinished).toContainEqual(asked(waiting));
  });

  test('is told to whoever comes as decided and not sent', () => {
    expect(handoverOf(waiting).todo).toContain(toReportWords('市政府值班室'));
  });

  test('is fulfilled by a call that names the step', () => {
    expect(stateOf(worked(waiting, phoned([])))).toMatchObject({ kind: 'toReport' });
    expect(stateOf(worked(waiting, phoned()))).toMatchObject({
      kind: 'done',
      sensed: { place: { kind: 'minutes' }, said: { recipient: { people: ['市政府总值班'] } } },
    });
  });

  test('is fulfilled by no document, whoever it is addressed to', () => {
    const written: Command = {
      kind: 'fileDocument',
      form: 'initial-report',
      fields: { 'reported-to': '领导小组、市政府值班室' },
    };
    expect(stateOf(worked(waiting, written))).toMatchObject({ kind: 'toReport' });
  });

  test('is fulfilled by hand, with whom it was reported to', () => {
    expect(stateOf(worked(waiting, { ...markDone(STEP), values: { whom: '市委' } }))).toMatchObject({
      kind: 'done',
      sensed: undefined,
      values: { whom: { text: '市委' } },
    });
  });

  test('needs to say to whom', () => {
    expect(refusalOf(fresh, { ...yes, to: ' ' }, context)).toEqual(atField('to', 'required'));
  });
});

describe('deciding not to report', () => {
  const decided = worked(fresh, no);

  test('is a result, with the reason', () => {
    expect(stateOf(decided)).toMatchObject({ kind: 'notReported', reason: '只在一个平台，当天已经答复' });
    expect(stepStateLabel(asked(decided))).toBe('决定不报');
    expect(withoutResult(viewOf(decided).steps)).not.toContainEqual(asked(decided));
  });

  test.each([
    ['', 'required'],
    ['无', 'hollow'],
  ])('needs a reason of substance, which %j is not', (reason, code) => {
    expect(refusalOf(fresh, { ...no, reason }, context)).toEqual({
      code: 'badField',
      field: 'reason',
      why: { code },
    });
  });

  test('gives way to a call that was made all the same', () => {
    expect(stateOf(worked(decided, phoned()))).toMatchObject({ kind: 'done' });
  });

  test('can be taken back, and decided anew once the step is reopened', () => {
    const { id } = lastOf(decided);
    expect(stateOf(worked(decided, undo(id)))).toMatchObject({ kind: 'todo' });
    expect(refusalOf(decided, yes, context)).toEqual({ code: 'alreadySettled' });
    const again = worked(decided, { kind: 'reopenStep', step: STEP, reason: '省里媒体跟进' }, yes);
    expect(stateOf(again)).toMatchObject({ kind: 'toReport' });
  });

  test('counts for less than the contrary that an officer decided apart', () => {
    const apart = act(fresh, other, yes);
    const both = logOf(allEvents([decided, apart]));
    expect(stateOf(both)).toMatchObject({ kind: 'toReport' });
    expect(asked(both).differing).toHaveLength(2);
  });
});

test('only a step that decides it takes such a decision, and only one of the two', () => {
  const title = found(viewOf(fresh).steps, ({ step }) => step.id === 'register-report').step.title;
  expect(refusalOf(fresh, { ...yes, step: 'register-report' }, context)).toEqual({ code: 'notAsked', title });
  expect(refusalOf(fresh, { ...yes, report: 'maybe' as never }, context)).toEqual(
    atField('report', 'notAnOption'),
  );
});
