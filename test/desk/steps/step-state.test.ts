import { describe, expect, test } from 'vitest';
import type { Command, IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { currentStep, nowItems } from '../../../src/desk/incident/now.ts';
import type { StepView } from '../../../src/desk/steps/step-view.ts';
import { DAY, HOUR, hoursAgo, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  answer,
  barePlaybook,
  choose,
  closing,
  contextAt,
  countingIds,
  eventOf,
  lastId,
  li,
  openOn,
  stepIn,
  takenBack,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { required, withPlaybook } from '../../support/playbook.ts';

const context = contextAt(NOW, countingIds(1), zhang);
const fresh = openOn(barePlaybook);
const stepOf = (log: IncidentLog, id = 'archive', now = NOW): StepView => stepIn(log, id, now);
const kindOf = (log: IncidentLog, id = 'archive', now = NOW): string => stepOf(log, id, now).state.kind;
const done = (step = 'archive', hours = 1): Command => ({ kind: 'markDone', step, doneAt: hoursAgo(hours) });
type Until = Extract<Command, { kind: 'defer' }>['until'];
const deferred = (until: Until, from: IncidentLog = fresh): IncidentLog =>
  act(from, context, { kind: 'defer', step: 'archive', reason: '等科室意见', until });

describe('a step that was begun', () => {
  const started = act(fresh, context, { kind: 'start', step: 'archive' });

  test('is under way, and says who began it and when it was written down', () => {
    expect(stepOf(started).state).toEqual({
      kind: 'started',
      at: iso(NOW),
      by: zhang,
      event: lastId(started),
    });
  });

  test('does not count as settled, and gives way to steps still to do as the current one', () => {
    const first = required(currentStep(viewOf(fresh)), 'current').step.id;
    const view = viewOf(act(fresh, context, { kind: 'start', step: first }));
    expect(view.progress.finished).toBe(0);
    const [next] = nowItems(view);
    expect(next?.kind === 'step' && next.item.step.id !== first && next.item.state.kind).toBe('todo');
    expect(nowItems(view).at(-1)).toMatchObject({ item: { step: { id: first } } });
  });

  test('is the current one once nothing else is to do', () => {
    const others = viewOf(started).steps.filter(({ step }) => step.id !== 'archive');
    const all = others.reduce(
      (log, { step }) => act(log, context, { kind: 'markNotApplicable', step: step.id, reason: '无' }),
      started,
    );
    expect(currentStep(viewOf(all))?.step.id).toBe('archive');
    expect(currentStep(viewOf(act(all, context, done())))).toBeUndefined();
  });

  test('can be done, set aside or deferred, and is under way again when that is taken back', () => {
    for (const command of [
      done(),
      { kind: 'skip', step: 'archive', reason: '不办' },
      { kind: 'defer', step: 'archive', reason: '等', until: { kind: 'regrade' } },
    ] satisfies readonly Command[]) {
      const after = act(started, context, command);
      expect(kindOf(after)).not.toBe('started');
      expect(stepOf(takenBack(after, context))).toEqual(stepOf(started));
    }
  });
});

describe('a deferred step', () => {
  test('to a time is back at that time and not a millisecond before, and says what it waited for', () => {
    const until = NOW + 5 * HOUR;
    const log = deferred({ kind: 'time', at: iso(until) });
    expect(stepOf(log, 'archive', until - 1).state).toEqual({
      kind: 'deferred',
      at: iso(NOW),
      by: zhang,
      event: lastId(log),
      reason: '等科室意见',
      until: { kind: 'time', at: iso(until) },
    });
    for (const now of [until, until + 90 * DAY])
      expect(stepOf(log, 'archive', now).state).toEqual({
        kind: 'todo',
        returned: {
          at: iso(NOW),
          by: zhang,
          event: lastId(log),
          reason: '等科室意见',
          until: { kind: 'time', at: iso(until) },
        },
      });
  });

  test('is neither settled nor current while it waits, and current again once it is back', () => {
    const first = required(currentStep(viewOf(fresh)), 'current').step.id;
    const log = act(fresh, context, {
      kind: 'defer',
      step: first,
      reason: '等',
      until: { kind: 'time', at: iso(NOW + HOUR) },
    });
    expect(viewOf(log).progress.finished).toBe(0);
    expect(currentStep(viewOf(log))?.step.id).not.toBe(first);
    expect(currentStep(viewOf(log, NOW + HOUR))?.step.id).toBe(first);
  });

  test.each<[name: string, command: Command]>([
    ['done', done('register-report')],
    ['not applicable', { kind: 'markNotApplicable', step: 'register-report', reason: '无' }],
    ['skipped', { kind: 'skip', step: 'register-report', reason: '不办' }],
  ])(
    'until another step is back once that one is %s, and waits again when that is taken back',
    (_, command) => {
      const log = deferred({ kind: 'step', step: 'register-report' });
      expect(kindOf(log)).toBe('deferred');
      const settled = act(log, context, command);
      expect(stepOf(settled).state).toMatchObject({ kind: 'todo', returned: { event: lastId(log) } });
      expect(kindOf(takenBack(settled, context))).toBe('deferred');
    },
  );

  test('until another step still waits when that one is only begun or itself deferred', () => {
    const log = deferred({ kind: 'step', step: 'register-report' });
    const begun = act(log, context, { kind: 'start', step: 'register-report' });
    expect(kindOf(begun)).toBe('deferred');
    const both = act(begun, context, {
      kind: 'defer',
      step: 'register-report',
      reason: '等',
      until: { kind: 'time', at: iso(NOW + HOUR) },
    });
    expect(kindOf(both, 'archive', NOW + DAY)).toBe('deferred');
  });

  test('until a re-grade is back after the next one, not for one that came before, and waits again when it is taken back', () => {
    const graded = act(fresh, context, { kind: 'regrade', facts: wideFacts });
    const log = deferred({ kind: 'regrade' }, graded);
    expect(kindOf(log)).toBe('deferred');
    const again = act(log, context, { kind: 'regrade', facts: limitedFacts });
    expect(stepOf(again).state).toMatchObject({ kind: 'todo', returned: { until: { kind: 'regrade' } } });
    expect(kindOf(takenBack(again, context))).toBe('deferred');
  });

  test('until a re-grade is not back because an answer was filled in that the triage had left for later', () => {
    const { finder: _, ...facts } = wideFacts;
    const log = deferred({ kind: 'regrade' }, openOn(barePlaybook, facts));
    const filled = act(log, context, { kind: 'answerLater', answers: { finder: 'infoCentre' } });
    expect(kindOf(filled)).toBe('deferred');
  });

  test('that is back can be deferred anew, begun or done', () => {
    const log = deferred({ kind: 'time', at: iso(NOW + HOUR) });
    const later = contextAt(NOW + 2 * HOUR, countingIds(2), zhang);
    for (const command of [
      done(),
      { kind: 'start', step: 'archive' },
      { kind: 'defer', step: 'archive', reason: '再等', until: { kind: 'time', at: iso(NOW + 9 * HOUR) } },
    ] satisfies readonly Command[])
      expect(answer(log, command, later)).toMatchObject({ ok: true });
  });

  test('need not wait: it can be begun or done before it is back', () => {
    const log = deferred({ kind: 'regrade' });
    expect(kindOf(act(log, context, { kind: 'start', step: 'archive' }))).toBe('started');
    expect(kindOf(act(log, context, done()))).toBe('done');
  });

  test('stands still with the incident when that is closed', () => {
    const log = act(deferred({ kind: 'time', at: iso(NOW + HOUR) }), context, closing);
    expect(kindOf(log, 'archive', NOW + DAY)).toBe('deferred');
    const reopened = act(log, contextAt(NOW + DAY, countingIds(2), zhang), { kind: 'reopen' });
    expect(kindOf(reopened, 'archive', NOW + DAY)).toBe('todo');
  });
});

describe('a step that is done', () => {
  test('shows when it was done, when that was written down, and with what', () => {
    const log = act(fresh, context, done('archive', 3));
    expect(stepOf(log).state).toEqual({
      kind: 'done',
      at: hoursAgo(3),
      writtenAt: iso(NOW),
      by: zhang,
      event: lastId(log),
      values: {},
      doneBy: undefined,
      publication: undefined,
      outside: undefined,
    });
  });
});

describe('marks by officers who worked apart', () => {
  const apart = (from: IncidentLog, command: Command, writer: number, now = NOW): IncidentEvent =>
    eventOf(from, command, contextAt(now, countingIds(writer), writer % 2 === 0 ? zhang : li));
  const skip: Command = { kind: 'skip', step: 'archive', reason: '不办' };
  const one = apart(fresh, done(), 2);
  const other = apart(fresh, skip, 3, NOW + HOUR);
  const third = apart(fresh, { kind: 'markNotApplicable', step: 'archive', reason: '无' }, 4, NOW - HOUR);
  const both = incidentLogs.extend(fresh, [one, other]);
  const differing = (log: IncidentLog): readonly string[] => stepOf(log).differing.map(({ event }) => event);

  test('are all listed, oldest first, in whatever order they are merged', () => {
    for (const arrival of [
      [one, other, third],
      [third, other, one],
      [other, third, one],
    ]) {
      const oneByOne = arrival.reduce((log, event) => incidentLogs.extend(log, [event]), fresh);
      for (const log of [incidentLogs.extend(fresh, arrival), oneByOne])
        expect(differing(log)).toEqual([third.id, one.id, other.id]);
    }
    expect(stepOf(both).differing).toMatchObject([
      { event: one.id, state: { kind: 'done', by: zhang } },
      { event: other.id, state: { kind: 'skipped', reason: '不办', by: li } },
    ]);
  });

  test('count with the careful one until somebody decides: what is least done', () => {
    expect(stepOf(both).state).toMatchObject({ kind: 'skipped', event: other.id });
    const begun = apart(fresh, { kind: 'start', step: 'archive' }, 5, NOW - DAY);
    expect(kindOf(incidentLogs.extend(both, [begun]))).toBe('started');
  });

  test('concern their own step alone', () => {
    const elsewhere = apart(fresh, { kind: 'skip', step: 'register-report', reason: '不办' }, 5);
    const log = incidentLogs.extend(both, [elsewhere]);
    expect(viewOf(log).steps.filter(step => step.differing.length > 0)).toHaveLength(1);
  });

  test('that say the same are no difference', () => {
    const same = apart(fresh, done(), 3, NOW + HOUR);
    expect(differing(incidentLogs.extend(fresh, [one, same]))).toEqual([]);
  });

  test('that agree but for one are all listed', () => {
    const same = apart(fresh, done(), 5, NOW + 2 * HOUR);
    expect(differing(incidentLogs.extend(both, [same]))).toEqual([one.id, other.id, same.id]);
  });

  test('are no difference where one knew the other', () => {
    const begun = act(fresh, context, { kind: 'start', step: 'archive' });
    const note = apart(fresh, { kind: 'note', text: '同时记下' }, 3);
    expect(differing(incidentLogs.extend(act(begun, context, done()), [note]))).toEqual([]);
  });

  test('count only with the last of each officer', () => {
    const begun = act(fresh, context, { kind: 'start', step: 'archive' });
    const finished = act(begun, context, done());
    expect(differing(incidentLogs.extend(finished, [other]))).toEqual([lastId(finished), other.id]);
  });

  test('are settled by a later mark that knows them all, and differ again when that is taken back', () => {
    const begun = apart(fresh, { kind: 'start', step: 'archive' }, 2);
    const waiting = apart(
      fresh,
      { kind: 'defer', step: 'archive', reason: '等', until: { kind: 'regrade' } },
      3,
      NOW + HOUR,
    );
    const open = incidentLogs.extend(fresh, [begun, waiting]);
    expect(differing(open)).toEqual([begun.id, waiting.id]);
    const settled = act(open, context, done());
    expect(differing(settled)).toEqual([]);
    expect(stepOf(takenBack(settled, context))).toEqual(stepOf(open));
  });

  test('are not settled by a mark that knows only one of them', () => {
    const knowsOne = takenBack(
      incidentLogs.extend(fresh, [one]),
      contextAt(NOW + DAY, countingIds(6), zhang),
      one.id,
    );
    const again = act(knowsOne, contextAt(NOW + DAY, countingIds(7), zhang), done('archive', 5));
    expect(differing(incidentLogs.extend(again, [other]))).toEqual([other.id, lastId(again)]);
  });

  test.each([
    ['the earlier', one, 'done'],
    ['the later', other, 'skipped'],
  ] as const)(
    'are settled by choosing %s, which then stands alone, and differ again when that is taken back',
    (_, kept, kind) => {
      const chosen = act(both, context, choose('archive', kept.id));
      expect(stepOf(chosen).state).toMatchObject({ kind, event: kept.id });
      expect(differing(chosen)).toEqual([]);
      expect(chosen.events.slice(both.events.length).map(({ type }) => type)).toEqual(['chosen']);
      expect(stepOf(takenBack(chosen, context))).toEqual(stepOf(both));
    },
  );

  test('of three, one choice settles all', () => {
    const all = incidentLogs.extend(both, [third]);
    const chosen = act(all, context, choose('archive', third.id));
    expect(stepOf(chosen).state).toMatchObject({ kind: 'notApplicable', event: third.id });
    expect(differing(chosen)).toEqual([]);
  });

  test('chosen against an officer who had marked twice stay chosen: nothing of the other comes back', () => {
    const begun = act(fresh, contextAt(NOW, countingIds(2), zhang), { kind: 'start', step: 'archive' });
    const finished = act(begun, contextAt(NOW + 2 * HOUR, countingIds(4), zhang), done());
    for (const now of [NOW - HOUR, NOW + HOUR, NOW + DAY]) {
      const theirs = apart(fresh, skip, 3, now);
      const log = incidentLogs.extend(finished, [theirs]);
      const chosen = act(log, context, choose('archive', theirs.id));
      expect(stepOf(chosen).state).toMatchObject({ kind: 'skipped', event: theirs.id });
      expect(differing(chosen)).toEqual([]);
    }
  });

  test('taken back by their own officer differ no more', () => {
    const log = takenBack(both, context, one.id);
    expect(differing(log)).toEqual([]);
    expect(stepOf(log).state).toMatchObject({ event: other.id });
  });
});

describe('what a deferral must not outlast', () => {
  const defer = (step: string, until: string): Command => ({
    kind: 'defer',
    step,
    reason: '先等一等',
    until: { kind: 'step', step: until },
  });

  test('two steps are not let wait for each other, not even by way of a third', () => {
    const log = act(fresh, context, defer('review', 'archive'), defer('final-report', 'review'));
    const refused = answer(log, defer('archive', 'final-report'), context);
    expect(refused).toEqual({ ok: false, refusal: { code: 'waitsForThis' } });
  });

  test('a step that leaves the checklist ends the wait for it', () => {
    const gone = openOn(
      withPlaybook(
        {
          steps: barePlaybook.steps.map(step =>
            step.id === 'review' ? { ...step, when: { is: ['spread', 'limited'] as const } } : step,
          ),
        },
        barePlaybook,
      ),
    );
    const waiting = act(gone, context, defer('archive', 'review'));
    expect(stepOf(waiting).state.kind).toBe('deferred');
    const regraded = act(waiting, context, { kind: 'regrade', facts: wideFacts });
    expect(stepOf(regraded).state).toMatchObject({ kind: 'todo', returned: { reason: '先等一等' } });
  });
});
