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
