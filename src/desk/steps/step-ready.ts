import type { Step } from '../../playbook/playbook.ts';
import type { MinutesSort } from '../../playbook/vocabulary.ts';
import { needsValues } from '../core/values.ts';
import { isFinished } from './finished.ts';
import type { StepView } from './step-view.ts';

/** The draft of the form that records a step by hand. */
export const DONE = 'done';

/** The form that writes down a meeting, a call or a visit. @param step where it is written down from, if from one */
export const minutesDraft = (sort: MinutesSort, step = ''): string => `minutes-${sort}-${step}`;

/**
 * The one form that makes a step's evidence, where there is one: it stands open, and recording the step by hand is offered only
 * on demand.
 */
export type StepReady =
  | { readonly minutes: MinutesSort; readonly assign?: undefined }
  | { readonly assign: readonly string[]; readonly minutes?: undefined };

/** Whether a bare tick does a step: nothing is asked of it, and no evidence does it. */
export const isPlain = ({ wants, evidence }: Step): boolean =>
  !needsValues(wants) && (evidence?.length ?? 0) === 0;

/** @param steps all of the incident @returns `undefined` where a step is done by hand in the first place */
export function readyFor(
  { step, state }: Pick<StepView, 'step' | 'state'>,
  steps: readonly Pick<StepView, 'step' | 'state' | 'applies'>[],
): StepReady | undefined {
  if (isFinished(state) || step.decides !== undefined) return undefined;
  const needed = step.wants?.filter(({ optional }) => optional !== true) ?? [];
  // Whom a call was to reach is asked there as well; where other evidence does it, too, the hand says it in one line.
  const byCall =
    step.evidence?.every(
      rule => 'done' in rule || ('minutes' in rule && rule.minutes[0] === 'phoneReport'),
    ) === true;
  if (needed.some(({ means }) => !(byCall && means === 'recipient'))) return undefined;
  const named = (step.evidence ?? []).flatMap(rule => ('assigned' in rule ? rule.assigned : []));
  const assign = steps
    .filter(each => each.applies && !isFinished(each.state) && named.includes(each.step.id))
    .map(each => each.step.id);
  if (assign.length > 0) return { assign };
  // The playbook names the usual way first.
  const [minutes] = (step.evidence ?? []).flatMap(rule => ('minutes' in rule ? rule.minutes : []));
  return minutes && { minutes };
}
