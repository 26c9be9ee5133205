import { useEffect, useRef } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { useFetched } from '../../kit/fetched.ts';
import { createShared } from '../../kit/shared.ts';
import { isLockSet } from '../../session/lock.ts';
import { keepPreference, readPreference } from '../../session/preferences.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { isBinding } from '../core/clock.ts';
import { clockTitle } from '../core/words/clock.ts';
import { clockWords } from '../core/words/span.ts';
import { setPageTitle, tagHere } from '../parts/drill-marks.tsx';
import { useOfficer } from '../parts/officer.tsx';
import type { Running } from '../parts/useSession.tsx';
import { clockWallText, deskText } from '../parts/words.ts';
import { alertsOf } from './list/queue.ts';

/** Whether the browser may ring: `ask` before the officer has said, `missing` where it cannot at all. */
type Ringing = 'missing' | 'ask' | 'on' | 'denied';

function allowed(): Ringing {
  if (typeof Notification === 'undefined') return 'missing';
  if (Notification.permission === 'granted') return readPreference('ring') === 'on' ? 'on' : 'ask';
  return Notification.permission === 'denied' ? 'denied' : 'ask';
}

const asked = createShared(0);

/** The same for every part of the page that shows it. Read each time: a page becomes a drill's once this is loaded. */
export function useRinging(): Ringing {
  asked.use();
  return allowed();
}

/** Asks the officer whether the browser may ring. */
export async function askToRing(): Promise<void> {
  const answer = await Notification.requestPermission();
  keepPreference('ring', answer === 'granted' ? 'on' : undefined);
  asked.set(asked.now() + 1);
}

async function ring(title: string, body: string, tag: string): Promise<void> {
  try {
    // Phones show notifications only through the service worker.
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker === undefined) new Notification(title, { body, tag });
    else await worker.showNotification(title, { body, tag });
  } catch {
    // The title and the badge still say so.
  }
}

/** Setting the badge is a wish that a browser may refuse. */
function badge(count: number): void {
  const { setAppBadge, clearAppBadge } = navigator as Partial<
    Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>
  >;
  const wish = count > 0 ? setAppBadge?.call(navigator, count) : clearAppBadge?.call(navigator);
  wish?.catch(() => undefined);
}

/**
 * Rings once for each item that appears while the page is open; earlier ones are on the screen.
 * @param things `undefined` until the items are known
 */
function useRing<Thing extends { readonly key: string }>(
  things: readonly Thing[] | undefined,
  messageOf: (thing: Thing) => { readonly subject: string; readonly words: string },
): void {
  const known = useRef<Set<string>>();
  useOnChange([things?.map(({ key }) => key).join('\n')], () => {
    if (things === undefined) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...things.map(({ key }) => key)]);
    if (before === undefined || allowed() !== 'on') return;
    for (const thing of things)
      if (!before.has(thing.key)) {
        const { subject, words } = messageOf(thing);
        // A browser keeps its notifications on the disk.
        void ring(tagHere(isLockSet() ? deskText.list : subject), words, thing.key);
      }
  });
}

/** Only machines of a team fetch the alerts of assignments. */
const fetchGiven = async (isInTeam: boolean) => ({
  givenHere: isInTeam ? (await import('../team/given-told.ts')).givenHere : () => [],
});

/**
 * Alerts to clocks that press or have run out, and to tasks given to the officer: a notification each, once, where permitted;
 * the tab's title in any case, and for clocks the app's badge.
 * @param title the tab's own title
 */
export function useAlerts({ snapshot }: Running, title: string): void {
  const alerts = alertsOf(snapshot.incidents.map(({ view }) => view));
  const overdue = alerts.filter(({ kind, clock }) => kind === 'overdue' && isBinding(clock)).length;
  const [officer] = useOfficer();
  const isInTeam = snapshot.team !== undefined;
  const [fetched] = useFetched([isInTeam], () => fetchGiven(isInTeam));
  const given = typeof fetched === 'object' ? fetched.givenHere(snapshot, officer) : undefined;
  const mine = given?.length ?? 0;

  useEffect(() => {
    const late = overdue > 0 ? clockWallText.titleOverdue(overdue) : '';
    setPageTitle(`${late}${mine > 0 ? clockWallText.titleGiven(mine) : ''}${title}`);
    // A number on the app's icon cannot say that it counts a drill's limits.
    if (!inDrill()) badge(overdue);
  }, [overdue, mine, title]);

  useRing(alerts, ({ kind, clock, due, incident }) => {
    const say = kind === 'soon' ? clockWallText.alertSoon : clockWallText.alertOverdue;
    return { subject: incident.title, words: say(clockTitle(clock), clockWords({ due }, timeNow())) };
  });
  useRing(given, each => each);
}
