import { failure, type Result, success } from '../../base/result.ts';
import { command, type Desk } from '../desk.ts';
import { given, textField } from '../fields.ts';
import type { Refusal } from '../refusal.ts';
import { isSettled } from '../settled.ts';
import { fullTimeOf } from '../values.ts';
import type { StepView } from '../view.ts';
import { kind, type Shapes, TEXT_LIMITS, type z } from './define.ts';
import { ifMarkable, onStep } from './step-marks.ts';

/** When a deferred step comes back: at a time, when another step has a result, or when the incident is re-graded. */
const until = ({ z, slug, utcTime }: Shapes) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('time'), at: utcTime }),
    z.strictObject({ kind: z.literal('step'), step: slug }),
    z.strictObject({ kind: z.literal('regrade') }),
  ]);
export type Until = z.infer<ReturnType<typeof until>>;

export const stepDeferred = kind(
  'stepDeferred',
  (shapes: Shapes) =>
    shapes.z.strictObject({
      step: shapes.slug,
      reason: shapes.text(TEXT_LIMITS.reason),
      until: until(shapes),
    }),
  onStep,
);

/** Whether a step waits for another, directly or by way of others: then neither would ever come back. */
function waitsFor(steps: readonly StepView[], from: StepView, step: string): boolean {
  const seen = new Set<string>();
  for (let at: StepView | undefined = from; at !== undefined && !seen.has(at.step.id); ) {
    seen.add(at.step.id);
    const { state }: StepView = at;
    if (state.kind !== 'deferred' || state.until.kind !== 'step') return false;
    const next: string = state.until.step;
    if (next === step) return true;
    at = steps.find(each => each.step.id === next);
  }
  return false;
}

function checkUntil({ view, context }: Desk, step: string, typed: Until): Result<Until, Refusal> {
  switch (typed.kind) {
    case 'time': {
      const at = fullTimeOf(typed.at);
      if (at === undefined) return failure({ code: 'notATime' });
      return Date.parse(at) > context.now ? success({ kind: 'time', at }) : failure({ code: 'notAhead' });
    }
    case 'step': {
      const other = view.steps.find(each => each.step.id === typed.step);
      if (other === undefined || typed.step === step) return failure({ code: 'unknownStep' });
      if (isSettled(other.state)) return failure({ code: 'notAhead' });
      return waitsFor(view.steps, other, step) ? failure({ code: 'waitsForThis' }) : success(typed);
    }
    case 'regrade':
      return success(typed);
  }
}

export const defer = command({
  fields: { step: given<string>(), reason: textField(TEXT_LIMITS.reason), until: given<Until>() },
  decide: (desk, { step, reason, until: typed }) =>
    ifMarkable(desk, step, () => {
      const checked = checkUntil(desk, step, typed);
      return checked.ok ? desk.event(stepDeferred, { step, reason, until: checked.value }) : checked;
    }),
});
