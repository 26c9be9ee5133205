import type { Range } from './excerpt.ts';
import { occurrences, type SearchEntry, type SearchField, type WordHit } from './match.ts';

/** As written; by pinyin, initials or with one typo; or by some of what is asked. */
export type MatchKind = 'exact' | 'sound' | 'words';

/** The characters of a result to highlight. */
interface Marks {
  readonly title: readonly Range[];
  readonly text: readonly Range[];
  /** The words that lead here, when neither title nor text shows them. */
  readonly keyword: string | undefined;
}

/** A document that answers the query, and how well. */
export interface Candidate {
  readonly entry: SearchEntry;
  readonly match: MatchKind;
  /** Above 0. */
  readonly score: number;
  /** Only worked out for the results shown. */
  readonly marks: () => Marks;
}

/** Added to what is found by its letters, so that each kind of match stands before the next; ranks stay below. */
const tier: Record<MatchKind, number> = { exact: 4, sound: 2, words: 0 };
/** Above every hit. */
const named = 6;

/** A document that holds every word looked for. `factor` says how much less than the phrase the words say. */
export function fromHits(entry: SearchEntry, hits: readonly WordHit[], factor: number): Candidate {
  const quality = hits.reduce((sum, hit) => sum + hit.quality, 0) / hits.length;
  const match = hits.every(hit => hit.grade === 'exact') ? 'exact' : 'sound';
  return {
    entry,
    match,
    score: tier[match] + factor * quality,
    marks: () => ({
      title: hits.flatMap(hit => hit.title),
      text: hits.flatMap(hit => hit.text),
      keyword: hits.find(hit => hit.keyword !== undefined)?.keyword,
    }),
  };
}

/** The document that the query names by its number. */
export function whollyNamed(entry: SearchEntry): Candidate {
  return {
    entry,
    match: 'exact',
    score: named,
    marks: () => ({ title: [], text: [], keyword: undefined }),
  };
}

/** A document that shares some of what is asked: `parts` are marked, or what leads here holds the most of them. */
export function fromRank(entry: SearchEntry, score: number, parts: readonly string[]): Candidate {
  return {
    entry,
    match: 'words',
    score,
    marks: () => {
      const title = parts.flatMap(part => occurrences(part, entry.title));
      const text = parts.flatMap(part => occurrences(part, entry.text));
      return { title, text, keyword: title.length + text.length > 0 ? undefined : leading(entry, parts) };
    },
  };
}

function leading({ keywords }: SearchEntry, parts: readonly string[]): string | undefined {
  const held = ({ compacted }: SearchField): number =>
    parts.filter(part => compacted.text.includes(part)).length;
  const [best] = keywords.map(({ field }) => field).sort((one, other) => held(other) - held(one));
  return best !== undefined && held(best) > 0 ? best.source : undefined;
}

/** Each document's best candidate, the first of equals. */
export function bestOfEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<SearchEntry, Candidate>();
  for (const candidate of candidates) {
    const known = best.get(candidate.entry);
    if (known === undefined || candidate.score > known.score) best.set(candidate.entry, candidate);
  }
  return [...best.values()];
}
