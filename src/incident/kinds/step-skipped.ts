import { command } from '../desk.ts';
import { given, textField } from '../fields.ts';
import { kind, type Shapes, TEXT_LIMITS } from './define.ts';
import { ifMarkable, onStep } from './step-marks.ts';

export const stepSkipped = kind(
  'stepSkipped',
  ({ z, slug, text }: Shapes) => z.strictObject({ step: slug, reason: text(TEXT_LIMITS.reason) }),
  onStep,
);

export const skip = command({
  fields: { step: given<string>(), reason: textField(TEXT_LIMITS.reason) },
  decide: (desk, { step, reason }) => ifMarkable(desk, step, () => desk.event(stepSkipped, { step, reason })),
});
