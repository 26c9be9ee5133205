import type { StepView } from '../../../incident/view.ts';
import { stepStateLabel } from '../../../text/step.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import type { Work } from '../work.ts';

/** Steps without a result, each with the way to it and how it stands. */
export const OpenSteps = ({ steps, work }: { steps: readonly StepView[]; work: Work }) => (
  <ul class="plain">
    {steps.map(({ step, number, state }) => (
      <li key={step.id}>
        <PlaceLink work={work} place={`step/${step.id}`}>
          {number} {step.title}
        </PlaceLink>
        {state.kind !== 'todo' && `（${stepStateLabel(step, state.kind)}）`}
      </li>
    ))}
  </ul>
);
