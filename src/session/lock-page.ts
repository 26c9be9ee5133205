import { idleMinutes, watchIdle } from './idle.ts';
import { isLockSet, lockState, onLockNow } from './lock.ts';

/**
 * Lets a page lock itself: when nobody touches it for a while, and when another page is told to. Loading it anew is the
 * lock, for the key lived in its memory alone.
 */
export function lockWhenLeft({
  keep,
  isAtRisk,
}: {
  /** Puts to the disk what the page holds. Where it rejects the page stays open. */
  readonly keep: () => Promise<void>;
  /** Whether loading the page anew would lose something even then. */
  readonly isAtRisk: () => boolean;
}): void {
  const lock = async (): Promise<void> => {
    if (!isLockSet()) return;
    await keep();
    if (!isAtRisk()) location.reload();
  };
  const tryToLock = (): void => void lock().catch(() => undefined);
  onLockNow(tryToLock);
  // A page kept by the browser has not heard what was said meanwhile.
  window.addEventListener('pageshow', event => {
    if (event.persisted) void lockState().then(tryToLock, () => undefined);
  });
  const watch = watchIdle({
    after: () => idleMinutes() * 60_000,
    now: Date.now,
    schedule: (work, milliseconds) => setTimeout(work, milliseconds),
    onIdle: tryToLock,
  });
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    document.addEventListener(type, () => watch.active(), { passive: true });
}
