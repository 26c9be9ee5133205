import type { SearchDocumentKind } from './document.ts';
import type { Range } from './excerpt.ts';
import type { Entry, WordHit } from './match.ts';

/** As written; by pinyin, initials or with one typo; or by some of the words. */
export type MatchKind = 'exact' | 'sound' | 'words';

/** What to mark in a result. */
export interface Marks {
  readonly title: readonly Range[];
  readonly text: readonly Range[];
  /** The word that leads here, when neither title nor text shows it. */
  readonly keyword: string | undefined;
}

/** A document that answers the query, and how well. */
export interface Candidate {
  readonly entry: Entry;
  readonly match: MatchKind;
  /** Above 0; comparable among candidates of one kind of match. */
  readonly value: number;
  /** Only worked out for the results shown. */
  readonly marks: () => Marks;
}

/** Above every hit. */
const named = 2;
/** Each kind of match ranks before the next, whatever the values. */
const tier: Record<MatchKind, number> = { exact: 4, sound: 2, words: 0 };
/** Among near equals: the plan's own words before what says what to do, and that before what explains. */
const kindBonus: Record<SearchDocumentKind, number> = {
  clause: 0.2,
  step: 0.1,
  role: 0.1,
  term: 0.07,
  rule: 0,
  page: 0,
};
/** Of a question only some words are found: the clause is in view, the step and the rule are more often the answer. */
const wordsBonus: Record<SearchDocumentKind, number> = {
  clause: 0.17,
  step: 0.13,
  rule: 0.13,
  role: 0.1,
  term: 0.03,
  page: 0,
};
/** Which of all stands first is decided by what each says itself: most clauses are explained by something near. */
const firstBonus: Record<SearchDocumentKind, number> = {
  rule: 0.1,
  step: 0.07,
  role: 0.04,
  clause: 0.015,
  term: 0,
  page: 0,
};
/** What counts there of what others lend. */
const lentCounts = 0.6;

/** The number that candidates are ranked by. */
export function scoreOf({ entry, match, value }: Candidate): number {
  return tier[match] + 0.8 * value + (match === 'words' ? wordsBonus : kindBonus)[entry.document.kind];
}

/**
 * The number that decides which stands first.
 * @param own the candidate without what others lend it, if it is one by itself
 */
export function firstScoreOf({ entry, value }: Candidate, own: Candidate | undefined): number {
  if (own === undefined) return 0;
  const bonus = (own.match === 'words' ? firstBonus : kindBonus)[entry.document.kind];
  return tier[own.match] + own.value + bonus + lentCounts * (value - own.value);
}

/** A document that holds every word looked for. `factor` says how much less than the phrase the words say. */
export function fromHits(entry: Entry, hits: readonly WordHit[], factor: number): Candidate {
  const quality = hits.reduce((sum, hit) => sum + hit.quality, 0) / hits.length;
  return {
    entry,
    match: hits.every(hit => hit.grade === 'exact') ? 'exact' : 'sound',
    value: factor * quality,
    marks: () => ({
      title: hits.flatMap(hit => hit.title),
      text: hits.flatMap(hit => hit.text),
      keyword: hits.find(hit => hit.keyword !== undefined)?.keyword,
    }),
  };
}

/** The document that the query names by its number. */
export function whollyNamed(entry: Entry): Candidate {
  return {
    entry,
    match: 'exact',
    value: named,
    marks: () => ({ title: [], text: [], keyword: undefined }),
  };
}

/** Each document's best candidate. */
export function bestOfEach(candidates: readonly Candidate[]): ReadonlyMap<Entry, Candidate> {
  const best = new Map<Entry, Candidate>();
  for (const candidate of candidates) {
    const known = best.get(candidate.entry);
    if (known === undefined || scoreOf(candidate) > scoreOf(known)) best.set(candidate.entry, candidate);
  }
  return best;
}
