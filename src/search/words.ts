import type { Candidate, Marks } from './candidate.ts';
import { type Entry, type Field, occurrences } from './match.ts';
import { compact } from './normalise.ts';
import { type CutWords, meaningfulWords } from './tokenize.ts';

/** Documents that share some of a normalised query's words. */
export type WordSearch = (query: string) => readonly Candidate[];

const mostWords = 60;
/** A character stands in many words and says less than one; but 出声 and 发声 share half their meaning. */
const singleCharacter = 0.5;
/** How sure a synonym from the glossary is, when the query holds the whole of it. */
const synonym = 0.5;
const shortestSynonym = 2;
/** What counts for the title alone. */
const titleShare = 0.1;
/** A long text meets words by chance; from this many characters on, that counts against it. */
const usualLength = 80;
const lengthPenalty = 0.2;
const keywordLength = 0.5;
const leastValue = 0.08;

/**
 * Ranks documents by how much of a question they cover, rare words weighing more. Words are looked up as they stand:
 * Fuse's token search over the same words finds as much, but reads every text through for every word and takes 19 ms
 * where a keystroke may take 5; it is kept for typos.
 */
export function createWordSearch(entries: readonly Entry[], cut: CutWords): WordSearch {
  const texts = entries.map(wordsOf);
  const corpus = texts.join('\n');
  return query => {
    const whole = compact(query).text;
    const words = knownWords(meaningfulWords(query, cut), corpus);
    const covered = coverages(words, texts);
    const characters = Math.max(shortestSynonym, new Set(words.join('')).size);
    return entries.flatMap((entry, position) => {
      const byWords = covered.get(position) ?? 0;
      const bySynonym = synonym * Math.min(1, synonymCharacters(whole, entry) / characters);
      const value = weigh(entry, byWords + bySynonym * (1 - byWords), words);
      return value < leastValue ? [] : [candidate(entry, value, words)];
    });
  };
}

/** Everything a document can be found by, in compact form. */
function wordsOf({ title, text, place, keywords }: Entry): string {
  return [title, text, place, ...keywords].map(field => field.compacted.text).join('\n');
}

/** The words, and the characters of the words, that some text holds. A lone letter or digit says nothing. */
function knownWords(words: readonly string[], corpus: string): readonly string[] {
  const characters = words.join('').match(/\p{Script=Han}/gu) ?? [];
  const longer = words.filter(word => word.length > 1);
  const known = [...longer, ...characters].filter(word => corpus.includes(word));
  return [...new Set(known)].slice(0, mostWords);
}

/** For each text that holds some of the words, the share it holds. */
function coverages(words: readonly string[], texts: readonly string[]): ReadonlyMap<number, number> {
  const holders = words.map(word =>
    texts.flatMap((text, position) => (text.includes(word) ? [position] : [])),
  );
  const weights = words.map(
    (word, at) => rarity(holders[at]?.length ?? 0, texts.length) * (word.length === 1 ? singleCharacter : 1),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const found = new Map<number, number>();
  holders.forEach((positions, at) => {
    const weight = (weights[at] ?? 0) / total;
    for (const position of positions) found.set(position, (found.get(position) ?? 0) + weight);
  });
  return found;
}

/** Inverse document frequency, as BM25 has it: always above 0. */
function rarity(holding: number, count: number): number {
  return Math.log(1 + (count - holding + 0.5) / (holding + 0.5));
}

/** How many different characters of the query belong to whole keywords of the document. */
function synonymCharacters(query: string, entry: Entry): number {
  const held = entry.keywords
    .map(({ compacted: { text } }) => text)
    .filter(text => text.length >= shortestSynonym && query.includes(text));
  return new Set(held.join('')).size;
}

function weigh(entry: Entry, coverage: number, words: readonly string[]): number {
  const titled = words.filter(word => entry.title.compacted.text.includes(word)).length;
  const excess = Math.max(0, Math.log(Math.max(1, lengthOf(entry)) / usualLength));
  const inTitle = words.length === 0 ? 0 : titled / words.length;
  return (coverage * (1 - titleShare) + inTitle * titleShare) / (1 + lengthPenalty * excess);
}

/** In characters; keywords are apart and less likely to be met by chance. */
function lengthOf({ text, keywords }: Entry): number {
  return text.source.length + keywords.reduce((sum, { source }) => sum + source.length, 0) * keywordLength;
}

function candidate(entry: Entry, value: number, words: readonly string[]): Candidate {
  return { entry, match: 'words', value, marks: () => marksOf(entry, words), explanation: undefined };
}

/** Words are marked; single characters only where no word is to be seen. */
function marksOf(entry: Entry, words: readonly string[]): Marks {
  const longer = words.filter(word => word.length > 1);
  const marks = marksFor(entry, longer);
  const isShown = marks.title.length + marks.text.length > 0;
  if (isShown) return { ...marks, keyword: undefined };
  const keyword = keywordFor(entry, longer)?.source;
  return keyword === undefined ? { ...marksFor(entry, words), keyword } : { ...marks, keyword };
}

function marksFor(entry: Entry, words: readonly string[]): Pick<Marks, 'title' | 'text'> {
  return {
    title: words.flatMap(word => occurrences(word, entry.title)),
    text: words.flatMap(word => occurrences(word, entry.text)),
  };
}

function keywordFor(entry: Entry, words: readonly string[]): Field | undefined {
  return entry.keywords.find(keyword => words.some(word => keyword.compacted.text.includes(word)));
}
