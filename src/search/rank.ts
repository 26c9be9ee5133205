import type { SearchDocumentKind } from './document.ts';
import type { SearchEntry, SearchField } from './match.ts';

/**
 * How well entries answer a query, above 0; those that share too little with it are left out. `meant` is what it is about, without the
 * words that only ask; both are in compact form between spaces.
 */
export type Rank = (query: string, meant: string) => ReadonlyMap<SearchEntry, number>;

// The numbers were found by putting held-out parts of what is asked to the rest, and the tuned lists to an index without what is asked in
// nearly their words; they were kept where both halves of these queries gained. `crossValidated` in the tests measures the first part.
/**
 * The weight of each field, and how much a long field loses (BM25's b). `carried`: the title of a step that carries a clause,
 * and the searches listed for it. `meaning`: the definition of a term, which counts for the term itself and more for what it
 * explains.
 */
const fieldOf = {
  title: { weight: 4.5, lengthCounts: 0.5 },
  text: { weight: 1, lengthCounts: 0.35 },
  asked: { weight: 1, lengthCounts: 0.2 },
  lent: { weight: 0.6, lengthCounts: 0.5 },
  carried: { weight: 0.12, lengthCounts: 0.5 },
  meaning: { weight: 0.2, lengthCounts: 0.5 },
};
/** A number names what it counts or the article it is the number of; everything else is worth what it is rare. */
const numberWorth = 2.7;
/** Words that only ask count less: 怎么写 stands in many listed searches, and only 终报 says which is meant. */
const askingWorth = 0.5;
/** BM25's k1: from about how many on, more of the same says little. */
const saturation = 1.5;
/** Among near equals: what is to be done first, then what says so; a term where it alone is asked for. */
const prior: Record<SearchDocumentKind, number> = {
  step: 0.02,
  clause: 0.01,
  rule: 0.01,
  role: 0,
  page: 0,
  term: -0.02,
};
/** A result gains this share of the score of each result that it explains or carries, and the other way round. */
const relatedShare = 0.1;
/** Less than this of a query is there by chance, as is much less than the best has. */
const leastScore = 0.08;
const leastShare = 0.4;
/** After the first, the plan's clause on the matter comes into view, for the others rest on it. */
const clauseInView = 0.1;

/** The units of a text, and how often each stands there. */
type Bag = ReadonlyMap<string, number>;
type FieldName = keyof typeof fieldOf;

/**
 * Ranks by BM25F over single characters, neighbouring ones, numbers with what they count, and sets of words alike. Not over words: how a
 * segmenter cuts one depends on what stands beside it. Of what one hand asks, found by what three others ask, words put the right page
 * first for 44 of 100, characters and pairs for 58; threes of characters make it worse.
 * @param alike sets of words that say nearly the same, in compact form
 */
export function createRank(
  entries: readonly SearchEntry[],
  fields: readonly SearchField[],
  alike: readonly (readonly string[])[],
): Rank {
  const alikeIn = alikeFinder(alike);
  const bagOf = (text: string): Bag => counted([...unitsOf(text), ...alikeIn(text)]);
  const bags = new Map(fields.map(field => [field, bagOf(field.compacted.text)]));
  const held = heldBy(entries, bags);
  const related = relatedTo(entries);
  return (query, meant) => {
    const about = bagOf(meant);
    const scores = new Map<SearchEntry, number>();
    let most = 0;
    for (const unit of bagOf(query).keys()) {
      const holding = held.get(unit);
      if (holding === undefined) continue;
      const worth = about.has(unit) ? worthOf(unit) : askingWorth;
      const weight = worth * rarity(holding.size, entries.length);
      most += weight;
      for (const [entry, times] of holding)
        scores.set(entry, (scores.get(entry) ?? 0) + (weight * times) / (times + saturation));
    }
    const own = new Map(
      [...scores].map(([entry, score]) => [entry, score / most + prior[entry.document.kind]]),
    );
    const ranked = [...own].map(([entry, score]) => {
      const best = Math.max(0, ...(related.get(entry) ?? []).map(each => own.get(each) ?? 0));
      return [entry, score + relatedShare * best] as const;
    });
    const least = Math.max(leastScore, leastShare * Math.max(0, ...ranked.map(([, score]) => score)));
    return new Map(ranked.filter(([, score]) => score >= least));
  };
}

/** Best first, then with the plan's clauses in view; the order they come in settles ties. */
export function bestFirst<Scored extends { readonly entry: SearchEntry; readonly score: number }>(
  found: readonly Scored[],
): readonly Scored[] {
  const [first, ...others] = [...found].sort((one, other) => other.score - one.score);
  const inView = ({ entry, score }: Scored): number =>
    score + (entry.document.kind === 'clause' ? clauseInView : 0);
  return first === undefined ? [] : [first, ...others.sort((one, other) => inView(other) - inView(one))];
}

