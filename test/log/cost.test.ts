import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from '../../src/base/schema.ts';
import type { Envelope } from '../../src/log/envelope.ts';
import { logFamily } from '../../src/log/family.ts';
import { eventKind, type Kind } from '../../src/log/kind.ts';
import { runs } from '../support/property-runs.ts';
import { ulid } from './family.ts';

/** An event that takes the place of what it names, as entries of a fact do, and one that disturbs what it names. */
interface Names {
  readonly names: readonly string[];
}
type Naming = Envelope<'replaces' | 'disturbs', Names>;
const naming = (type: Naming['type'], rest: Partial<Kind<Naming>>): Kind<Naming> =>
  eventKind(type, () => z.any(), { subjects: ({ id }: Naming) => [id], ...rest } as never) as never;
const family = logFamily<Naming>({
  replaces: naming('replaces', {
    subjects: ({ id, data }) => [id, ...data.names],
    settles: ({ data }) => data.names,
  }),
  disturbs: naming('disturbs', { disturbs: ({ data }) => data.names }),
} as never);

/** Counts looks at names of events and at ties between them. Time depends on the machine, this does not. */
interface Counted {
  steps: number;
}

const hash = (serial: number): string => serial.toString(16).padStart(64, '0');

/** @param at place of the event @param parents places of those it knows */
function written(
  counted: Counted,
  at: number,
  type: Naming['type'],
  parents: readonly number[],
  names: readonly string[],
) {
  return {
    v: 1,
    id: ulid(at),
    stream: ulid(0),
    at: new Date(at * 1000).toISOString(),
    by: { role: 'office' },
    type,
    data: {
      get names() {
        counted.steps += names.length;
        return names;
      },
    },
    prev: [...new Set(parents)].map(hash),
    hash: hash(at),
  } as Naming;
}

type Parents = (at: number, pick: (below: number) => number) => readonly number[];
const shapes: readonly (readonly [string, Parents])[] = [
  ['all apart', () => [0]],
  ['half of them apart', (at, pick) => (at % 2 === 0 ? [0] : [pick(at)])],
  ['in a random graph', (at, pick) => [pick(at), pick(at)]],
  ['one after the other, and one apart', at => [at === 1 ? 0 : at - 1]],
];

/** Events that name some of the same ids each, and some that disturb one of them. */
function eventsOf(
  counted: Counted,
  parents: Parents,
  { count, shared, each, seed }: { count: number; shared: number; each: number; seed: number },
): readonly Naming[] {
  let state = seed;
  const pick = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  const ids = Array.from({ length: shared }, (_, at) => ulid(50_000 + at));
  const naming = Array.from({ length: count }, (_, index) => {
    const at = index + 1;
    const names = each === shared ? ids : Array.from({ length: each }, () => ids[pick(shared)] as string);
    return at % 3 === 0
      ? written(counted, at, 'disturbs', parents(at, pick), [names[0] as string])
      : written(counted, at, 'replaces', parents(at, pick), names);
  });
  return [
    written(counted, 0, 'replaces', [], []),
    ...naming,
    written(counted, count + 1, 'replaces', [0], []),
  ];
}

describe.each(shapes)('events that name thousands of the same ids, %s', (_, parents) => {
  test('rule 17: are folded and compared in steps that grow as their ties do', () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 20, max: 60 }),
          shared: fc.constantFrom(200, 1000, 2000),
          isWhole: fc.boolean(),
          seed: fc.nat(),
        }),
        ({ count, shared, isWhole, seed }) => {
          const counted = { steps: 0 };
          const events = eventsOf(counted, parents, { count, shared, each: isWhole ? shared : 200, seed });
          const ties = family.countTies(events);
          const links = events.length + events.reduce((sum, { prev }) => sum + prev.length, 0);
          counted.steps = 0;
          const log = family.fold(events);
          if (log === undefined) throw new Error('no log');
          family.differences(log);
          // Each name is looked at a few times; who knew what of 32 subjects is found in one sweep.
          expect(counted.steps).toBeLessThanOrEqual(8 * ties);
          const sweeps = Math.ceil((4 * ties) / 32);
          expect(log.fork?.causality.steps() ?? 0).toBeLessThanOrEqual((sweeps + 4) * links);
        },
      ),
      { numRuns: runs(12) },
    );
  });
});

test('rule 17: whom an event names are ties of it, as what it builds on is', () => {
  const named = (count: number) =>
    logFamily<Naming>({
      replaces: naming('replaces', { names: () => Array.from({ length: count }, () => ({ name: '张三' })) }),
    } as never);
  const event = written({ steps: 0 }, 1, 'replaces', [0], []);
  expect(named(100).countTies([event]) - named(0).countTies([event])).toBe(100);
});

test('rule 17: subjects that lie apart in the log are asked of together with their neighbours', () => {
  // Two and two write apart about something of their own, the next two knowing both.
  const counted = { steps: 0 };
  const pairs = Array.from({ length: 2000 }, (_, pair) => {
    const before = pair === 0 ? [0] : [2 * pair - 1, 2 * pair];
    const names = [ulid(50_000 + ((pair * 1009) % 2000))];
    return [
      written(counted, 2 * pair + 1, 'replaces', before, names),
      written(counted, 2 * pair + 2, 'replaces', before, names),
    ];
  });
  const log = family.fold([written(counted, 0, 'replaces', [], []), ...pairs.flat()]);
  if (log === undefined) throw new Error('no log');
  family.differences(log);
  expect(log.fork?.causality.steps()).toBeLessThan(10 * log.events.length);
});
