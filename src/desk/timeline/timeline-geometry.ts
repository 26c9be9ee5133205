import type { ClockBar, Frame } from './timeline.ts';

/** Sizes in the picture's own units; at its smallest a unit is a sixteenth of a rem. */
export const WIDTH = 960;
export const EDGE = 12;

/** Where moments stand in the picture. */
export interface Scale {
  /** What lies beyond the frame stands at its edge. */
  readonly x: (moment: number) => number;
  readonly inside: (moment: number) => boolean;
}

export function scaleOf({ from, to }: Frame): Scale {
  const unit = (WIDTH - 2 * EDGE) / (to - from);
  return {
    x: moment => Math.round((EDGE + (Math.min(to, Math.max(from, moment)) - from) * unit) * 10) / 10,
    inside: moment => moment >= from && moment <= to,
  };
}

/** Clocks that have begun and reach into the frame. */
export const barsIn = (bars: readonly ClockBar[], { from, to }: Frame): readonly ClockBar[] =>
  bars.filter(
    ({ since, outcome, end, due }) =>
      outcome !== 'waiting' &&
      (since ?? end) <= to &&
      Math.max(end, outcome === 'met' ? end : (due ?? end)) >= from,
  );
