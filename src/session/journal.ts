import { fieldsOf } from '../base/guard.ts';
import type { Envelope } from '../log/envelope.ts';
import { hasMore, type Signature, signaturesOfBoth } from '../log/signature.ts';
import {
  type Attachment,
  type Batch,
  EVERYTHING,
  failureCode,
  type LogStore,
  type StorageFailure,
  type StoredLog,
} from '../storage/port.ts';
import type { PageChannel } from './channel.ts';
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

/** Signs a hash as this machine; `undefined` where it signs nothing. */
export type Sign = ((hash: string) => Promise<Signature>) | undefined;

const streamsIn = ({ events }: Batch): ReadonlySet<string> => new Set(events.map(({ stream }) => stream));

/** A batch that waits to be written. `isSigned`: it is stored already, and brings signatures that came later. */
interface Waiting<Event extends Envelope> extends Batch<Event> {
  readonly isSigned?: boolean;
}

/** Message to other tabs: signatures were written for events that they hold. */
interface SignedWord {
  readonly signed: string;
}

export type Journal<Event extends Envelope> = ReturnType<typeof createJournal<Event>>;

/** The logs that a page holds of a store: read, written one after another, heard of from other tabs, written anew, wiped. */
export function createJournal<Event extends Envelope>(ports: JournalPorts<Event>) {
  const { store, tabs, playbooksOf = () => [] } = ports;
  /** By log, then by id. */
  const held = new Map<string, Map<string, Event>>();
  /** How many batches were appended here. */
  let appended = 0;
  let isRewritten = false;
  let isCleared = false;

  /** By hash. They come later than an event may: it shows at once, and is signed on its way to the disk. */
  const signatures = new Map<string, readonly Signature[]>();
  let signing: Promise<Sign> = Promise.resolve(undefined);

  /** Logs in which anything is signed. */
  const signedLogs = new Set<string>();

  const noteSignatures = (
    { hash, stream }: Pick<Event, 'hash' | 'stream'>,
    under: readonly Signature[] | undefined,
  ): void => {
    if (under === undefined) return;
    signatures.set(hash, under);
    signedLogs.add(stream);
  };
  const withSignatures = (event: Event): Event => {
    const under = signatures.get(event.hash);
    return under === undefined ? event : { ...event, signatures: under };
  };
  /** Signs new events where this machine has a key. Where signing fails they are written unsigned: losing them would be worse. */
  const signed = async (batch: Batch<Event>): Promise<Batch<Event>> => {
    const sign = batch.isNew === true ? await signing.catch(() => undefined) : undefined;
    if (sign !== undefined)
      for (const event of batch.events)
        if (!signatures.has(event.hash))
          noteSignatures(
            event,
            await sign(event.hash).then(
              each => [each],
              () => undefined,
            ),
          );
    return { ...batch, events: batch.events.map(withSignatures) };
  };

  /** @param isFromDisk what lies there under events that are held may be more than is known, or better */
  const hold = (events: readonly Event[], isFromDisk = false): void => {
    for (const event of events) {
      const log = held.get(event.stream) ?? new Map<string, Event>();
      if (!log.has(event.id)) held.set(event.stream, log.set(event.id, event));
      if (log.get(event.id)?.hash !== event.hash || event.signatures === undefined) continue;
      const before = signatures.get(event.hash);
      if (before === undefined || isFromDisk)
        noteSignatures(event, signaturesOfBoth(event.signatures, before));
    }
  };
  const eventsOf = (stream: string): readonly Event[] =>
    [...(held.get(stream)?.values() ?? [])].map(withSignatures);
  const wholeOf = (events: readonly Event[]): Batch<Event> => ({ events, playbooks: playbooksOf(events) });

  const queue = createWriteQueue<Waiting<Event>>({
    schedule: ports.schedule,
    write: async batch => store.append(await signed(batch)),
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
  const isWaiting = (stream: string): boolean => queue.waiting().some(batch => streamsIn(batch).has(stream));

  const forget = (stream: string): void => {
    held.delete(stream);
    ports.gone(stream);
  };
  /**
   * Reads changes of a log from the store. A log that cannot be read is reported, and the others go on.
   * @param isAnew reads known events, too: they may have new signatures
   */
  const read = async (stream: string, isAnew = false): Promise<void> => {
    try {
      const log = held.get(stream);
      const waiting = new Set(queue.waiting().flatMap(({ events }) => events.map(({ id }) => id)));
      const written = [...(log?.keys() ?? [])].filter(id => !waiting.has(id));
      const known = new Set(isAnew ? [] : log?.keys());
      const [stored] = await Promise.all([store.read(stream, known), ports.prepare?.()]);
      // The log was wiped meanwhile: the events just read are outdated.
      if (log !== undefined && held.get(stream) !== log) return;
      const { events, broken, absent } = stored;
      if (written.some(id => absent.has(id))) {
        // Another tab has wiped it.
        const isGone = events.length + broken.length === 0 && written.every(id => absent.has(id));
        if (isGone && !isWaiting(stream)) return forget(stream);
        // Later events alone would be stored without the log's beginning; so this tab writes all it has.
        queue.append(wholeOf(eventsOf(stream)));
      }
      hold(events, true);
      await ports.read(stream, stored);
    } catch (error) {
      ports.unread(failureCode(error), stream);
    }
  };

  store.serve({
    // Files are not held; they come back from the second copy.
    held: () => wholeOf([...held.keys()].flatMap(eventsOf)),
    changed: change => {
      if (change === 'cleared') isCleared = true;
      if (change === 'restored' || change === 'cleared') ports.restored();
      // An empty batch is enough: the store notices that it writes into another database.
      else if (change === 'lost') queue.append({ events: [] });
      else if (change === 'returned') ports.returned?.();
      else {
        isRewritten = true;
        for (const stream of held.keys()) tabs.send(stream);
        ports.rewritten();
      }
    },
  });

  return {
    /** Ids of the logs held. */
    streams: (): readonly string[] => [...held.keys()],
    /** All events held of a log, in no particular order. */
    events: eventsOf,
    /** Reads every log, held or not. Never rejects. */
    load: async (): Promise<void> => {
      try {
        let streams = await store.streams();
        if ([...held.keys()].some(stream => !streams.includes(stream) && !isWaiting(stream))) {
          // The database may be another: then writing writes all of it anew.
          await store.append({ events: [] });
          streams = await store.streams();
        }
        for (const stream of new Set([...held.keys(), ...streams])) await read(stream);
      } catch (error) {
        ports.unread(failureCode(error));
      }
    },
    /** Signs every event recorded here from now on. */
    signWith: (sign: Promise<Sign>): void => {
      signing = sign;
    },
    isSigned: (stream: string): boolean => signedLogs.has(stream),
    /** Whether an event was recorded here and is on its way to the disk: it may be signed yet. */
    isOnItsWay: ({ hash }: Pick<Envelope, 'hash'>): boolean =>
      queue
        .waiting()
        .some(({ events, isNew }) => isNew === true && events.some(event => event.hash === hash)),
    /** Signatures under an event, as far as they are known. */
    signaturesOf: ({ hash }: Pick<Envelope, 'hash'>): readonly Signature[] => signatures.get(hash) ?? [],
    /** An event with its signatures, as it leaves this machine. */
    withSignatures,
    /** Takes in signatures of events that are held, and verifies them; they go to the disk, and to other tabs. */
    keepSignatures: (events: readonly Event[]): void => {
      const more = events.filter(event => hasMore(event.signatures, signatures.get(event.hash)));
      for (const event of more) noteSignatures(event, event.signatures);
      if (more.length > 0) queue.append({ events: more.map(withSignatures), isSigned: true });
    },
    /** Looks whether the database is still the one: where it was taken away, all that is held is written again. */
    look: (): void => void store.append({ events: [] }).catch(() => undefined),
    /** Another tab has written to a log, or wiped it, or written signatures: whatever it said. */
    hear: async (word: unknown): Promise<void> => {
      const { signed: stream } = fieldsOf(word);
      if (typeof word === 'string') await read(word);
      else if (typeof stream === 'string') await read(stream, true);
    },
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
    /** From memory while it waits; a store that cannot be read must not keep a log from being exported. */
    attachment: async (stream: string, sha256: string): Promise<Attachment | undefined> =>
      queue
        .waiting()
        .flatMap(({ attachments = [] }) => attachments)
        .find(file => file.stream === stream && file.sha256 === sha256) ??
      (await store.readAttachment(stream, sha256).catch(() => undefined)),
    /** Takes a log, or {@link EVERYTHING}, off this machine, with what waits of it. Rejects, and changes nothing, where the store cannot. */
    wipe: async (stream: string): Promise<void> => {
      const isOf = (batch: Batch): boolean => stream === EVERYTHING || streamsIn(batch).has(stream);
      let before: number;
      // Once more where somebody acted meanwhile: that may have brought it back, and be written by now.
      do {
        await queue.flushed();
        before = appended;
        // A write that had failed would bring parts of it back.
        const waiting = queue.drop(isOf);
        try {
          await store.remove(stream);
        } catch (error) {
          for (const batch of waiting) queue.append(batch);
          throw error;
        }
      } while (appended !== before);
      for (const each of stream === EVERYTHING ? [...held.keys()] : [stream]) {
        forget(each);
        tabs.send(each);
      }
    },
    state: queue.state,
    retry: queue.retry,
    flushed: queue.flushed,
    isRewritten: (): boolean => isRewritten,
    isCleared: (): boolean => isCleared,
  };
}
