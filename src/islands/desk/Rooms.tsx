import { pageLabel, roomLabel, toolText } from '../../text/desk.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { type Page, pagesOf, type Room, roomOf } from './route.ts';
import type { Work } from './work.ts';

const rooms = Object.keys(roomLabel) as Room[];

/** The five rooms of an incident, and the pages of the one that is open. */
export function Rooms({ work, page }: { work: Work; page: Page }) {
  const room = roomOf(page);
  const pages = room === undefined ? [] : pagesOf[room];
  return (
    <nav class="rooms no-print" aria-label={toolText.rooms}>
      <div>
        {rooms.map(each => (
          <PlaceLink
            key={each}
            work={work}
            place={pagesOf[each][0] ?? ''}
            current={each === room && (pages.length > 1 ? 'true' : 'page')}
          >
            {roomLabel[each]}
          </PlaceLink>
        ))}
      </div>
      {pages.length > 1 && (
        <div class="room-pages">
          {pages.map(each => (
            <PlaceLink key={each} work={work} place={each} current={each === page && 'page'}>
              {pageLabel[each]}
            </PlaceLink>
          ))}
        </div>
      )}
    </nav>
  );
}
