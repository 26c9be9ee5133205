/** A stretch of a text, the end left out; in UTF-16 units. */
export type Span = readonly [start: number, end: number];

/** What `…` in an expression may pass over. */
export interface Gap {
  /** In UTF-16 units. */
  readonly longest: number;
  /** Characters it never passes. */
  readonly stops: string;
}

/**
 * The places of an expression, by their starts. Where `any` is given it is what `~` in the expression stands for, and each
 * place reaches as far as it can; else no farther than it must.
 */
export type ExpressionFinder = (expression: string, any?: readonly Span[]) => readonly Span[];

/** Every place of a piece in a text, overlapping ones too. */
export function literalPlaces(text: string, piece: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1))
    places.push([at, at + piece.length]);
  return places;
}

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
 */
export function expressionFinder(text: string, gap: Gap): ExpressionFinder {
  const stops = nextOf(gap.stops, text);
  return (expression, any) => {
    const pieces = expression
      .split(any === undefined ? /(\.\.\.)/ : /(\.\.\.|~)/)
      .filter(each => each !== '');
    const [only = ''] = pieces;
    if (any === undefined && pieces.length === 1 && only !== '...') return literalPlaces(text, only);
    const isSpecial = (piece: string): boolean => piece === '...' || (any !== undefined && piece === '~');
    if (!pieces.every(piece => isSpecial(piece) || text.includes(piece))) return [];
    // For each place where the pieces so far begin, their end; 0 for others.
    let ends: Int32Array | undefined;
    let longest = 0;
    for (const piece of pieces.reverse()) {
      if (piece === '...') {
        longest = gap.longest;
        continue;
      }
      const rest = ends;
      const reach = longest;
      const joined = new Int32Array(text.length + 1);
      const join = (start: number, from: number): void => {
        let end = rest === undefined ? from : 0;
        const last = Math.min(from + reach, stops[from] ?? 0);
        for (let at = from; rest !== undefined && at <= last; at += 1) {
          end = Math.max(end, rest[at] ?? 0);
          // Of literal pieces, those that begin first end first.
          if (end > 0 && any === undefined) break;
        }
        joined[start] = Math.max(joined[start] ?? 0, end);
      };
      if (isSpecial(piece)) for (const [start, from] of any ?? []) join(start, from);
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
