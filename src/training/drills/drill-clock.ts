/** How fast a drill's time may run: as many seconds a second. */
export const SPEEDS = [1, 10, 60] as const;
export type Speed = (typeof SPEEDS)[number];

/** A drill's clock: where it stood at a moment of real time, and how fast it has run since. Moments in milliseconds since the epoch. */
export interface DrillClock {
  readonly position: number;
  readonly real: number;
  /** 0 while it stands still. */
  readonly speed: Speed | 0;
  /** Where it stops by itself, in the drill's time: nobody has to look, and no machine that slept runs past it. */
  readonly until?: number | undefined;
}

/** How a clock stands when it is looked at. It never runs past the end, nor backwards where a machine's clock is set back. @param real milliseconds since the epoch */
export function clockAt(clock: DrillClock, real: number, end: number): DrillClock {
  const time = clock.position + Math.max(0, real - clock.real) * clock.speed;
  const position = Math.min(end, Math.max(clock.position, Math.min(clock.until ?? end, time)));
  return { ...clock, position, real };
}

/** A clock put forward, never back: recorded events must stay in the past. */
export const putForward = (clock: DrillClock, to: number, end: number): DrillClock => ({
  ...clock,
  position: Math.min(end, Math.max(to, clock.position)),
});
