import type { Scenario } from '../training/drills/scenario.ts';
import {
  agreedAfter,
  type Change,
  emptyTabletop,
  fitted,
  type Tabletop,
  tabletopSchema,
} from '../training/table/tabletop.ts';
import type { PageChannel } from './channel.ts';
import type { RecordChange } from './screen-records.ts';
import type { Session } from './session.ts';
import { recordName } from './small-records.ts';
import { createTurns } from './turns.ts';

/** State of a table for its windows. */
export interface TableView {
  readonly tabletop: Tabletop;
  /** The last change made here is not on disk; it goes with the next write. */
  readonly failed: boolean;
}

export interface TableSurroundings {
  readonly scenario: Scenario;
  /** Among the windows of this table; closed when it is left. */
  readonly channel: PageChannel;
  readonly store: Pick<Session, 'record' | 'tryRecord' | 'unkept'>;
  newRun(): string;
  /** Milliseconds since the epoch. */
  now(): number;
}

const tableIn = (kept: unknown, scenario: Scenario): Tabletop | undefined => {
  const { data } = tabletopSchema.safeParse(kept);
  return data && fitted(data, scenario);
};

/** The improvements agreed at a scenario's last table, for somebody who plays it alone. Rejects where they cannot be read. */
export async function agreedAt(
  store: Pick<Session, 'record'>,
  scenario: Scenario,
): Promise<Tabletop['agreed']> {
  const kept = tableIn(await store.record(recordName.table(scenario.id)), scenario);
  return kept === undefined ? [] : agreedAfter(kept);
}

export type TableSeat = ReturnType<typeof joinTable>;

/**
 * Takes a place at a scenario's table, which is one record: each window changes it as it stands by then, and reads it again when
 * another has.
 * @param show called with each new state
 */
export function joinTable(surroundings: TableSurroundings, show: (view: TableView) => void) {
  const { scenario, store, now, channel } = surroundings;
  const name = recordName.table(scenario.id);
  const inTurn = createTurns();
  /** As it lay on the disk last. */
  let kept = emptyTabletop(surroundings.newRun());
  let failed = false;
  let isGone = false;

  /** A disk that has lost the table, or holds something else, leaves it as it is. */
  const tableOf = (there: unknown): Tabletop => tableIn(there, scenario) ?? kept;
  const publish = (): void => {
    const done = store.unkept(name).reduce<unknown>((there, change) => change(there), kept);
    if (!isGone) show({ tabletop: tableOf(done), failed });
  };
  const read = (): Promise<void> =>
    inTurn(async () => {
      kept = tableOf(await store.record(name));
      publish();
    });
  const write = (...changes: readonly RecordChange[]): void => {
    const trying = store.tryRecord(name, ...changes);
    void inTurn(async () => {
      const tried = await trying;
      failed = !tried.ok;
      if (tried.ok) {
        kept = tableOf(tried.value);
        channel.send('changed');
      }
      publish();
    });
  };
  channel.listen(() => void read());
  void read();
  if (store.unkept(name).length > 0) write();

  return {
    act: (change: Change): void => {
      const at = now();
      write(there => {
        const table = tableOf(there);
        return fitted({ ...table, ...change(table, at) }, scenario);
      });
      publish();
    },
    /** Reads changes made while the page slept. */
    look: (): void => void read(),
    /** Writes again what could not be written. */
    retry: (): void => write(),
    leave: (): void => {
      isGone = true;
      // Other windows still receive the change being written.
      void inTurn(async () => channel.close());
    },
  };
}
