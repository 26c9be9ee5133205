import { useEffect, useMemo, useState } from 'preact/hooks';
import { useWorkedOut } from '../../kit/effects.ts';
import type { DrillRun } from '../../session/drill.ts';
import { timeNow } from '../../session/surroundings.ts';
import { actsOf } from './acts.ts';
import { arrivalGrounds, arrivalsBy, endOf, nextArrival, startOf } from './run.ts';
import { domainRun, type Materials, type RunningDrill } from './useDrill.tsx';

/** Arrivals so far, and the next one. */
export function useComing(
  { drill, incidents }: RunningDrill,
  current: DrillRun,
  { scenario, index }: Materials,
) {
  const [, draw] = useState(0);
  // Several times a second: at ×60 a second is a minute.
  useEffect(() => {
    const timer = setInterval(() => draw(timeNow()), 250);
    return () => clearInterval(timer);
  }, []);
  const now = timeNow();
  const run = useMemo(() => domainRun(current, scenario), [current, scenario]);
  // Arrivals and acts change when something is recorded; the rest follows the clock.
  // The logs are read from the session, which changes with the incidents.
  const logs = useWorkedOut([incidents, current.mark.run], () => drill.logsOf(current.mark.run));
  const acts = useMemo(() => actsOf(index, logs), [index, logs]);
  const arrivals = arrivalsBy(run, acts, now, arrivalGrounds(run, index, now));
  // The next arrival does not depend on the time that passes before it.
  const next = useWorkedOut([run, acts, index, arrivals.length], () => nextArrival(run, acts, now, index));
  return {
    run,
    /** Milliseconds since the epoch. */
    start: startOf(run),
    now,
    incident: logs[0]?.stream,
    acts,
    arrivals,
    /** Known until something arrives, or is done. */
    next,
    isOver: now >= endOf(run),
    /** Puts the clock forward to the next arrival; computed anew, as a second press may come before the first has been drawn. */
    step: (): void => {
      const to = nextArrival(run, acts, timeNow(), index);
      if (to !== undefined) drill.forward(to);
    },
    toEnd: (): void => drill.forward(endOf(run)),
  };
}

export type Coming = ReturnType<typeof useComing>;
