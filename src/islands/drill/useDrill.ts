import { useEffect, useState } from 'preact/hooks';
import { useOnChange, useOnce } from '../../kit/effects.ts';
import { indexPlaybook, type PlaybookIndex } from '../../playbook/checklist.ts';
import {
  type Drill,
  type DrillEntry,
  type DrillRun,
  type DrillSnapshot,
  startDrill,
} from '../../session/drill.ts';
import type { Snapshot } from '../../session/session.ts';
import { fetchPlaybook } from '../../session/start.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { Run } from '../../training/course.ts';
import type { Scenario } from '../../training/scenario.ts';

/** The drills of this machine with what was last published of them and of their incidents. */
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
      const { session } = drill.started;
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

/** What a drill is played with, once fetched. */
export interface Materials {
  readonly scenario: Scenario;
  readonly index: PlaybookIndex;
}

async function fetchScenario(url: string): Promise<Scenario> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`scenario: ${response.status}`);
  // Written by this site's own build, which has checked it.
  return (await response.json()) as Scenario;
}

/**
 * Fetches a scenario and the playbook it is played on.
 * @param id of the scenario
 * @returns `failed` when it is neither on the network nor in the offline store
 */
export function useMaterials(
  base: string,
  id: string,
): readonly [materials: Materials | 'failed' | undefined, again: () => void] {
  const [materials, setMaterials] = useState<Materials | 'failed'>();
  const [attempt, setAttempt] = useState(0);
  // Each attempt fetches anew.
  useOnChange([base, id, attempt], () => {
    setMaterials(undefined);
    let gone = false;
    Promise.all([fetchScenario(`${base}drills/${id}.json`), fetchPlaybook(`${base}playbook.json`)])
      .then(([scenario, playbook]) => gone || setMaterials({ scenario, index: indexPlaybook(playbook) }))
      .catch(() => gone || setMaterials('failed'));
    return () => {
      gone = true;
    };
  });
  return [materials, () => setAttempt(attempt + 1)];
}

/** A run as the domain takes it. */
export const runOf = ({ mark: { form, seed, from } }: DrillRun, scenario: Scenario): Run => ({
  scenario,
  form,
  seed,
  from,
});

/** The drill's time, read anew at each drawing, and several times a second: at ×60 a second is a minute. */
export function useDrillTime(): number {
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => draw(timeNow()), 250);
    return () => clearInterval(timer);
  }, []);
  return timeNow();
}
