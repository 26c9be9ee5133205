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
export const star: Parents = () => [0];
const chain: Parents = at => [at - 1];
export const graph: Parents = (at, below) => [
  ...new Set(below(2) === 0 ? [below(at)] : [below(at), below(at)]),
];

/** Writing takes the longest, by far: hashes are not what is measured, so they are only numbers here. */
export function eventsOf(count: number, subjects: number, parents: Parents): readonly Toy[] {
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

/** Folds a log and looks for what is open in it. @throws where it does not come out whole */
export function fold(events: readonly Toy[]) {
  const log = required(toys.fold(events), 'log');
  return { log, differences: toys.differences(log) };
}

export const shapes: [name: string, subjects: number, parents: Parents][] = [
  ['on one parent, of one subject', 1, star],
  ['on one parent, of a thousand subjects', 1000, star],
  ['in a chain, of one subject', 1, chain],
  ['in a random graph, of one subject', 1, graph],
  ['in a random graph, of a thousand subjects', 1000, graph],
];
