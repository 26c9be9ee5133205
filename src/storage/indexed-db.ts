import { isObject } from '../base/guard.ts';
import type { Envelope } from '../log/envelope.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { createAppend, freshId, idIn, type KeyKeeper, keepKey, removeLog, wipedKey } from './append.ts';
import { isSealed, ivOf, keyIdOf, openRecord, type RecordCipher } from './cipher.ts';
import { eventsIn, LOG, PLAYBOOKS, readCopied, STREAMS, tryDecode } from './copy-files.ts';
import { commit, DATABASE_NAME, type Database, ofStream, openConnection } from './database.ts';
import { failureCode, type LogStore, StorageFailure, type StoredLog, type StorePage } from './port.ts';
import { readLog } from './read-log.ts';
import type { SecondCopy } from './second-copy.ts';
import { type LogReader, readInWorker } from './store-worker.ts';
import { digestOfText, readFile } from './writes.ts';

/** Above this many unknown records a worker reads them: verifying 500 takes an old PC a few frames. */
const MANY_RECORDS = 500;

/** A small record with its version: its JSON where it is plain, its IV where it is sealed. */
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
  /** Asked with each read and write; without it records are plain. It throws while nothing may be written. */
  readonly cipher?: (() => RecordCipher | undefined) | undefined;
  /** Asked with each write, and before a database that was deleted or emptied is written anew: the key may be gone too. */
  readonly keys?: KeyKeeper | undefined;
  /** Reads long logs. */
  readonly reader?: LogReader | undefined;
  /** Holds logs outside the database. */
  readonly copy?: SecondCopy | undefined;
}

/**
 * Opens a store in IndexedDB.
 * @throws {StorageFailure} when the browser has none to offer; `keyLost` where its records are sealed with another key
 */
export async function openIndexedDbStore<Event extends Envelope>({
  name = DATABASE_NAME,
  cipher: cipherNow = () => undefined,
  keys,
  reader = readInWorker,
  copy,
}: StoreOptions = {}): Promise<LogStore<Event>> {
  let page: StorePage<Event> = { held: () => ({ events: [] }), changed: () => undefined };
  const { attempt, close } = await openConnection(name, () => page.changed('lost'));

  const id = await attempt(async open => {
    const transaction = open.transaction(['settings', 'events'], 'readwrite');
    return commit(transaction, async () => {
      const first: unknown = (await transaction.objectStore('events').openCursor())?.value;
      if (isSealed(first) && keyIdOf(first) !== cipherNow()?.keyId) throw new StorageFailure('keyLost');
      return idIn(transaction.objectStore('settings'));
    });
  }).catch(error => {
    close();
    throw error;
  });
  const append = createAppend<Event>({ cipherNow, keys, copy, page: () => page, id });

  /** A long log as a worker read it; `undefined` where it is short enough for the page, or the worker failed. */
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
   * Reads a large value. The browser stores it in a file beside the database, which can be lost by itself: then the second copy
   * has it. Rejects where the database cannot be read, and the copy has none.
   */
  const fromEither = async <Value>(
    here: () => Promise<unknown>,
    copied: () => Promise<unknown>,
    sound: (value: unknown) => Promise<Value | undefined>,
  ): Promise<Value | undefined> => {
    const read = async (from: () => Promise<unknown>) => sound(await from());
    const fromCopy = () => (copy === undefined ? undefined : read(copied));
    let found: Value | undefined;
    try {
      found = await read(here);
    } catch (error) {
      found = await fromCopy();
      if (found === undefined) throw error;
    }
    return found ?? fromCopy();
  };

  const put = (recordName: string, value: unknown, after?: string): Promise<boolean> =>
    attempt(async open => {
      const record: Versioned = { version: freshId(), value };
      const cipher = cipherNow();
      const sealed =
        value === undefined ? undefined : await cipher?.seal({ store: 'records', key: recordName }, record);
      const [stream = ''] = recordName.split('/');
      const transaction = open.transaction(['records', 'settings'], 'readwrite');
      return commit(transaction, async () => {
        const store = transaction.objectStore('records');
        if (after !== undefined) {
          if (versionOf(await store.get(recordName)) !== after) return false;
          // The writer has not heard that the log was wiped: the record would stay for good. A record put without looking is
          // new.
          if ((await transaction.objectStore('settings').get(wipedKey(stream))) !== undefined) return true;
        }
        if (value === undefined) await store.delete(recordName);
        else await store.put(sealed ?? record, recordName);
        return true;
      });
    });

  // Nobody waits for it: the page is notified of logs that come back.
  void copy?.compare(cipherNow()?.keyId).then(
    ({ restored, isCleared }) => restored.length > 0 && page.changed(isCleared ? 'cleared' : 'restored'),
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
        const copied = async () =>
          eventsIn((copy === undefined ? undefined : await readCopied(name, STREAMS, stream, LOG)) ?? '');
        const log =
          (await readElsewhere(open, stream, present, cipher)) ??
          (await readLog(open, stream, present, cipher, copied));
        // Its hash fits, so it is as it was written: by this store, which takes nothing else.
        return log as StoredLog<Event>;
      }),
    append: batch => attempt(open => append(open, batch)),
    readPlaybook: digest =>
      fromEither(
        () => attempt(open => open.get('playbooks', digest)),
        () => readCopied(name, PLAYBOOKS, digest),
        async text =>
          typeof text === 'string' && (await digestOfText(text)) === digest
            ? (JSON.parse(text) as Playbook)
            : undefined,
      ),
    readAttachment: (stream, sha256) => {
      const key: [string, string] = [stream, sha256];
      return fromEither(
        () => attempt(open => open.get('attachments', key)),
        async () => tryDecode((await readCopied(name, STREAMS, ...key)) ?? ''),
        async record => readFile(await openRecord(cipherNow(), { store: 'attachments', key }, record), key),
      );
    },
    remove: stream => {
      const removeHere = async (): Promise<void> => {
        const removeMarked = (): Promise<void> => attempt(open => removeLog(open, stream, true));
        try {
          await removeMarked();
        } catch (error) {
          // A full disk has no room for the mark, and is wiped to make some.
          if (failureCode(error) !== 'full') throw error;
          await attempt(open => removeLog(open, stream, false));
          await removeMarked().catch(() => undefined);
        }
      };
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
    putRecord: async (recordName, value, after) => {
      const kept = value === undefined ? undefined : keepKey(keys, false);
      kept?.catch(() => undefined);
      const isPut = await put(recordName, value, after);
      if (isPut && (await kept)) await put(recordName, value);
      return isPut;
    },
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
