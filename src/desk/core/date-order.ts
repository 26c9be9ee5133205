/** Moments of a matter, each with those that come about before it. */
const BEFORE = {
  happened: [],
  /** The post was seen for the first time. */
  firstSeen: [],
  found: ['happened', 'firstSeen'],
  acted: ['happened', 'found'],
  /** Something that asks for an answer came in: who knows of the matter by it knew of it no later. */
  received: ['happened', 'found'],
  approved: ['happened', 'found'],
  published: ['happened', 'found', 'approved'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type DatedMoment = keyof typeof BEFORE;
const MOMENTS = Object.keys(BEFORE) as readonly DatedMoment[];

const comesBefore = (one: DatedMoment, other: DatedMoment): boolean =>
  BEFORE[other].some(each => each === one);

/** A moment that lies on the wrong side of another, which may be so: it is asked about. Milliseconds since the epoch. */
export interface DateQuestion {
  readonly of: DatedMoment;
  readonly at: number;
  readonly against: DatedMoment;
  readonly other: number;
}

/** By the minute: a form asks for no seconds. */
const minute = (at: number): number => Math.floor(at / 60_000);

/** Why a moment cannot be taken without a word: the first of the others that it contradicts. @param times those that are known */
export function dateQuestion(
  of: DatedMoment,
  at: number,
  times: Readonly<Partial<Record<DatedMoment, number | undefined>>>,
): DateQuestion | undefined {
  for (const against of MOMENTS) {
    const other = times[against];
    if (other === undefined || Number.isNaN(other) || Number.isNaN(at)) continue;
    const gap = minute(at) - minute(other);
    if ((comesBefore(against, of) && gap < 0) || (comesBefore(of, against) && gap > 0))
      return { of, at, against, other };
  }
  return undefined;
}
