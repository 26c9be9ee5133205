import { monotonicFactory } from 'ulid';
import type { IncidentView } from '../incident/derive.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { openIndexedDbStore } from '../storage/indexed-db.ts';
import { createMemoryStore } from '../storage/memory.ts';
import { type IncidentStore, StorageFailure } from '../storage/port.ts';
import { connectTabs } from '../storage/tabs.ts';
import { watchIdle } from './idle.ts';
import { currentCipher, lockState, onLockChanged, unlock } from './lock.ts';
import { keepPreference } from './preferences.ts';
import { createSession, type Session } from './session.ts';
import { currentSurroundings } from './surroundings.ts';

/** One clock of an open incident, as the slim bar of other pages reads it. Moments in milliseconds since the epoch. */
export interface RememberedClock {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly due?: number;
  readonly since?: number;
}

/** A running session, and why incidents cannot be kept where that is so. */
export interface Started {
  readonly session: Session;
  readonly storageProblem: StorageFailure['code'] | undefined;
}

/** How long the desk of a locked machine stays open while nobody touches it. */
export const IDLE_MINUTES = 15;

function remember(incidents: readonly IncidentView[]): void {
  // The slim bar's memory is not sealed: of a locked machine it must hold nothing.
  if (currentCipher() !== undefined) {
    keepPreference('next', undefined);
    return;
  }
  const clocks = incidents.flatMap(({ id, title, status, nextClock }): RememberedClock[] => {
    if (status !== 'open') return [];
    const label = nextClock?.deadline.title ?? '';
    if (nextClock !== undefined && 'due' in nextClock.clock && nextClock.clock.due !== undefined)
      return [{ id, title, label, due: nextClock.clock.due }];
    if (nextClock?.clock.kind === 'stopwatch') return [{ id, title, label, since: nextClock.clock.since }];
    return [{ id, title, label }];
  });
  keepPreference('next', clocks.length > 0 ? JSON.stringify(clocks) : undefined);
}

let started: Promise<Started | 'locked'> | undefined;
const waitingForUnlock = new Set<() => void>();
/** Set while the page asks for the passphrase. */
let stopListening: (() => void) | undefined;

/**
 * The page's one session: IndexedDB where the browser offers it, memory otherwise. `locked` until the passphrase has been
 * given. Safe to call from every island.
 */
export function startSession(): Promise<Started | 'locked'> {
  started ??= begin();
  return started;
}

/** Opens a locked machine for this page. @returns whether the passphrase was right */
export async function unlockSession(passphrase: string): Promise<boolean> {
  if (!(await unlock(passphrase))) return false;
  stopListening?.();
  stopListening = undefined;
  started = undefined;
  for (const listener of waitingForUnlock) listener();
  return true;
}

/** Calls when the machine has been unlocked. @returns a function that stops listening */
export function onUnlocked(listener: () => void): () => void {
  waitingForUnlock.add(listener);
  return () => waitingForUnlock.delete(listener);
}

async function begin(): Promise<Started | 'locked'> {
  const { database, now, tick, drill } = currentSurroundings();
  const isReal = drill === undefined;
  let store: IncidentStore;
  let storageProblem: StorageFailure['code'] | undefined;
  try {
    if (isReal && (await lockState()) === 'locked' && currentCipher() === undefined) {
      // Another tab may take the lock off: then no passphrase opens this page any more.
      stopListening ??= onLockChanged(() => location.reload());
      return 'locked';
    }
    store = await openIndexedDbStore(database, isReal ? currentCipher : undefined);
  } catch (error) {
    storageProblem = error instanceof StorageFailure ? error.code : 'failed';
    store = createMemoryStore();
  }
  const ulid = monotonicFactory();
  const session = createSession({
    store,
    tabs: connectTabs(database),
    now,
    newId: () => ulid(now()),
    schedule: (work, milliseconds) => setTimeout(work, milliseconds),
    // The slim bar of other pages speaks of real incidents only.
    remember: isReal ? remember : () => undefined,
    drill,
  });
  try {
    await session.load();
  } catch (error) {
    storageProblem = error instanceof StorageFailure ? error.code : 'failed';
  }
  const catchUp = (): void => {
    if (document.visibilityState === 'visible') void session.load().catch(() => undefined);
  };
  // Without BroadcastChannel, after sleep, or back from the bfcache: come up to date when looked at.
  document.addEventListener('visibilitychange', catchUp);
  window.addEventListener('pageshow', event => event.persisted && catchUp());
  window.addEventListener('beforeunload', event => session.isAtRisk() && event.preventDefault());
  setInterval(() => session.tick(), tick);
  // No passphrase guards a drill: it holds nothing real.
  if (!isReal) return { session, storageProblem };
  // What is still being written goes to the disk first; a failed write keeps the page.
  const loadAnew = (): void => {
    void session.settled().then(() => !session.isAtRisk() && location.reload());
  };
  onLockChanged(loadAnew);
  // A page kept by the browser while another set the lock has not heard of it.
  window.addEventListener('pageshow', event => {
    if (!event.persisted) return;
    void lockState().then(state => (state === 'locked') !== (currentCipher() !== undefined) && loadAnew());
  });
  lockWhenIdle(session);
  return { session, storageProblem };
}

/** Loading the page anew is the lock: the key lived in its memory alone. Work that is not on disk keeps it open. */
function lockWhenIdle(session: Session): void {
  const watch = watchIdle({
    after: IDLE_MINUTES * 60_000,
    now: Date.now,
    schedule: (work, milliseconds) => setTimeout(work, milliseconds),
    onIdle: () => {
      if (currentCipher() !== undefined && !session.isAtRisk()) location.reload();
    },
  });
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    document.addEventListener(type, () => watch.active(), { passive: true });
}

/**
 * Asks the browser to keep this site's data when it clears space. Asked when an incident opens: browsers grant it more
 * readily once a site is used.
 * @returns whether it was granted; `undefined` where it cannot be asked
 */
export async function askToPersist(): Promise<boolean | undefined> {
  try {
    return await navigator.storage?.persist?.();
  } catch {
    return undefined;
  }
}

/** Whether the browser has promised to keep this site's data; `undefined` where it cannot say. */
export async function isPersisted(): Promise<boolean | undefined> {
  try {
    return await navigator.storage?.persisted?.();
  } catch {
    return undefined;
  }
}

/** Fetches the current edition's playbook. @throws when it is neither on the network nor in the offline store */
export async function fetchPlaybook(url: string): Promise<Playbook> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`playbook: ${response.status}`);
  return (await response.json()) as Playbook;
}
