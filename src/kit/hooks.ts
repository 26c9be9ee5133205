import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** A clock as signals tell it, and how many parts of the page show it. */
interface Ticking {
  readonly time: Signal<number>;
  shown: number;
  timer: ReturnType<typeof setInterval> | undefined;
}

/** In milliseconds. */
const SECOND = 1000;

const clocks = new Map<() => number, Ticking>();

function tickingOf(now: () => number): Ticking {
  const ticking = clocks.get(now) ?? { time: signal(now()), shown: 0, timer: undefined };
  clocks.set(now, ticking);
  return ticking;
}

/**
 * The time, anew each second, by one timer for all that show it. Only these render with it.
 * @param now milliseconds since the epoch; the same function at each render
 */
export function useTicking(now: () => number): number {
  const ticking = tickingOf(now);
  // Nobody was told of the seconds that passed while nothing showed it.
  if (ticking.shown === 0 && Math.abs(now() - ticking.time.peek()) >= SECOND) ticking.time.value = now();
  useEffect(() => {
    const tick = (): void => {
      ticking.time.value = now();
    };
    if (ticking.shown === 0) ticking.timer = setInterval(tick, SECOND);
    ticking.shown += 1;
    return () => {
      ticking.shown -= 1;
      if (ticking.shown === 0) clearInterval(ticking.timer);
    };
  }, [ticking, now]);
  return ticking.time.value;
}
