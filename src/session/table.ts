import type { Scenario } from '../training/scenario.ts';
import {
  afterCommand,
  agreedAfter,
  emptyTabletop,
  fitted,
  type TableMessage,
  type Tabletop,
  type TabletopCommand,
} from '../training/tabletop.ts';
import { tableMessageSchema, tabletopSchema } from '../training/tabletop-schema.ts';
import type { Channel } from './channel.ts';
import type { Session } from './session.ts';

/** How often a window says that it is here, in milliseconds. */
export const BEAT = 15_000;
/** A window that says nothing for so long has crashed: a hidden one is let speak once a minute only. In milliseconds. */
const SILENT = 120_000;

/** Which of the two screens a window shows. */
export type TableWindow = 'room' | 'facilitator';

/** What a window is told of its table. */
export interface TableView {
  /** With what this window has done and the one that keeps it has not heard. `undefined` until it is known. */
  readonly tabletop: Tabletop | undefined;
  /** The newest state is not on disk. What it holds goes with the next write. */
  readonly failed: boolean;
  readonly led: 'here' | 'elsewhere' | 'nowhere';
  /** How many of each are open, this one included. */
  readonly windows: Readonly<Record<TableWindow, number>>;
}

/** One window's place at a table. */
export interface TableSeat {
  /** Shows at once; where the table is led from elsewhere it comes to nothing. */
  act(command: TabletopCommand): void;
  /** Leads the table from here. */
  lead(): void;
  /** Says again that it is here, and hears what it may have slept through. */
  look(): void;
  /** Writes again what could not be written. */
  retry(): void;
  leave(): void;
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
  /** Does the work when no other window of the table does; {@link exclusively}, where there is a browser. */
  alone(work: () => Promise<void>): Promise<void>;
}

type Command = Extract<TableMessage, { type: 'command' }>;

const recordOf = ({ id }: Scenario): string => `group/${id}`;

/** What a scenario's last table agreed to mend, for whoever plays it alone. Rejects where it cannot be read. */
export async function agreedAt(
  store: Pick<Session, 'record'>,
  scenario: Scenario,
): Promise<Tabletop['agreed']> {
  const kept = tabletopSchema.safeParse(await store.record(recordOf(scenario)));
  return kept.success ? agreedAfter(fitted(kept.data, scenario)) : [];
}

/** Tables that could not be kept: to look at another screen must not cost them. */
const unkept = new Map<string, Tabletop>();

/**
 * Takes a place at a scenario's table. One window keeps it: it carries out what is done in any of them, writes it down and
 * tells the others. When it goes, another takes over from what it heard last.
 * @param show called with each new state
 */
