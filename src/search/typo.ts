import Fuse from 'fuse.js';
import type { Entry, Field, FieldHit } from './match.ts';
import { toSource } from './match.ts';

/** Fields that hold a word but for one typo. */
export type TypoSearch = (word: string) => ReadonlyMap<Field, FieldHit>;

// One error in five to nine characters. A shorter word must be right: with one of four wrong it is another word. A
// longer run of characters is a question, and questions are searched by their words.
const oneTypo = 0.2;
const shortestWord = 5;
const longestWord = 9;
/** What a typo leaves of the quality of a match. */
const closeness = 0.8;

/**
 * Fuse's token search for one word wrong by a character more, less or other, in what phrases are remembered from:
 * titles, keywords and the clauses themselves. Fuse reads every text through, so it is given only those that hold
 * half of the word: with a single typo, one half is always right.
 */
export function createTypoSearch(entries: readonly Entry[]): TypoSearch {
  const fields = [...new Set(entries.flatMap(rememberedFields))];
  return word => {
    if (word.length < shortestWord || word.length > longestWord) return new Map();
    const half = Math.floor(word.length / 2);
    const halves = [word.slice(0, half), word.slice(half)];
    const likely = fields.filter(({ compacted: { text } }) => halves.some(part => text.includes(part)));
    return new Map(
      fuseOver(likely)
        .search(word)
        .flatMap(({ refIndex, matches }) => {
          const field = likely[refIndex];
          return field === undefined ? [] : [[field, hitIn(field, matches?.[0]?.indices ?? [])]];
        }),
    );
  };
}

function fuseOver(fields: readonly Field[]): Fuse<string> {
  return new Fuse(
    fields.map(field => field.compacted.text),
    {
      includeMatches: true,
      ignoreFieldNorm: true,
      ignoreLocation: true,
      // Both sides are normalised; folding case again at every step would double the time.
      isCaseSensitive: true,
      shouldSort: false,
      threshold: oneTypo,
      useTokenSearch: true,
      tokenize: /\S+/g,
    },
  );
}

function rememberedFields({ document, title, text, keywords }: Entry): readonly Field[] {
  return [title, ...keywords, ...(document.kind === 'clause' ? [text] : [])];
}

function hitIn(field: Field, indices: readonly (readonly [first: number, last: number])[]): FieldHit {
  return {
    ranges: indices.map(([first, last]) => toSource(field, first, last + 1)),
    closeness,
    length: indices.reduce((sum, [first, last]) => sum + last + 1 - first, 0),
  };
}
