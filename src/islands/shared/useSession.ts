import { useEffect, useState } from 'preact/hooks';
import { onUnlocked } from '../../session/lock.ts';
import type { Snapshot } from '../../session/session.ts';
import { type Started, startSession } from '../../session/start.ts';
import { currentSurroundings } from '../../session/surroundings.ts';

/** In a drill a desk shows the incidents of the run that is going on, and of no other. */
function ofTheRun(snapshot: Snapshot): Snapshot {
  const { drill } = currentSurroundings();
  const run = drill?.()?.run;
  return drill === undefined
    ? snapshot
    : { ...snapshot, incidents: snapshot.incidents.filter(({ view }) => view.drill?.run === run) };
}

/** The running session with its latest snapshot; `undefined` until the store has been read; `locked` until it is unlocked. */
export function useSession(): (Started & { readonly snapshot: Snapshot }) | 'locked' | undefined {
  const [started, setStarted] = useState<Started | 'locked'>();
  const [snapshot, setSnapshot] = useState<Snapshot>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    const begin = (): void => {
      void startSession().then(running => {
        if (gone) return;
        setStarted(running);
        if (running === 'locked') return;
        setSnapshot(ofTheRun(running.session.snapshot()));
        stop = running.session.subscribe(() => setSnapshot(ofTheRun(running.session.snapshot())));
      });
    };
    begin();
    const forget = onUnlocked(begin);
    return () => {
      gone = true;
      forget();
      stop?.();
    };
  }, []);
  if (started === 'locked') return 'locked';
  return started !== undefined && snapshot !== undefined ? { ...started, snapshot } : undefined;
}
