import { useEffect, useMemo, useState } from 'preact/hooks';
import { SITE_NAME } from '../../base/site-name.ts';
import { useHeard } from '../../kit/effects.ts';
import { openChannel } from '../../session/channel.ts';
import { newDrillId } from '../../session/drill-record.ts';
import { joinTable, type TableSeat, type TableView } from '../../session/table.ts';
import type { Materials, RunningDrill } from '../drills/useDrill.tsx';

/** Which of a table's two screens a window shows. */
export type TableWindow = 'room' | 'facilitator';

/** Props of each part of a table's two screens. */
export interface AtTable extends TableView {
  readonly view: TableWindow;
  readonly seat: TableSeat;
  readonly materials: Materials;
}

/** This window's place at a scenario's table. `undefined` until it is known how it stands. */
export function useTable(
  { drill: { session } }: RunningDrill,
  given: Pick<AtTable, 'view' | 'materials'>,
): AtTable | undefined {
  const { scenario } = given.materials;
  const [shown, show] = useState<TableView>();
  const seat = useMemo(() => {
    const channel = openChannel(`${SITE_NAME}-table/${scenario.id}`);
    return joinTable({ scenario, channel, store: session, newRun: newDrillId, now: Date.now }, show);
  }, [session, scenario]);
  useHeard('visibilitychange', () => document.visibilityState === 'visible' && seat.look());
  useEffect(() => seat.leave, [seat]);
  return shown && { ...given, ...shown, seat };
}
