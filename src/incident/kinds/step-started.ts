import { failure } from '../../base/result.ts';
import { command } from '../desk.ts';
import { given } from '../fields.ts';
import { kind, type Shapes } from './define.ts';
import { ifMarkable, onStep } from './step-marks.ts';

export const stepStarted = kind(
  'stepStarted',
  ({ z, slug }: Shapes) => z.strictObject({ step: slug }),
  onStep,
);

export const start = command({
  fields: { step: given<string>() },
  decide: (desk, { step }) =>
    ifMarkable(desk, step, ({ state }) =>
      state.kind === 'started' ? failure({ code: 'alreadyStarted' }) : desk.event(stepStarted, { step }),
    ),
});
