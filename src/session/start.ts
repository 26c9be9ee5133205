import { monotonicFactory } from 'ulid';
import type { IncidentEvent } from '../desk/core/incident.ts';
import type { IncidentView } from '../desk/core/view.ts';
import { clockTitle } from '../desk/core/words/clock.ts';
import { isOfRun } from '../training/drills/of-run.ts';
import { openChannel } from './channel.ts';
import { isLockSet } from './lock.ts';
import { attend, lockWhenLeft, oncePerPage, openStore } from './page.ts';
import { keepPreference } from './preferences.ts';
import { createSession, type Session } from './session.ts';
import { recordName } from './small-records.ts';
import { currentSurroundings } from './surroundings.ts';

/**
 * One clock of an open incident for the slim bar of other pages. The subject of the incident must not lie in the open. Moments
 * in milliseconds since the epoch.
 */
export interface RememberedClock {
  readonly id: string;
  readonly label: string;
  readonly due?: number;
  readonly since?: number;
}

function remember(incidents: readonly IncidentView[]): void {
  // The slim bar's memory is not sealed: of a locked machine it must hold nothing.
  if (isLockSet()) {
    keepPreference('next', undefined);
    return;
  }
  const clocks = incidents.flatMap(({ id, status, nextClock }): RememberedClock[] => {
    if (status !== 'open') return [];
    const label = nextClock === undefined ? '' : clockTitle(nextClock);
    if (nextClock !== undefined && 'due' in nextClock.clock && nextClock.clock.due !== undefined)
      return [{ id, label, due: nextClock.clock.due }];
    if (nextClock?.clock.kind === 'stopwatch') return [{ id, label, since: nextClock.clock.since }];
    return [{ id, label }];
  });
  keepPreference('next', clocks.length > 0 ? JSON.stringify(clocks) : undefined);
}

/**
 * The page's one session: IndexedDB where the browser offers it, memory otherwise. `locked` until the passphrase has been
 * given. Safe to call from every island.
 */
export const startSession = oncePerPage(async (): Promise<Session | 'locked'> => {
  const { database, now, tick, drill, acted } = currentSurroundings();
  const isReal = drill === undefined;
  const opened = await openStore<IncidentEvent>(database, isReal);
  if (opened === 'locked') return 'locked';
  const { store } = opened;
  const ulid = monotonicFactory();
  const session = createSession({
    store,
    // Runs of drills are logs beside those of their incidents.
    isIncident: events => isReal || !events.some(isOfRun),
    openProblem: opened.problem,
    tabs: openChannel(database),
    now,
    newId: () => ulid(now()),
    schedule: (work, milliseconds) => setTimeout(work, milliseconds),
    // The slim bar of other pages speaks of real incidents only.
    remember: isReal ? remember : () => undefined,
    drill,
    acted,
  });
  await session.load();
  attend(session);
  if (isReal && (await session.record(recordName.team())) !== undefined) workWithTeam(session);
  setInterval(() => session.tick(), tick);
  // No passphrase guards a drill: it holds nothing real.
  if (isReal) lockWhenLeft(session.flushed, () => session.isAtRisk() || !store.durable);
  return session;
});

/** Team work is fetched only by machines that belong to a team, and as soon as there is a network. */
function workWithTeam(session: Session): void {
  const fetched = import('./team-page.ts');
  session.journal.signWith(fetched.then(({ signerOf }) => signerOf(session)));
  fetched.then(
    ({ openTeam }) => openTeam(session),
    () => addEventListener('online', () => workWithTeam(session), { once: true }),
  );
}

/** An answer of the browser; `undefined` where it cannot be asked. */
async function answered(ask: () => Promise<boolean> | undefined): Promise<boolean | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}

/**
 * Asks the browser to keep this site's data when it clears space. Asked when an incident opens or comes in as a file: browsers grant
 * it more readily once a site is used. One that has not promised it may throw away all of a site, the second copy as well.
 * @returns whether it was granted
 */
export const askToPersist = () => answered(() => navigator.storage?.persist?.());

/** Whether the browser has promised to keep this site's data. */
export const isPersisted = () => answered(() => navigator.storage?.persisted?.());
