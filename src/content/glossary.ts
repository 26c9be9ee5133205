import { pinyin } from 'pinyin-pro';
import { groupBy } from '../base/group.ts';
import type { Term } from '../plan/term.ts';

const letterOf = ({ term }: Term): string =>
  (pinyin(term, { pattern: 'first', toneType: 'none', type: 'array' })[0] ?? '').slice(0, 1).toUpperCase();

/** Where the entries of a letter stand: two pages keep each within what a reading page may weigh. */
const pathOf = (letter: string): string => (letter <= 'L' ? 'glossary/' : 'glossary/m-z/');

/** The glossary by first letter of pinyin, A–L and M–Z. Terms that begin with a digit stand before A. Paths are relative to the site's base. */
export function glossaryPages(terms: readonly Term[]) {
  const collator = new Intl.Collator('zh-Hans-u-co-pinyin');
  const sorted = [...terms].sort((one, other) => collator.compare(one.term, other.term));
  const letters = [...groupBy(sorted, letterOf)]
    .map(([letter, own]) => ({ letter, terms: own }))
    .sort((one, other) => (one.letter < other.letter ? -1 : 1));
  return ['A–L', 'M–Z'].map(label => {
    const path = pathOf(label.slice(0, 1));
    return { path, label, letters: letters.filter(({ letter }) => pathOf(letter) === path) };
  });
}

/** Path of a term's entry, relative to the site's base. */
export const termPath = (term: Term): string => `${pathOf(letterOf(term))}#t-${term.term}`;
