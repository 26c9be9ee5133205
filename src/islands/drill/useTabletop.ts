import { useEffect, useState } from 'preact/hooks';
import type { Scenario } from '../../domain/training/scenario.ts';
import { emptyTabletop, readTabletop, type Tabletop } from '../../domain/training/tabletop.ts';
import { newDrillId } from '../../session/drill-record.ts';
import type { RunningDrill } from './useDrill.ts';

/** The facilitator's sheet for a scenario, kept on this machine. */
export interface KeptTabletop {
  /** `undefined` until it has been read. */
  readonly tabletop: Tabletop | undefined;
  change(changes: Partial<Tabletop>): void;
  /** Begins another one. */
  clear(): void;
}

export function useTabletop({ drill }: RunningDrill, scenario: Scenario): KeptTabletop {
  const { session } = drill.started;
  const name = `group/${scenario.id}`;
  const [tabletop, setTabletop] = useState<Tabletop>();
  useEffect(() => {
    let gone = false;
    void session.draft(name).then(kept => {
      if (!gone) setTabletop(readTabletop(kept, scenario) ?? emptyTabletop(newDrillId()));
    });
    return () => {
      gone = true;
    };
  }, [session, name, scenario]);
  const set = (next: Tabletop): void => {
    setTabletop(next);
    // At once: what was typed just before the page is left would be lost otherwise.
    void session.keepDraft(name, next);
  };
  return {
    tabletop,
    change: changes => {
      if (tabletop !== undefined) set({ ...tabletop, ...changes });
    },
    clear: () => set(emptyTabletop(newDrillId())),
  };
}
