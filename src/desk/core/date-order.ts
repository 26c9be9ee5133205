/** Moments of a matter in the order in which they come about: it happens, somebody finds it, somebody acts. */
const ORDER = ['happened', 'found', 'acted'] as const;
export type DatedMoment = (typeof ORDER)[number];

/** A moment that lies on the wrong side of another, which may be so: it is asked about. Milliseconds since the epoch. */
export interface DateQuestion {
  readonly of: DatedMoment;
  readonly at: number;
  readonly against: DatedMoment;
  readonly other: number;
}

/** Why a moment cannot be taken without a word: the first of the others that it contradicts. @param times those that are known */
export function dateQuestion(
  of: DatedMoment,
  at: number,
  times: Readonly<Partial<Record<DatedMoment, number | undefined>>>,
): DateQuestion | undefined {
  const place = ORDER.indexOf(of);
  for (const [position, against] of ORDER.entries()) {
    const other = times[against];
    if (against === of || other === undefined || Number.isNaN(other) || Number.isNaN(at)) continue;
    if (position < place ? at < other : at > other) return { of, at, against, other };
  }
  return undefined;
}
