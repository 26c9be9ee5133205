import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentEvent } from '../../src/incident/event.ts';
import { differingMarks, headsOf, inOrder, marksUnknownTo, merge } from '../../src/incident/log.ts';
import { extendLog, type Log } from '../../src/incident/state.ts';
import { HOUR, NOW } from '../support/answers.ts';
import {
  allEvents,
  anyTurns,
  carryOut,
  contextAt,
  countingIds,
  eventOf,
  markDone,
  openLog,
  play,
} from '../support/incident.ts';
import { required } from '../support/playbook.ts';

/** The logs of three officers who forked, and all events in a random order of arrival. */
const anyFork = anyTurns()
  .map(turns => play(turns).logs)
  .chain(logs => {
    const events = allEvents(logs);
    return fc.record({
      logs: fc.constant(logs),
      arrival: fc.shuffledSubarray([...events], { minLength: events.length }),
    });
  });

const hashes = (events: readonly IncidentEvent[]): readonly string[] => events.map(({ hash }) => hash);

describe('inOrder', () => {
  test('is the same whatever the order of arrival', () => {
    fc.assert(
      fc.property(anyFork, ({ logs, arrival }) => {
        expect(hashes(inOrder(arrival))).toEqual(hashes(inOrder(allEvents(logs))));
      }),
    );
  });

  test('puts every event after all it had seen, however the clocks were set', () => {
    fc.assert(
      fc.property(anyFork, ({ arrival }) => {
        const seen = new Set<string>();
        for (const { hash, prev } of inOrder(arrival)) {
          for (const previous of prev) expect(seen).toContain(previous);
          seen.add(hash);
        }
        expect(seen.size).toBe(arrival.length);
      }),
    );
  });

  test('is causal among those present when some are missing', () => {
    fc.assert(
      fc.property(anyFork, fc.nat(), ({ arrival }, dropped) => {
        const rest = arrival.filter((_, at) => at !== dropped % arrival.length);
        const present = new Set(hashes(rest));
        const seen = new Set<string>();
        for (const { hash, prev } of inOrder(rest)) {
          for (const previous of prev) if (present.has(previous)) expect(seen).toContain(previous);
          seen.add(hash);
        }
        expect(seen).toEqual(present);
      }),
    );
  });

  test('gives each event once, though it arrived twice', () => {
    fc.assert(
      fc.property(anyFork, ({ arrival }) => {
        expect(inOrder([...arrival, ...arrival])).toEqual(inOrder(arrival));
      }),
    );
  });

  test('follows time, and then the id, where neither writer knew of the other', () => {
    const log = openLog();
    const note = (now: number, writer: number): IncidentEvent =>
      eventOf(log, { kind: 'note', text: `${writer}` }, contextAt(now, countingIds(writer)));
    const early = note(NOW + HOUR, 9);
    const late = note(NOW + 2 * HOUR, 1);
    expect(inOrder([late, early, ...log.events])).toEqual([...log.events, early, late]);
    const sameTime = [note(NOW, 5), note(NOW, 3), note(NOW, 4)];
    const sorted = [...sameTime].sort((one, other) => (one.id < other.id ? -1 : 1));
    expect(inOrder([...sameTime, ...log.events])).toEqual([...log.events, ...sorted]);
  });

  test('keeps an answer after what it answers, though the second clock was a day behind', () => {
    const opened = openLog();
    const first = eventOf(opened, { kind: 'note', text: '先' }, contextAt(NOW, countingIds(1)));
    const second = eventOf(
      extendLog(opened, [first]),
      { kind: 'note', text: '后' },
      contextAt(NOW - 24 * HOUR, countingIds(2)),
    );
    expect(second.at < first.at).toBe(true);
    expect(inOrder([second, first, ...opened.events])).toEqual([...opened.events, first, second]);
  });

  test('of nothing is nothing', () => {
    expect(inOrder([])).toEqual([]);
  });
});

