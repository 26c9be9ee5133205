import { pinyin } from 'pinyin-pro';
import { groupBy } from '../base/group.ts';
import type { Term } from '../plan/term.ts';

const letterOf = ({ term }: Term): string =>
  (pinyin(term, { pattern: 'first', toneType: 'none', type: 'array' })[0] ?? '').slice(0, 1).toUpperCase();

/** Where the entries up to a letter stand: three pages keep each within what a reading page may weigh. */
const parts = [
  { label: 'A–J', upTo: 'J', path: 'glossary/' },
  { label: 'K–S', upTo: 'S', path: 'glossary/k-s/' },
  { label: 'T–Z', upTo: 'Z', path: 'glossary/t-z/' },
] as const;
const pathOf = (letter: string): string => (parts.find(({ upTo }) => letter <= upTo) ?? parts[0]).path;

/** The glossary by first letter of pinyin, in parts. Terms that begin with a digit stand before A. Paths are relative to the site's base. */
export function glossaryPages(terms: readonly Term[]) {
  const collator = new Intl.Collator('zh-Hans-u-co-pinyin');
  const sorted = [...terms].sort((one, other) => collator.compare(one.term, other.term));
  const letters = [...groupBy(sorted, letterOf)]
    .map(([letter, own]) => ({ letter, terms: own }))
    .sort((one, other) => (one.letter < other.letter ? -1 : 1));
  return parts.map(({ label, path }) => ({
    path,
    label,
    letters: letters.filter(({ letter }) => pathOf(letter) === path),
  }));
}

/** Path of a term's entry, relative to the site's base. */
export const termPath = (term: Term): string => `${pathOf(letterOf(term))}#t-${term.term}`;
