import type { Scenario } from '../training/scenario.ts';
import {
  agreedAfter,
  type Change,
  emptyTabletop,
  fitted,
  type Tabletop,
  tabletopSchema,
} from '../training/tabletop.ts';
import type { Channel } from './channel.ts';
import type { Session } from './session.ts';
import { createTurns } from './turns.ts';

/** What a window is told of its table. */
export interface TableView {
  readonly tabletop: Tabletop;
  /** What was done here last is not on disk. It goes with the next write. */
  readonly failed: boolean;
}

export interface TableSurroundings {
  readonly scenario: Scenario;
  /** Among the windows of this table; closed when it is left. */
  readonly channel: Channel;
  readonly store: Pick<Session, 'record' | 'tryRecord'>;
  newRun(): string;
  /** Milliseconds since the epoch. */
  now(): number;
}

const recordOf = ({ id }: Scenario): string => `group/${id}`;

const tableIn = (kept: unknown, scenario: Scenario): Tabletop | undefined => {
  const { data } = tabletopSchema.safeParse(kept);
  return data && fitted(data, scenario);
};

/** What a scenario's last table agreed to mend, for whoever plays it alone. Rejects where it cannot be read. */
export async function agreedAt(
  store: Pick<Session, 'record'>,
  scenario: Scenario,
): Promise<Tabletop['agreed']> {
  const kept = tableIn(await store.record(recordOf(scenario)), scenario);
  return kept === undefined ? [] : agreedAfter(kept);
}

/** What was done and is not on disk yet, by record: to look at another screen must not cost it. */
const unwritten = new Map<string, readonly ((now: Tabletop) => Tabletop)[]>();

export type TableSeat = ReturnType<typeof joinTable>;

/**
 * Takes a place at a scenario's table, which is one record: each window changes it as it stands by then, and reads it again when
 * another has.
 * @param show called with each new state
 */
export function joinTable(surroundings: TableSurroundings, show: (view: TableView) => void) {
  const { scenario, store, now, channel } = surroundings;
  const name = recordOf(scenario);
  const empty = emptyTabletop(surroundings.newRun());
  const inTurn = createTurns();
  /** As it lay on the disk last. */
  let kept = empty;
  let failed = false;
  let isGone = false;

  const waiting = () => unwritten.get(name) ?? [];
  const publish = (): void => {
    const tabletop = waiting().reduce((table, change) => change(table), kept);
    if (!isGone) show({ tabletop, failed });
  };
  const read = (): Promise<void> =>
    inTurn(async () => {
      kept = tableIn(await store.record(name), scenario) ?? empty;
      publish();
    });
  const write = (): Promise<void> =>
    inTurn(async () => {
      const changes = waiting();
      let written = kept;
      const change = (there: unknown): Tabletop => {
        written = changes.reduce((table, each) => each(table), tableIn(there, scenario) ?? empty);
        return written;
      };
      failed = changes.length > 0 && !(await store.tryRecord(name, change));
      if (changes.length > 0 && !failed) {
        kept = written;
        unwritten.set(name, waiting().slice(changes.length));
        channel.send('changed');
      }
      publish();
    });
  channel.listen(() => void read());
  void read();
  void write();

  return {
    act: (change: Change): void => {
      const at = now();
      unwritten.set(name, [...waiting(), table => fitted({ ...table, ...change(table, at) }, scenario)]);
      publish();
      void write();
    },
    /** Reads what it may have slept through. */
    look: (): void => void read(),
    /** Writes again what could not be written. */
    retry: (): void => void write(),
    leave: (): void => {
      isGone = true;
      // Others hear of what is being written.
      void inTurn(async () => channel.close());
    },
  };
}
