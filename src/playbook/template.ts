import type { FormField } from './form.ts';

/** A piece of a template: words as they are, or a token in braces. */
export type TemplatePiece = { readonly text: string } | { readonly token: string };

/** Most characters (code points) of the name in a token: of a value of a step. */
export const TOKEN = /\{([^{}\s]{1,80})\}/gu;

/** Cuts a text at its tokens, `{发生时间}`. Braces that hold no name stay as they are. */
export function piecesOf(text: string): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let from = 0;
  for (const { index, 0: found, 1: token = '' } of text.matchAll(TOKEN)) {
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ token });
    from = index + found.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** A text with words in the place of its tokens. */
export const filledWith = (text: string, wordsOf: (token: string) => string): string =>
  piecesOf(text)
    .map(piece => ('text' in piece ? piece.text : wordsOf(piece.token)))
    .join('');

/** The clauses of a sentence with words for its tokens, leaving out clauses with an empty token; empty where no token has a value. */
export function clausesFilled(text: string, wordsOf: (token: string) => string): readonly string[] {
  const clauses = text.split('，');
  const said = clauses.filter(clause => tokensIn(clause).every(token => wordsOf(token) !== ''));
  const isHeld = (clause: string): boolean => tokensIn(clause).length > 0;
  return clauses.some(isHeld) && !said.some(isHeld) ? [] : said.map(clause => filledWith(clause, wordsOf));
}

/** The sentences of a text with words for its tokens, each by its clauses; '' where it has tokens and none has a value. */
export function sentencesFilled(text: string, wordsOf: (token: string) => string): string {
  const tokens = tokensIn(text);
  if (tokens.length > 0 && tokens.every(token => wordsOf(token) === '')) return '';
  return text
    .split('。')
    .map(each => clausesFilled(each, wordsOf).join('，'))
    .filter(each => each !== '')
    .map(each => `${each}。`)
    .join('');
}

/** The names in a text's tokens, each once. */
export const tokensIn = (text: string): readonly string[] => [
  ...new Set(piecesOf(text).flatMap(piece => ('token' in piece ? [piece.token] : []))),
];

/** How a token is written. */
export const tokenOf = (label: string): string => `{${label}}`;

/** Initial content of a form's field; the record fills tables. */
export const templateOf = (field: FormField): string =>
  field.kind === 'table' ? '' : (field.template ?? '');
