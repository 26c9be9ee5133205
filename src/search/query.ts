import { bestOfEach, type Candidate, fromHits, fromRank, type MatchKind, whollyNamed } from './candidate.ts';
import { correction } from './correct.ts';
import {
  documentsOf,
  type SearchDocument,
  type SearchDocumentKind,
  type SearchIndex,
  withLeadingWords,
} from './document.ts';
import { type ExcerptSegment, excerptAround, markRanges } from './excerpt.ts';
import {
  forgivingFinder,
  prepareAll,
  type SearchEntry,
  type SearchField,
  type WordFinder,
  type WordHit,
  wordFinder,
} from './match.ts';
import { compact, foldsFrom, normaliseQuery, normaliseText } from './normalise.ts';
import { bestFirst, createRank, pairsIn, type Rank } from './rank.ts';
import { type ReadingsOf, readingsFrom } from './sound.ts';
import { type CutWords, meaningfulSegments, meaningfulWords, platformCut } from './tokenize.ts';
import { createTypoSearch, type TypoSearch } from './typo.ts';

export interface SearchResult {
  readonly document: SearchDocument;
  readonly title: readonly ExcerptSegment[];
  /** A window of clause size around the first hit. */
  readonly excerpt: readonly ExcerptSegment[];
  readonly match: MatchKind;
  /** The word that leads here, when neither title nor text shows it. */
  readonly keyword: string | undefined;
}

/** Answers a query with at most `limit` results, best first; of one kind alone where one is named. An empty query has none. */
export type Search = (query: string, limit?: number, kind?: SearchDocumentKind) => readonly SearchResult[];

const defaultLimit = 20;
/** Words apart say less than the phrase. */
const apartShare = 0.9;
/** A shorter stretch, left over when the asking words are gone, would stand in half of all documents. */
const shortestSegment = 2;

interface Context {
  readonly entries: readonly SearchEntry[];
  readonly fields: readonly SearchField[];
  readonly readingsOf: ReadingsOf;
  readonly cut: CutWords;
  readonly alike: SearchIndex['alike'];
  readonly rank: Rank;
  readonly typos: TypoSearch;
}

/** Prepares the index once and returns the search over it. */
export function createSearch(index: SearchIndex): Search {
  const readingsOf = readingsFrom(index.readings);
  const folds = foldsFrom(index.folds);
  const { entries, fields } = prepareAll(withLeadingWords(documentsOf(index)), folds, readingsOf);
  const clauses = new Map(
    entries.filter(({ document }) => document.kind === 'clause').map(entry => [entry.document.id, entry]),
  );
  const cut = platformCut();
  const alike = index.alike.map(words => words.map(word => compact(normaliseText(word, folds)).text));
  const context: Context = {
    entries,
    fields,
    readingsOf,
    cut,
    alike,
    rank: createRank(entries, fields, alike),
    typos: createTypoSearch(entries),
  };
  return (query, limit = defaultLimit, kind) => {
    const normalised = normaliseQuery(query, folds);
    const found = [...namedClauses(normalised, clauses), ...candidatesFor(normalised, context)];
    return bestFirst(bestOfEach(found))
      .filter(({ entry }) => kind === undefined || entry.document.kind === kind)
      .slice(0, limit)
      .map(present);
  };
}

function candidatesFor(query: string, context: Context, isCorrected = false): readonly Candidate[] {
  const whole = compact(query).text;
  if (whole === '') return [];
  const typed = compactAll(query.split(/\s+/));
  const segments = compactAll(meaningfulSegments(query, context.cut));
  const meant = segments.every(segment => segment.length >= shortestSegment) ? segments : typed;
  const words = compactAll(meaningfulWords(query, context.cut));
  // Single characters stand nearly everywhere: that a document holds each of them says nothing.
  const apart = words.every(word => word.length >= shortestSegment) ? words : typed;
  const phrasings = distinct([[whole], typed, meant, apart]);
  const exactly = (word: string) => wordFinder(word, context.fields, context.readingsOf);
  const found = phrasings.flatMap(words => withEveryWord(words, exactly, context.entries));
  const isHan = /\p{Script=Han}/u.test(whole);
  if (found.length > 0 && !isHan) return found;
  if (found.length === 0 && !isCorrected) {
    const corrected = corrections(query, context);
    if (corrected !== query) return candidatesFor(corrected, context, true);
  }
  // Chinese words that were typed apart need not be neighbours. Words of another script are one name: press conference.
  const ranked = isHan ? context.rank(typed.join(' '), segments.join(' ')) : context.rank(whole, whole);
  const alike = context.alike.filter(words => words.some(word => whole.includes(word)));
  const parts = [...alike.flat(), ...segments.flatMap(pairsIn)];
  return [
    ...found.flatMap(each => placed(each, ranked)),
    ...(found.length > 0 ? [] : forgiven(meant, context)),
    ...[...ranked].map(([entry, score]) => fromRank(entry, score, parts)),
  ];
}

/** An entry that holds Chinese words as they were typed gets the score of the ranking, if any: it may mention them only in passing. */
function placed(found: Candidate, ranked: ReadonlyMap<SearchEntry, number>): readonly Candidate[] {
  if (found.match !== 'exact') return [found];
  const score = ranked.get(found.entry);
  return score === undefined ? [] : [{ ...found, score }];
}

/** The number of a clause means that clause, whatever else was typed beside it. */
function namedClauses(query: string, clauses: ReadonlyMap<string, SearchEntry>): readonly Candidate[] {
  return (query.match(/\d+(?:\.\d+)+/g) ?? []).flatMap(number => {
    const entry = clauses.get(number);
    return entry === undefined ? [] : [whollyNamed(entry)];
  });
}

/** A query with the homophones in its stretches corrected. */
function corrections(query: string, { fields, readingsOf, cut }: Context): string {
  return meaningfulSegments(query, cut).reduce(
    (text, segment) => text.replace(segment, () => correction(segment, fields, readingsOf)),
    query,
  );
}

function compactAll(words: readonly string[]): readonly string[] {
  return words.map(word => compact(word).text).filter(word => word !== '');
}

function distinct(phrasings: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(phrasings.map(words => [words.join(' '), words])).values()];
}

/** Documents that hold every word, in any order. */
function withEveryWord(
  words: readonly string[],
  finderOf: (word: string) => WordFinder | undefined,
  entries: readonly SearchEntry[],
): readonly Candidate[] {
  const finders: WordFinder[] = [];
  for (const word of words) {
    const finder = finderOf(word);
    if (finder === undefined) return [];
    finders.push(finder);
  }
  return entries.flatMap(entry => {
    const hits = allHits(entry, finders);
    return hits.length === 0 ? [] : [fromHits(entry, hits, words.length > 1 ? apartShare : 1)];
  });
}

/** A hit for each word, or none at all. */
function allHits(entry: SearchEntry, finders: readonly WordFinder[]): readonly WordHit[] {
  const hits: WordHit[] = [];
  for (const find of finders) {
    const hit = find(entry);
    if (hit === undefined) return [];
    hits.push(hit);
  }
  return hits;
}

/** Documents that hold every word, one typo forgiven in each. */
function forgiven(
  words: readonly string[],
  { entries, fields, readingsOf, typos }: Context,
): readonly Candidate[] {
  return withEveryWord(words, word => forgivingFinder(word, fields, readingsOf, typos(word)), entries);
}

function present({ entry: { document }, match, marks }: Candidate): SearchResult {
  const { title, text, keyword } = marks();
  return {
    document,
    title: markRanges(document.title, title),
    excerpt: excerptAround(document.text, text),
    match,
    keyword,
  };
}