/** For each unit, how often entries hold it, weighed by field and length. */
function heldBy(entries: readonly SearchEntry[], bags: ReadonlyMap<SearchField, Bag>) {
  const held = new Map<string, Map<SearchEntry, number>>();
  const named = entries.map(entry => [entry, fieldsOf(entry, entries)] as const);
  for (const name of Object.keys(fieldOf) as FieldName[]) {
    const { weight, lengthCounts } = fieldOf[name];
    const lengths = named.map(([, fields]) => lengthOf(fields[name]));
    const usual =
      lengths.reduce((sum, length) => sum + length, 0) / lengths.filter(length => length > 0).length;
    for (const [entry, fields] of named) {
      const longer = 1 - lengthCounts + (lengthCounts * lengthOf(fields[name])) / usual;
      for (const field of fields[name])
        for (const [unit, times] of bags.get(field) ?? []) {
          const holding = held.get(unit) ?? new Map<SearchEntry, number>();
          held.set(unit, holding.set(entry, (holding.get(entry) ?? 0) + (weight * times) / longer));
        }
    }
  }
  return held;
}

const lengthOf = (fields: readonly SearchField[]): number =>
  fields.reduce((sum, { compacted }) => sum + compacted.text.length, 0);

function fieldsOf(
  entry: SearchEntry,
  entries: readonly SearchEntry[],
): Record<FieldName, readonly SearchField[]> {
  const { document, title, text, keywords } = entry;
  const explaining = (kind: SearchDocumentKind) =>
    entries.filter(other => other.document.kind === kind && other.document.explains.includes(document.id));
  const isTerm = document.kind === 'term';
  return {
    // The kind of a clause, which its title names, is no word of its own.
    title: document.kind === 'clause' ? [] : [title],
    text: isTerm ? [] : [text],
    asked: askedOf(entry),
    lent: keywords.filter(({ isLent }) => isLent).map(({ field }) => field),
    carried: explaining('step').flatMap(step => [step.title, ...askedOf(step)]),
    meaning: isTerm ? [text] : explaining('term').map(term => term.text),
  };
}

/** For each entry, those that it explains or carries, and those that explain or carry it. */
function relatedTo(entries: readonly SearchEntry[]): ReadonlyMap<SearchEntry, readonly SearchEntry[]> {
  const explains = (one: SearchEntry, other: SearchEntry) =>
    one.document.explains.includes(other.document.id);
  return new Map(
    entries.map(entry => [entry, entries.filter(other => explains(entry, other) || explains(other, entry))]),
  );
}

const askedOf = ({ keywords }: SearchEntry): readonly SearchField[] =>
  keywords.filter(({ isLent }) => !isLent).map(({ field }) => field);

/** Inverse document frequency, as BM25 has it: always above 0. */
function rarity(holding: number, count: number): number {
  return Math.log(1 + (count - holding + 0.5) / (holding + 0.5));
}

/** Characters, neighbouring characters, words in letters, and numbers, alone and with what they count. */
function unitsOf(text: string): readonly string[] {
  const runs = text.match(/\p{Script=Han}+|[a-z]+|\d+(?:条|号|个?工作日|小时|日|天)?/gu) ?? [];
  return runs.flatMap(run => {
    if (!/^\p{Script=Han}/u.test(run)) return [...new Set([run, run.replace(/\p{Script=Han}+/u, '')])];
    return [...run, ...pairsIn(run)];
  });
}

/** Every two neighbouring characters of a run. */
export const pairsIn = (run: string): readonly string[] =>
  Array.from({ length: Math.max(0, run.length - 1) }, (_, start) => run.slice(start, start + 2));

/** Stands before the number of a set of words alike. */
const set = '#';

/** Names the sets of which a text holds a word, as often as it does; of words that begin alike the longest counts. */
function alikeFinder(alike: readonly (readonly string[])[]): (text: string) => readonly string[] {
  const setsOf = new Map<string, string[]>();
  alike.forEach((words, number) => {
    for (const word of words) setsOf.set(word, [...(setsOf.get(word) ?? []), `${set}${number}`]);
  });
  if (setsOf.size === 0) return () => [];
  const words = [...setsOf.keys()].sort((one, other) => other.length - one.length);
  const any = new RegExp(`(?=(${words.join('|')}))`, 'g');
  return text => Array.from(text.matchAll(any)).flatMap(([, word]) => setsOf.get(word ?? '') ?? []);
}

const worthOf = (unit: string): number => (/^\d/.test(unit) ? numberWorth : 1);

function counted(units: readonly string[]): Bag {
  const bag = new Map<string, number>();
  for (const unit of units) bag.set(unit, (bag.get(unit) ?? 0) + 1);
  return bag;
}
