import { useEffect, useMemo, useState } from 'preact/hooks';
import { newDrillId } from '../../session/drill-record.ts';
import type { Scenario } from '../../training/scenario.ts';
import { emptyTabletop, type TabletopChange } from '../../training/tabletop.ts';
import { openSheet, type ShownSheet } from './tabletop-sheet.ts';
import type { RunningDrill } from './useDrill.ts';

/** The facilitator's sheet for a scenario, kept on this machine. */
export interface KeptTabletop extends ShownSheet {
  change(change: TabletopChange): void;
  /** Begins another one. */
  clear(): void;
  /** Writes again what could not be written. */
  retry(): void;
}

export function useTabletop({ drill }: RunningDrill, scenario: Scenario): KeptTabletop {
  const { session } = drill.started;
  const [shown, show] = useState<ShownSheet>({ tabletop: undefined, failed: false });
  const sheet = useMemo(() => openSheet(session, scenario, show), [session, scenario]);
  useEffect(() => {
    // Windows tell one another nothing of drafts: whoever comes to this one sees what another has written.
    const look = (): void => {
      if (document.visibilityState === 'visible') void sheet.look();
    };
    void sheet.look();
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
    };
  }, [sheet]);
  return {
    ...shown,
    change: sheet.change,
    clear: () => {
      const next = emptyTabletop(newDrillId());
      sheet.change(() => next);
    },
    retry: sheet.retry,
  };
}
