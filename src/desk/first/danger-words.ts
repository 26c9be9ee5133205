import { DANGER_KIND_TOKEN } from '../../playbook/danger-token.ts';
import type { Danger } from '../../playbook/first.ts';
import { clausesFilled, piecesOf, type TemplatePiece } from '../../playbook/template.ts';
import { within } from '../core/words/sentence.ts';
import { unsaid } from './words.ts';

/** What was filled in of the words that tell of a danger, by token; what was not is absent or blank. */
type Filled = Readonly<Record<string, string | undefined>>;

const wordsOf = (filled: Filled, token: string): string => within(filled[token] ?? '');

const linesOf = ({ words }: Pick<Danger, 'words'>): readonly string[] => words.trim().split('\n');

/** The words to read aloud, line by line; what nobody has filled in is being looked into, or a gap that whoever reads fills himself. */
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
 * What may be put on record as told: of the words only those that somebody filled in, and those that stand in them as they are.
 * `undefined` where the place is open: without it nothing was told of a danger.
 */
export function dangerText(danger: Pick<Danger, 'words'>, filled: Filled, place: string): string | undefined {
  if (wordsOf(filled, place) === '') return undefined;
  return linesOf(danger)
    .map(line => within(clausesFilled(within(line), token => wordsOf(filled, token)).join('，')))
    .filter(line => line !== '')
    .map(line => `${line}。`)
    .join('\n');
}

/** What is filled in, with the danger by the name that was chosen for it. */
export const filledOf = (filled: Filled, kind: string | undefined): Filled => ({
  ...filled,
  [DANGER_KIND_TOKEN]: kind,
});
