/** The smaller number first. Two infinities are equal here; their difference would be no number. */
export const ascending = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

/** Sorts by time, earliest first. @param one with a time in ISO 8601 */
export const earlierFirst = (one: { readonly at: string }, other: { readonly at: string }): number =>
  Date.parse(one.at) - Date.parse(other.at);

/** The same in the order of time; those of one moment stay in theirs. Each time is read once, which of thousands is most of sorting them. */
export const inTimeOrder = <Item extends { readonly at: string }>(items: readonly Item[]): readonly Item[] =>
  items
    .map(item => ({ item, at: Date.parse(item.at) }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
