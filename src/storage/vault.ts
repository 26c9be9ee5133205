import { failure, type Result, success } from '../base/result.ts';
import {
  isSealed,
  openRecord,
  type Place,
  type RecordCipher,
  type SealedStore,
  sameRecord,
} from './cipher.ts';
import { commit } from './connection.ts';
import { DATABASE_NAME, type Database, openConnection } from './database.ts';
import { createLock, ITERATIONS, openLock, rewrapLock } from './lock.ts';
import { LEFTOVERS_KEY, LOCK_KEY, type LockRecord, lockAvailable, parseLock } from './lock-record.ts';
import { StorageFailure } from './port.ts';

/** Why a lock stays as it is. */
export interface LockRefusal {
  readonly code: 'unavailable' | 'alreadyLocked' | 'notLocked' | 'wrongPassphrase';
}

/** The lock of the database. Methods reject with a {@link StorageFailure}. */
export interface Vault {
  readLock(): Promise<LockRecord | undefined>;
  /** `undefined` for a wrong passphrase, or without a lock. */
  unlock(passphrase: string): Promise<RecordCipher | undefined>;
  /** Seals everything, all at once or not at all. */
  setLock(passphrase: string): Promise<Result<RecordCipher, LockRefusal>>;
  /** Makes everything plain again, all at once or not at all. What does not open stays as it is. */
  removeLock(passphrase: string): Promise<Result<undefined, LockRefusal>>;
  changePassphrase(old: string, passphrase: string): Promise<Result<undefined, LockRefusal>>;
  /** Seals what a tab that had not yet heard of the lock has written plain. */
  sealLeftovers(cipher: RecordCipher): Promise<void>;
}

const SEALED_STORES = ['events', 'attachments', 'drafts'] as const;

type Key = string | [string, string];

/** A record to be put in the place of the one that was read. */
interface Change extends Place {
  readonly key: Key;
  readonly value: unknown;
}

/** What a store holds; of files only the keys, for all of them at once may be more than an old machine has room for. */
interface Reading {
  readonly store: SealedStore;
  readonly keys: readonly Key[];
  readonly values: readonly unknown[] | undefined;
}

interface Records {
  getAllKeys(): Promise<readonly Key[]>;
  getAll(): Promise<readonly unknown[]>;
}

const readStores = (recordsOf: (store: SealedStore) => Records): Promise<readonly Reading[]> =>
  Promise.all(
    SEALED_STORES.map(async store => {
      const records = recordsOf(store);
      // A file never changes under its digest, so that its key is there says enough.
      const [keys, values] = await Promise.all([
        records.getAllKeys(),
        store === 'attachments' ? undefined : records.getAll(),
      ]);
      return { store, keys, values };
    }),
  );

const sameReading = (one: Reading, other: Reading | undefined): boolean =>
  JSON.stringify(one.keys) === JSON.stringify(other?.keys) &&
  (one.values ?? []).every((value, position) => sameRecord(value, other?.values?.[position]));

/** The other form of a record; the record itself where it is to stay as it is. */
type Convert = (place: Place, record: unknown) => Promise<unknown>;

const sealing =
  (cipher: RecordCipher): Convert =>
  (place, record) =>
    isSealed(record)
      ? Promise.resolve(record)
      : cipher.seal(place, record).catch((error: unknown) => {
          // What JSON cannot carry is no record of ours. It must not keep everything else from being locked.
          if (error instanceof TypeError) return record;
          throw error;
        });

const opening =
  (cipher: RecordCipher): Convert =>
  (place, record) =>
    openRecord(cipher, place, record);

async function changesOf(
  open: Database,
  readings: readonly Reading[],
  convert: Convert,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  const add = async (store: SealedStore, key: Key, record: unknown): Promise<void> => {
    const value = await convert({ store, key }, record);
    if (value !== record) changes.push({ store, key, value });
  };
  for (const { store, keys, values } of readings)
    if (values !== undefined)
      await Promise.all(keys.map((key, position) => add(store, key, values[position])));
    else for (const key of keys) await add(store, key, await open.get(store, key));
  return changes;
}

