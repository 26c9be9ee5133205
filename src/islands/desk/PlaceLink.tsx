import type { ComponentChildren } from 'preact';
import { inPlace } from '../../kit/inPlace.ts';
import type { Place } from './route.ts';
import { useWork } from './work.ts';

interface Props {
  place: Place;
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
