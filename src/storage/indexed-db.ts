import { isObject } from '../base/guard.ts';
import type { Envelope } from '../log/envelope.ts';
import { digestOf } from '../log/hash.ts';
import { isSealed, ivOf, openRecord, type RecordCipher, sameRecord } from './cipher.ts';
import { commit, DATABASE_NAME, type Database, ofStream, openConnection, STORE_KEY } from './database.ts';
import { toHex } from './key-record.ts';
import {
  type Batch,
  EVERYTHING,
  failureCode,
  type LogStore,
  type Page,
  StorageFailure,
  type StoredLog,
} from './port.ts';
import { readLog } from './read-log.ts';
import type { SecondCopy } from './second-copy.ts';
import { type LogReader, readInWorker } from './store-worker.ts';
import { type Addition, type Decided, decideWrites, presentIn, readFile, writesOf } from './writes.ts';

/** Above this many unknown records a worker reads them: verifying 500 takes an old PC a few frames. */
const MANY_RECORDS = 500;

const freshId = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)));

interface Settings {
  get(key: string): Promise<unknown>;
  put(value: unknown, key: string): Promise<unknown>;
}

/** The id of a database, which is given one where it has none. */
async function idIn(settings: Settings): Promise<unknown> {
  const present = await settings.get(STORE_KEY);
  if (present !== undefined) return present;
  const id = freshId();
  await settings.put(id, STORE_KEY);
  return id;
}

/** Stands in the settings for a log that was wiped, until somebody writes all of it again. */
const wipedKey = (stream: string): string => `wiped/${stream}`;

/** A small record with its version: in the open where it lies plain, otherwise told by how it was sealed. */
interface Versioned {
  readonly version: string;
  readonly value: unknown;
}

const isVersioned = (record: unknown): record is Versioned =>
  isObject(record) && 'version' in record && typeof record.version === 'string';

const versionOf = (record: unknown): string => {
  if (record === undefined) return '';
  if (isSealed(record)) return ivOf(record);
  return isVersioned(record) ? record.version : 'unreadable';
};

export interface StoreOptions {
  readonly name?: string | undefined;
  /** What seals records, asked for each time; without it they are plain. It throws while nothing may be written. */
  readonly cipher?: (() => RecordCipher | undefined) | undefined;
  /** Called before a database that was deleted or emptied is written anew: the key may be gone with it. */
  readonly keepKey?: (() => Promise<void>) | undefined;
  /** Reads long logs. */
  readonly reader?: LogReader | undefined;
  /** Holds logs outside the database. */
  readonly copy?: SecondCopy | undefined;
}

/** Thrown within a transaction that finds something else than it was to find: nothing of it is kept. */
class Outdated extends Error {}

/** @returns false where the work was {@link Outdated} */
const unlessOutdated = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    error => {
      if (error instanceof Outdated) return false;
      throw error;
    },
  );

/** How often a batch is written anew because another tab writes the same meanwhile. */
const ATTEMPTS = 5;

