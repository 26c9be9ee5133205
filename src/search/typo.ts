import Fuse from 'fuse.js';
import { type FieldHit, type SearchEntry, type SearchField, toSource } from './match.ts';
import { mayBePinyin, type Spelling, unitsOf } from './sound.ts';

/** Fields that hold a word but for one typo. */
export type TypoSearch = (word: string) => ReadonlyMap<SearchField, FieldHit>;

// One error in five to nine characters or letters. A shorter word must be right: with one of four wrong it is another
// word. A longer run of characters is a question, and questions are searched by their words.
const oneTypo = 0.2;
// Two letters swapped are two errors; below that many letters only one.
const swap = 2;
const shortestSwap = 8;
const shortestWord = 5;
const longest = { characters: 9, letters: 32 };
/** A match through a typo keeps this share of its quality. */
const closeness = 0.8;

/**
 * Fuse's search for one word wrong by a character more, less or other, in what phrases are remembered from: titles,
 * keywords and the clauses themselves; for typed pinyin, in the letters of these. Fuse reads every text through, so it is
 * given only those that hold half of the word: with a single typo, one half is always right.
 */
export function createTypoSearch(entries: readonly SearchEntry[]): TypoSearch {
  const fields = [...new Set(entries.flatMap(rememberedFields))];
  const written = fields.map((field): Searched => ({ field, text: field.compacted.text }));
  const spelled = fields.flatMap(field =>
    field.sound.syllables.map((line): Searched => ({ field, text: line.letters, line })),
  );
  return word => {
    const isPinyin = mayBePinyin(word);
    if (word.length < shortestWord || word.length > (isPinyin ? longest.letters : longest.characters))
      return new Map();
    const half = Math.floor(word.length / 2);
    const halves = [word.slice(0, half), word.slice(half)];
    const likely = (isPinyin ? spelled : written).filter(({ text }) =>
      halves.some(part => text.includes(part)),
    );
    const fuse = new Fuse(likely, {
      keys: ['text'],
      includeMatches: true,
      ignoreFieldNorm: true,
      ignoreLocation: true,
      // Both sides are normalised; folding case again at every step would double the time.
      isCaseSensitive: true,
      shouldSort: false,
      threshold: isPinyin && word.length >= shortestSwap ? swap / word.length : oneTypo,
    });
    return new Map(
      fuse.search(word).map(({ item, matches }) => [item.field, hitIn(item, matches?.[0]?.indices ?? [])]),
    );
  };
}

/** A field in the form in which it is searched: its characters, or its letters in a row. */
interface Searched {
  readonly field: SearchField;
  readonly text: string;
  readonly line?: Spelling;
}

function rememberedFields({ document, title, text, keywords }: SearchEntry): readonly SearchField[] {
  return [title, ...keywords.map(({ field }) => field), ...(document.kind === 'clause' ? [text] : [])];
}

function hitIn(
  { field, line }: Searched,
  indices: readonly (readonly [first: number, last: number])[],
): FieldHit {
  const units = indices.map(([first, last]) =>
    line ? unitsOf(line, first, last + 1) : ([first, last + 1] as const),
  );
  return {
    ranges: units.map(([start, end]) => toSource(field, start, end)),
    closeness,
    length: units.reduce((sum, [start, end]) => sum + end - start, 0),
  };
}
