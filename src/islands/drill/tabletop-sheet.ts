import { newDrillId } from '../../session/drill-record.ts';
import type { Session } from '../../session/session.ts';
import type { Scenario } from '../../training/scenario.ts';
import { emptyTabletop, readTabletop, type Tabletop, type TabletopChange } from '../../training/tabletop.ts';

/** What a window shows of a sheet. */
export interface ShownSheet {
  /** With what is still on its way to the disk. `undefined` until it has been read. */
  readonly tabletop: Tabletop | undefined;
  /** The last write did not reach the disk. What it held goes with the next one. */
  readonly failed: boolean;
}

/** One window's hold on the facilitator's sheet of a scenario. */
export interface TabletopSheet {
  /** Takes over what is stored by now: another window may have written. */
  look(): Promise<void>;
  /** Shows at once, and is written in turn. */
  change(change: TabletopChange): void;
  /** Writes again what could not be written. */
  retry(): void;
}

/** Changes that could not be kept, by sheet: to look at another screen must not cost them. */
const unkept = new Map<string, readonly TabletopChange[]>();

/** @param show called with each new state */
export function openSheet(
  session: Pick<Session, 'record' | 'tryRecord'>,
  scenario: Scenario,
  show: (shown: ShownSheet) => void,
): TabletopSheet {
  const name = `group/${scenario.id}`;
  const blank = emptyTabletop(newDrillId());
  let stored: Tabletop | undefined;
  let waiting: readonly TabletopChange[] = unkept.get(name) ?? [];
  let failed = waiting.length > 0;

  const withWaiting = (sheet: Tabletop): Tabletop => {
    let now = sheet;
    for (const change of waiting) now = { ...now, ...change(now) };
    return now;
  };
  const publish = (): void =>
    show({ tabletop: stored === undefined ? undefined : withWaiting(stored), failed });

  const sheetOf = (draft: unknown): Tabletop => {
    const kept = readTabletop(draft, scenario) ?? stored ?? blank;
    // Where another window stands is its own affair: no page is turned under anybody's hands.
    return stored === undefined ? kept : { ...kept, place: stored.place };
  };
  /** Onto what is stored by then, so that what another window has written meanwhile stays. */
  const write = async (): Promise<void> => {
    const taken = waiting.length;
    if (taken === 0) return;
    let next: Tabletop | undefined;
    failed = !(await session.tryRecord(name, kept => (next = withWaiting(sheetOf(kept)))));
    if (!failed) {
      stored = next;
      waiting = waiting.slice(taken);
    }
    unkept.set(name, waiting);
    publish();
  };

  let turns: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turns = turns.then(work);
    return turns;
  };
  return {
    look: () =>
      inTurn(async () => {
        stored = sheetOf(await session.record(name));
        publish();
      }),
    change: change => {
      waiting = [...waiting, change];
      publish();
      void inTurn(write);
    },
    retry: () => void inTurn(write),
  };
}
