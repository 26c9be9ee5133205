import { monotonicFactory } from 'ulid';
import { createListeners } from '../base/listeners.ts';
import { type Result, success } from '../base/result.ts';
import { headsAfter } from '../log/heads.ts';
import { headsOf, inOrder } from '../log/order.ts';
import { TRAINING_DATABASE } from '../storage/database.ts';
import { changeRecord, EVERYTHING, type LogStore, type StorageFailure } from '../storage/port.ts';
import { assignmentsKnown } from '../training/records/assignment.ts';
import type { JudgementFileRefusal } from '../training/records/judgement-file.ts';
import {
  namesIn,
  type TrainingEvent,
  type TrainingHappening,
  trainingEventOf,
} from '../training/records/record.ts';
import { openChannel, type PageChannel } from './channel.ts';
import { createDrafts } from './drafts.ts';
import { createJournal } from './journal.ts';
import { attend, lockWhenLeft, oncePerPage, openStore } from './page.ts';
import { recordName } from './small-records.ts';
import { createGroup } from './training-group.ts';
import { createTurns } from './turns.ts';
import type { SaveState } from './write-queue.ts';

/** Everything screens of training show of a record. A new object at each change. */
export interface TrainingSnapshot {
  readonly durable: boolean;
  /** Why the record cannot be kept, or could not be read. */
  readonly storageProblem: StorageFailure['code'] | undefined;
  readonly save: SaveState;
  /** The same of drafts: exams and checks under way. */
  readonly draftSave: SaveState;
  /** Whether these could be read: an exam that was begun before would mix with one under way. */
  readonly areDraftsRead: boolean;
  /** The database was taken away under this page, which has written the record again. */
  readonly isRewritten: boolean;
  /** The database was empty when the page began, and the record came back from the second copy; of all else there is none. */
  readonly isCleared: boolean;
  /** Recorded events in order, those not on disk yet included. */
  readonly events: readonly TrainingEvent[];
  /** Stored events that cannot be read. They stay where they are. */
  readonly broken: number;
}

/** Effects and sources, handed in. */
export interface TrainingPorts {
  readonly store: LogStore<TrainingEvent>;
  readonly tabs: PageChannel;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Why a lasting store could not be opened. */
  readonly storageProblem?: StorageFailure['code'] | undefined;
}

/** The record that holds the id of this machine's log, so that two tabs that begin it at once write one. */
const STREAM = recordName.trainee();

export type TrainingSession = ReturnType<typeof createTraining>;

