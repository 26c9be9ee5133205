import { failure } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { command } from '../desk.ts';
import { choiceField, given, textField } from '../fields.ts';
import { badField } from '../refusal.ts';
import { isSettled } from '../settled.ts';
import { checkSubstance } from '../substance.ts';
import { kind, type Shapes, TEXT_LIMITS } from './define.ts';
import { ifMarkable, onStep } from './step-marks.ts';

/** Whether something is reported upward: to whom, and then it waits to be sent; or why not. */
export const reportDecided = kind(
  'reportDecided',
  ({ z, slug, text }: Shapes) =>
    z.union([
      z.strictObject({ step: slug, to: text(TEXT_LIMITS.value) }),
      z.strictObject({ step: slug, notBecause: text(TEXT_LIMITS.reason) }),
    ]),
  onStep,
);

export const decideReport = command({
  fields: {
    step: given<string>(),
    report: choiceField(['yes', 'no']),
    /** To whom, where it is reported. */
    to: textField(TEXT_LIMITS.value, true),
    /** Why not, where it is not. */
    reason: textField(TEXT_LIMITS.reason, true),
  },
  decide: (desk, { step: id, report, to, reason }) =>
    ifMarkable(desk, id, ({ step, state }) => {
      if (step.decides !== 'report') return failure({ code: 'notAsked', title: step.title });
      if (isSettled(state)) return failure({ code: 'alreadySettled' });
      if (report === 'yes') {
        const whom = checkText(to ?? '', TEXT_LIMITS.value);
        return whom.ok
          ? desk.event(reportDecided, { step: id, to: whom.value })
          : badField('to', whom.refusal);
      }
      const why = checkSubstance(reason ?? '', TEXT_LIMITS.reason);
      return why.ok
        ? desk.event(reportDecided, { step: id, notBecause: why.value })
        : badField('reason', why.refusal);
    }),
});
