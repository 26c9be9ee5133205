import { failure } from '../../base/result.ts';
import { type Answer, command, type Desk } from '../desk.ts';
import { given, textField } from '../fields.ts';
import { isSettled } from '../settled.ts';
import type { IncidentView, StepView } from '../view.ts';
import { isWork, kind, type Shapes, TEXT_LIMITS } from './define.ts';

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

/** Goes on only with a step that nobody has given a result by hand: what evidence shows, an officer may overrule. */
export function ifMarkable({ view }: Desk, step: string, go: (step: StepView) => Answer): Answer {
  const found = stepToRecord(view, step);
  if (found === undefined) return failure({ code: 'unknownStep' });
  const isSensed = found.state.kind === 'done' && found.state.sensed !== undefined;
  return isSettled(found.state) && !isSensed ? failure({ code: 'alreadySettled' }) : go(found);
}

export const stepStarted = kind(
  'stepStarted',
  ({ z, slug }: Shapes) => z.strictObject({ step: slug }),
  onStep,
);

const withReason = ({ z, slug, text }: Shapes) =>
  z.strictObject({ step: slug, reason: text(TEXT_LIMITS.reason) });

export const stepNotApplicable = kind('stepNotApplicable', withReason, onStep);
export const stepSkipped = kind('stepSkipped', withReason, onStep);
/** A step that had a result is to be done again: from here on only evidence that this did not know counts. */
export const stepReopened = kind('stepReopened', withReason, onStep);

export const start = command({
  fields: { step: given<string>() },
  decide: (desk, { step }) =>
    ifMarkable(desk, step, ({ state }) =>
      state.kind === 'started' ? failure({ code: 'alreadyStarted' }) : desk.event(stepStarted, { step }),
    ),
});

const fields = { step: given<string>(), reason: textField(TEXT_LIMITS.reason) };

export const markNotApplicable = command({
  fields,
  decide: (desk, data) => ifMarkable(desk, data.step, () => desk.event(stepNotApplicable, data)),
});

export const skip = command({
  fields,
  decide: (desk, data) => ifMarkable(desk, data.step, () => desk.event(stepSkipped, data)),
});

export const reopenStep = command({
  fields,
  decide: ({ view, event }, data) => {
    const found = view.steps.find(each => each.step.id === data.step);
    if (found === undefined) return failure({ code: 'unknownStep' });
    return isSettled(found.state) ? event(stepReopened, data) : failure({ code: 'nothingToReopen' });
  },
});
