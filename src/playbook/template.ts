/** A piece of a template: words as they are, or a token in braces. */
export type Piece = { readonly text: string } | { readonly token: string };

/** Most characters (code points) of the name in a token; a fact's own name is a little shorter, as it may be given a number. */
export const TOKEN = /\{([^{}\s]{1,26})\}/gu;

/** Cuts a text at its tokens, `{发生时间}`. Braces that hold no name stay as they are. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index, 0: found, 1: token = '' } of text.matchAll(TOKEN)) {
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ token });
    from = index + found.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** How a token is written. */
export const tokenOf = (label: string): string => `{${label}}`;