/** Opens a store in IndexedDB. @throws {StorageFailure} when the browser has none to offer */
export async function openIndexedDbStore<Event extends Envelope>({
  name = DATABASE_NAME,
  cipher: cipherNow = () => undefined,
  keepKey,
  reader = readInWorker,
  copy,
}: StoreOptions = {}): Promise<LogStore<Event>> {
  let page: Page<Event> = { held: () => ({ events: [] }), told: () => undefined };
  const { attempt, close } = await openConnection(name, () => page.told('lost'));

  /** The database's id, as this page knows it. */
  let known = await attempt(open => {
    const transaction = open.transaction('settings', 'readwrite');
    return commit(transaction, () => idIn(transaction.store));
  });

  /** What a worker made of a long log; `undefined` where there is no need of one, or it failed. */
  const readElsewhere = async (
    open: Database,
    stream: string,
    present: ReadonlySet<string>,
    cipher: RecordCipher | undefined,
  ): Promise<StoredLog | undefined> => {
    const count = await open.count('events', ofStream(stream));
    if (count - present.size <= MANY_RECORDS) return undefined;
    return reader(name, stream, present, cipher).catch(() => undefined);
  };

  /**
   * Adds what the page has just made, without looking whether it is there. Both places, and all of the database, are asked at
   * once: each answer waits behind whatever the page is drawing.
   */
  const addNew = async (open: Database, batch: Batch): Promise<void> => {
    const { playbooks = [] } = batch;
    const writes = await decideWrites(cipherNow(), writesOf(batch), []);
    const transaction = writing(open);
    const copied = copy?.append(writes, playbooks);
    copied?.catch(() => undefined);
    const [id] = await commit(transaction, () =>
      Promise.all([
        transaction.objectStore('settings').get(STORE_KEY),
        addAll(writes, playbooks, streamsIn(batch), transaction),
      ]),
    );
    if (id !== known) throw new Outdated();
    await copied;
  };

  const heldOf = (streams: readonly string[]): Batch<Event> => {
    if (streams.length === 0) return { events: [] };
    const held = page.held();
    return { ...held, events: held.events.filter(({ stream }) => streams.includes(stream)) };
  };

  /** What was taken away under the page, of all that a batch belongs to. */
  const lookFor = async (settings: Pick<Settings, 'get'>, batch: Batch) => {
    const [id, ...marks] = await Promise.all(
      [STORE_KEY, ...streamsIn(batch).map(wipedKey)].map(key => settings.get(key)),
    );
    return { id, wiped: streamsIn(batch).filter((_, position) => marks[position] !== undefined) };
  };

  /**
   * Writes a batch, and with it all that the page holds of what was taken away under it: a log that was wiped is whole or not there.
   * It is looked first what is there; the transaction that writes holds it to be still the same.
   */
  const write = async (open: Database, batch: Batch<Event>): Promise<void> => {
    const { id, wiped } = await lookFor(open.transaction('settings').store, batch);
    const isReplaced = id !== known;
    if (isReplaced) await keepKey?.();
    const whole = isReplaced ? together(page.held(), batch) : together(heldOf(wiped), batch);
    const { playbooks = [] } = whole;
    const plain = writesOf(whole);
    const before = open.transaction(['events', 'attachments']);
    const present = await presentIn(plain, store => before.objectStore(store));
    const writes = await decideWrites(cipherNow(), plain, present);
    const isTask = isReplaced || [wiped, writes, playbooks].some(({ length }) => length > 0);
    if (isTask) {
      const transaction = writing(open);
      known = await commit(transaction, async () => {
        const settings = transaction.objectStore('settings');
        const now = await lookFor(settings, batch);
        if (now.id !== id || now.wiped.length !== wiped.length) throw new Outdated();
        for (const { digest, playbook } of playbooks)
          await transaction.objectStore('playbooks').put(playbook, digest);
        for (const stream of wiped) await settings.delete(wipedKey(stream));
        const written = await idIn(settings);
        // Last: what is asked of a transaction that has run out of room says nothing of that.
        await writeAll(writes, store => transaction.objectStore(store));
        return written;
      });
    }
    await copy?.append(writes, playbooks, streamsIn(whole));
    if (isReplaced) page.told('rewritten');
  };

  /** Takes what is in conflict back from the copy, which was asked at once: there it would be called lost. */
  const takeBack = async (open: Database, batch: Batch): Promise<void> => {
    const refused = writesOf(batch);
    const now = open.transaction(['events', 'attachments']);
    const present = await presentIn(refused, store => now.objectStore(store));
    await copy?.append(
      refused.map(({ store, key }, position) => ({ store, key, value: present[position] })),
      [],
    );
  };

  const append: LogStore<Event>['append'] = batch =>
    attempt(async open => {
      const isNew = batch.isNew === true;
      if (isNew && (await unlessOutdated(addNew(open, batch)))) return;
      try {
        for (let count = 0; count < ATTEMPTS; count += 1)
          if (await unlessOutdated(write(open, batch))) return;
      } catch (error) {
        // All else that was refused, for want of room, is sound: should the page end before it is written, the copy has it.
        if (isNew && failureCode(error) === 'conflict') await takeBack(open, batch).catch(() => undefined);
        throw error;
      }
      throw new StorageFailure('failed');
    });

  // Nobody waits for it: what comes back is told.
  void copy?.compare().then(
    streams => streams.length > 0 && page.told('restored'),
    () => undefined,
  );

  return {
    durable: true,
    streams: () =>
      attempt(async open => {
        const ids: string[] = [];
        // Jumps from log to log: an array sorts after every string, so [id, []] is past all its events.
        let cursor = await open.transaction('events').store.openKeyCursor();
        while (cursor !== null) {
          const [id] = cursor.key;
          ids.push(id);
          cursor = await cursor.continue([id, [] as unknown as string]);
        }
        return ids;
      }),
    read: (stream, present = new Set()) =>
      attempt(async open => {
        const cipher = cipherNow();
        const log =
          (await readElsewhere(open, stream, present, cipher)) ??
          (await readLog(open, stream, present, cipher));
        // Its hash fits, so it is as it was written: by this store, which takes nothing else.
        return log as StoredLog<Event>;
      }),
    append,
    readPlaybook: digest =>
      attempt(async open => {
        const playbook = await open.get('playbooks', digest);
        return playbook !== undefined && digestOf(playbook) === digest ? playbook : undefined;
      }),
    readAttachment: (stream, sha256) =>
      attempt(async open => {
        const key: [string, string] = [stream, sha256];
        const record = await open.get('attachments', key);
        return readFile(await openRecord(cipherNow(), { store: 'attachments', key }, record), key);
      }),
    remove: stream => {
      const removeHere = (): Promise<void> =>
        attempt(open => removeLog(open, stream, true)).catch(error => {
          // A full disk has no room for the mark, and is wiped to make some.
          if (failureCode(error) !== 'full') throw error;
          return attempt(open => removeLog(open, stream, false));
        });
      return copy === undefined ? removeHere() : copy.remove(stream, removeHere);
    },
    readRecord: recordName =>
      attempt(async open => {
        const stored = await open.get('records', recordName);
        const version = versionOf(stored);
        if (stored === undefined) return { value: undefined, version };
        const record = await openRecord(cipherNow(), { store: 'records', key: recordName }, stored);
        if (!isVersioned(record)) throw new StorageFailure('unreadable');
        return { value: record.value, version };
      }),
    putRecord: (recordName, value, after) =>
      attempt(async open => {
        const record: Versioned = { version: freshId(), value };
        const cipher = cipherNow();
        const sealed =
          value === undefined ? undefined : await cipher?.seal({ store: 'records', key: recordName }, record);
        const transaction = open.transaction('records', 'readwrite');
        return commit(transaction, async () => {
          const { store } = transaction;
          if (after !== undefined && versionOf(await store.get(recordName)) !== after) return false;
          if (value === undefined) await store.delete(recordName);
          else await store.put(sealed ?? record, recordName);
          return true;
        });
      }),
    recordNames: () => attempt(open => open.getAllKeys('records')),
    serve: served => {
      page = served;
    },
    close: () => {
      copy?.close();
      close();
    },
  };
}

