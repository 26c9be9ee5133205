import { z } from '../base/schema.ts';
import type { Scenario } from '../training/scenario.ts';
import {
  agreedAfter,
  type Change,
  changedBy,
  emptyTabletop,
  fitted,
  type Tabletop,
  tabletopSchema,
} from '../training/tabletop.ts';
import type { Channel } from './channel.ts';
import type { Session } from './session.ts';

const sender = { from: z.string().check(z.maxLength(100)) };

/** What windows of one table say to one another. `from` names the window. */
const messageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...sender,
    type: z.literal('here'),
    view: z.enum(['room', 'facilitator']),
    /** The table is led from here. */
    leads: z.boolean(),
    /** As far as the window knows it. */
    tabletop: z.exactOptional(tabletopSchema),
    /** What was done in the window is not on disk. */
    failed: z.boolean(),
  }),
  z.strictObject({ ...sender, type: z.literal('left') }),
]);
type Message = z.infer<typeof messageSchema>;

/** How often a window says that it is here, in milliseconds. */
export const BEAT = 15_000;
/** A window that says nothing for so long has crashed: a hidden one is let speak once a minute only. In milliseconds. */
const SILENT = 120_000;

/** Which of the two screens a window shows. */
export type TableWindow = Extract<Message, { type: 'here' }>['view'];

/** What a window is told of its table. */
export interface TableView {
  /** `undefined` until it is known. */
  readonly tabletop: Tabletop | undefined;
  /** The newest state is not on disk. What it holds goes with the next write. */
  readonly failed: boolean;
  readonly led: 'here' | 'elsewhere' | 'nowhere';
  /** How many of each are open, this one included. */
  readonly windows: Readonly<Record<TableWindow, number>>;
}

export interface TableSurroundings {
  readonly scenario: Scenario;
  readonly view: TableWindow;
  /** Names the window among those of the table. */
  readonly id: string;
  /** Among the windows of this table; closed when it is left. */
  readonly channel: Channel;
  readonly store: Pick<Session, 'record' | 'tryRecord'>;
  newRun(): string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Does the work every {@link BEAT}. @returns stops it */
  everyBeat(work: () => void): () => void;
}

const recordOf = ({ id }: Scenario): string => `group/${id}`;

const tableIn = (kept: unknown): Tabletop | undefined => tabletopSchema.safeParse(kept).data;

/** What a scenario's last table agreed to mend, for whoever plays it alone. Rejects where it cannot be read. */
export async function agreedAt(
  store: Pick<Session, 'record'>,
  scenario: Scenario,
): Promise<Tabletop['agreed']> {
  const kept = tableIn(await store.record(recordOf(scenario)));
  return kept === undefined ? [] : agreedAfter(fitted(kept, scenario));
}

/** The later of two states; of two tables that were begun at once the one begun first. */
const isNewer = (one: Tabletop, other: Tabletop | undefined): boolean =>
  other === undefined ||
  one.version > other.version ||
  (one.version === other.version && one.run < other.run);

/** Tables that could not be kept: to look at another screen must not cost them. */
const unkept = new Map<string, Tabletop>();

export type TableSeat = ReturnType<typeof joinTable>;

/**
 * Takes a place at a scenario's table. One window leads it, and what is done there is told to the others with the whole table:
 * the state with most behind it counts, in each window as on the disk.
 * @param show called with each new state
 */
export function joinTable(surroundings: TableSurroundings, show: (view: TableView) => void) {
  const { scenario, view, id, store, now, channel } = surroundings;
  const name = recordOf(scenario);
  let tabletop: Tabletop | undefined;
  let failed = false;
  let leader = view === 'facilitator' ? id : undefined;
  let isGone = false;
  const others = new Map<string, Extract<Message, { type: 'here' }> & { readonly heardAt: number }>();

  const send = (message: Message): void => channel.send(message);
  const publish = (): void => {
    if (isGone) return;
    const seats = [...others.values()];
    const number = (kind: TableWindow): number =>
      [view, ...seats.map(other => other.view)].filter(each => each === kind).length;
    show({
      tabletop,
      failed: failed || seats.some(other => other.failed),
      led: leader === undefined ? 'nowhere' : leader === id ? 'here' : 'elsewhere',
      windows: { room: number('room'), facilitator: number('facilitator') },
    });
  };
  const say = (): void => {
    if (isGone) return;
    const table = tabletop === undefined ? {} : { tabletop };
    send({ type: 'here', from: id, view, leads: leader === id, failed, ...table });
  };
  const tell = (): void => {
    say();
    publish();
  };
  const take = (state: Tabletop): void => {
    if (isNewer(state, tabletop)) tabletop = fitted(state, scenario);
  };

  let writing: Promise<void> = Promise.resolve();
  let written: Tabletop | undefined;
  const write = (): void => {
    writing = writing.then(async () => {
      const next = tabletop;
      if (next === undefined || next === written) return;
      const isKept = await store.tryRecord(name, there => {
        const kept = tableIn(there);
        return kept !== undefined && isNewer(kept, next) ? kept : next;
      });
      written = isKept ? next : undefined;
      if (isKept) unkept.delete(name);
      else unkept.set(name, next);
      if (failed === !isKept) return;
      failed = !isKept;
      tell();
    });
  };

  const hear = (message: Message): void => {
    const { from, type } = message;
    const before = others.get(from);
    if (type === 'left') {
      others.delete(from);
      if (leader === from) leader = undefined;
      // What it could not keep is known here, and nowhere else.
      if (before?.failed === true) write();
    } else {
      others.set(from, { ...message, heardAt: now() });
      if (message.leads) leader = from;
      if (message.tabletop !== undefined) take(message.tabletop);
      if (failed) write();
      const isBehind = tabletop !== undefined && tabletop.version > (message.tabletop?.version ?? -1);
      // Whoever has just come, or slept, is told how the table stands.
      if (before === undefined || isBehind) say();
    }
    publish();
  };
  channel.listen(message => {
    const read = messageSchema.safeParse(message);
    if (read.success) hear(read.data);
  });
  const stopBeat = surroundings.everyBeat(() => {
    say();
    for (const [from, { heardAt }] of others) if (now() - heardAt > SILENT) hear({ type: 'left', from });
  });
  const begin = async (): Promise<void> => {
    const stored = unkept.get(name) ?? tableIn(await store.record(name));
    take(stored ?? emptyTabletop(surroundings.newRun()));
    tell();
    if (unkept.has(name)) write();
  };
  say();
  void begin();

  return {
    /** Where the table is led from elsewhere it comes to nothing. */
    act: (change: Change): void => {
      if (tabletop === undefined || (leader !== undefined && leader !== id)) return;
      tabletop = fitted(changedBy(tabletop, change, now()), scenario);
      tell();
      write();
    },
    /** Leads the table from here. */
    lead: (): void => {
      leader = id;
      tell();
    },
    /** Says again that it is here, and hears what it may have slept through. */
    look: say,
    /** Writes again what could not be written. */
    retry: (): void => {
      write();
      say();
    },
    leave: (): void => {
      if (isGone) return;
      stopBeat();
      send({ type: 'left', from: id });
      channel.close();
      isGone = true;
    },
  };
}
