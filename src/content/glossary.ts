import { pinyin } from 'pinyin-pro';
import type { Term } from '../plan/term.ts';

/** One page of the glossary: two pages keep each within what a reading page may weigh. */
export interface GlossaryPage {
  /** Relative to the site's base. */
  readonly path: string;
  readonly label: string;
  readonly letters: readonly { readonly letter: string; readonly terms: readonly Term[] }[];
}

const letterOf = ({ term }: Term): string =>
  (pinyin(term, { pattern: 'first', toneType: 'none', type: 'array' })[0] ?? '').slice(0, 1).toUpperCase();

/** The glossary by first letter of pinyin, A–L and M–Z. Terms that begin with a digit stand before A. */
export function glossaryPages(terms: readonly Term[]): readonly GlossaryPage[] {
  const collator = new Intl.Collator('zh-Hans-u-co-pinyin');
  const sorted = [...terms].sort((one, other) => collator.compare(one.term, other.term));
  const letters = [...new Set(sorted.map(letterOf))].sort();
  const page = (path: string, label: string, belongs: (letter: string) => boolean): GlossaryPage => ({
    path,
    label,
    letters: letters
      .filter(belongs)
      .map(letter => ({ letter, terms: sorted.filter(term => letterOf(term) === letter) })),
  });
  return [
    page('glossary/', 'A–L', letter => letter <= 'L'),
    page('glossary/m-z/', 'M–Z', letter => letter > 'L'),
  ];
}

/** Path of a term's entry, relative to the site's base. */
export function termPath(terms: readonly Term[], term: Term): string {
  const page = glossaryPages(terms).find(({ letters }) =>
    letters.some(({ terms: own }) => own.includes(term)),
  );
  return `${page?.path ?? 'glossary/'}#t-${term.term}`;
}
