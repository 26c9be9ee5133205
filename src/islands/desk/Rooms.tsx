import { pageLabel, roomLabel, toolText } from '../../text/desk.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { type Page, pagesOf, type Room, roomOf } from './route.ts';
import { Unfinished } from './Unfinished.tsx';
import { pageOf } from './useUnfinished.ts';
import type { Work } from './work.ts';

const rooms = Object.keys(roomLabel) as Room[];

interface Props {
  work: Work;
  page: Page;
  /** Places that something is half written in. */
  unfinished: ReadonlySet<string>;
}

/** The five rooms of an incident, and the pages of the one that is open. */
export function Rooms({ work, page, unfinished }: Props) {
  const room = roomOf(page);
  const left = new Set([...unfinished].map(pageOf));
  /** Where one is, it is before the eyes. */
  const isUnfinished = (of: Page): boolean => of !== page && left.has(of);
  const pages = room === undefined ? [] : pagesOf[room];
  return (
    <nav class="rooms tabs no-print" aria-label={toolText.rooms}>
      <div>
        {rooms.map(each => (
          <PlaceLink
            key={each}
            work={work}
            place={pagesOf[each][0] ?? ''}
            current={each === room && (pages.length > 1 ? 'true' : 'page')}
          >
            {roomLabel[each]} {each !== room && pagesOf[each].some(isUnfinished) && <Unfinished />}
          </PlaceLink>
        ))}
      </div>
      {pages.length > 1 && (
        <div class="room-pages">
          {pages.map(each => (
            <PlaceLink key={each} work={work} place={each} current={each === page && 'page'}>
              {pageLabel[each]} {isUnfinished(each) && <Unfinished />}
            </PlaceLink>
          ))}
        </div>
      )}
    </nav>
  );
}
