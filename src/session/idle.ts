import { keepPreference, readPreference } from './preferences.ts';

/** How long an unlocked page may lie untouched, in minutes. */
export const IDLE = { least: 2, most: 60, usual: 15 } as const;

export const isIdleTime = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= IDLE.least && minutes <= IDLE.most;

/** As set on this machine, in minutes. */
export function idleMinutes(): number {
  const minutes = Number(readPreference('idle') ?? Number.NaN);
  return isIdleTime(minutes) ? minutes : IDLE.usual;
}

export const keepIdleMinutes = (minutes: number): void => keepPreference('idle', String(minutes));

/** Before what could not be done is tried again, in milliseconds. */
export const TRY_AGAIN_AFTER = 5_000;

type Schedule = (work: () => void, milliseconds: number) => void;

/**
 * Does something, and again every {@link TRY_AGAIN_AFTER} until it could be done.
 * @param work resolves with whether it could; never rejects
 * @param goesOn whether it is still wanted when it is its turn again
 */
export async function untilDone(
  work: () => Promise<boolean>,
  schedule: Schedule,
  goesOn: () => boolean = () => true,
): Promise<void> {
  if (await work()) return;
  schedule(() => {
    if (goesOn()) void untilDone(work, schedule, goesOn);
  }, TRY_AGAIN_AFTER);
}

/**
 * Calls `onIdle` once nobody has been active for `after()` milliseconds, and again after each later spell. The time
 * counts and not the timer: a machine that slept wakes up idle, whatever is touched first. What `onIdle` could not do it is
 * called for again every {@link TRY_AGAIN_AFTER} until it could, or somebody is active.
 * @returns to be called whenever somebody does something
 */
export function watchIdle({
  after,
  now,
  schedule,
  onIdle,
}: {
  /** Asked anew each time: it can be set while the page is open. */
  readonly after: () => number;
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Resolves to whether it succeeded. Never rejects. */
  readonly onIdle: () => Promise<boolean>;
}): () => void {
  let last = now();
  let isIdle = false;
  let looks = false;
  const isOver = (): boolean => now() - last >= after();
  let spell = 0;
  const rest = (): void => {
    isIdle = true;
    spell += 1;
    const during = spell;
    void untilDone(onIdle, schedule, () => isIdle && during === spell);
  };
  const lookIn = (milliseconds: number): void => {
    if (looks) return;
    looks = true;
    schedule(() => {
      looks = false;
      if (isIdle) return;
      if (isOver()) rest();
      else lookIn(after() - (now() - last));
    }, milliseconds);
  };
  lookIn(after());
  return () => {
    if (!isIdle && isOver()) rest();
    else {
      last = now();
      isIdle = false;
      lookIn(after());
    }
  };
}
