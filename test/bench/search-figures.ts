import { gzipSync } from 'node:zlib';
import { createSearch } from '../../src/search/query.ts';
import { answered, recallAt3, searchPairs, siteIndex } from '../support/search-corpus.ts';

/** Measured on the real content. */
interface SearchFigures {
  /** Over all pairs, from 0 to 1. */
  readonly recallAt3: number;
  /** Over the pairs never looked into while tuning, from 0 to 1: what to expect of a new question. */
  readonly recallHeld: number;
  /** Among the 60 queries never looked into, those with the right result first, or what cites it before all else. */
  readonly first: number;
  /** Latency of a query in milliseconds, after warm-up. */
  readonly p50: number;
  readonly p95: number;
  readonly indexBytesGzip: number;
}

const rounds = 3;

/** Recall, latency and size of the search. */
export function searchFigures(): SearchFigures {
  const index = siteIndex();
  const pairs = searchPairs();
  const search = createSearch(index);
  // The first round, in which recall is counted, also warms up.
  const recall = recallAt3(search, pairs);
  const held = recallAt3(
    search,
    pairs.filter(({ set }) => set === 'held'),
  );
  const times = Array.from({ length: rounds }, () => pairs.map(({ query }) => timeOf(() => search(query))))
    .flat()
    .sort((one, other) => one - other);
  return {
    recallAt3: recall,
    recallHeld: held,
    first: answered(search, 'held').first,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    indexBytesGzip: gzipSync(JSON.stringify(index)).length,
  };
}

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
