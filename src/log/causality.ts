import type { Envelope } from './envelope.ts';

/** Asks which events of one set are not connected to another set. Positions count from 0 in the log's order. */
interface Apartness {
  readonly of: readonly number[];
  readonly among: readonly number[];
}

export type Causality = ReturnType<typeof causalityOf>;

/** Questions that one sweep answers: the bits of a number. */
const AT_ONCE = 32;

/** The events that each event of a log names as known, by position: those of `at` stand in `parents` from `starts[at]` to `starts[at + 1]`. */
interface Edges {
  readonly starts: Int32Array;
  readonly parents: Int32Array;
}

function edgesOf(ordered: readonly Envelope[]): Edges {
  const place = new Map(ordered.map(({ hash }, position) => [hash, position]));
  const starts = new Int32Array(ordered.length + 1);
  const known: number[] = [];
  for (const [position, { prev }] of ordered.entries()) {
    for (const hash of prev) {
      const parent = place.get(hash);
      if (parent !== undefined) known.push(parent);
    }
    starts[position + 1] = known.length;
  }
  return { starts, parents: Int32Array.from(known) };
}

/** Questions and what they reach, one bit each, by position. */
interface Marks {
  /** The events that a question is about. */
  readonly own: Int32Array;
  /** Those that an own one knows. */
  readonly above: Int32Array;
  /** Those that know an own one. */
  readonly below: Int32Array;
}

/** Marks what questions reach in the part of a log between two positions. */
type Sweep = (edges: Edges, marks: Marks, from: number, until: number) => void;

/** Marks the events that any of the own ones knows. */
const sweepUp: Sweep = ({ starts, parents }, { own, above }, from, until) => {
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
const sweepDown: Sweep = ({ starts, parents }, { own, below }, from, until) => {
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

/** A question, and the part of the log that has to be swept for it. */
interface Asked<Question> {
  readonly question: Question;
  readonly at: number;
  readonly from: number;
  readonly until: number;
}

/** Those that begin close to each other stand together. @param whole every position of a question */
function inOrderOfPlace<Question>(
  questions: readonly Question[],
  whole: (question: Question) => readonly (readonly number[])[],
  count: number,
): readonly Asked<Question>[] {
  const asked = questions.map((question, at) => {
    let [from, until] = [count, -1];
    for (const places of whole(question))
      for (const place of places) {
        if (place < from) from = place;
        if (place > until) until = place;
      }
    return { question, at, from, until };
  });
  return asked.sort((one, other) => one.from - other.from || one.until - other.until);
}

/**
 * Answers who knew what, over a log in causal order. Many questions are answered in one sweep over the log; those that begin
 * close to each other are asked together, so that most sweeps are short.
 */
export function causalityOf(ordered: readonly Envelope[]) {
  const count = ordered.length;
  const edges = edgesOf(ordered);
  const { starts } = edges;
  // The part of the log that a sweep has used is wiped after it.
  const marks = { own: new Int32Array(count), above: new Int32Array(count), below: new Int32Array(count) };
  const { own, above, below } = marks;
  let steps = 0;

  /** @param whole every position of a question, by which the part is known that has to be swept */
  const inGroups = <Question, Found>(
    questions: readonly Question[],
    ownOf: (question: Question) => readonly number[],
    whole: (question: Question) => readonly (readonly number[])[],
    answer: (question: Question, bit: number) => Found,
    sweeps: readonly Sweep[],
  ): readonly Found[] => {
    const asked = inOrderOfPlace(questions, whole, count);
    const found: Found[] = [];
    for (let start = 0; start < asked.length; start += AT_ONCE) {
      const group = asked.slice(start, start + AT_ONCE);
      const from = group[0]?.from ?? 0;
      let until = -1;
      for (const [bit, each] of group.entries()) {
        until = Math.max(until, each.until);
        for (const at of ownOf(each.question)) own[at] = (own[at] as number) | (1 << bit);
      }
      if (until >= from)
        for (const sweep of sweeps) {
          sweep(edges, marks, from, until);
          steps += until + 1 - from + (starts[until + 1] as number) - (starts[from] as number);
        }
      for (const [bit, { question, at }] of group.entries()) found[at] = answer(question, 1 << bit);
      for (const used of [own, above, below]) used.fill(0, Math.min(from, until + 1), until + 1);
    }
    return found;
  };

  return {
    /** Events and ties between them that all sweeps so far have looked at. */
    steps: () => steps,
    /** From each list, in rising order, the events that none of the others knew. */
    latest: (lists: readonly (readonly number[])[]) =>
      inGroups(
        lists,
        list => list,
        list => [list],
        (list, bit) => list.filter(at => ((above[at] as number) & bit) === 0),
        [sweepUp],
      ),
    /** For each question, the events of `among` that neither know nor are known by any of `of`. */
    apart: (questions: readonly Apartness[]) =>
      inGroups(
        questions,
        ({ of }) => of,
        ({ of, among }) => [of, among],
        ({ among }, bit) =>
          among.filter(
            at => (((above[at] as number) | (below[at] as number) | (own[at] as number)) & bit) === 0,
          ),
        [sweepUp, sweepDown],
      ),
  };
}
