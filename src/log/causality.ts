import type { Envelope } from './envelope.ts';

/** Which of some events are without a tie to others. Positions count from 0 in the log's order. */
interface Apartness {
  readonly of: readonly number[];
  readonly among: readonly number[];
}

export type Causality = ReturnType<typeof causalityOf>;

/** Questions that one sweep answers: the bits of a number. */
const AT_ONCE = 32;

/** Who knew what, over a log in causal order. Many questions are answered in one sweep over the log. */
export function causalityOf(ordered: readonly Envelope[]) {
  const count = ordered.length;
  const place = new Map(ordered.map(({ hash }, position) => [hash, position]));
  const starts = new Int32Array(count + 1);
  const known: number[] = [];
  for (const [position, { prev }] of ordered.entries()) {
    for (const hash of prev) {
      const parent = place.get(hash);
      if (parent !== undefined) known.push(parent);
    }
    starts[position + 1] = known.length;
  }
  const parents = Int32Array.from(known);

  // Questions and what they reach, one bit each; the stretch of the log that a sweep has used is wiped after it.
  const own = new Int32Array(count);
  const above = new Int32Array(count);
  const below = new Int32Array(count);

  /** Marks the events that any of the own ones knows. */
  const sweepUp = (from: number, until: number): void => {
    for (let at = until; at >= from; at -= 1) {
      const bits = (above[at] as number) | (own[at] as number);
      if (bits === 0) continue;
      const end = starts[at + 1] as number;
      for (let edge = starts[at] as number; edge < end; edge += 1) {
        const parent = parents[edge] as number;
        if (parent >= from) above[parent] = (above[parent] as number) | bits;
      }
    }
  };

  /** Marks the events that know any of the own ones. */
  const sweepDown = (from: number, until: number): void => {
    for (let at = from; at <= until; at += 1) {
      const end = starts[at + 1] as number;
      let bits = 0;
      for (let edge = starts[at] as number; edge < end; edge += 1) {
        const parent = parents[edge] as number;
        if (parent >= from) bits |= (below[parent] as number) | (own[parent] as number);
      }
      below[at] = bits;
    }
  };

  /** @param whole every position of a question, by which the stretch is known that has to be swept */
  const inGroups = <Question, Found>(
    questions: readonly Question[],
    ownOf: (question: Question) => readonly number[],
    whole: (question: Question) => readonly number[],
    answer: (question: Question, bit: number) => Found,
    sweeps: readonly ((from: number, until: number) => void)[],
  ): readonly Found[] => {
    const found: Found[] = [];
    for (let start = 0; start < questions.length; start += AT_ONCE) {
      const group = questions.slice(start, start + AT_ONCE);
      let [from, until] = [count, -1];
      for (const [index, question] of group.entries()) {
        for (const at of ownOf(question)) own[at] = (own[at] as number) | (1 << index);
        for (const at of whole(question)) {
          from = Math.min(from, at);
          until = Math.max(until, at);
        }
      }
      for (const sweep of sweeps) sweep(from, until);
      for (const [index, question] of group.entries()) found.push(answer(question, 1 << index));
      for (const used of [own, above, below]) used.fill(0, Math.min(from, until + 1), until + 1);
    }
    return found;
  };

  return {
    /** Of each list, in rising order, those that none of the others knew. */
    latest: (lists: readonly (readonly number[])[]) =>
      inGroups(
        lists,
        list => list,
        list => list,
        (list, bit) => list.filter(at => ((above[at] as number) & bit) === 0),
        [sweepUp],
      ),
    /** Of each question, those of `among` that know none of `of` and that none of `of` knows. */
    apart: (questions: readonly Apartness[]) =>
      inGroups(
        questions,
        ({ of }) => of,
        ({ of, among }) => (among.length === 0 ? of : [...of, ...among]),
        ({ among }, bit) =>
          among.filter(
            at => (((above[at] as number) | (below[at] as number) | (own[at] as number)) & bit) === 0,
          ),
        [sweepUp, sweepDown],
      ),
  };
}
