import type { RunVerdict } from './grade.ts';

/** The counts that a verdict rests on. */
interface Sums {
  readonly failures: number;
  /** Objectives that were not achieved, promises that were broken, and other words judged to answer nothing. */
  readonly undone: number;
  readonly notAssessed: number;
  /** Words that nobody has judged. */
  readonly unjudged: number;
}

export function drillVerdict({ failures, undone, notAssessed, unjudged }: Sums): RunVerdict {
  if (failures > 0) return 'failed';
  if (undone > 0) return 'incomplete';
  if (notAssessed > 0) return 'open';
  return unjudged > 0 ? 'pending' : 'passed';
}
