import { isObject } from '../base/guard.ts';
import type { Envelope } from '../log/envelope.ts';
import { digestOf } from '../log/hash.ts';
import { isSealed, ivOf, openRecord, type RecordCipher, sameRecord } from './cipher.ts';
import { commit, DATABASE_NAME, type Database, ofStream, openConnection, STORE_KEY } from './database.ts';
import { toHex } from './key-record.ts';
import { type Batch, EVERYTHING, type LogStore, type Page, StorageFailure, type StoredLog } from './port.ts';
import { readLog } from './read-log.ts';
import type { SecondCopy } from './second-copy.ts';
import { type LogReader, readInWorker } from './store-worker.ts';
import { type Addition, type Decided, decideWrites, presentIn, readFile, writesOf } from './writes.ts';

/** Above this many unknown records a worker reads them: verifying 500 takes an old PC a few frames. */
const MANY_RECORDS = 500;

const freshId = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)));

interface Settings {
  getAllKeys(): Promise<readonly string[]>;
  getAll(): Promise<readonly unknown[]>;
  put(value: unknown, key: string): Promise<unknown>;
}

type SettingsNow = ReadonlyMap<string, unknown>;

async function readSettings(settings: Settings): Promise<SettingsNow> {
  const [keys, values] = await Promise.all([settings.getAllKeys(), settings.getAll()]);
  return new Map(keys.map((key, position) => [key, values[position]]));
}

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

/** Thrown within a transaction whose writes have to be made anew. */
class Outdated extends Error {
  readonly isReplaced: boolean;
  constructor(isReplaced: boolean) {
    super('outdated');
    this.isReplaced = isReplaced;
  }
}

/** How often a batch is sealed anew because some of it is there already, or another tab writes the same meanwhile. */
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

  /** The database's id and all its other settings, as this page knows them. */
  let known: SettingsNow = new Map();
  /** The same, as the copy has them. */
  let copiedSettings: SettingsNow | undefined;
  await attempt(async open => {
    const transaction = open.transaction('settings', 'readwrite');
    await commit(transaction, async () => {
      if ((await transaction.store.get(STORE_KEY)) === undefined)
        await transaction.store.put(freshId(), STORE_KEY);
      known = await readSettings(transaction.store);
    });
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
   * Writes a batch; into a database that is not the one opened only where `replaces` says so.
   * @param isNew whether its records are taken to be new: then nothing is read before they are sealed
   */
  const write = async (open: Database, batch: Batch, replaces: boolean, isNew: boolean): Promise<void> => {
    const plain = writesOf(batch);
    const { playbooks = [] } = batch;
    const cipher = cipherNow();
    let present: readonly unknown[] = [];
    if (!isNew) {
      const before = open.transaction(['events', 'attachments']);
      present = await presentIn(plain, store => before.objectStore(store));
    }
    const writes = await decideWrites(cipher, plain, present);
    const transaction = writing(open);
    let copied: Promise<void> | undefined;
    const copyOut = (added: readonly Addition[], settings?: SettingsNow): void => {
      copied = copy?.append(added, playbooks, settings);
      copied?.catch(() => undefined);
    };
    // Both places, and all of the database, are asked at once: each answer waits behind whatever the page is drawing.
    if (isNew) copyOut(writes);
    await commit(transaction, async () => {
      const settings = transaction.objectStore('settings');
      const storeOf = (store: Addition['store']) => transaction.objectStore(store);
      let [now] = await Promise.all([
        readSettings(settings),
        isNew ? addAll(writes, playbooks, transaction) : writeAll(writes, storeOf),
      ]);
      if (now.get(STORE_KEY) !== known.get(STORE_KEY)) {
        if (!replaces) throw new Outdated(true);
        // A new id, or the other tabs would not notice; the lock and the rest as they were.
        const before = new Map(known).set(STORE_KEY, freshId());
        for (const [key, value] of before) if (!now.has(key)) await settings.put(value, key);
        now = await readSettings(settings);
      }
      if (!isNew)
        for (const { digest, playbook } of playbooks)
          await transaction.objectStore('playbooks').put(playbook, digest);
      if (!isNew || !isSame(copiedSettings, now))
        copyOut(isNew ? [] : writes, isSame(copiedSettings, now) ? undefined : now);
      known = now;
    });
    await copied;
    copiedSettings = known;
  };

  /** Takes back from the copy, which was asked at once, what the database has refused: there it would be called lost. */
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
      let replaces = false;
      for (let count = 1; ; count += 1)
        try {
          const all = replaces ? together(page.held(), batch) : batch;
          await write(open, all, replaces, count === 1 && batch.isNew === true);
          if (replaces) page.told('rewritten');
          return;
        } catch (error) {
          if (!(error instanceof Outdated) || count === ATTEMPTS) {
            if (batch.isNew === true) await takeBack(open, batch).catch(() => undefined);
            throw error;
          }
          if (error.isReplaced) await keepKey?.();
          replaces ||= error.isReplaced;
        }
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
        attempt(async open => {
          const stores = ['events', 'attachments', 'playbooks', 'records'] as const;
          const transaction = open.transaction(stores, 'readwrite', { durability: 'strict' });
          await commit(transaction, async () => {
            if (stream === EVERYTHING) {
              for (const store of stores) await transaction.objectStore(store).clear();
              return;
            }
            await transaction.objectStore('events').delete(ofStream(stream));
            await transaction.objectStore('attachments').delete(ofStream(stream));
            // Names that begin with the id and a slash: `0` is the character after `/`.
            const names = IDBKeyRange.bound(`${stream}/`, `${stream}0`, false, true);
            await transaction.objectStore('records').delete(names);
          });
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

const together = <Event extends Envelope>(held: Batch<Event>, batch: Batch<Event>): Batch<Event> => ({
  events: [...held.events, ...batch.events],
  playbooks: [...(held.playbooks ?? []), ...(batch.playbooks ?? [])],
  attachments: [...(held.attachments ?? []), ...(batch.attachments ?? [])],
});

const isSame = (one: SettingsNow | undefined, other: SettingsNow): boolean =>
  one?.size === other.size && [...other].every(([key, value]) => sameRecord(one.get(key), value));

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
 * @throws {Outdated} where some of it is there: then nothing is added
 */
async function addAll(
  writes: readonly Decided[],
  playbooks: NonNullable<Batch['playbooks']>,
  transaction: ReturnType<typeof writing>,
): Promise<void> {
  const asked: Promise<unknown>[] = [];
  try {
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
    throw error instanceof DOMException && error.name === 'ConstraintError' ? new Outdated(false) : error;
  }
}

/** @throws {Outdated} where something else lies there by now: then nothing is written */
async function writeAll(
  writes: readonly Decided[],
  storeOf: (store: Addition['store']) => Target,
): Promise<void> {
  const present = await presentIn(writes, storeOf);
  if (writes.some(({ before }, position) => !sameRecord(before, present[position])))
    throw new Outdated(false);
  await Promise.all(
    writes.map(({ store, key, value, before }) =>
      before === undefined ? storeOf(store).add(value, key) : storeOf(store).put(value, key),
    ),
  );
}
