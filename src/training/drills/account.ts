import type { InjectFact } from './scenario.ts';

/**
 * How far a fact was known when the ledger was given a value of it. `so`: somebody had found it out, or the scenario tells no hearsay of it.
 * `unsettled`: it was hearsay, and nobody had looked yet. `other`: not even that had come, and only a person can tell.
 */
export type Verification = 'so' | 'unsettled' | 'other';

/** @param all what the scenario's injects say of the fact @param come what of it they had said by then */
export function verificationOf(all: readonly InjectFact[], come: readonly InjectFact[]): Verification {
  if (all.every(({ told }) => told === undefined) || come.some(({ told }) => told === undefined)) return 'so';
  return come.length > 0 ? 'unsettled' : 'other';
}
