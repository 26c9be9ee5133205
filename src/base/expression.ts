import { onceEach } from './remember.ts';

/** A stretch of a text, the end left out; in UTF-16 units. */
export type Span = readonly [start: number, end: number];

/** How much `…` may skip; `……` skips twice as much. */
export interface Gap {
  /** In UTF-16 units. */
  readonly longest: number;
  /** Characters it never passes. */
  readonly stops: string;
}

/**
 * The places of an expression, by their starts; each ends as soon as it can. With `any`, it is what `~` in the expression stands for, and
 * each place reaches as far as it can.
 */
export type ExpressionFinder = (expression: string, any?: readonly Span[]) => readonly Span[];

/** Every place of a piece in a text, overlapping ones too. */
export function literalPlaces(text: string, piece: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1))
    places.push([at, at + piece.length]);
  return places;
}

/** The pieces of an expression: what content and scenarios list, asked of every text. */
const piecesOf = onceEach((expression: string): readonly string[] =>
  expression.split(/(\.\.\.|~|【[^【】]*】)/).filter(each => each !== ''),
);

/** For each place in a text, where the next of these characters stands. */
function nextOf(characters: string, text: string): Int32Array {
  const next = new Int32Array(text.length + 1).fill(text.length);
  for (let at = text.length - 1; at >= 0; at -= 1)
    next[at] = characters.includes(text.charAt(at)) ? at : (next[at + 1] ?? text.length);
  return next;
}

/**
 * Looks for expressions in a text. The pieces of one are joined from the last to the first, each place of a piece to one end
 * of all that follows it: time grows with the pieces and the text, never with the ways to combine them.
 * @param text folded, and the expressions likewise, which writes `…` as three dots
 * @param lists what `【name】` in an expression stands for: any of these words, folded
 */
export function expressionFinder(
  text: string,
  gap: Gap,
  lists: Readonly<Record<string, readonly string[]>> = {},
): ExpressionFinder {
  let stops: Int32Array | undefined;
  const placesOfList = new Map<string, readonly Span[]>();
  const ofList = (name: string): readonly Span[] => {
    const known = placesOfList.get(name);
    if (known !== undefined) return known;
    const places = (lists[name] ?? []).flatMap(word => literalPlaces(text, word));
    placesOfList.set(name, places);
    return places;
  };
  return (expression, any) => {
    const pieces = piecesOf(expression);
    const [only = ''] = pieces;
    // Where a piece is no plain text: its places, found another way.
    const placesOf = (piece: string): readonly Span[] | undefined =>
      piece === '~' ? any : piece.startsWith('【') ? ofList(piece.slice(1, -1)) : undefined;
    if (pieces.length === 1 && only !== '...' && placesOf(only) === undefined)
      return literalPlaces(text, only);
    const mayStand = (piece: string): boolean =>
      piece === '...' || (placesOf(piece)?.length ?? (text.includes(piece) ? 1 : 0)) > 0;
    if (!pieces.every(mayStand)) return [];
    // For each place where the pieces so far begin, their end; 0 for others.
    let ends: Int32Array | undefined;
    let longest = 0;
    for (const piece of [...pieces].reverse()) {
      if (piece === '...') {
        longest += gap.longest;
        continue;
      }
      const rest = ends;
      const reach = longest;
      if (reach > 0) stops ??= nextOf(gap.stops, text);
      const joined = new Int32Array(text.length + 1);
      const join = (start: number, from: number): void => {
        let end = rest === undefined ? from : 0;
        const last = reach === 0 ? from : Math.min(from + reach, stops?.[from] ?? 0);
        for (let at = from; rest !== undefined && at <= last; at += 1) {
          end = Math.max(end, rest[at] ?? 0);
          if (end > 0 && any === undefined) break;
        }
        joined[start] = Math.max(joined[start] ?? 0, end);
      };
      const places = placesOf(piece);
      if (places !== undefined) for (const [start, from] of places) join(start, from);
      else
        for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1))
          join(at, at + piece.length);
      ends = joined;
      longest = 0;
    }
    const places: Span[] = [];
    ends?.forEach((end, start) => {
      if (end > 0) places.push([start, end]);
    });
    return places;
  };
}
