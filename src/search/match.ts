import type { LedDocument, SearchDocument } from './document.ts';
import type { Range } from './excerpt.ts';
import { type CompactText, compact, type Folds, normaliseText } from './normalise.ts';
import { findSound, mayBePinyin, type ReadingsOf, type Sound, soundOf, typedSound } from './sound.ts';

/** A document made ready to be asked: its fields compact and with their sound. */
export interface SearchEntry {
  readonly document: SearchDocument;
  readonly title: SearchField;
  readonly text: SearchField;
  readonly keywords: readonly Keyword[];
}

/** A word that leads here, as {@link LedDocument} has it. */
interface Keyword {
  readonly field: SearchField;
  readonly isLent: boolean;
}

export interface SearchField {
  readonly source: string;
  readonly compacted: CompactText;
  readonly sound: Sound;
}

/** How one typed word was found in a document. */
export interface WordHit {
  readonly grade: 'exact' | 'sound';
  /** Above 0: the field's weight times the closeness of the match. */
  readonly quality: number;
  /** Where to mark the title and the text. */
  readonly title: readonly Range[];
  readonly text: readonly Range[];
  /** The keyword that led here, when neither title nor text shows the word. */
  readonly keyword: string | undefined;
}

/** How much a hit counts by where it stands, and where the field is nothing but the word. */
const fieldWeight = {
  title: { part: 0.9, whole: 1 },
  text: { part: 0.75, whole: 1 },
  keyword: { part: 0.67, whole: 0.82 },
};

/** All documents, and the different strings in them: those that documents share, as keywords are, stand here once. */
export interface Corpus {
  readonly entries: readonly SearchEntry[];
  readonly fields: readonly SearchField[];
}

/** Prepares documents. */
export function prepareAll(documents: readonly LedDocument[], folds: Folds, readingsOf: ReadingsOf): Corpus {
  const fields = new Map<string, SearchField>();
  const fieldOf = (source: string): SearchField => {
    const known = fields.get(source);
    if (known !== undefined) return known;
    const compacted = compact(normaliseText(source, folds));
    const field = { source, compacted, sound: soundOf(compacted.text, readingsOf) };
    fields.set(source, field);
    return field;
  };
  const entries = documents.map(document => ({
    document,
    title: fieldOf(document.title),
    text: fieldOf(document.text),
    keywords: document.leading.map(({ word, isLent }) => ({ field: fieldOf(word), isLent })),
  }));
  return { entries, fields: [...fields.values()] };
}

/** Looks for one typed word, document after document. */
export type WordFinder = (entry: SearchEntry) => WordHit | undefined;

/** The fields that hold a word. */
type FieldHits = ReadonlyMap<SearchField, FieldHit>;

/** Finds a word as written, else typed pinyin by its sound; none if no document holds it. */
export function wordFinder(
  word: string,
  fields: readonly SearchField[],
  readingsOf: ReadingsOf,
): WordFinder | undefined {
  return finderOver(
    exactHits(word, fields),
    mayBePinyin(word) ? soundHits(word, fields, readingsOf) : noHits,
  );
}

/** Finds a word with one typo: homophones in place of its characters, or what `mistyped` holds. */
export function forgivingFinder(
  word: string,
  fields: readonly SearchField[],
  readingsOf: ReadingsOf,
  mistyped: FieldHits,
): WordFinder | undefined {
  return finderOver(exactHits(word, fields), new Map([...mistyped, ...soundHits(word, fields, readingsOf)]));
}

function finderOver(exact: FieldHits, sound: FieldHits): WordFinder | undefined {
  if (exact.size + sound.size === 0) return undefined;
  return entry => hitFrom('exact', entry, exact) ?? hitFrom('sound', entry, sound);
}

const noHits: FieldHits = new Map();

function exactHits(word: string, fields: readonly SearchField[]): FieldHits {
  return new Map(
    fields.flatMap((field): (readonly [SearchField, FieldHit])[] => {
      const ranges = occurrences(word, field);
      return ranges.length === 0 ? [] : [[field, { ranges, closeness: 1, length: word.length }]];
    }),
  );
}

function soundHits(word: string, fields: readonly SearchField[], readingsOf: ReadingsOf): FieldHits {
  const typed = typedSound(word, readingsOf);
  return new Map(
    fields.flatMap((field): (readonly [SearchField, FieldHit])[] => {
      const place = findSound(typed, field.sound);
      if (place === undefined) return [];
      const { start, end, closeness } = place;
      return [[field, { ranges: [toSource(field, start, end)], closeness, length: end - start }]];
    }),
  );
}

/** Every place of a compact word in a field, as ranges of the source. */
export function occurrences(word: string, field: SearchField): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = field.compacted.text.indexOf(word); at >= 0; ) {
    ranges.push(toSource(field, at, at + word.length));
    at = field.compacted.text.indexOf(word, at + word.length);
  }
  return ranges;
}

/** How a word was found in one field. */
export interface FieldHit {
  readonly ranges: readonly Range[];
  /** 1 for the word itself. */
  readonly closeness: number;
  /** In units of the compact text. */
  readonly length: number;
}

function hitFrom(grade: WordHit['grade'], entry: SearchEntry, hits: FieldHits): WordHit | undefined {
  if (hits.size === 0) return undefined;
  const title = hits.get(entry.title);
  const text = hits.get(entry.text);
  const [keyword, viaKeyword] = bestKeyword(entry, hits);
  const shown = Math.max(
    score(title, entry.title, fieldWeight.title),
    score(text, entry.text, fieldWeight.text),
  );
  // An entry that a term leads to, and that holds the very word itself, counts as much as the term.
  const quality = shown > 0 ? Math.max(shown, viaKeyword / fieldWeight.keyword.whole) : viaKeyword;
  if (quality === 0) return undefined;
  return {
    grade,
    quality,
    title: title?.ranges ?? [],
    text: text?.ranges ?? [],
    keyword: shown > 0 ? undefined : keyword,
  };
}

function bestKeyword(
  entry: SearchEntry,
  hits: FieldHits,
): readonly [keyword: string | undefined, quality: number] {
  let best: readonly [string | undefined, number] = [undefined, 0];
  for (const { field } of entry.keywords) {
    const quality = score(hits.get(field), field, fieldWeight.keyword);
    if (quality > best[1]) best = [field.source, quality];
  }
  return best;
}

function score(
  hit: FieldHit | undefined,
  field: SearchField,
  weight: { readonly part: number; readonly whole: number },
): number {
  if (hit === undefined) return 0;
  const isWhole = hit.length === field.compacted.text.length;
  return hit.closeness * (isWhole ? weight.whole : weight.part);
}

/** A range of the compact text as a range of the source. */
export function toSource(field: SearchField, start: number, end: number): Range {
  const { offsets } = field.compacted;
  return { start: offsets[start] ?? 0, end: (offsets[end - 1] ?? 0) + 1 };
}
