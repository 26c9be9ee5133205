import * as fc from 'fast-check';

const RUNS = Number(process.env['RUNS'] ?? 1);

/** Whether this is `npm run proof`, which holds every release to more than `npm test` holds a change. */
export const isProof = RUNS > 1;

/** How often a property is tried: so many times in `npm test`, ten times as often in `npm run proof`, which sets `RUNS`. */
export const runs = (count: number): number => count * RUNS;

/**
 * As often as a property is tried that says nothing else. `npm test` tries the same cases each time, so that whether a change is red is not a
 * matter of luck; `npm run proof` goes looking for others, and prints the seed of what it finds.
 */
fc.configureGlobal({ numRuns: runs(40), ...(isProof ? {} : { seed: 20_190_801 }) });
