import { monotonicFactory } from 'ulid';
import type { IncidentView } from '../domain/incident/derive.ts';
import type { Playbook } from '../domain/playbook/playbook.ts';
import { openIndexedDbStore } from '../storage/indexed-db.ts';
import { createMemoryStore } from '../storage/memory.ts';
import { type IncidentStore, StorageFailure } from '../storage/port.ts';
import { connectTabs } from '../storage/tabs.ts';
import { keepPreference } from './preferences.ts';
import { createSession, type Session } from './session.ts';

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

function remember(incidents: readonly IncidentView[]): void {
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

let started: Promise<Started> | undefined;

/** The page's one session: IndexedDB where the browser offers it, memory otherwise. Safe to call from every island. */
export function startSession(): Promise<Started> {
  started ??= begin();
  return started;
}

async function begin(): Promise<Started> {
  let store: IncidentStore;
  let storageProblem: StorageFailure['code'] | undefined;
  try {
    store = await openIndexedDbStore();
  } catch (error) {
    storageProblem = error instanceof StorageFailure ? error.code : 'failed';
    store = createMemoryStore();
  }
  const newId = monotonicFactory();
  const session = createSession({
    store,
    tabs: connectTabs(),
    now: Date.now,
    newId,
    schedule: (work, milliseconds) => setTimeout(work, milliseconds),
    remember,
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
  window.addEventListener('beforeunload', event => {
    const { save, durable, incidents } = session.snapshot();
    if (save.kind !== 'saved' || (!durable && incidents.length > 0)) event.preventDefault();
  });
  setInterval(() => session.tick(), 15_000);
  return { session, storageProblem };
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
