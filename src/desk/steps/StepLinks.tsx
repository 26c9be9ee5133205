import { PlaceLink } from '../parts/PlaceLink.tsx';
import type { StepView } from './step-view.ts';
import { stepStateLabel } from './words.ts';

/** Steps, each with the way to it and how it stands. */
export const StepLinks = ({ steps }: { steps: readonly StepView[] }) => (
  <ul class="plain">
    {steps.map(item => (
      <li key={item.step.id}>
        <PlaceLink place={`step/${item.step.id}`}>
          <span class="row-number numeric">{item.number}</span> {item.step.title}
        </PlaceLink>
        {item.state.kind !== 'todo' && `（${stepStateLabel(item)}）`}
      </li>
    ))}
  </ul>
);
