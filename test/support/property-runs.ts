import * as fc from 'fast-check';

/** How often a property is tried: so many times in `npm test`, ten times as often in `npm run proof`, which sets `RUNS`. */
export const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);

/** As often as a property is tried that says nothing else. */
fc.configureGlobal({ numRuns: runs(40) });
