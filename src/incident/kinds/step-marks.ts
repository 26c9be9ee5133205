import { failure, type Result, success } from '../../base/result.ts';
import type { Answer, Desk } from '../desk.ts';
import type { Refusal } from '../refusal.ts';
import { isSettled } from '../settled.ts';
import type { IncidentView, StepView } from '../view.ts';
import { isWork } from './define.ts';

/** The subject of what has become of a step. */
export const stepSubject = (step: string): string => `step:${step}`;

/** What all marks on a step have in common: one replaces another. */
export const onStep = {
  subjects: ({ data }: { readonly data: { readonly step: string } }): readonly string[] => [
    stepSubject(data.step),
  ],
  disturbs: isWork,
};

/** A step of the checklist, or one that joins it with its first record. */
export const stepToRecord = ({ steps, occasional }: IncidentView, step: string): StepView | undefined =>
  [...steps, ...occasional].find(each => each.step.id === step);

/** A step that nobody has given a result by hand: what evidence shows, an officer may overrule. */
function markable({ view }: Desk, step: string): Result<StepView, Refusal> {
  const found = stepToRecord(view, step);
  if (found === undefined) return failure({ code: 'unknownStep' });
  const isSensed = found.state.kind === 'done' && found.state.sensed !== undefined;
  return isSettled(found.state) && !isSensed ? failure({ code: 'alreadySettled' }) : success(found);
}

/** Goes on only with a step that can be marked. */
export function ifMarkable(desk: Desk, step: string, go: (step: StepView) => Answer): Answer {
  const found = markable(desk, step);
  return found.ok ? go(found.value) : found;
}
