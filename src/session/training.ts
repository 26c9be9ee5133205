import { monotonicFactory } from 'ulid';
import { StorageFailure } from '../storage/port.ts';
import { connectTabs, type Tabs } from '../storage/tabs.ts';
import {
  createMemoryTrainingStore,
  type DraftChange,
  openTrainingStore,
  type TrainingStore,
} from '../storage/training-store.ts';
import { appendTo, storedEvent, type TrainingEvent, type TrainingHappening } from '../training/record.ts';
import { createGroup, type TrainingGroup } from './training-group.ts';
import { createWriteQueue, type SaveState } from './write-queue.ts';

/** Everything screens of training show of a record. A new object at each change. */
export interface TrainingSnapshot {
  readonly durable: boolean;
  /** Why the record cannot be kept, or could not be read. */
  readonly storageProblem: StorageFailure['code'] | undefined;
  readonly save: SaveState;
  /** The same of drafts: papers and checks under way. */
  readonly draftSave: SaveState;
  /** How often the store has been read. With each reading another tab may have changed drafts. */
  readonly readings: number;
  /** What is recorded, in order, with what is not on disk yet at the end. */
  readonly events: readonly TrainingEvent[];
  /** Stored events that cannot be read. They stay where they are. */
  readonly broken: number;
}

/** The trainee's record on this machine, and a supervisor's collection of others'. */
export interface TrainingSession extends TrainingGroup {
  snapshot(): TrainingSnapshot;
  /** @returns a function that stops listening */
  subscribe(listener: () => void): () => void;
  /** Reads what is stored. Never rejects: what goes wrong is in the snapshot. */
  load(): Promise<void>;
  /** Adds to the record. It shows at once; the snapshot's `save` says whether it is on disk. What fails is kept and tried again. */
  record(happening: TrainingHappening): void;
  retry(): void;
  /** Resolves when nothing waits to be written, or writing has failed. */
  settled(): Promise<void>;
  /** Resolves when all that has been recorded is on disk, however long that takes. */
  recorded(): Promise<void>;
  /** A paper under way, by name, with what could not be kept of it; `undefined` where there is none. Rejects where it cannot be read. */
  draft(name: string): Promise<unknown>;
  /** Changes what is kept by then. What fails is kept and tried again, and must therefore give the same each time. */
  changeDraft(name: string, change: DraftChange): void;
  /** Whether closing the page now would lose something. */
  isAtRisk(): boolean;
  /** The record as a file; `undefined` while it is empty. */
  exportRecord(): Promise<string | undefined>;
  /** Takes record, drafts and group off this machine. Rejects when the store cannot. */
  wipe(): Promise<void>;
}

/** Effects and sources, handed in. */
export interface TrainingPorts {
  readonly store: TrainingStore;
  readonly tabs: Tabs;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Why a lasting store could not be opened. */
  readonly storageProblem?: StorageFailure['code'] | undefined;
}

interface Waiting {
  readonly id: string;
  readonly at: number;
  readonly happening: TrainingHappening;
}

interface WaitingDraft {
  readonly name: string;
  readonly change: DraftChange;
}

interface Stored {
  readonly events: readonly TrainingEvent[];
  readonly broken: number;
}

const codeOf = (error: unknown): StorageFailure['code'] =>
  error instanceof StorageFailure ? error.code : 'failed';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Starts a session over the given ports. Nothing is read until {@link TrainingSession.load}. */
