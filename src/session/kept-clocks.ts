import { fieldsOf } from '../base/guard.ts';
import { SITE_NAME } from '../base/site-name.ts';
import { type DrillClock, SPEEDS, type Speed } from '../training/drills/drill-clock.ts';

/** Where the clock of a run was when it was last noted. */
interface KeptClock extends DrillClock {
  readonly run: string;
}

/** Where they lie in the browser's memory that all its tabs share. */
export const CLOCKS = `${SITE_NAME}.drill-clocks`;

const isSpeed = (value: unknown): value is Speed | 0 => value === 0 || SPEEDS.some(speed => speed === value);

function isClock(value: unknown): value is KeptClock {
  const { run, position, real, speed, until } = fieldsOf(value);
  return (
    typeof run === 'string' &&
    typeof position === 'number' &&
    typeof real === 'number' &&
    isSpeed(speed) &&
    (until === undefined || typeof until === 'number')
  );
}

/** The clocks of the runs that have not ended, the one noted last first. */
export function keptClocks(): readonly KeptClock[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(CLOCKS) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isClock) : [];
  } catch {
    return [];
  }
}

export const keptClock = (run: string): DrillClock | undefined =>
  keptClocks().find(clock => clock.run === run);

function keep(clocks: readonly KeptClock[]): void {
  try {
    localStorage.setItem(CLOCKS, JSON.stringify(clocks));
  } catch {
    // Without it a reload goes on from the last record.
  }
}

export function keepClock(run: string, { position, real, speed, until }: DrillClock): void {
  keep([{ run, position, real, speed, until }, ...keptClocks().filter(clock => clock.run !== run)]);
}

export function forgetClock(run: string): void {
  keep(keptClocks().filter(clock => clock.run !== run));
}
