import { useEffect, useState } from 'preact/hooks';

/** The time, anew each second. Only what shows a running clock renders with it. @param now milliseconds since the epoch */
export function useTicking(now: () => number): number {
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setShown(now()), 1000);
    return () => clearInterval(timer);
  }, [now]);
  return shown;
}
