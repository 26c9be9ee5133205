import type { Candidate, Marks } from './candidate.ts';
import { type Entry, type Field, occurrences } from './match.ts';
import { compact } from './normalise.ts';
import { type CutWords, meaningfulStretches, meaningfulWords } from './tokenize.ts';

/** Documents that share some of a normalised query's words. */
export type WordSearch = (query: string) => readonly Candidate[];

const mostWords = 60;
const mostKnown = 1_000;
/** What a found word is worth besides being rare. A character stands in many words, but 出声 and 发声 share half their meaning. */
const worth = { word: 1, alike: 1.12, character: 0.85, numbered: 4.6 };
/** What a field gives of it. */
const share = { title: 0.87, place: 0.87, text: 0.36, keywords: 0.73 };
/** How sure a leading word is, when the query holds the whole of it; one of two characters may be there by chance. */
const synonym = { own: 0.62, short: 0.5, lent: 0.36 };
const shortestSynonym = 2;
/** What a title adds that the query names whole. */
const namedTitle = 0.09;
/** A long text meets words by chance, and so do many leading words; from so many on, that counts against them. */
const usual = { characters: 80, keywords: 15 };
const lengthPenalty = 0.2;
const leastValue = 0.08;

/** A document's fields in compact form, and what each gives of a word that it holds. */
interface Searched {
  readonly entry: Entry;
  readonly fields: readonly (readonly [text: string, share: number])[];
  readonly title: string;
}

interface Word {
  /** More than one where they say nearly the same: any of them will do. */
  readonly texts: readonly string[];
  readonly worth: number;
}

/**
 * Ranks documents by how much of a question they cover, rare words weighing more. Words are looked up as they stand:
 * Fuse's token search over the same words finds as much, but reads every text through for every word and takes 19 ms
 * where a keystroke may take 5; it is kept for typos.
 * @param alike words that say nearly the same, in compact form
 */
export function createWordSearch(
  entries: readonly Entry[],
  cut: CutWords,
  alike: readonly (readonly string[])[],
): WordSearch {
  const documents = entries.map(searched);
  const lookUp = lookUpIn(documents);
  return query => {
    const whole = compact(query).text;
    const meant = alike.filter(texts => texts.some(text => whole.includes(text)));
    const words = [...meant.map(texts => ({ texts, worth: worth.alike })), ...wordsOf(query, cut)]
      .map(word => ({ ...word, gives: most(word.texts.map(lookUp)) }))
      .filter(({ gives }) => gives.size > 0)
      .slice(0, mostWords);
    const texts = words.flatMap(word => word.texts);
    const covered = coverages(words, documents.length);
    const characters = Math.max(shortestSynonym, new Set(texts.join('')).size);
    return documents.flatMap((document, position) => {
      const { entry, title } = document;
      const bySynonym = Math.min(1, synonymCharacters(whole, entry) / characters);
      const found = joined(joined(covered[position] ?? 0, bySynonym), namedTitle * namedShare(title, texts));
      return found < leastValue ? [] : [candidate(entry, found, texts)];
    });
  };
}

/** What the documents that hold a word give of it, by their place in the list. */
type Gives = ReadonlyMap<number, number>;

/** What is given of any of several words: the most that one of them gives. */
function most(each: readonly Gives[]): Gives {
  const found = new Map<number, number>();
  for (const gives of each)
    for (const [document, give] of gives) found.set(document, Math.max(found.get(document) ?? 0, give));
  return found;
}

/** Looks words up in all fields as one text: a browser searches one long text faster than a thousand short ones. */
function lookUpIn(documents: readonly Searched[]): (word: string) => Gives {
  const fields = documents.flatMap((each, document) =>
    each.fields.map(([text, gives]) => ({ text, gives, document })),
  );
  const whole = fields.map(({ text }) => text).join('\n');
  const ends: number[] = [];
  for (const { text } of fields) ends.push((ends.at(-1) ?? -1) + text.length + 1);
  const scan = (word: string): Gives => {
    const found = new Map<number, number>();
    let at = 0;
    for (let start = whole.indexOf(word); start >= 0; start = whole.indexOf(word, ends[at])) {
      while ((ends[at] ?? Infinity) <= start) at += 1;
      const field = fields[at];
      if (field === undefined) break;
      found.set(field.document, Math.max(found.get(field.document) ?? 0, field.gives));
    }
    return found;
  };
  // Whoever types asks for the same words again with each key.
  const known = new Map<string, Gives>();
  return word => {
    const gives = known.get(word) ?? scan(word);
    if (known.size > mostKnown) known.clear();
    known.set(word, gives);
    return gives;
  };
}

