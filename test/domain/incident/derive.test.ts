import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/incident/decide.ts';
import { type ClockState, derive, previewRegrade } from '../../../src/domain/incident/derive.ts';
import type { Log } from '../../../src/domain/incident/state.ts';
import { checklist, deadlinesInForce, indexPlaybook } from '../../../src/domain/playbook/checklist.ts';
import type { Facts } from '../../../src/domain/playbook/condition.ts';
import { verdictOf, walk } from '../../../src/domain/wizard/walk.ts';
import { anyAnswers, DAY, HOUR, hoursAgo, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import { anyTurns, carryOut, contextAt, countingIds, openLog, play } from '../../support/incident.ts';
import { changed, index, playbook, required, withPlaybook } from '../../support/playbook.ts';

const context = contextAt(NOW, countingIds(1));
const clock = (log: Log, id: string, now: number): ClockState | undefined =>
  derive(index, log, now).clocks.find(({ deadline }) => deadline.id === id)?.clock;
const at = (iso: string | undefined): number => Date.parse(required(iso, 'time'));
const done = (step: string, hours: number): Command => ({ kind: 'markDone', step, doneAt: hoursAgo(hours) });

describe('a clock', () => {
  const wide = openLog(wideFacts);
  const found = at(wideFacts.foundAt);
  const happened = at(wideFacts.emergencyAt);
  const recognised = at(wideFacts.attentionAt);

  test.each([
    ['three-days', recognised, recognised + 3 * DAY],
    ['five-hours', happened, happened + 5 * HOUR],
    ['twenty-four-hours', happened, happened + DAY],
    ['same-day-report', found, Date.parse('2026-11-24T23:59:59.999+08:00')],
  ])('%s runs to its last millisecond and is overdue from the next', (id, since, due) => {
    for (const now of [since, due - 1, due])
      expect(clock(wide, id, now)).toEqual({ kind: 'running', since, due, certain: true });
    for (const now of [due + 1, due + 30 * DAY])
      expect(clock(wide, id, now)).toEqual({ kind: 'overdue', since, due, certain: true });
  });

  test('of 48 hours runs from discovery where no grave emergency is behind it', () => {
    const limited = openLog(limitedFacts);
    const since = at(limitedFacts.foundAt);
    expect(clock(limited, 'forty-eight-hours', since + 47 * HOUR)).toMatchObject({
      kind: 'running',
      due: since + 48 * HOUR,
    });
    expect(clock(limited, 'forty-eight-hours', since + 49 * HOUR)).toMatchObject({ kind: 'overdue' });
    expect(clock(wide, 'forty-eight-hours', NOW)).toBeUndefined();
  });

  test('without a number in the text counts up and is never overdue', () => {
    for (const now of [NOW, NOW + 100 * DAY])
      expect(clock(wide, 'first-moment-brief', now)).toEqual({ kind: 'stopwatch', since: found });
  });

  test('that a step starts waits for it, and starts at the time it was done, not when it was written down', () => {
    expect(clock(wide, 'report-at-once', NOW)).toEqual({ kind: 'waiting' });
    const received = carryOut(wide, context, done('register-report', 1.5));
    expect(clock(received, 'report-at-once', NOW)).toEqual({ kind: 'stopwatch', since: at(hoursAgo(1.5)) });
  });

  test('waits on while the step that starts it is set aside', () => {
    const aside = carryOut(wide, context, { kind: 'skip', step: 'register-report', reason: '稍后补' });
    expect(clock(aside, 'report-at-once', NOW)).toEqual({ kind: 'waiting' });
  });

  test('counts working days from the step that starts it', () => {
    const registered = carryOut(wide, context, done('register-disclosure-request', 1));
    expect(clock(registered, 'disclosure-twenty-working-days', NOW)).toEqual({
      kind: 'running',
      since: at(hoursAgo(1)),
      due: Date.parse('2026-12-22T23:59:59.999+08:00'),
      certain: true,
    });
  });

  test('is met by its step, at the time it was done, and stays so', () => {
    const published = carryOut(wide, context, done('publish-wide', 0.5));
    for (const now of [NOW, NOW + 30 * DAY])
      expect(clock(published, 'three-days', now)).toEqual({
        kind: 'met',
        since: recognised,
        due: recognised + 3 * DAY,
        at: at(hoursAgo(0.5)),
      });
  });

  test('that was met too late shows by how much', () => {
    const late = carryOut(
      openLog({ ...wideFacts, attentionAt: hoursAgo(100) }),
      context,
      done('publish-wide', 1),
    );
    const state = required(clock(late, 'three-days', NOW), 'clock');
    expect(state).toMatchObject({ kind: 'met', due: at(hoursAgo(28)), at: at(hoursAgo(1)) });
  });

  test('is not stopped by setting its step aside', () => {
    for (const kind of ['skip', 'markNotApplicable'] as const) {
      const aside = carryOut(wide, context, { kind, step: 'publish-wide', reason: '上级发布' });
      expect(clock(aside, 'three-days', NOW)).toMatchObject({ kind: 'running' });
    }
  });

  test('that two steps can meet is met by whichever was done first, in whatever order they were written down', () => {
    const shared = indexPlaybook(
      withPlaybook({
        steps: changed(playbook.steps, 'register-report', step => ({
          ...step,
          deadlines: ['same-day-report'],
        })),
      }),
    );
    for (const [first, second] of [
      ['report-to-office', 'register-report'],
      ['register-report', 'report-to-office'],
    ] as const) {
      const both = carryOut(wide, context, done(first, 0.5), done(second, 1.5));
      const met = derive(shared, both, NOW).clocks.find(({ deadline }) => deadline.id === 'same-day-report');
      expect(met?.clock).toMatchObject({ kind: 'met', at: at(hoursAgo(1.5)) });
    }
  });

  test('runs again when the step that met it is taken back', () => {
    const published = carryOut(wide, context, done('publish-wide', 0.5));
    const event = required(published.events.at(-1), 'event').id;
    const undone = carryOut(published, context, { kind: 'undo', event });
    expect(clock(undone, 'three-days', NOW)).toEqual(clock(wide, 'three-days', NOW));
  });
});

/** A view of some incident after some actions, at some moment. */
const anyView = fc
  .tuple(anyTurns(), fc.integer({ min: -DAY, max: 90 * DAY }))
  .map(([turns, later]) => derive(index, required(play(turns).logs[0], 'log'), NOW + later));

describe('the clocks of an incident', () => {
  test('are those of the deadlines in force, each once', () => {
    fc.assert(
      fc.property(anyView, view => {
        const inForce = deadlinesInForce(index, view.facts);
        expect(new Set(view.clocks.map(({ deadline }) => deadline))).toEqual(new Set(inForce));
        expect(view.clocks).toHaveLength(inForce.length);
      }),
    );
  });

  test('have the earliest due in view, whether running or overdue; else a stopwatch; else none; none once closed', () => {
    fc.assert(
      fc.property(anyView, ({ clocks, nextClock, status }) => {
        if (status === 'closed') {
          expect(nextClock).toBeUndefined();
          return;
        }
        const dues = clocks.flatMap(({ clock: state }) =>
          state.kind === 'running' || state.kind === 'overdue' ? [state.due] : [],
        );
        const stopwatches = clocks.flatMap(({ clock: state }) =>
          state.kind === 'stopwatch' ? [state.since] : [],
        );
        if (dues.length > 0) expect(nextClock?.clock).toMatchObject({ due: Math.min(...dues) });
        else if (stopwatches.length > 0)
          expect(nextClock?.clock).toEqual({ kind: 'stopwatch', since: Math.min(...stopwatches) });
        else expect(nextClock).toBeUndefined();
      }),
    );
  });

  test('stand still when the incident is closed', () => {
    const log = carryOut(openLog(limitedFacts), context, { kind: 'close', reason: '办结' });
    const states = (now: number) => derive(index, log, now).clocks.map(({ clock }) => clock);
    expect(states(NOW + 90 * 24 * HOUR)).toEqual(states(NOW));
    expect(states(NOW).map(({ kind }) => kind)).not.toContain('overdue');
  });

  test('hold a stopwatch in view once nothing with a number runs, and nothing once all are met', () => {
    const log = carryOut(
      openLog({ ...limitedFacts, finder: 'office' }),
      context,
      done('publish-limited', 0.5),
    );
    expect(derive(index, log, NOW).nextClock).toBeUndefined();
    const received = carryOut(log, context, done('register-report', 1));
    expect(derive(index, received, NOW).nextClock).toMatchObject({
      deadline: { id: 'report-at-once' },
      clock: { kind: 'stopwatch', since: at(hoursAgo(1)) },
    });
    const reported = carryOut(received, context, done('report-to-leaders', 0.5));
    expect(derive(index, reported, NOW).nextClock).toBeUndefined();
  });

  test('stand as due, then stopwatches, then waiting, then met, earliest first', () => {
    const rank = { overdue: 0, running: 0, stopwatch: 1, waiting: 2, met: 3 };
    fc.assert(
      fc.property(anyView, ({ clocks }) => {
        clocks.slice(1).forEach(({ clock: state }, before) => {
          const previous = required(clocks[before], 'clock').clock;
          expect(rank[previous.kind]).toBeLessThanOrEqual(rank[state.kind]);
          if ('due' in previous && 'due' in state && previous.kind !== 'met' && state.kind !== 'met')
            expect(previous.due).toBeLessThanOrEqual(state.due);
        });
      }),
    );
  });

  test('only get worse with time: a running clock becomes overdue, never the other way', () => {
    fc.assert(
      fc.property(anyTurns(), fc.nat(90 * DAY), fc.nat(90 * DAY), (turns, early, later) => {
        const log = required(play(turns).logs[0], 'log');
        const worse = { running: 0, overdue: 1, stopwatch: 0, waiting: 0, met: 0 };
        for (const { deadline, clock: state } of derive(index, log, NOW + early).clocks) {
          const after = required(clock(log, deadline.id, NOW + early + later), 'clock');
          expect(worse[after.kind]).toBeGreaterThanOrEqual(worse[state.kind]);
        }
      }),
    );
  });
});

describe('the steps of an incident', () => {
  test('begin as the checklist of its facts, all to do, the first of them current', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const view = derive(index, openLog(answers), NOW);
        expect(view.steps.map(({ step }) => step)).toEqual(checklist(index, view.facts));
        for (const { state, applies } of view.steps)
          expect({ state, applies }).toEqual({ state: { kind: 'todo' }, applies: true });
        expect(view.current).toBe(view.steps[0]);
        expect(view.verdict).toEqual(verdictOf(playbook.triage, walk(playbook.triage, answers).facts));
      }),
    );
  });

  test('have as current the first one that applies and is to do, and none once the incident is closed', () => {
    fc.assert(
      fc.property(anyView, view => {
        const open = view.steps.filter(({ applies, state }) => applies && state.kind === 'todo');
        expect(view.current).toBe(view.status === 'closed' ? undefined : open[0]);
        expect(view.progress.settled).toBe(view.progress.total - open.length);
      }),
    );
  });

  test('that no longer apply are never current, though a note keeps them on the list', () => {
    const log = carryOut(openLog(limitedFacts), context, {
      kind: 'note',
      step: 'report-emergency',
      text: '已核实无突发事件',
    });
    const view = derive(index, log, NOW);
    expect(view.steps[0]).toMatchObject({
      step: { id: 'report-emergency' },
      applies: false,
      state: { kind: 'todo' },
    });
    expect(view.current).toBe(view.steps[1]);
  });

  test('hold every step that applies or was touched, in the playbook’s order', () => {
    fc.assert(
      fc.property(anyView, view => {
        const listed = view.steps.map(({ step }) => step);
        expect(listed).toEqual(playbook.steps.filter(step => listed.includes(step)));
        const applying = checklist(index, view.facts);
        for (const step of applying) expect(listed).toContain(step);
        for (const { step, applies, state, notes } of view.steps) {
          expect(applies).toBe(applying.includes(step));
          if (!applies) expect(state.kind !== 'todo' || notes.length > 0).toBe(true);
        }
      }),
    );
  });

  test('stay visible after a re-grade once they were worked on, with what was done', () => {
    const wide = openLog(wideFacts);
    const worked = carryOut(
      wide,
      context,
      done('draft-plans', 1),
      { kind: 'skip', step: 'approve-plans', reason: '等市里' },
      { kind: 'markNotApplicable', step: 'hold-press-conference', reason: '市政府举行' },
      { kind: 'note', step: 'publish-wide', text: '稿子在办公室' },
    );
    const view = derive(index, carryOut(worked, context, { kind: 'regrade', facts: limitedFacts }), NOW);
    const stateOf = (id: string): object | undefined => view.steps.find(({ step }) => step.id === id);
    expect(stateOf('draft-plans')).toMatchObject({
      applies: false,
      state: { kind: 'done', at: hoursAgo(1) },
    });
    expect(stateOf('approve-plans')).toMatchObject({
      applies: false,
      state: { kind: 'skipped', reason: '等市里' },
    });
    expect(stateOf('hold-press-conference')).toMatchObject({
      applies: false,
      state: { kind: 'notApplicable' },
    });
    expect(stateOf('publish-wide')).toMatchObject({
      applies: false,
      notes: [{ value: { text: '稿子在办公室' } }],
    });
    expect(stateOf('draft-statement')).toBeUndefined();
    expect(stateOf('section-opinion')).toMatchObject({ applies: true, state: { kind: 'todo' } });
  });

  test('touched in any way never disappear, whatever the re-grades', () => {
    fc.assert(
      fc.property(anyTurns(), anyAnswers, (turns, answers) => {
        const log = required(play(turns).logs[0], 'log');
        fc.pre(derive(index, log, NOW).status === 'open');
        const facts = walk(playbook.triage, answers).facts;
        const before = derive(index, log, NOW + 40 * DAY);
        const after = derive(
          index,
          carryOut(log, contextAt(NOW, countingIds(9)), { kind: 'regrade', facts }),
          NOW + 40 * DAY,
        );
        for (const { step, state, notes } of before.steps) {
          if (state.kind === 'todo' && notes.length === 0) continue;
          const kept = required(
            after.steps.find(each => each.step === step),
            step.id,
          );
          expect({ state: kept.state, notes: kept.notes }).toEqual({ state, notes });
        }
      }),
    );
  });

  test('show a closed incident as closed, and open again after reopening', () => {
    const closed = carryOut(openLog(), context, { kind: 'close', reason: '办结' });
    expect(derive(index, closed, NOW).status).toBe('closed');
    expect(derive(index, carryOut(closed, context, { kind: 'reopen' }), NOW).status).toBe('open');
  });
});

describe('the preview of a re-grade', () => {
  const anyFacts: fc.Arbitrary<Facts> = anyAnswers.map(answers => walk(playbook.triage, answers).facts);

  test('says which steps and clocks come and go, and the other way round for the way back', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, after) => {
        const there = previewRegrade(index, before, after);
        const back = previewRegrade(index, after, before);
        expect(back).toEqual({
          stepsAdded: there.stepsRemoved,
          stepsRemoved: there.stepsAdded,
          clocksAdded: there.clocksRemoved,
          clocksRemoved: there.clocksAdded,
        });
        const kept = checklist(index, before).filter(step => !there.stepsRemoved.includes(step));
        expect(new Set([...kept, ...there.stepsAdded])).toEqual(new Set(checklist(index, after)));
        const clocks = deadlinesInForce(index, before).filter(each => !there.clocksRemoved.includes(each));
        expect(new Set([...clocks, ...there.clocksAdded])).toEqual(new Set(deadlinesInForce(index, after)));
      }),
    );
  });

  test('of no change is empty', () => {
    expect(previewRegrade(index, wideFacts, wideFacts)).toEqual({
      stepsAdded: [],
      stepsRemoved: [],
      clocksAdded: [],
      clocksRemoved: [],
    });
  });
});
