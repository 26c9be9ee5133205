import type { Envelope } from '../log/envelope.ts';
import {
  type Attachment,
  type Batch,
  EVERYTHING,
  type LogStore,
  type StorageFailure,
  type StoredLog,
} from '../storage/port.ts';
import type { PageChannel } from './channel.ts';
import { createHeldLogs, type HeldLogs } from './held-logs.ts';
import { createJournalReader } from './journal-reader.ts';
import { createSignatures } from './journal-signatures.ts';
import { createWriteQueue } from './write-queue.ts';

/** Functions by which the journal reaches its surroundings; kinds of event, and all that is computed from them, belong to the caller. */
export interface JournalPorts<Event extends Envelope> {
  readonly store: LogStore<Event>;
  /** Word to the other tabs: the id of a log that was written or wiped. */
  readonly tabs: PageChannel;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** The playbooks that events rest on: where the database was taken away, they are written again with them. */
  readonly playbooksOf?: (events: readonly Event[]) => NonNullable<Batch['playbooks']>;
  /** Fetches what {@link JournalPorts.read} takes, while the first log is read. */
  readonly prepare?: () => Promise<void>;
  /** Called with events that the store had and the journal had not; {@link Journal.events} holds all of them by then. */
  readonly read: (stream: string, stored: StoredLog<Event>) => void | Promise<void>;
  /** Called where a log, or the list of them, could not be read or taken in. */
  readonly unread: (code: StorageFailure['code'], stream?: string) => void;
  /** Called when a log is no longer on this machine. */
  readonly gone: (stream: string) => void;
  /** Called when logs came back from the second copy. */
  readonly restored: () => void;
  /** Called when the database was taken away under the page, and all that is held was written again. */
  readonly rewritten: () => void;
  /** Called when a log that had been wiped was written again: small records beside it were refused until then. */
  readonly returned?: () => void;
  /** Called when something of a log is on disk, and each time it could not be written. */
  readonly written?: (stream: string) => void;
  readonly failed?: (stream: string) => void;
  /** Called when the save state has changed while nobody acted. */
  readonly changed: () => void;
}

const streamsIn = ({ events }: Batch): ReadonlySet<string> => new Set(events.map(({ stream }) => stream));

/** A batch that waits to be written. `isSigned`: it is stored already, and brings signatures that came later. */
interface Waiting<Event extends Envelope> extends Batch<Event> {
  readonly isSigned?: boolean;
}

/** Message to other tabs: signatures were written for events that they hold. */
interface SignedWord {
  readonly signed: string;
}

type Queue<Event extends Envelope> = ReturnType<typeof createWriteQueue<Waiting<Event>>>;

/** Appends batches to the logs: each shows at once, and is written in its turn. Knows what still waits for the disk. */
function createAppending<Event extends Envelope>(
  { store, tabs }: Pick<JournalPorts<Event>, 'store' | 'tabs'>,
  { hold }: Pick<HeldLogs<Event>, 'hold'>,
  queue: Queue<Event>,
) {
  let appended = 0;
  return {
    /** How many batches were appended here. */
    count: (): number => appended,
    /** Holds events at once, and writes them; what fails is kept and tried again. */
    append: (batch: Batch<Event>): void => {
      appended += 1;
      hold(batch.events);
      queue.append(batch);
    },
    /** Writes events first, and holds them only then. Rejects where they cannot be kept: then they have not happened. */
    keep: async (events: readonly Event[]): Promise<void> => {
      await store.append({ events });
      hold(events);
      for (const stream of streamsIn({ events })) tabs.send(stream);
    },
    /** Whether an event was recorded here and is on its way to the disk: it may be signed yet. */
    isOnItsWay: ({ hash }: Pick<Envelope, 'hash'>): boolean =>
      queue
        .waiting()
        .some(({ events, isNew }) => isNew === true && events.some(event => event.hash === hash)),
    /** From memory while it waits; a store that cannot be read must not keep a log from being exported. */
    attachment: async (stream: string, sha256: string): Promise<Attachment | undefined> =>
      queue
        .waiting()
        .flatMap(({ attachments = [] }) => attachments)
        .find(file => file.stream === stream && file.sha256 === sha256) ??
      (await store.readAttachment(stream, sha256).catch(() => undefined)),
  };
}

/**
 * Takes a log out of the store, with what waits of it. Rejects, and changes nothing, where the store cannot.
 * @param appended how many batches were appended so far
 */
