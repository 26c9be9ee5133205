import { useEffect, useRef } from 'preact/hooks';
import { inPlace } from '../../kit/inPlace.ts';
import { roomLabel, toolText } from '../../text/desk.ts';
import type { Work } from './work.ts';

const rooms = Object.entries(roomLabel);

/** The screens of one incident, in the order in which an incident needs them. */
export function Rooms({ work: { incident, go }, room }: { work: Work; room: string }) {
  const { id } = incident.view;
  const nav = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen: where one is must be in view.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft;
  }, []);
  return (
    <nav ref={nav} class="rooms no-print" aria-label={toolText.rooms}>
      {rooms.map(([each, label]) => (
        <a
          key={each}
          href={`#${id}${each === '' ? '' : `/${each}`}`}
          aria-current={each === room ? 'page' : undefined}
          onClick={inPlace(() => go(each))}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
