import { useEffect, useMemo, useState } from 'preact/hooks';
import { useHeard } from '../../kit/effects.ts';
import { openChannel } from '../../session/channel.ts';
import { newDrillId } from '../../session/drill-record.ts';
import { BEAT, joinTable, type TableSeat, type TableView, type TableWindow } from '../../session/table.ts';
import type { Tabletop } from '../../training/tabletop.ts';
import type { Materials, RunningDrill } from './useDrill.ts';

/** What each part of a table's two screens is given. */
export interface AtTable extends Omit<TableView, 'tabletop'> {
  readonly view: TableWindow;
  readonly tabletop: Tabletop;
  readonly seat: TableSeat;
  readonly materials: Materials;
}

/** This window's place at a scenario's table. `undefined` until it is known how it stands. */
export function useTable(
  { drill }: RunningDrill,
  given: Pick<AtTable, 'view' | 'materials'>,
): AtTable | undefined {
  const { session } = drill;
  const { view, materials } = given;
  const { scenario } = materials;
  const [shown, show] = useState<TableView>();
  const seat = useMemo(
    () =>
      joinTable(
        {
          scenario,
          view,
          id: newDrillId(),
          channel: openChannel(`yuqing-table/${scenario.id}`),
          store: session,
          newRun: newDrillId,
          now: Date.now,
          everyBeat: work => {
            const timer = setInterval(work, BEAT);
            return () => clearInterval(timer);
          },
        },
        show,
      ),
    [session, scenario, view],
  );
  useHeard('visibilitychange', () => document.visibilityState === 'visible' && seat.look());
  useHeard('pagehide', seat.leave);
  useEffect(() => seat.leave, [seat]);
  return shown?.tabletop && { ...given, ...shown, tabletop: shown.tabletop, seat };
}
