import type { ComponentChildren } from 'preact';
import { inPlace } from '../../kit/inPlace.ts';
import type { StepView } from '../incident/view.ts';
import { stepStateLabel } from '../steps/words.ts';
import type { DeskPlace } from './route.ts';
import { useWork } from './work.tsx';

interface Props {
  place: DeskPlace;
  class?: string;
  /** Whether it leads to where one is. */
  current?: 'page' | 'true' | false;
  children: ComponentChildren;
}

/** A link to another place of the same incident. */
export const PlaceLink = ({ place, class: style, current = false, children }: Props) => {
  const work = useWork();
  return (
    <a
      href={work.href(place)}
      class={style}
      aria-current={current || undefined}
      onClick={inPlace(() => work.go(place))}
    >
      {children}
    </a>
  );
};

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
