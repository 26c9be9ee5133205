import { foldText } from './fold.ts';
import { isQuotedLaw } from './frame.ts';

/** Other bodies that a text speaks of. A law quoted names many, and none of them has facts to agree on. */
export function bodiesIn(text: string, names: readonly string[]): readonly string[] {
  const rest = foldText(text, 'dropped')
    .text.split(/[。;!?\n]/)
    .filter(sentence => !isQuotedLaw(sentence));
  return names.filter(name => rest.some(sentence => sentence.includes(name)));
}