/** The trainee's record on this machine, and a supervisor's collection of others'. Nothing is read until `load`. */
export function createTraining(ports: TrainingPorts) {
  const { store, tabs, now, newId, schedule } = ports;
  const listeners = createListeners();
  let events: readonly TrainingEvent[] = [];
  let heads: readonly string[] = [];
  let broken = 0;
  let stream: string | undefined;
  let readProblem: StorageFailure['code'] | undefined;
  /** Faults that the reading under way has met. */
  let met: { broken: number; problem?: StorageFailure['code'] };

  // One after another: a state read before a write must not be shown after it.
  const inTurn = createTurns();

  const journal = createJournal<TrainingEvent>({
    store,
    tabs,
    schedule,
    read: (_, stored) => {
      met.broken += stored.broken.length;
      if (stored.events.length > 0) take();
    },
    unread: problem => {
      met.problem = problem;
    },
    gone: () => {
      take();
      // A record that begins anew is another one.
      if (events.length === 0) stream = undefined;
    },
    restored: () => void load(),
    rewritten: () => {
      void changeRecord(store, STREAM, kept => kept ?? stream).catch(() => undefined);
      drafts.writeAll();
      publish();
    },
    changed: () => publish(),
  });

  const take = (): void => {
    events = inOrder(journal.streams().flatMap(journal.events));
    heads = headsOf(events);
  };

  const drafts = createDrafts({
    store,
    schedule,
    announce: tabs.send,
    changed: () => publish(),
  });
  const { hasGroup, ...group } = createGroup(store, { now, newId });

  const look = (): TrainingSnapshot => ({
    durable: store.durable,
    storageProblem: ports.storageProblem ?? readProblem ?? drafts.readProblem(),
    save: journal.state(),
    draftSave: drafts.state(),
    areDraftsRead: drafts.isRead(),
    isRewritten: journal.isRewritten(),
    isCleared: journal.isCleared(),
    events,
    broken,
  });
  let shown = look();
  const publish = (): void => {
    shown = look();
    listeners.tell();
  };

  /** The id that all tabs agree on: that of the events on record. Where it cannot be kept, this page's own will do. */
  const streamOf = (there: string | undefined): Promise<string> => {
    const own = there ?? stream ?? newId();
    return changeRecord(store, STREAM, kept => there ?? (typeof kept === 'string' ? kept : own)).catch(
      () => own,
    );
  };
  /** Reads the stored record. Never rejects: failures are in the snapshot. */
  const load = async (): Promise<void> => {
    await inTurn(async () => {
      met = { broken: 0 };
      await journal.load();
      await drafts.load();
      readProblem = met.problem;
      if (readProblem !== undefined) return;
      broken = met.broken;
      stream = await streamOf([...journal.streams()].sort()[0]);
    });
    publish();
  };
  tabs.listen(word => {
    if (drafts.hear(word)) return;
    if (word === EVERYTHING) drafts.drop(EVERYTHING);
    void load();
  });

  const record = (happening: TrainingHappening): void => {
    // Follows what this page has seen; what another tab writes at the same time stands beside it.
    stream ??= newId();
    const event = trainingEventOf(happening, { id: newId(), stream, at: now(), prev: heads });
    events = [...events, event];
    heads = headsAfter(heads, event);
    journal.append({ events: [event], isNew: true });
    publish();
  };

  return {
    snapshot: (): TrainingSnapshot => shown,
    /** @returns a function that stops listening */
    subscribe: listeners.add,
    load,
    look: journal.look,
    /** Adds to the record. It shows at once; the snapshot's `save` says whether it is on disk. What fails is kept and tried again. */
    record,
    retry: (): void => {
      journal.retry();
      drafts.retry();
    },
    /** Resolves when nothing waits to be written, or writing has failed. */
    flushed: async (): Promise<void> => {
      await journal.flushed();
      await drafts.flushed();
    },
    /** Exams and checks under way, and the last exam of each path. */
    drafts: drafts.of(),
    /**
     * Removes a draft once everything recorded is on disk: should that never happen, the draft it came from is still there.
     * @param isIt whether the stored draft is that one
     */
    letGo: (name: string, isIt: (kept: unknown) => boolean): void => {
      const see = (): void => {
        if (journal.state().kind !== 'saved') return;
        stop();
        if (isIt(drafts.of().read(name))) drafts.of().keep(name, undefined);
      };
      const stop = listeners.add(see);
      see();
    },
    /** Whether closing the page now would lose something. */
    isAtRisk: (): boolean =>
      journal.state().kind !== 'saved' ||
      drafts.state().kind !== 'saved' ||
      (!store.durable && (hasGroup() || drafts.of().forms().length > 0 || events.length > 0)),
    /** The record as a file; `undefined` while it is empty. */
    exportRecord: async (): Promise<string | undefined> => {
      await journal.flushed();
      if (events.length === 0) return undefined;
      // Fetched, with the schema library of its reading half, when the first file goes.
      const { writeRecord } = await import('../training/records/record-file.ts');
      return writeRecord(events, now());
    },
    /**
     * Takes in what a trainer sent: judgements of this record, or assignments, and nothing else. Rejects when the store cannot
     * keep them.
     * @returns how many were new
     */
    takeFromTrainer: async (
      text: string,
    ): Promise<
      Result<{ readonly kind: 'judged' | 'assigned'; readonly fresh: number }, JudgementFileRefusal>
    > => {
      const [{ assignmentsIn, judgementsIn }, { readRecordApart }] = await Promise.all([
        import('../training/records/judgement-file.ts'),
        import('./read-record.ts'),
      ]);
      const file = await readRecordApart(text);
      const assigned = assignmentsIn(file);
      if (assigned !== undefined) {
        const known = assignmentsKnown(events);
        const news = assigned.filter(({ assignment }) => !known.has(assignment));
        for (const data of news) record({ type: 'assigned', data });
        await journal.flushed();
        return success({ kind: 'assigned', fresh: news.length });
      }
      const read = judgementsIn(file, { stream, names: namesIn(events) });
      if (!read.ok) return read;
      const fresh = read.value.filter(({ id }) => events.every(each => each.id !== id));
      await journal.keep(fresh);
      take();
      publish();
      return success({ kind: 'judged', fresh: fresh.length });
    },
    /** Takes record, drafts and group off this machine. Rejects when the store cannot. */
    wipe: async (): Promise<void> => {
      await inTurn(() => journal.wipe(EVERYTHING));
      drafts.drop(EVERYTHING);
      await load();
      tabs.send(EVERYTHING);
    },
    ...group,
  };
}

/**
 * The page's one record: IndexedDB where the browser offers it, memory otherwise. `locked` until the passphrase has been
 * given. Safe to call from every island.
 */
export const startTraining = oncePerPage(async (): Promise<TrainingSession | 'locked'> => {
  const opened = await openStore<TrainingEvent>(TRAINING_DATABASE, true);
  if (opened === 'locked') return 'locked';
  const session = createTraining({
    store: opened.store,
    storageProblem: opened.problem,
    tabs: openChannel(TRAINING_DATABASE),
    now: Date.now,
    newId: monotonicFactory(),
    schedule: (work, milliseconds) => setTimeout(work, milliseconds),
  });
  await session.load();
  attend(session);
  lockWhenLeft(session.flushed, session.isAtRisk);
  return session;
});
