import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockState, isBinding, isRunning } from '../../../src/desk/core/clock.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { nowItems } from '../../../src/desk/incident/now.ts';
import type { StepState, StepView } from '../../../src/desk/steps/step-view.ts';
import { clockBars } from '../../../src/desk/timeline/timeline.ts';
import { checklist, deadlinesInForce, indexPlaybook } from '../../../src/playbook/checklist.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { isOpen as isOpenOption } from '../../../src/playbook/deadline/provisional.ts';
import { chosenOptions } from '../../../src/playbook/wizard/flow.ts';
import { verdictOf, walk } from '../../../src/playbook/wizard/walk.ts';
import { anyAnswers, DAY, HOUR, hoursAgo, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  anyTurns,
  assign,
  attempt,
  barePlaybook,
  closeWith,
  complete,
  contextAt,
  correct,
  countingIds,
  indexFor,
  lastId,
  markDone,
  note,
  openLog,
  openOn,
  play,
  regrade,
  skip,
  stepIn,
  takenBack,
  undo,
  viewOf,
} from '../../support/incident.ts';
import { changed, index, playbook, required, withPlaybook, withStep } from '../../support/playbook.ts';

const context = contextAt(NOW, countingIds(1));
const clock = (log: IncidentLog, id: string, now: number): ClockState | undefined =>
  derive(index, log, now).clocks.find(({ deadline }) => deadline.id === id)?.clock;
