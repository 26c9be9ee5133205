/** One thing of several that are told one after another. */
export interface ListingItem {
  /** When it was, in words; '' where that says nothing. */
  readonly time: string;
  /** A whole sentence. */
  readonly text: string;
  /** A reader in a hurry has to know it. */
  readonly main: boolean;
}

/** Content that may grow long: in the text while it is short, otherwise whole in an annex. */
export interface Listing {
  /** The annex's name. */
  readonly title: string;
  readonly items: readonly ListingItem[];
}

/** The value of a token: words, whole sentences, or a listing. */
export type Passage = string | Listing;

/** How much of a listing a text takes: beyond that nobody reads on. In items and in characters. */
const SHORT = { items: 15, characters: 2500 } as const;
/** How many of the main ones of a long one stand in the text all the same, the first and else the latest, and how long one may be. */
const DIGEST = { items: 18, characters: 300, first: 6 } as const;

export const lineOf = ({ time, text }: ListingItem): string => (time === '' ? text : `${time}，${text}`);

export const isLong = ({ items }: Listing): boolean =>
  items.length > SHORT.items || items.reduce((sum, { text }) => sum + text.length, 0) > SHORT.characters;

/** The part of a listing that stands in the text, a line an item. */
export function listingLines(listing: Listing): readonly string[] {
  if (!isLong(listing)) return listing.items.map(lineOf);
  const main = listing.items.filter(({ main, text }) => main && text.length <= DIGEST.characters);
  // How it began, to whom it was reported first, is what a reader asks after.
  const left = Math.max(0, main.length - DIGEST.items);
  return [...main.slice(0, DIGEST.first), ...main.slice(DIGEST.first + left)].map(lineOf);
}