describe('merge', () => {
  /** What three machines may hold: any parts of the log, gaps and all. */
  const anyParts = anyFork.chain(({ arrival }) => {
    const part = fc.subarray(arrival);
    return fc.tuple(part, part, part);
  });

  test('does not care who merges into whom', () => {
    fc.assert(
      fc.property(anyParts, ([one, other]) => {
        expect(merge(one, other)).toEqual(merge(other, one));
      }),
    );
  });

  test('does not care which two merge first', () => {
    fc.assert(
      fc.property(anyParts, ([one, two, three]) => {
        expect(merge(merge(one, two), three)).toEqual(merge(one, merge(two, three)));
      }),
    );
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyParts, ([one, other]) => {
        const merged = merge(one, other);
        expect(merge(merged, other)).toEqual(merged);
        expect(merge(merged, merged)).toEqual(merged);
      }),
    );
  });

  test('is the union: nothing lost, nothing new', () => {
    fc.assert(
      fc.property(anyParts, ([one, other]) => {
        expect(new Set(hashes(merge(one, other)))).toEqual(new Set([...hashes(one), ...hashes(other)]));
      }),
    );
  });
});

describe('headsOf', () => {
  test('are the events nobody has seen', () => {
    fc.assert(
      fc.property(anyFork, ({ arrival }) => {
        const heads = headsOf(arrival);
        expect(heads.length).toBeGreaterThan(0);
        for (const { hash } of arrival)
          expect(heads.includes(hash)).toBe(!arrival.some(({ prev }) => prev.includes(hash)));
      }),
    );
  });

  test('are one after an event that has seen them all', () => {
    fc.assert(
      fc.property(anyFork, ({ logs }) => {
        const [first, ...others] = logs;
        const all = others.reduce((log, { events }) => extendLog(log, events), required(first, 'log'));
        const next = eventOf(all, { kind: 'note', text: '都看到了' }, contextAt(NOW, countingIds(9)));
        expect(headsOf([...all.events, next])).toEqual([next.hash]);
      }),
    );
  });
});

describe('differingMarks', () => {
  const isMark = ({ type }: IncidentEvent): boolean => type.startsWith('step');

  /** The events an event has seen, directly or not; found the slow way. */
  function ancestors(events: readonly IncidentEvent[], event: IncidentEvent): ReadonlySet<string> {
    const seen = new Set<string>();
    for (const hash of event.prev) {
      const before = events.find(each => each.hash === hash);
      if (before === undefined) continue;
      seen.add(hash);
      for (const earlier of ancestors(events, before)) seen.add(earlier);
    }
    return seen;
  }

  const standing = (events: readonly IncidentEvent[], step: string): readonly IncidentEvent[] => {
    const undone = new Set(events.flatMap(({ type, data }) => (type === 'undone' ? [data.event] : [])));
    return events.filter(
      event => isMark(event) && 'step' in event.data && event.data.step === step && !undone.has(event.id),
    );
  };

  test('are those that stand and that no other standing mark on the step has seen, where there are several', () => {
    fc.assert(
      fc.property(anyFork, ({ logs }) => {
        const events = inOrder(allEvents(logs));
        const found = differingMarks(events);
        const steps = new Set(
          events.flatMap(event => ('step' in event.data && isMark(event) ? [event.data.step] : [])),
        );
        for (const step of steps) {
          const marks = standing(events, step ?? '');
          const seen = new Set(marks.flatMap(mark => [...ancestors(events, mark)]));
          const latest = marks.filter(({ hash }) => !seen.has(hash)).map(({ id }) => id);
          expect(found.get(step ?? '')).toEqual(latest.length > 1 ? latest : undefined);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('are none in a log of one officer', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const [log] = play(turns.map(turn => ({ ...turn, officer: 0, hears: undefined }))).logs;
        expect(differingMarks(required(log, 'log').events).size).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('marksUnknownTo', () => {
  test('are the marks on the same step that its writer had not seen, later ones too', () => {
    const opened = openLog();
    const of = (writer: number) => contextAt(NOW + writer, countingIds(writer));
    const begun = carryOut(opened, of(1), { kind: 'start', step: 'archive' });
    const one = carryOut(begun, of(2), markDone('archive'));
    const other = carryOut(begun, of(3), { kind: 'skip', step: 'archive', reason: '不办' });
    const elsewhere = carryOut(begun, of(4), { kind: 'skip', step: 'review', reason: '不办' });
    const { events } = extendLog(extendLog(one, other.events), elsewhere.events);
    const lastOf = (log: Log): string => required(log.events.at(-1), 'event').id;
    expect(marksUnknownTo(events, 'archive', lastOf(one))).toEqual([lastOf(other)]);
    expect(marksUnknownTo(events, 'archive', lastOf(begun))).toEqual([lastOf(one), lastOf(other)]);
    expect(marksUnknownTo(events, 'archive', 'nowhere')).toEqual([]);
  });
});
