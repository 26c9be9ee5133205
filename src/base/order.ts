/** The smaller number first. Two infinities are equal here; their difference would be no number. */
export const ascending = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

/** What happened earlier first. @param one with a time in ISO 8601 */
export const earlierFirst = (one: { readonly at: string }, other: { readonly at: string }): number =>
  Date.parse(one.at) - Date.parse(other.at);
