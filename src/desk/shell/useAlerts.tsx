import { useEffect, useRef } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { createShared } from '../../kit/shared.ts';
import { isLockSet } from '../../session/lock.ts';
import { keepPreference, readPreference } from '../../session/preferences.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { clockTitle } from '../core/words/clock.ts';
import { clockWords } from '../core/words/span.ts';
import { givenTo, givenUnseen } from '../incident/given.ts';
import { isBinding } from '../incident/view.ts';
import { setPageTitle, tagHere } from './drill-marks.tsx';
import { alertsOf } from './list/queue.ts';
import { useOfficer } from './officer.tsx';
import type { Running } from './useSession.tsx';
import { clockWallText, deskText, givenText } from './words.ts';

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
 * Tells of clocks that press or have run out, and of what was given to the officer: a notification each, once, where permitted; the
 * tab's title in any case, of clocks the app's badge too.
 * @param title what the tab is called
 */
export function useAlerts({ snapshot }: Running, title: string): void {
  // What was pressing already when the page was opened is on the screen; ringing tells what comes later.
  const told = useRef<Set<string>>();
  const alerts = alertsOf(snapshot.incidents.map(({ view }) => view));
  const overdue = alerts.filter(({ kind, clock }) => kind === 'overdue' && isBinding(clock)).length;
  const [officer] = useOfficer();
  const shared = snapshot.team?.shared ?? [];
  const given = snapshot.incidents.flatMap(({ view, log }) =>
    !shared.includes(view.id)
      ? []
      : givenTo(view, givenUnseen(log, view), officer).map(each => ({ ...each, view })),
  );
  const keys = [...alerts.map(({ key }) => key), ...given.map(({ event }) => event)].join(' ');

  useEffect(() => {
    const late = overdue > 0 ? clockWallText.titleOverdue(overdue) : '';
    const mine = given.length > 0 ? givenText.title(given.length) : '';
    setPageTitle(`${late}${mine}${title}`);
    // A number on the app's icon cannot say that it counts a drill's limits.
    if (!inDrill()) badge(overdue);
  }, [overdue, given.length, title]);

  // `keys` says when the alerts are others.
  useOnChange([keys], () => {
    if (told.current === undefined) {
      told.current = new Set(keys.split(' '));
      return;
    }
    for (const alert of alerts) {
      if (told.current.has(alert.key)) continue;
      told.current.add(alert.key);
      if (allowed() !== 'on') continue;
      const left = clockWords({ due: alert.due }, timeNow());
      const say = alert.kind === 'soon' ? clockWallText.alertSoon : clockWallText.alertOverdue;
      // A browser keeps its notifications on the disk.
      const subject = isLockSet() ? deskText.list : alert.incident.title;
      void ring(tagHere(subject), say(clockTitle(alert.clock), left), alert.key);
    }
    for (const { event, by, steps, view } of given) {
      if (told.current.has(event)) continue;
      told.current.add(event);
      const subject = isLockSet() ? deskText.list : view.title;
      if (allowed() === 'on') void ring(tagHere(subject), givenText.toMe(by.name, steps.length), event);
    }
  });
}