const streamsIn = ({ events, attachments = [] }: Batch): readonly string[] => [
  ...new Set([...events, ...attachments].map(({ stream }) => stream)),
];

const together = <Event extends Envelope>(held: Batch<Event>, batch: Batch<Event>): Batch<Event> => ({
  events: [...held.events, ...batch.events],
  playbooks: [...(held.playbooks ?? []), ...(batch.playbooks ?? [])],
  attachments: [...(held.attachments ?? []), ...(batch.attachments ?? [])],
});

interface Target {
  get(key: [string, string]): Promise<unknown>;
  add(value: unknown, key: [string, string]): Promise<unknown>;
  put(value: unknown, key: [string, string]): Promise<unknown>;
}

/** `strict` waits for the disk: a power cut after 已保存 must not take the event with it. */
const writing = (open: Database) =>
  open.transaction(['events', 'playbooks', 'attachments', 'settings'], 'readwrite', { durability: 'strict' });

/**
 * Adds what is taken to be new, and commits before anything is answered. A database that turns out to be another has it
 * then too, as it will have all else that the page holds.
 * @throws {Outdated} where some of it is there, or one of the logs was wiped: then nothing is added
 */
async function addAll(
  writes: readonly Decided[],
  playbooks: NonNullable<Batch['playbooks']>,
  streams: readonly string[],
  transaction: ReturnType<typeof writing>,
): Promise<void> {
  const asked: Promise<unknown>[] = [];
  const settings = transaction.objectStore('settings');
  try {
    // Where the mark of a wiped log is, a second one ends the transaction: nothing has to be answered first.
    for (const key of streams.map(wipedKey)) asked.push(settings.add(true, key), settings.delete(key));
    for (const { store, key, value } of writes) asked.push(transaction.objectStore(store).add(value, key));
    for (const { digest, playbook } of playbooks)
      asked.push(transaction.objectStore('playbooks').put(playbook, digest));
    transaction.commit();
  } catch (error) {
    // What cannot be stored throws at once, with others already under way.
    asked.push(Promise.reject(error));
  }
  try {
    await Promise.all(asked);
  } catch (error) {
    throw error instanceof DOMException && error.name === 'ConstraintError' ? new Outdated() : error;
  }
}

/** Takes a log, or {@link EVERYTHING}, away. @param isMarked says so to pages that have not heard of it when they write */
async function removeLog(open: Database, stream: string, isMarked: boolean): Promise<void> {
  const stores = ['events', 'attachments', 'playbooks', 'records'] as const;
  const transaction = open.transaction(
    ['events', 'attachments', 'playbooks', 'records', 'settings'],
    'readwrite',
    { durability: 'strict' },
  );
  await commit(transaction, async () => {
    const events = transaction.objectStore('events');
    const isAll = stream === EVERYTHING;
    const streams = isAll ? new Set((await events.getAllKeys()).map(([id]) => id)) : [stream];
    if (isMarked)
      for (const each of streams) await transaction.objectStore('settings').put(true, wipedKey(each));
    if (isAll) {
      for (const store of stores) await transaction.objectStore(store).clear();
      return;
    }
    await events.delete(ofStream(stream));
    await transaction.objectStore('attachments').delete(ofStream(stream));
    // Names that begin with the id and a slash: `0` is the character after `/`.
    const names = IDBKeyRange.bound(`${stream}/`, `${stream}0`, false, true);
    await transaction.objectStore('records').delete(names);
  });
}

/** @throws {Outdated} where something else lies there by now: then nothing is written */
async function writeAll(
  writes: readonly Decided[],
  storeOf: (store: Addition['store']) => Target,
): Promise<void> {
  const present = await presentIn(writes, storeOf);
  if (writes.some(({ before }, position) => !sameRecord(before, present[position]))) throw new Outdated();
  await Promise.all(
    writes.map(({ store, key, value, before }) =>
      before === undefined ? storeOf(store).add(value, key) : storeOf(store).put(value, key),
    ),
  );
}
