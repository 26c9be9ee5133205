import { useState } from 'preact/hooks';
import { useOnce } from '../../kit/effects.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import {
  type Drill,
  type DrillEntry,
  type DrillRun,
  type DrillSnapshot,
  startDrill,
} from '../../session/drill.ts';
import type { Snapshot } from '../../session/snapshot.ts';
import type { Run } from './run.ts';
import type { Scenario } from './scenario.ts';

/** The drills of this machine with their latest snapshot and that of their incidents. */
export interface RunningDrill {
  readonly drill: Drill;
  readonly state: DrillSnapshot;
  readonly incidents: Snapshot;
}

/**
 * `undefined` until the store has been read. Makes the page a drill's before any other island starts a session.
 * @param plays whether a run is gone on with here
 */
export function useDrill(entries: readonly DrillEntry[], plays: boolean): RunningDrill | undefined {
  const [running, setRunning] = useState<RunningDrill>();
  // A page has one list of scenarios for good.
  useOnce(() => {
    const stops: (() => void)[] = [];
    let gone = false;
    void startDrill(entries, plays).then(drill => {
      if (gone) return;
      const { session } = drill;
      const show = (): void => setRunning({ drill, state: drill.snapshot(), incidents: session.snapshot() });
      show();
      stops.push(drill.subscribe(show), session.subscribe(show));
    });
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  });
  return running;
}

/** The loaded parts of a drill. */
export interface Materials {
  readonly scenario: Scenario;
  readonly index: PlaybookIndex;
}

/** A run as the domain takes it. */
export const domainRun = ({ mark: { form, from } }: DrillRun, scenario: Scenario): Run => ({
  scenario,
  form,
  from,
});
