import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** In milliseconds. */
const SECOND = 1000;

const seconds = signal(0);
/** How many parts of the page show a time. */
let shown = 0;
let timer: ReturnType<typeof setInterval>;

/**
 * The time, anew each second, by one timer for all that show it. Only these render with it.
 * @param now milliseconds since the epoch; without it there is no time to show, which is 0
 */
export function useTicking(now?: () => number): number {
  const ticks = now !== undefined;
  useEffect(() => {
    if (!ticks) return undefined;
    if (shown === 0)
      timer = setInterval(() => {
        seconds.value += 1;
      }, SECOND);
    shown += 1;
    return () => {
      shown -= 1;
      if (shown === 0) clearInterval(timer);
    };
  }, [ticks]);
  if (now === undefined) return 0;
  // Read so that each second draws anew.
  void seconds.value;
  return now();
}