/** By how much more than usual, as a logarithm; 0 up to there. */
const excess = (count: number, most: number): number => Math.log(Math.max(1, count / most));

/** Two reasons that know nothing of each other. */
const joined = (one: number, other: number): number => one + other * Math.max(0, 1 - one);

function searched(entry: Entry): Searched {
  const { document, text, place } = entry;
  // The kind of a clause, which its title names, is no word of its own.
  const title = document.kind === 'clause' ? compact(document.id).text : entry.title.compacted.text;
  const tooLong = excess(text.source.length, usual.characters);
  const tooMany = excess(entry.keywords.filter(({ isLent }) => !isLent).length, usual.keywords);
  const shares = [...new Set(entry.keywords.map(each => each.share))];
  return {
    entry,
    title,
    fields: [
      [title, share.title],
      ...shares.map(
        each => [wordsWith(each, entry), (each * share.keywords) / (1 + lengthPenalty * tooMany)] as const,
      ),
      [text.compacted.text, share.text / (1 + lengthPenalty * tooLong)],
      [place.compacted.text, share.place],
    ],
  };
}

const wordsWith = (share: number, { keywords }: Entry): string =>
  keywords
    .filter(each => each.share === share)
    .map(({ field }) => field.compacted.text)
    .join('\n');

/** What a normalised query is about: numbers with what they count, words, every two neighbouring characters, and characters. */
function wordsOf(query: string, cut: CutWords): readonly Word[] {
  const words = meaningfulWords(query, cut).map(word => compact(word).text);
  const runs = meaningfulStretches(query, cut).flatMap(stretch => stretch.match(/\p{Script=Han}+/gu) ?? []);
  const found = new Map<string, number>();
  const put = (texts: readonly string[], worthOf: number): void => {
    for (const text of texts) if (!found.has(text)) found.set(text, worthOf);
  };
  put(query.match(/\d+(?:条|号|个?工作日|小时|日|天)/g) ?? [], worth.numbered);
  put(
    words.filter(word => word.length > 1),
    worth.word,
  );
  put(runs.flatMap(neighbours), worth.word);
  put(words.join('').match(/\p{Script=Han}/gu) ?? [], worth.character);
  return [...found].map(([text, each]) => ({ texts: [text], worth: each }));
}

const neighbours = (run: string): readonly string[] =>
  Array.from({ length: run.length - 1 }, (_, start) => run.slice(start, start + 2));

/** For each document, the share it holds of the words. */
function coverages(words: readonly (Word & { readonly gives: Gives })[], count: number): readonly number[] {
  const found = Array.from({ length: count }, () => 0);
  let total = 0;
  for (const { worth: each, gives } of words) {
    const weight = each * rarity(gives.size, count);
    total += weight;
    for (const [document, give] of gives) found[document] = (found[document] ?? 0) + give * weight;
  }
  return found.map(sum => sum / Math.max(total, Number.MIN_VALUE));
}

/** Inverse document frequency, as BM25 has it: always above 0. */
function rarity(holding: number, count: number): number {
  return Math.log(1 + (count - holding + 0.5) / (holding + 0.5));
}

/** The share of a title's characters that stand in words of the query. */
function namedShare(title: string, words: readonly string[]): number {
  const named = new Set<number>();
  for (const word of words)
    if (word.length > 1)
      for (let at = title.indexOf(word); at >= 0; at = title.indexOf(word, at + 1))
        for (let unit = 0; unit < word.length; unit += 1) named.add(at + unit);
  return title.length < 2 ? 0 : named.size / title.length;
}

/** How many different characters of the query belong to whole keywords of the document, each as sure as its keyword. */
function synonymCharacters(query: string, entry: Entry): number {
  const held = new Map<string, number>();
  for (const { field, isLent, share: given } of entry.keywords) {
    const { text } = field.compacted;
    if (text.length < shortestSynonym || !query.includes(text)) continue;
    const sure =
      given * (isLent ? synonym.lent : text.length > shortestSynonym ? synonym.own : synonym.short);
    for (const character of text) held.set(character, Math.max(held.get(character) ?? 0, sure));
  }
  return [...held.values()].reduce((sum, sure) => sum + sure, 0);
}

function candidate(entry: Entry, value: number, words: readonly string[]): Candidate {
  return { entry, match: 'words', value, marks: () => marksOf(entry, words) };
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
  return entry.keywords.find(({ field }) => words.some(word => field.compacted.text.includes(word)))?.field;
}