export function createTraining(ports: TrainingPorts): TrainingSession {
  const { store, tabs, now, newId, schedule } = ports;
  const listeners = new Set<() => void>();
  const verified = new Map<unknown, TrainingEvent>();
  let stored: Stored = { events: [], broken: 0 };
  let readProblem: StorageFailure['code'] | undefined;
  let readings = 0;
  /** Names of what is kept beside the record. */
  const held = new Set<string>();

  const put = (events: readonly TrainingEvent[], { id, at, happening }: Waiting): TrainingEvent =>
    appendTo(events, happening, { now: at, newId: () => id });

  /** An event is verified once: its hash stands for all of it. */
  const read = (values: readonly unknown[]): Stored => {
    const events = values.flatMap(value => {
      const known = isObject(value) && 'hash' in value ? verified.get(value.hash) : undefined;
      const event = known ?? storedEvent(value);
      if (event !== undefined) verified.set(event.hash, event);
      return event ?? [];
    });
    return { events, broken: values.length - events.length };
  };

  // One after another: what was read before a write must not be shown after it.
  let turns: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = turns.then(work);
    turns = turn.catch(() => undefined);
    return turn;
  };

  /** Follows whatever is stored by then: what another tab has written in between stands before it. */
  const append = async (item: Waiting): Promise<Stored> => {
    let after = stored;
    await store.append(values => {
      after = read(values);
      // A write may have reached the disk though it was reported as failed.
      if (after.events.some(({ id }) => id === item.id)) return undefined;
      const event = put(after.events, item);
      after = { ...after, events: [...after.events, event] };
      return event;
    });
    return after;
  };

  const queue = createWriteQueue<Waiting>({
    write: async item => {
      stored = await inTurn(() => append(item));
    },
    sizeOf: () => 1,
    schedule,
    written: () => tabs.announce('record'),
    changed: () => publish(),
  });

  const changeDraft: TrainingStore['changeDraft'] = (name, change) =>
    store.changeDraft(name, kept => {
      const draft = change(kept);
      if (draft === undefined) held.delete(name);
      else held.add(name);
      return draft;
    });
  const drafts = createWriteQueue<WaitingDraft>({
    write: ({ name, change }) => inTurn(() => changeDraft(name, change)),
    sizeOf: () => 1,
    schedule,
    written: () => tabs.announce('draft'),
    changed: () => publish(),
  });

  const look = (): TrainingSnapshot => {
    const events = [...stored.events];
    // What is on disk waits for a moment more, and for longer where its write was reported as failed.
    for (const item of queue.waiting())
      if (events.every(({ id }) => id !== item.id)) events.push(put(events, item));
    const storageProblem = ports.storageProblem ?? readProblem;
    return {
      durable: store.durable,
      storageProblem,
      save: queue.state(),
      draftSave: drafts.state(),
      readings,
      events,
      broken: stored.broken,
    };
  };
  let shown = look();
  const publish = (): void => {
    shown = look();
    for (const listener of listeners) listener();
  };

  const load = async (): Promise<void> => {
    try {
      stored = read(await inTurn(() => store.readAll()));
      readProblem = undefined;
    } catch (error) {
      readProblem = codeOf(error);
    }
    readings += 1;
    publish();
  };

  tabs.listen(() => void load());

  return {
    snapshot: () => shown,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
    record: happening => {
      queue.append({ id: newId(), at: now(), happening });
      publish();
    },
    retry: () => {
      queue.retry();
      drafts.retry();
    },
    settled: async () => {
      await queue.settled();
      await drafts.settled();
    },
    recorded: () =>
      new Promise(resolve => {
        const see = (): void => {
          if (queue.state().kind !== 'saved') return;
          listeners.delete(see);
          resolve();
        };
        listeners.add(see);
        see();
      }),
    draft: name =>
      // In turn with the writes: a change is either in what is read, or waiting still.
      inTurn(async () => {
        const kept = await store.readDraft(name);
        return drafts
          .waiting()
          .filter(item => item.name === name)
          .reduce((draft, { change }) => change(draft), kept);
      }),
    changeDraft: (name, change) => {
      drafts.append({ name, change });
      publish();
    },
    isAtRisk: () =>
      queue.state().kind !== 'saved' ||
      drafts.state().kind !== 'saved' ||
      (!store.durable && (held.size > 0 || shown.events.length > 0)),
    exportRecord: async () => {
      await queue.settled();
      const { events } = shown;
      if (events.length === 0) return undefined;
      // Fetched, with the schema library of its reading half, when the first file goes.
      const { writeRecord } = await import('../training/record-file.ts');
      return writeRecord(events, now());
    },
    wipe: async () => {
      await queue.settled();
      await drafts.settled();
      const everything = (): boolean => true;
      const unsaved = queue.drop(everything);
      const unkept = drafts.drop(everything);
      try {
        await inTurn(() => store.wipe());
      } catch (error) {
        for (const item of [...unsaved, ...queue.drop(everything)]) queue.append(item);
        for (const item of [...unkept, ...drafts.drop(everything)]) drafts.append(item);
        throw error;
      }
      held.clear();
      stored = { events: [], broken: 0 };
      readings += 1;
      publish();
      tabs.announce('record');
    },
    ...createGroup({ ...store, changeDraft }),
  };
}

let started: Promise<TrainingSession> | undefined;

/** The page's one record: IndexedDB where the browser offers it, memory otherwise. Safe to call from every island. */
export function startTraining(): Promise<TrainingSession> {
  started ??= begin();
  return started;
}

async function begin(): Promise<TrainingSession> {
  let store: TrainingStore;
  let storageProblem: StorageFailure['code'] | undefined;
  try {
    store = await openTrainingStore();
  } catch (error) {
    storageProblem = codeOf(error);
    store = createMemoryTrainingStore();
  }
  const session = createTraining({
    store,
    tabs: connectTabs('yuqing-training'),
    now: Date.now,
    newId: monotonicFactory(),
    schedule: (work, milliseconds) => setTimeout(work, milliseconds),
    storageProblem,
  });
  await session.load();
  // Without BroadcastChannel, after sleep, or back from the bfcache: come up to date when looked at.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void session.load();
  });
  window.addEventListener('pageshow', event => event.persisted && void session.load());
  window.addEventListener('beforeunload', event => session.isAtRisk() && event.preventDefault());
  return session;
}
