import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/incident/decide.ts';
import { derive } from '../../../src/domain/incident/derive.ts';
import { readEvent } from '../../../src/domain/incident/log.ts';
import { extendLog, foldLog } from '../../../src/domain/incident/state.ts';
import { checklist } from '../../../src/domain/playbook/checklist.ts';
import { HOUR, hoursAgo, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  allEvents,
  anyTurns,
  carryOut,
  contextAt,
  countingIds,
  eventOf,
  openLog,
  play,
} from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';

describe('every log that commands lead to', () => {
  test('holds only events that verify', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        for (const event of allEvents(play(turns).logs)) expect(readEvent(event)).toEqual({ event });
      }),
    );
  });

  test('can be shown at every point of its history', () => {
    fc.assert(
      fc.property(anyTurns(16), turns => {
        const all = required(foldLog(allEvents(play(turns).logs)), 'log');
        for (let length = 1; length <= all.events.length; length += 1) {
          const prefix = required(foldLog(all.events.slice(0, length)), 'prefix');
          const view = derive(index, prefix, NOW + 24 * HOUR);
          expect(view.verdict).toBeDefined();
          expect(view.steps.length).toBeGreaterThanOrEqual(checklist(index, view.facts).length);
          expect(view.progress).toEqual({
            settled: view.steps.filter(({ applies, state }) => applies && state.kind !== 'todo').length,
            total: view.steps.filter(({ applies }) => applies).length,
          });
          expect(view.steps.map(({ number }) => number)).toEqual(view.steps.map((_, at) => at + 1));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is the same extended as folded, whatever arrived first and in what order', () => {
    const forks = anyTurns().chain(turns => {
      const events = allEvents(play(turns).logs);
      return fc.tuple(fc.shuffledSubarray([...events], { minLength: events.length }), fc.nat());
    });
    fc.assert(
      fc.property(forks, ([arrival, cut]) => {
        const whole = required(foldLog(arrival), 'log');
        const first = whole.events.slice(0, 1 + (cut % whole.events.length));
        const extended = extendLog(required(foldLog(first), 'first'), arrival);
        expect(extended).toEqual(whole);
      }),
    );
  });

  test('is the same whether events come one by one or at once', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const whole = required(foldLog(allEvents(play(turns).logs)), 'log');
        const [opened, ...rest] = whole.events;
        const oneByOne = rest.reduce(
          (log, event) => extendLog(log, [event]),
          required(foldLog([required(opened, 'opened')]), 'log'),
        );
        expect(oneByOne).toEqual(whole);
        expect(extendLog(oneByOne, whole.events)).toEqual(whole);
        expect(extendLog(oneByOne, [])).toBe(oneByOne);
      }),
    );
  });

  test('is the same on every machine once all have heard from all', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const { logs } = play(turns);
        const [one, ...others] = logs.map(log =>
          logs.reduce((own, { events }) => extendLog(own, events), log),
        );
        for (const other of others) expect(other).toEqual(one);
      }),
    );
  });
});

test('nothing can be said of a log without its opening event', () => {
  const log = carryOut(openLog(), contextAt(NOW, countingIds(1)), { kind: 'note', text: '一' });
  expect(foldLog(log.events.slice(1))).toBeUndefined();
  expect(foldLog([])).toBeUndefined();
});

