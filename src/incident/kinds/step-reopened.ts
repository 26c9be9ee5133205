import { failure } from '../../base/result.ts';
import { command } from '../desk.ts';
import { given, textField } from '../fields.ts';
import { isSettled } from '../settled.ts';
import { kind, type Shapes, TEXT_LIMITS } from './define.ts';
import { onStep } from './step-marks.ts';

/** A step that had a result is to be done again: from here on only evidence that this did not know counts. */
export const stepReopened = kind(
  'stepReopened',
  ({ z, slug, text }: Shapes) => z.strictObject({ step: slug, reason: text(TEXT_LIMITS.reason) }),
  onStep,
);

export const reopenStep = command({
  fields: { step: given<string>(), reason: textField(TEXT_LIMITS.reason) },
  decide: ({ view, event }, { step, reason }) => {
    const found = view.steps.find(each => each.step.id === step);
    if (found === undefined) return failure({ code: 'unknownStep' });
    return isSettled(found.state)
      ? event(stepReopened, { step, reason })
      : failure({ code: 'nothingToReopen' });
  },
});