async function removeLog<Event extends Envelope>(
  stream: string,
  store: Pick<LogStore<Event>, 'remove'>,
  queue: Queue<Event>,
  appended: () => number,
): Promise<void> {
  const isOf = (batch: Batch): boolean => stream === EVERYTHING || streamsIn(batch).has(stream);
  let before: number;
  // Once more where somebody acted meanwhile: that may have brought it back, and be written by now.
  do {
    await queue.flushed();
    before = appended();
    // A write that had failed would bring parts of it back.
    const waiting = queue.drop(isOf);
    try {
      await store.remove(stream);
    } catch (error) {
      for (const batch of waiting) queue.append(batch);
      throw error;
    }
  } while (appended() !== before);
}

/**
 * Answers a store that asks for what the page holds, and hears when the database was taken away.
 * @param whole all that is held of every log; files are not held, and come back from the second copy
 */
function serveStore<Event extends Envelope>(
  { store, tabs, restored, rewritten, returned }: JournalPorts<Event>,
  logs: Pick<HeldLogs<Event>, 'streams'>,
  whole: () => Batch<Event>,
  queue: Queue<Event>,
) {
  let isRewritten = false;
  let isCleared = false;
  store.serve({
    held: whole,
    changed: change => {
      if (change === 'cleared') isCleared = true;
      if (change === 'restored' || change === 'cleared') restored();
      // An empty batch is enough: the store notices that it writes into another database.
      else if (change === 'lost') queue.append({ events: [] });
      else if (change === 'returned') returned?.();
      else {
        isRewritten = true;
        for (const stream of logs.streams()) tabs.send(stream);
        rewritten();
      }
    },
  });
  return { isRewritten: (): boolean => isRewritten, isCleared: (): boolean => isCleared };
}

export type Journal<Event extends Envelope> = ReturnType<typeof createJournal<Event>>;

/** The logs that a page holds of a store: read, written one after another, heard of from other tabs, written anew, wiped. */
export function createJournal<Event extends Envelope>(ports: JournalPorts<Event>) {
  const { store, tabs, playbooksOf = () => [] } = ports;
  const signatures = createSignatures();
  const logs = createHeldLogs<Event>(signatures);
  const wholeOf = (streams: readonly string[]): Batch<Event> => {
    const events = streams.flatMap(logs.events);
    return { events, playbooks: playbooksOf(events) };
  };

  const queue: Queue<Event> = createWriteQueue<Waiting<Event>>({
    schedule: ports.schedule,
    write: async batch => store.append(await signatures.signed(batch)),
    sizeOf: ({ events }) => events.length,
    written: batch => {
      for (const stream of streamsIn(batch)) {
        tabs.send(batch.isSigned === true ? ({ signed: stream } satisfies SignedWord) : stream);
        ports.written?.(stream);
      }
    },
    failed: batch => {
      for (const stream of streamsIn(batch)) ports.failed?.(stream);
    },
    changed: ports.changed,
  });
  const forget = (stream: string): void => {
    logs.forget(stream);
    ports.gone(stream);
  };
  const { load, hear } = createJournalReader<Event>({
    ...ports,
    logs,
    waiting: queue.waiting,
    rewrite: stream => queue.append(wholeOf([stream])),
    wiped: forget,
  });
  const { count, ...appending } = createAppending(ports, logs, queue);
  const served = serveStore(ports, logs, () => wholeOf(logs.streams()), queue);

  return {
    streams: logs.streams,
    events: logs.events,
    load,
    hear,
    /** Signs every event recorded here from now on. */
    signWith: signatures.signWith,
    isSigned: signatures.isSigned,
    signaturesOf: signatures.of,
    /** An event with its signatures, as it leaves this machine. */
    withSignatures: (event: Event): Event => signatures.withSignatures(event),
    /** Takes in signatures of events that are held, and verifies them; they go to the disk, and to other tabs. */
    keepSignatures: (events: readonly Event[]): void => {
      const more = signatures.take(events);
      if (more.length > 0) queue.append({ events: more.map(signatures.withSignatures), isSigned: true });
    },
    /** Looks whether the database is still the one: where it was taken away, all that is held is written again. */
    look: (): void => void store.append({ events: [] }).catch(() => undefined),
    ...appending,
    /** Takes a log, or {@link EVERYTHING}, off this machine, with what waits of it. Rejects, and changes nothing, where the store cannot. */
    wipe: async (stream: string): Promise<void> => {
      await removeLog(stream, store, queue, count);
      for (const each of stream === EVERYTHING ? logs.streams() : [stream]) {
        forget(each);
        tabs.send(each);
      }
    },
    state: queue.state,
    retry: queue.retry,
    flushed: queue.flushed,
    ...served,
  };
}
