import type { StepView } from '../../../incident/view.ts';
import { stepStateLabel } from '../../../text/step.ts';
import { PlaceLink } from '../PlaceLink.tsx';

/** Steps without a result, each with the way to it and how it stands. */
export const OpenSteps = ({ steps }: { steps: readonly StepView[] }) => (
  <ul class="plain">
    {steps.map(({ step, number, state }) => (
      <li key={step.id}>
        <PlaceLink place={`step/${step.id}`}>
          {number} {step.title}
        </PlaceLink>
        {state.kind !== 'todo' && `（${stepStateLabel(step, state.kind)}）`}
      </li>
    ))}
  </ul>
);
