import type { ComponentChildren } from 'preact';
import { inPlace } from '../../kit/inPlace.ts';
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
