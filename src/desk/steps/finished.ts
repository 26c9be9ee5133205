import type { StepState, StepView } from './step-view.ts';

/** Steps in these states have a result; a deferred one has not. */
export const isFinished = ({ kind }: Pick<StepState, 'kind'>): boolean =>
  kind === 'done' || kind === 'notReported' || kind === 'notApplicable' || kind === 'skipped';

/** A step that has no result. */
export type OpenStep = StepView & {
  readonly state: Exclude<StepState, { kind: 'done' | 'notReported' | 'notApplicable' | 'skipped' }>;
};

/** How many steps apply, and how many of these have a result: what list, header and paper count. */
export const progressOf = (steps: readonly Pick<StepView, 'applies' | 'state'>[]) => {
  const applying = steps.filter(({ applies }) => applies);
  return { finished: applying.filter(({ state }) => isFinished(state)).length, total: applying.length };
};

/** Steps that apply and have no result, in the order of the checklist: what every count of open steps counts. */
export const withoutResult = (steps: readonly StepView[]): readonly OpenStep[] =>
  steps.filter((step): step is OpenStep => step.applies && !isFinished(step.state));
