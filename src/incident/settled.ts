import type { StepState } from './step-state.ts';

/** Steps in these states have a result; a deferred one has not. */
export const isSettled = ({ kind }: StepState): boolean =>
  kind === 'done' || kind === 'notApplicable' || kind === 'skipped';
