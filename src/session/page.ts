import type { Envelope } from '../log/envelope.ts';
import { openIndexedDbStore } from '../storage/indexed-db.ts';
import { failureCode, type LogStore, type StorageFailure } from '../storage/port.ts';
import { openSecondCopy } from '../storage/second-copy.ts';
import { idleMinutes, untilDone, watchIdle } from './idle.ts';
import { currentCipher, isLockSet, keyKeeper, lockState, onLockNow, openMachine } from './lock.ts';

/** The store of a page, and why it lasts no longer than the page where it does not. */
interface OpenedStore<Event extends Envelope> {
  readonly store: LogStore<Event>;
  readonly problem?: StorageFailure['code'];
}

/**
 * IndexedDB where the browser offers it, memory otherwise.
 * @param isSealed whether its records are sealed with the machine's key: `locked` until the passphrase has been given
 */
export async function openStore<Event extends Envelope>(
  database: string,
  isSealed: boolean,
): Promise<OpenedStore<Event> | 'locked'> {
  try {
    if (isSealed && (await openMachine()) === 'locked') return 'locked';
    const store = await openIndexedDbStore<Event>({
      name: database,
      cipher: isSealed ? currentCipher : undefined,
      keys: isSealed ? keyKeeper : undefined,
      copy: openSecondCopy(database),
    });
    return { store };
  } catch (error) {
    // Fetched by the few pages that need it: every screen's first visit would pay for it.
    const { createMemoryStore } = await import('../storage/memory.ts');
    return { store: createMemoryStore(), problem: failureCode(error) };
  }
}

/** Begins a thing once per page, when it is first asked for; and again after the machine was found `locked`. */
export function oncePerPage<Value>(begin: () => Promise<Value | 'locked'>): () => Promise<Value | 'locked'> {
  let begun: Promise<Value | 'locked'> | undefined;
  return () => {
    begun ??= begin().then(value => {
      if (value === 'locked') begun = undefined;
      return value;
    });
    return begun;
  };
}

/** Keeps a session up to date with other tabs, and asks before its page is left with something that is not on disk. */
export function attend(session: { load(): Promise<void>; look(): void; isAtRisk(): boolean }): void {
  const catchUp = (): void => {
    if (document.visibilityState === 'visible') void session.load();
  };
  // Without BroadcastChannel, after sleep, or back from the bfcache: come up to date when looked at.
  document.addEventListener('visibilitychange', catchUp);
  window.addEventListener('pageshow', event => event.persisted && catchUp());
  // The browser's data may have been cleared in another window meanwhile.
  window.addEventListener('focus', session.look);
  window.addEventListener('beforeunload', event => session.isAtRisk() && event.preventDefault());
}

/**
 * Locks a page when nobody touches it for a while, and when another page is locked. Reloading it is the lock, for the key lives
 * in its memory alone. A page that would lose something stays open and tries again: while nobody is there, or, where somebody
 * has asked for the lock, until it can.
 * @param keep writes the page's data to disk; where it rejects the page stays open
 * @param isAtRisk whether reloading the page would lose something even then
 */
export function lockWhenLeft(keep: () => Promise<void>, isAtRisk: () => boolean): void {
  /** @returns whether there is nothing left to lock */
  const lock = async (): Promise<boolean> => {
    if (!isLockSet()) return true;
    await keep();
    if (isAtRisk()) return false;
    location.reload();
    return true;
  };
  const tryToLock = (): Promise<boolean> => lock().catch(() => false);
  const schedule = (work: () => void, milliseconds: number): void => void setTimeout(work, milliseconds);
  onLockNow(() => void untilDone(tryToLock, schedule));
  // A page that the browser kept aside has missed messages.
  window.addEventListener('pageshow', event => {
    if (event.persisted) void lockState().then(tryToLock, () => undefined);
  });
  const active = watchIdle({
    after: () => idleMinutes() * 60_000,
    now: Date.now,
    schedule,
    onIdle: tryToLock,
  });
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    document.addEventListener(type, active, { passive: true });
}
