import type { StatementVersion, VersionOut } from './version.ts';

// Apart from statement.ts, which fetches kinds of events: the list of incidents is drawn from these.

/** Whether a publication still stands before the public. */
export const isOut = ({ withdrawn }: Pick<VersionOut, 'withdrawn'>): boolean => withdrawn === undefined;
/** Whether a version does, wherever. */
export const isVersionOut = ({ publications }: Pick<StatementVersion, 'publications'>): boolean =>
  publications.some(isOut);

/** Whether it is more than a first word that somebody is looking into it, which states no fact and does nothing of what a release does. */
export const statesFacts = ({ kind }: Pick<StatementVersion, 'kind'>): boolean => kind !== 'acknowledgement';

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