export function joinTable(surroundings: TableSurroundings, show: (view: TableView) => void): TableSeat {
  const { scenario, view, id, store, now, channel } = surroundings;
  const name = recordOf(scenario);
  let tabletop: Tabletop | undefined;
  let keeps = false;
  let failed = false;
  let leader: string | undefined;
  let windows: Readonly<Record<string, TableWindow>> = { [id]: view };
  let heard: Readonly<Record<string, number>> = {};
  let keeper: string | undefined;
  /** Done here, and not yet heard of. */
  let pending: readonly Command[] = [];
  let count = 0;
  let isGone = false;
  /** When each other window was last heard, or first heard of. */
  const heardAt = new Map<string, number>();

  const say = (message: TableMessage): void => channel.send(message);
  const mayAct = (window: string): boolean => leader === undefined || leader === window;
  const after = (state: Tabletop, { command, at }: Command): Tabletop =>
    fitted(afterCommand(state, command, at), scenario);
  const publish = (): void => {
    if (isGone) return;
    if (keeps && tabletop !== undefined)
      say({
        type: 'state',
        from: id,
        tabletop,
        heard,
        windows,
        failed,
        ...(leader === undefined ? {} : { leader }),
      });
    const kinds = Object.values(windows);
    const number = (kind: TableWindow): number => kinds.filter(each => each === kind).length;
    show({
      tabletop: tabletop && (mayAct(id) ? pending : []).reduce(after, tabletop),
      failed,
      led: leader === undefined ? 'nowhere' : leader === id ? 'here' : 'elsewhere',
      windows: { room: number('room'), facilitator: number('facilitator') },
    });
  };

  let writing: Promise<void> = Promise.resolve();
  let written: Tabletop | undefined;
  const write = (): void => {
    writing = writing.then(async () => {
      const next = tabletop;
      if (next === undefined || (next === written && !failed)) return;
      const isKept = await store.tryRecord(name, () => next);
      if (isKept) {
        written = next;
        unkept.delete(name);
      } else unkept.set(name, next);
      if (failed !== !isKept) {
        failed = !isKept;
        publish();
      }
    });
  };
  const carryOut = (command: Command): void => {
    if (tabletop === undefined || command.number <= (heard[command.from] ?? 0)) return;
    heard = { ...heard, [command.from]: command.number };
    if (mayAct(command.from)) tabletop = after(tabletop, command);
    publish();
    write();
  };
  const sayHere = (): void => say({ type: 'here', from: id, view, leads: leader === id });

  const takeOver = (state: Extract<TableMessage, { type: 'state' }>): void => {
    const isNew = keeper !== state.from;
    if (keeps || (!isNew && state.tabletop.version < (tabletop?.version ?? 0))) return;
    ({ failed, windows, leader } = { leader: undefined, ...state });
    keeper = state.from;
    tabletop = fitted(state.tabletop, scenario);
    pending = pending.filter(({ number }) => number > (state.heard[id] ?? 0));
    if (!isNew) return;
    sayHere();
    pending.forEach(say);
  };
  const hear = (message: TableMessage): void => {
    const { from } = message;
    heardAt.set(from, now());
    switch (message.type) {
      case 'here':
        windows = { ...windows, [from]: message.view };
        if (message.leads) leader = from;
        if (failed && keeps) write();
        break;
      case 'left': {
        const { [from]: _, ...others } = windows;
        windows = others;
        if (leader === from) leader = undefined;
        break;
      }
      case 'command':
        if (keeps) carryOut(message);
        return;
      case 'state':
        takeOver(message);
        break;
    }
    publish();
  };
  channel.listen(message => {
    const read = tableMessageSchema.safeParse(message);
    if (read.success) hear(read.data);
  });

  const stopBeat = surroundings.everyBeat(() => {
    sayHere();
    for (const window of Object.keys(windows)) {
      const last = heardAt.get(window);
      if (last === undefined) heardAt.set(window, now());
      else if (window !== id && now() - last > SILENT) hear({ type: 'left', from: window });
    }
  });

  let leave: () => void = () => undefined;
  const left = new Promise<void>(resolve => {
    leave = resolve;
  });
  const keep = async (): Promise<void> => {
    if (isGone) return;
    const kept = tabletopSchema.safeParse(unkept.get(name) ?? (await store.record(name)));
    const stored = kept.success ? fitted(kept.data, scenario) : emptyTabletop(surroundings.newRun());
    // Whoever kept it before told of each state before it was written.
    if (tabletop === undefined || tabletop.version < stored.version) tabletop = stored;
    keeps = true;
    failed = unkept.has(name);
    const waiting = pending;
    pending = [];
    publish();
    waiting.forEach(carryOut);
    write();
    await left;
    await writing;
  };
  if (view === 'facilitator') leader = id;
  sayHere();
  void surroundings.alone(keep);

  return {
    act: command => {
      count += 1;
      const message: Command = { type: 'command', from: id, number: count, at: now(), command };
      if (keeps) carryOut(message);
      else {
        pending = [...pending, message];
        say(message);
        publish();
      }
    },
    lead: () => {
      leader = id;
      sayHere();
      publish();
    },
    look: sayHere,
    retry: () => {
      if (keeps) write();
      else sayHere();
    },
    leave: () => {
      if (isGone) return;
      isGone = true;
      stopBeat();
      say({ type: 'left', from: id });
      channel.close();
      leave();
    },
  };
}
