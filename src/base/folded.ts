import { onceEach } from './remember.ts';
import { isUnseen } from './unseen.ts';

/** A text made comparable: one width, one case, and none of the characters nobody sees. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where it stands in the source; one more for the end. */
  readonly offsets: readonly number[];
}

const BLANK = /[^\S\n]/;

/** Cached per character: every text is folded many times. */
const plainOf = onceEach((character: string) =>
  isUnseen(character) ? '' : character.normalize('NFKC').toLowerCase(),
);
const wordOf = onceEach((character: string) => (BLANK.test(character) ? '' : plainOf(character)));

/**
 * Folds full-width, compatibility and capital forms, and leaves unseen characters out. @param blanks whether blanks within a line
 * are left out too, which Chinese words do not need
 */
export const foldText = (source: string, blanks: 'kept' | 'dropped'): FoldedText =>
  foldedBy(source, blanks === 'dropped' ? wordOf : plainOf);

/** The same without blanks, where nobody asks for places. */
export function foldedWords(source: string): string {
  let text = '';
  for (const character of source) text += wordOf(character);
  return text;
}

/** Folds a text character by character. @param plain what stands for one; '' for nothing */
export function foldedBy(source: string, plain: (character: string) => string): FoldedText {
  let text = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of source) {
    const units = plain(character);
    text += units;
    for (let unit = 0; unit < units.length; unit += 1) offsets.push(offset);
    offset += character.length;
  }
  offsets.push(offset);
  return { text, offsets };
}

/** The source text behind a piece of the folded text. @param start @param length in units of the folded text */
export function foldedSource(
  source: string,
  { offsets }: FoldedText,
  start: number,
  length: number,
): { readonly start: number; readonly text: string } {
  const from = offsets[start] ?? source.length;
  return { start: from, text: source.slice(from, offsets[start + length] ?? source.length) };
}