describe('undo', () => {
  const context = contextAt(NOW, countingIds(1));
  const start = carryOut(
    openLog(),
    context,
    { kind: 'markDone', step: 'report-to-office', doneAt: hoursAgo(1) },
    { kind: 'note', text: '早先的记录' },
  );

  test.each<[name: string, before: readonly Command[], command: Command]>([
    ['a step done', [], { kind: 'markDone', step: 'register-report', doneAt: hoursAgo(1) }],
    ['a step not applicable', [], { kind: 'markNotApplicable', step: 'align-facts', reason: '不涉及' }],
    ['a step skipped', [], { kind: 'skip', step: 'review', reason: '另行安排' }],
    ['a note on the incident', [], { kind: 'note', text: '组长来电' }],
    ['a note on a step', [], { kind: 'note', step: 'archive', text: '档案室' }],
    [
      'a note on a step that does not apply',
      [],
      { kind: 'note', step: 'report-cyber-incident', text: '问过' },
    ],
    ['a new name', [], { kind: 'rename', title: '另一个名字' }],
    ['a second new name', [{ kind: 'rename', title: '第一次改名' }], { kind: 'rename', title: '第二次改名' }],
    ['a re-grade', [], { kind: 'regrade', facts: wideFacts }],
    ['closing', [], { kind: 'close', reason: '办结' }],
    ['reopening', [{ kind: 'close', reason: '办结' }], { kind: 'reopen' }],
  ])('of %s restores what stood before', (_, before, command) => {
    const prepared = carryOut(start, context, ...before);
    const done = carryOut(prepared, context, command);
    const view = (log: typeof done): object => derive(index, log, NOW);
    expect(view(done)).not.toEqual(view(prepared));
    const event = required(done.events.at(-1), 'event');
    expect(view(carryOut(done, context, { kind: 'undo', event: event.id }))).toEqual(view(prepared));
  });

  test('of the latest action restores what stood before, whatever was done before it', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const last = play(turns).steps.findLast(({ event }) => event.type !== 'undone');
        fc.pre(last !== undefined);
        const { before, after, event, now } = last;
        const undone = carryOut(after, contextAt(now, countingIds(9)), { kind: 'undo', event: event.id });
        expect(derive(index, undone, now)).toEqual(derive(index, before, now));
      }),
    );
  });

  test('of an older mark leaves the newer one standing', () => {
    const first = carryOut(start, context, { kind: 'rename', title: '甲' });
    const second = carryOut(first, context, { kind: 'rename', title: '乙' });
    const event = required(first.events.at(-1), 'event');
    const undone = carryOut(second, context, { kind: 'undo', event: event.id });
    expect(derive(index, undone, NOW).title).toBe('乙');
    const last = required(second.events.at(-1), 'event');
    expect(derive(index, carryOut(undone, context, { kind: 'undo', event: last.id }), NOW).title).toBe(
      limitedFacts.title,
    );
  });

  test('by two officers of the same action at once is one undo', () => {
    const marked = carryOut(start, context, { kind: 'rename', title: '甲' });
    const target = required(marked.events.at(-1), 'event').id;
    const one = eventOf(marked, { kind: 'undo', event: target }, contextAt(NOW, countingIds(2)));
    const other = eventOf(marked, { kind: 'undo', event: target }, contextAt(NOW, countingIds(3)));
    const both = extendLog(marked, [one, other]);
    expect(derive(index, both, NOW)).toEqual(derive(index, start, NOW));
  });

  test('keeps the action it takes back in the log', () => {
    const marked = carryOut(start, context, { kind: 'note', text: '写错了' });
    const event = required(marked.events.at(-1), 'event');
    const undone = carryOut(marked, context, { kind: 'undo', event: event.id });
    expect(undone.events).toContainEqual(event);
  });
});

test('two officers who mark one step at once leave one mark: the later by time, on every machine', () => {
  const log = openLog();
  const one = eventOf(
    log,
    { kind: 'markDone', step: 'review', doneAt: hoursAgo(1) },
    contextAt(NOW, countingIds(1)),
  );
  const other = eventOf(
    log,
    { kind: 'skip', step: 'review', reason: '不办' },
    contextAt(NOW + HOUR, countingIds(2)),
  );
  for (const arrival of [
    [one, other],
    [other, one],
  ]) {
    const view = derive(index, extendLog(log, arrival), NOW);
    expect(view.steps.find(({ step }) => step.id === 'review')?.state).toMatchObject({
      kind: 'skipped',
      event: other.id,
    });
  }
});