const at = (iso: string | undefined): number => Date.parse(required(iso, 'time'));
const done = (step: string, hours: number): Command => markDone(step, hoursAgo(hours));

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
      expect(clock(wide, id, now)).toEqual({
        kind: 'running',
        since,
        due,
        certain: true,
        soon: now !== since,
      });
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

  test('that a step starts runs from when it was done, until then from when the matter was found, and at the latest from when the incident was opened', () => {
    const aside = act(wide, context, skip('register-report', '稍后补'));
    for (const log of [wide, aside])
      expect(clock(log, 'report-at-once', NOW + HOUR)).toEqual({ kind: 'stopwatch', since: found });
    const received = complete(wide, context, done('register-report', 1.5));
    expect(clock(received, 'report-at-once', NOW)).toEqual({ kind: 'stopwatch', since: at(hoursAgo(1.5)) });
    const late = complete(wide, contextAt(NOW + HOUR), markDone('register-report', iso(NOW + HOUR)));
    expect(clock(late, 'report-at-once', NOW + HOUR)).toMatchObject({ since: NOW });
  });

  test('of three days runs from discovery where nobody has said since when it is known all over the city', () => {
    const open = openLog({ ...wideFacts, attentionAt: '' });
    expect(clock(open, 'three-days', NOW)).toMatchObject({ since: found, due: found + 3 * DAY });
  });

  test('of a meeting runs from when the answers first call for one, whatever was reported', () => {
    expect(clock(wide, 'prompt-assessment', NOW + HOUR)).toEqual({ kind: 'stopwatch', since: NOW });
    const small = complete(
      openLog({ ...limitedFacts, sensitive: 'no' }),
      context,
      done('report-to-leaders', 0),
    );
    expect(clock(small, 'prompt-assessment', NOW)).toBeUndefined();
    const graded = act(
      act(small, contextAt(NOW + HOUR, countingIds(2)), regrade({ ...limitedFacts, sensitive: 'yes' })),
      contextAt(NOW + 2 * HOUR, countingIds(3)),
      regrade({ ...limitedFacts, sensitive: 'yes', topic: 'mining' }),
    );
    expect(clock(graded, 'prompt-assessment', NOW + 3 * HOUR)).toMatchObject({ since: NOW + HOUR });
  });

  test('waits for no step of the playbook', () => {
    for (const { clock: state, deadline } of derive(index, wide, NOW).clocks)
      expect([deadline.id, state.kind]).not.toEqual([deadline.id, 'waiting']);
  });

  test('counts working days from the step that starts it', () => {
    const registered = complete(wide, context, done('register-disclosure-request', 1));
    expect(clock(registered, 'disclosure-twenty-working-days', NOW)).toEqual({
      kind: 'running',
      since: at(hoursAgo(1)),
      due: Date.parse('2026-12-22T23:59:59.999+08:00'),
      certain: true,
      soon: false,
    });
  });

  test.each<[limit: string, within: string, hours: number, soon: number]>([
    ['of five hours presses in its last hour', 'PT5H', 5, 1],
    ['of 48 hours presses in its last fifth', 'PT48H', 48, 9.6],
    ['of an hour presses in its last half hour, not its last twelve minutes', 'PT1H', 1, 0.5],
    ['of thirty days presses on its last day, not in its last six', 'P30D', 30 * 24, 24],
  ])('%s', (_, within, hours, soon) => {
    const made = withPlaybook({
      deadlines: changed(playbook.deadlines, 'forty-eight-hours', deadline => ({ ...deadline, within })),
    });
    const log = openOn(made, { ...limitedFacts, foundAt: hoursAgo(0) });
    const soonAt = (now: number): object | undefined =>
      viewOf(log, now).clocks.find(({ deadline }) => deadline.id === 'forty-eight-hours')?.clock;
    const due = NOW + hours * HOUR;
    for (const now of [due - soon * HOUR, due])
      expect(soonAt(now)).toMatchObject({ kind: 'running', due, soon: true });
    expect(soonAt(due - soon * HOUR - 1)).toMatchObject({ kind: 'running', soon: false });
    expect(soonAt(due + 1)).not.toHaveProperty('soon');
  });

  test('that ends with the day and begins late in it presses in its last half hour', () => {
    const midnight = Date.parse('2026-11-25T00:00:00+08:00');
    const late = openLog(
      { ...limitedFacts, foundAt: iso(midnight - HOUR) },
      contextAt(midnight, countingIds(3)),
    );
    expect(clock(late, 'same-day-report', midnight - 31 * 60_000)).toMatchObject({ soon: false });
    expect(clock(late, 'same-day-report', midnight - 29 * 60_000)).toMatchObject({ soon: true });
  });

  test('is met by its step, at the time it was done, and stays so', () => {
    const published = complete(wide, context, done('publish-wide', 0.5));
    for (const now of [NOW, NOW + 30 * DAY])
      expect(clock(published, 'three-days', now)).toEqual({
        kind: 'met',
        since: recognised,
        due: recognised + 3 * DAY,
        at: at(hoursAgo(0.5)),
        event: lastId(published),
        by: index.steps.get('publish-wide'),
      });
  });

  test('that was met too late shows by how much', () => {
    const late = complete(
      openLog({ ...wideFacts, attentionAt: hoursAgo(100) }),
      context,
      done('publish-wide', 1),
    );
    const state = required(clock(late, 'three-days', NOW), 'clock');
    expect(state).toMatchObject({ kind: 'met', due: at(hoursAgo(28)), at: at(hoursAgo(1)) });
  });

  test('is not stopped by setting its step aside', () => {
    for (const kind of ['skip', 'markNotApplicable'] as const) {
      const aside = act(wide, context, { kind, step: 'publish-wide', reason: '上级发布' });
      expect(clock(aside, 'three-days', NOW)).toMatchObject({ kind: 'running' });
    }
  });

  test('that two steps can meet is met by whichever was done first, in whatever order they were written down', () => {
    const shared = indexPlaybook(
      withStep('register-report', step => ({ ...step, deadlines: ['same-day-report'] })),
    );
    for (const [first, second] of [
      ['report-to-office', 'register-report'],
      ['register-report', 'report-to-office'],
    ] as const) {
      const both = complete(wide, context, done(first, 0.5), done(second, 1.5));
      const met = derive(shared, both, NOW).clocks.find(({ deadline }) => deadline.id === 'same-day-report');
      expect(met?.clock).toMatchObject({ kind: 'met', at: at(hoursAgo(1.5)), by: { id: second } });
    }
  });

  test('runs again when the step that met it is taken back', () => {
    const published = complete(wide, context, done('publish-wide', 0.5));
    const event = lastId(published);
    const undone = takenBack(published, context, event);
    expect(clock(undone, 'three-days', NOW)).toEqual(clock(wide, 'three-days', NOW));
  });
});

