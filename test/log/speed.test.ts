import { expect, test } from 'vitest';
import { required } from '../support/playbook.ts';
import { opened, set, type Toy, toys, write } from './family.ts';

/** Numbers that look random and are the same each time (a linear congruential generator). */
function numbers(): (below: number) => number {
  let state = 1;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

type Parents = (at: number, below: (limit: number) => number) => readonly number[];
const star: Parents = () => [0];
const chain: Parents = at => [at - 1];
const graph: Parents = (at, below) => [...new Set(below(2) === 0 ? [below(at)] : [below(at), below(at)])];

/** Writing takes the longest, by far: hashes are not what is measured, so they are only numbers here. */
function eventsOf(count: number, subjects: number, parents: Parents): readonly Toy[] {
  const below = numbers();
  const hash = (at: number): string => at.toString(16).padStart(64, '0');
  const events: Toy[] = [{ ...opened, hash: hash(0) }];
  const sample = write(1, [], set('a', 1));
  for (let at = 1; at < count; at += 1) {
    const id = `01KARM8C00${at.toString().padStart(16, '0')}`;
    const prev = parents(at, below).map(hash);
    const saying =
      at % 10 === 0 ? { type: 'work', data: { on: `s${at % subjects}` } } : set(`s${at % subjects}`, at % 7);
    events.push({ ...sample, ...saying, id, prev, hash: hash(at) } as Toy);
  }
  // A closing that knows nothing of the rest, and an undoing with something built on what it took back.
  const [last, other] = [required(events.at(-1), 'event'), required(events[1], 'event')];
  events.push({
    ...sample,
    type: 'close',
    data: {},
    id: `${last.id.slice(0, 9)}1${last.id.slice(10)}`,
    prev: [hash(0)],
    hash: hash(count),
  });
  for (const [more, type] of (['undone', 'comment'] as const).entries())
    events.push({
      ...sample,
      type,
      data: { event: other.id },
      id: `${last.id.slice(0, 8)}${more}${last.id.slice(9)}`,
      prev: [hash(1)],
      hash: hash(count + 1 + more),
    });
  return events;
}

/** Time of this process on a processor, which a busy machine stretches less than the time on the wall. Milliseconds. */
const spent = (): number => process.cpuUsage().user / 1000;

function took(events: readonly Toy[]): number {
  const began = spent();
  const log = required(toys.fold(events), 'log');
  const differences = toys.differences(log);
  const milliseconds = spent() - began;
  expect(log.events).toHaveLength(events.length);
  expect(differences.map(({ kind }) => kind)).toContain('contradicted');
  return milliseconds;
}

const shapes: [name: string, subjects: number, parents: Parents][] = [
  ['on one parent, of one subject', 1, star],
  ['on one parent, of a thousand subjects', 1000, star],
  ['in a chain, of one subject', 1, chain],
  ['in a random graph, of one subject', 1, graph],
  ['in a random graph, of a thousand subjects', 1000, graph],
];

test.each(shapes)(
  'rule 17: sixteen thousand events %s cost about as much each as four thousand',
  (_, subjects, parents) => {
    const small = eventsOf(4_000, subjects, parents);
    const large = eventsOf(16_000, subjects, parents);
    took(small);
    const few = Math.max(took(small), took(small));
    // The quicker of two: the memory that other test files left is now and then swept while one is timed.
    const many = Math.min(took(large), took(large));
    // Sixteen times as much, were it quadratic.
    expect(many / few).toBeLessThan(12);
  },
  60_000,
);

test('rule 17: a hundred thousand events on one parent are put in order in a moment', () => {
  expect(took(eventsOf(100_000, 1, star))).toBeLessThan(2_000);
});

test('rule 17: one event more on ten thousand is added without folding them anew', () => {
  const log = required(toys.fold(eventsOf(10_000, 1000, graph)), 'log');
  const event = write(900_000, log.heads, set('s1', 3));
  const began = spent();
  for (let turn = 0; turn < 5; turn += 1) toys.extend(log, [event]);
  expect((spent() - began) / 5).toBeLessThan(100);
});
