import { DANGER_KIND_TOKEN } from '../../playbook/danger-token.ts';
import type { Danger } from '../../playbook/first.ts';
import { clausesFilled, piecesOf, type TemplatePiece } from '../../playbook/template.ts';
import { within } from '../core/words/sentence.ts';
import { unsaid } from './words.ts';

/** Values filled into the words that report a danger, by token; a missing one is absent or blank. */
type Filled = Readonly<Record<string, string | undefined>>;

const wordsOf = (filled: Filled, token: string): string => within(filled[token] ?? '');

const linesOf = ({ words }: Pick<Danger, 'words'>): readonly string[] => words.trim().split('\n');

/** The words to read aloud, line by line. A missing value is worded as still being looked into, or left as a gap for the reader to fill. */
export const dangerLines = (
  danger: Pick<Danger, 'words'>,
  filled: Filled,
): readonly (readonly (TemplatePiece & { readonly words: string })[])[] =>
  linesOf(danger).map(line =>
    piecesOf(line).map(piece => ({
      ...piece,
      words: 'text' in piece ? piece.text : wordsOf(filled, piece.token) || unsaid(piece.token),
    })),
  );

/**
 * The words to record as reported: the lines that were filled in, and those that need no filling. `undefined` without a place:
 * then no danger was reported.
 */
export function dangerText(danger: Pick<Danger, 'words'>, filled: Filled, place: string): string | undefined {
  if (wordsOf(filled, place) === '') return undefined;
  return linesOf(danger)
    .map(line => within(clausesFilled(within(line), token => wordsOf(filled, token)).join('，')))
    .filter(line => line !== '')
    .map(line => `${line}。`)
    .join('\n');
}

/** The filled-in values, together with the chosen name of the danger. */
export const filledOf = (filled: Filled, kind: string | undefined): Filled => ({
  ...filled,
  [DANGER_KIND_TOKEN]: kind,
});