/** A view of some incident after some actions, at some moment. */
const anyShown = fc.tuple(anyTurns(), fc.integer({ min: -DAY, max: 90 * DAY })).map(([turns, later]) => {
  const log = required(play(turns).logs[0], 'log');
  return { index: indexFor(log), log, view: viewOf(log, NOW + later) };
});
const anyView = anyShown.map(({ view }) => view);

describe('the clocks of an incident', () => {
  test('are those of the deadlines in force, each once, without what was set aside, and beside them the updates that were promised and the review of an exit', () => {
    fc.assert(
      fc.property(anyShown, ({ index: own, view }) => {
        // A step that does not apply, or was decided not to be done, limits nothing any more.
        const isSetAside = (id: string): boolean =>
          view.steps.some(
            ({ step, state }) =>
              step.deadlines?.includes(id) === true &&
              (state.kind === 'notApplicable' || state.kind === 'skipped'),
          );
        const inForce = deadlinesInForce(own, view.facts);
        const isContested = view.differences.some(({ subject }) => subject.startsWith('answer:'));
        const shown = view.clocks.filter(isBinding).map(({ deadline }) => deadline);
        const promised = shown.filter(({ anchor }) => 'promise' in anchor);
        const reviews = shown.filter(({ anchor }) => 'exit' in anchor);
        const others = shown.filter(deadline => ![...promised, ...reviews].includes(deadline));
        // While an answer is contested, the clocks of each of them run.
        // One that waits for a step of an occasion limits nothing before that step has come up.
        const isListed = (id: string): boolean =>
          view.steps.some(({ step }) => step.deadlines?.includes(id) === true);
        const missing = inForce.filter(deadline => !others.includes(deadline) && isListed(deadline.id));
        expect(missing.filter(({ id }) => !isSetAside(id))).toEqual([]);
        if (!isContested) expect(others.filter(deadline => !inForce.includes(deadline))).toEqual([]);
        expect(new Set(others).size).toBe(others.length);
        const updates = view.publications.filter(({ nextUpdate }) => nextUpdate !== undefined);
        expect(promised.length).toBeLessThanOrEqual(updates.length);
        expect(promised.length > 0).toBe(updates.length > 0);
        expect(reviews.length).toBe(view.exit === undefined ? 0 : 1);
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
        const inView = clocks.filter(each => isBinding(each) || each.clock.kind !== 'overdue');
        const dues = inView.flatMap(({ clock: state }) =>
          state.kind === 'running' || state.kind === 'overdue' ? [state.due] : [],
        );
        const stopwatches = inView.flatMap(({ clock: state }) =>
          state.kind === 'stopwatch' ? [state.since] : [],
        );
        if (dues.length > 0) expect(nextClock?.clock).toMatchObject({ due: Math.min(...dues) });
        else if (stopwatches.length > 0)
          expect(nextClock?.clock).toEqual({ kind: 'stopwatch', since: Math.min(...stopwatches) });
        else expect(nextClock).toBeUndefined();
      }),
    );
  });

  /** The same answers with everything settled that was open; what only that asks is answered, too. */
  const settle = (before: Facts, other: Facts): Facts => {
    const settled: Record<string, string> = { ...other, ...before };
    for (const question of playbook.triage.questions) {
      if (question.kind === 'time' && before[question.id] === undefined) settled[question.id] = '';
      if (question.kind !== 'choice') continue;
      if (!chosenOptions(question, settled).some(isOpenOption)) continue;
      const chosen = chosenOptions(question, other).find(option => !isOpenOption(option));
      settled[question.id] =
        chosen?.value ??
        required(
          question.options.find(option => !isOpenOption(option)),
          'option',
        ).value;
    }
    return settled;
  };

  test('are late by no grade that was not shown before as what might come: in force already, or provisional', () => {
    const anyLog = fc.oneof(
      anyAnswers.map(answers => openLog(answers)),
      anyTurns().map(turns => required(play(turns).logs[0], 'log')),
    );
    let seen = 0;
    fc.assert(
      fc.property(anyLog, anyAnswers, fc.nat(3 * DAY), (log, other, later) => {
        const now = NOW + later;
        const before = viewOf(log, now);
        const facts = settle(before.facts, other);
        if (before.status === 'closed' || before.differences.length > 0) return;
        const said = attempt(log, contextAt(now, countingIds(7)), regrade(facts));
        const shown = new Set(before.clocks.map(({ deadline }) => deadline.id));
        for (const { deadline, clock: state } of viewOf(said, now).clocks) {
          if (state.kind !== 'overdue') continue;
          expect(shown).toContain(deadline.id);
          seen += 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  test('that do not bind count in no step, are none of what an incident ended with, and vanish as it is graded down', () => {
    const log = openLog({ ...wideFacts, emergencyLevel: 'ungraded', emergencyAt: hoursAgo(6) });
    const provisional = (of: IncidentLog, now = NOW) =>
      viewOf(of, now).clocks.flatMap(each => (isBinding(each) ? [] : [each.deadline.id]));
    expect(provisional(log)).toEqual(['five-hours', 'twenty-four-hours']);
    const view = viewOf(log);
    expect(view.clocks[0]).toMatchObject({ deadline: { id: 'five-hours' }, clock: { kind: 'overdue' } });
    expect(view.nextClock).not.toEqual(view.clocks[0]);
    expect(view.steps.flatMap(({ clocks }) => clocks).every(isBinding)).toBe(true);
    expect(clockBars(view, NOW).every(isBinding)).toBe(true);
    const graded = (level: string) => act(log, context, regrade({ ...view.facts, emergencyLevel: level }));
    expect(provisional(graded('ordinary'))).toEqual([]);
    expect(viewOf(graded('ordinary')).clocks.map(({ deadline }) => deadline.id)).not.toContain('five-hours');
    expect(provisional(graded('major'))).toEqual([]);
    expect(clock(graded('major'), 'five-hours', NOW)).toMatchObject({ kind: 'overdue' });
    expect(provisional(closeWith(log, context))).toEqual([]);
  });

  test('stand still when the incident is closed', () => {
    const log = closeWith(openLog(limitedFacts), context);
    const states = (now: number) => derive(index, log, now).clocks.map(({ clock }) => clock);
    expect(states(NOW + 90 * 24 * HOUR)).toEqual(states(NOW));
    expect(states(NOW).map(({ kind }) => kind)).not.toContain('overdue');
  });

  test('hold a stopwatch in view once nothing with a number runs, and nothing once all are met', () => {
    const log = complete(
      openLog({ ...limitedFacts, finder: 'office' }),
      context,
      done('publish-limited', 0.5),
    );
    const running = derive(index, log, NOW).clocks.filter(isRunning);
    expect(derive(index, log, NOW).nextClock?.clock.kind).toBe('stopwatch');
    const meeting = new Set(running.flatMap(({ steps }) => steps[0]?.id ?? []));
    const met = complete(log, context, ...[...meeting].map(id => done(id, 0.5)));
    expect(derive(index, met, NOW).nextClock).toBeUndefined();
  });

  test('stand as they press, then what is to be done at once, then what has time, waiting, met, earliest first', () => {
    const rank = (state: ClockState): number =>
      state.kind === 'running' && state.soon
        ? 0
        : { overdue: 0, stopwatch: 1, running: 2, waiting: 3, met: 4 }[state.kind];
    fc.assert(
      fc.property(anyView, ({ clocks }) => {
        clocks.slice(1).forEach(({ clock: state }, before) => {
          const previous = required(clocks[before], 'clock').clock;
          expect(rank(previous)).toBeLessThanOrEqual(rank(state));
          if (rank(previous) !== rank(state)) return;
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
  test('begin as the checklist of its facts, all to do', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const view = derive(index, openLog(answers), NOW);
        expect(view.steps.map(({ step }) => step)).toEqual(checklist(index, view.facts));
        for (const { state, applies } of view.steps)
          expect({ state, applies }).toEqual({ state: { kind: 'todo' }, applies: true });
        expect(view.verdict).toEqual(verdictOf(playbook.triage, walk(playbook.triage, answers).facts));
      }),
    );
  });

  test('are counted as they apply and have a result', () => {
    fc.assert(
      fc.property(anyView, view => {
        const of = (kind: StepView['state']['kind']) =>
          view.steps.filter(({ applies, state }) => applies && state.kind === kind);
        expect(view.progress).toEqual({
          finished: of('done').length + of('notApplicable').length + of('skipped').length,
          total: view.steps.filter(({ applies }) => applies).length,
        });
      }),
    );
  });

  test('that no longer apply are never current, though a note keeps them on the list', () => {
    const log = act(openLog(limitedFacts), context, note('已核实无突发事件', { step: 'report-emergency' }));
    const view = derive(index, log, NOW);
    expect(view.steps[0]).toMatchObject({
      step: { id: 'report-emergency' },
      applies: false,
      state: { kind: 'todo' },
    });
    expect(nowItems(view)).not.toContainEqual(expect.objectContaining({ item: view.steps[0] }));
  });

  test('hold every step that applies or was touched, in the playbook’s order', () => {
    fc.assert(
      fc.property(anyShown, ({ index: own, view }) => {
        const listed = view.steps.map(({ step }) => step);
        expect(listed).toEqual(own.playbook.steps.filter(step => listed.includes(step)));
        const applying = checklist(own, view.facts);
        for (const step of applying) expect(listed).toContain(step);
        for (const { step, applies, state, notes } of view.steps) {
          // A step that waits for an occasion applies from its first record on.
          if (step.occasion !== undefined) continue;
          const isContested = view.differences.some(({ subject }) => subject.startsWith('answer:'));
          if (isContested) expect(applies || !applying.includes(step)).toBe(true);
          else expect(applies).toBe(applying.includes(step));
          if (!applies)
            expect(state.kind !== 'todo' || state.returned !== undefined || notes.length > 0).toBe(true);
        }
      }),
    );
  });

  test('are, with the inactive and the occasional ones, every step of the playbook, each once, both in its order', () => {
    fc.assert(
      fc.property(anyShown, ({ index: own, view }) => {
        const listed = new Set(view.steps.map(({ step }) => step));
        const occasional = view.occasional.map(({ step }) => step);
        for (const { occasion } of occasional) expect(occasion).toBeDefined();
        expect([view.inactive, occasional].map(part => part.filter(step => listed.has(step)))).toEqual([
          [],
          [],
        ]);
        for (const part of [view.inactive, occasional])
          expect(part).toEqual(own.playbook.steps.filter(step => part.includes(step)));
        expect(listed.size + view.inactive.length + occasional.length).toBe(own.playbook.steps.length);
      }),
    );
  });

  test('say who each was given to last, and nobody once that is taken back or the step is nobody’s', () => {
    const given = act(
      openLog(),
      context,
      assign(['archive', 'review'], { name: '王五' }),
      assign(['review'], { name: '', title: '值班长' }),
    );
    const assignees = (log: IncidentLog) => ['archive', 'review'].map(id => stepIn(log, id).assignee);
    const [wang, head] = [{ person: { name: '王五' } }, { person: { name: '', title: '值班长' } }];
    expect(assignees(given)).toEqual([wang, head]);
    const last = lastId(given);
    expect(assignees(act(given, context, undo(last)))).toEqual([wang, wang]);
    expect(assignees(act(given, context, assign(['archive'])))).toEqual([undefined, head]);
  });

  test('stay visible after a re-grade once they were worked on, with what was done', () => {
    const wide = openOn(barePlaybook, wideFacts);
    const worked = complete(
      wide,
      context,
      done('draft-plans', 1),
      skip('joint-assessment', '等市里'),
      { kind: 'markNotApplicable', step: 'hold-press-conference', reason: '市政府举行' },
      note('稿子在办公室', { step: 'publish-wide' }),
    );
    const view = viewOf(act(worked, context, regrade(limitedFacts)));
    const stateOf = (id: string): object | undefined => view.steps.find(({ step }) => step.id === id);
    expect(stateOf('draft-plans')).toMatchObject({
      applies: false,
      state: { kind: 'done', at: hoursAgo(1) },
    });
    expect(stateOf('joint-assessment')).toMatchObject({
      applies: false,
      state: { kind: 'skipped', reason: '等市里' },
    });
    expect(stateOf('hold-press-conference')).toMatchObject({
      applies: false,
      state: { kind: 'notApplicable' },
    });
    expect(stateOf('publish-wide')).toMatchObject({
      applies: false,
      notes: [{ text: '稿子在办公室' }],
    });
    expect(stateOf('press-office-approval')).toBeUndefined();
    expect(stateOf('section-opinion')).toMatchObject({ applies: true, state: { kind: 'todo' } });
  });

  /** The deferral a step is in, or has come back from. */
  const deferralOf = (state: StepState) => {
    const deferral = state.kind === 'deferred' ? state : state.kind === 'todo' ? state.returned : undefined;
    return deferral === undefined
      ? undefined
      : { event: deferral.event, reason: deferral.reason, until: deferral.until };
  };

  test('touched in any way never disappear, whatever the re-grades', () => {
    fc.assert(
      fc.property(anyTurns(), anyAnswers, (turns, answers) => {
        const log = required(play(turns).logs[0], 'log');
        const before = viewOf(log, NOW + 40 * DAY);
        const facts = walk(playbook.triage, answers).facts;
        const regraded = attempt(log, contextAt(NOW, countingIds(9)), regrade(facts));
        fc.pre(regraded !== log);
        const after = viewOf(regraded, NOW + 40 * DAY);
        for (const { step, applies, state, notes } of before.steps) {
          if (state.kind === 'todo' && state.returned === undefined && notes.length === 0) continue;
          const kept = required(
            after.steps.find(each => each.step === step),
            step.id,
          );
          expect(kept.notes).toEqual(notes);
          // A re-grade is what some deferred steps have waited for, or takes away or brings back what they have waited for.
          const waiting = deferralOf(state);
          // A step that was only mentioned is asked for now: the record may show it done already.
          const isProved = state.kind === 'todo' && kept.state.kind === 'done' && kept.state.sensed;
          if (!applies && kept.applies && isProved) continue;
          if (waiting === undefined || waiting.until.kind === 'time') expect(kept.state).toEqual(state);
          else expect(deferralOf(kept.state)).toMatchObject(waiting);
          if (waiting?.until.kind === 'regrade') expect(kept.state.kind).toBe('todo');
        }
      }),
    );
  });

  test('show a closed incident as closed, and open again after reopening', () => {
    const closed = closeWith(openLog(), context);
    expect(derive(index, closed, NOW).status).toBe('closed');
    expect(derive(index, act(closed, context, { kind: 'reopen' }), NOW).status).toBe('open');
  });
});

describe('notes', () => {
  test('keep both times: when it happened, and when it was written down', () => {
    const log = act(
      openLog(),
      context,
      note('电话里定了口径', { noteKind: 'decision', happenedAt: hoursAgo(3) }),
    );
    expect(viewOf(log).notes).toMatchObject([
      { at: hoursAgo(0), text: '电话里定了口径', kind: 'decision', happenedAt: hoursAgo(3) },
    ]);
  });

  test('keep their words when they are corrected; what sets them right stands with them, oldest first', () => {
    const noted = act(openLog(), context, note('八点'));
    const noteId = lastId(noted);
    const corrected = act(noted, context, correct(noteId, '应为九点'), correct(noteId, '应为九点半'));
    const view = viewOf(corrected);
    expect(view.notes).toMatchObject([{ event: noteId, text: '八点' }]);
    expect(view.notes[0]?.corrections.map(({ text }) => text)).toEqual(['应为九点', '应为九点半']);
    const last = lastId(corrected);
    const undone = viewOf(act(corrected, context, undo(last)));
    expect(undone.notes[0]?.corrections.map(({ text }) => text)).toEqual(['应为九点']);
    expect(viewOf(noted).notes[0]?.corrections).toEqual([]);
  });
});
