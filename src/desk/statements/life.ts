import type { StatementVersion, VersionOut } from './statement.ts';

// Apart from statement.ts, which fetches kinds of events: the list of incidents is drawn from these.

/** Whether a publication still stands before the public. */
export const isOut = ({ withdrawn }: Pick<VersionOut, 'withdrawn'>): boolean => withdrawn === undefined;
/** Whether a version does, wherever. */
export const isVersionOut = ({ publications }: Pick<StatementVersion, 'publications'>): boolean =>
  publications.some(isOut);

/** Which life of a version it is at a place in the log, or now: it ends where the version is taken down. @param ends places in order */
export function lifeAt(ends: readonly number[], place = Number.POSITIVE_INFINITY): number {
  let [from, until] = [0, ends.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((ends[middle] ?? 0) < place) from = middle + 1;
    else until = middle;
  }
  return from;
}
