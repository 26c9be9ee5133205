import { roomLabel, toolText } from '../../text/desk.ts';
import { inPlace } from '../shared/inPlace.ts';
import type { Work } from './work.ts';

const rooms = Object.entries(roomLabel);

/** The screens of one incident, in the order in which an incident needs them. */
export function Rooms({ work: { incident, go }, room }: { work: Work; room: string }) {
  const { id } = incident.view;
  return (
    <nav class="rooms no-print" aria-label={toolText.rooms}>
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