interface Settings {
  put(value: unknown, key: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

const ATTEMPTS = 3;

/**
 * Puts every record into its other form, in one transaction, and changes the lock with them.
 * @param keyId of the lock as it must still be; `undefined` for none
 */
async function rewrite(
  open: Database,
  keyId: string | undefined,
  convert: Convert,
  changeLock: (settings: Settings) => Promise<unknown>,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const reading = open.transaction(SEALED_STORES);
    const before = await readStores(store => reading.objectStore(store));
    // Encryption would end a transaction, so it comes before; what is written meanwhile makes it start again.
    const changes = await changesOf(open, before, convert);
    const transaction = open.transaction([...SEALED_STORES, 'settings'], 'readwrite', {
      durability: 'strict',
    });
    const written = await commit(transaction, async () => {
      const settings = transaction.objectStore('settings');
      // A second data key over the first would lose whatever the first has sealed.
      if (parseLock(await settings.get(LOCK_KEY))?.keyId !== keyId) throw new StorageFailure('failed');
      const now = await readStores(store => transaction.objectStore(store));
      if (!before.every((each, position) => sameReading(each, now[position]))) return false;
      await Promise.all(
        changes.map(async ({ store, key, value }) => transaction.objectStore(store).put(value, key)),
      );
      await changeLock(settings);
      return true;
    });
    if (written) return;
  }
  throw new StorageFailure('failed');
}

/** @param iterations of the key derivation; tests hand in few */
export function openVault(name = DATABASE_NAME, iterations = ITERATIONS): Vault {
  // Asked a few times in a page's life: no connection is held open for it.
  const attempt = async <Value>(work: (open: Database) => Promise<Value>): Promise<Value> => {
    const connection = await openConnection(name);
    try {
      return await connection.attempt(work);
    } finally {
      connection.close();
    }
  };
  const lockIn = async (open: Database): Promise<LockRecord | undefined> =>
    parseLock(await open.get('settings', LOCK_KEY));

  return {
    readLock: () => attempt(lockIn),
    unlock: passphrase =>
      attempt(async open => {
        const lock = await lockIn(open);
        return lock === undefined ? undefined : openLock(lock, passphrase);
      }),
    setLock: async passphrase => {
      if (!lockAvailable()) return failure({ code: 'unavailable' });
      return attempt(async open => {
        if ((await lockIn(open)) !== undefined) return failure({ code: 'alreadyLocked' });
        const { lock, cipher } = await createLock(passphrase, iterations);
        await rewrite(open, undefined, sealing(cipher), settings => settings.put(lock, LOCK_KEY));
        return success(cipher);
      });
    },
    removeLock: passphrase =>
      attempt(async open => {
        const lock = await lockIn(open);
        if (lock === undefined) return failure({ code: 'notLocked' });
        const cipher = await openLock(lock, passphrase);
        if (cipher === undefined) return failure({ code: 'wrongPassphrase' });
        await rewrite(open, lock.keyId, opening(cipher), async settings => {
          await settings.delete(LOCK_KEY);
          await settings.delete(LEFTOVERS_KEY);
        });
        return success(undefined);
      }),
    changePassphrase: (old, passphrase) =>
      attempt(async open => {
        const lock = await lockIn(open);
        if (lock === undefined) return failure({ code: 'notLocked' });
        const changed = await rewrapLock(lock, old, passphrase, iterations);
        if (changed === undefined) return failure({ code: 'wrongPassphrase' });
        const transaction = open.transaction('settings', 'readwrite', { durability: 'strict' });
        await commit(transaction, async () => {
          // Removed or set anew in another tab meanwhile: this data key is no longer the one in use.
          if (parseLock(await transaction.store.get(LOCK_KEY))?.keyId !== lock.keyId)
            throw new StorageFailure('failed');
          await transaction.store.put(changed, LOCK_KEY);
        });
        return success(undefined);
      }),
    sealLeftovers: cipher =>
      attempt(async open => {
        if ((await open.get('settings', LEFTOVERS_KEY)) === undefined) return;
        await rewrite(open, cipher.keyId, sealing(cipher), settings => settings.delete(LEFTOVERS_KEY));
      }),
  };
}
