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

/** The drill's time. It never runs past the end, nor backwards where a machine's clock is set back. */
export function drillTime({ position, real, speed, until }: DrillClock, now: number, end: number): number {
  const time = position + Math.max(0, now - real) * speed;
  return Math.min(end, Math.max(position, Math.min(until ?? end, time)));
}

/** The same moment of the drill, going on at another speed. */
export const atSpeed = (clock: DrillClock, speed: Speed | 0, now: number, end: number): DrillClock => ({
  ...clock,
  position: drillTime(clock, now, end),
  real: now,
  speed,
});

/** The clock put forward, never back: what has been recorded stays in the past. */
export const putForward = (clock: DrillClock, to: number, now: number, end: number): DrillClock => ({
  ...clock,
  position: Math.min(end, Math.max(to, drillTime(clock, now, end))),
  real: now,
});
