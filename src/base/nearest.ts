/** How many letters have to be put in, taken out, changed or swapped with the next to make one text another. */
function distance(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const swaps = one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      next.push(
        Math.min(
          (row[to] ?? 0) + 1,
          (next[to - 1] ?? 0) + 1,
          (row[to - 1] ?? 0) + Number(one[at - 1] !== other[to - 1]),
          swaps ? (before[to - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The name probably meant: up to a third of its letters may be wrong. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let found: { readonly each: string; readonly away: number } | undefined;
  for (const each of known) {
    const away = distance(name, each);
    if (away <= Math.max(name.length, each.length) / 3 && away < (found?.away ?? Number.POSITIVE_INFINITY))
      found = { each, away };
  }
  return found?.each;
}
