import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb';
import { SITE_NAME } from '../base/site-name.ts';
import { StorageFailure } from './port.ts';
import { giveUpWhenPutAside, throughPutAside } from './put-aside.ts';

const DATABASE_VERSION = 1;

/** Where a database's own id lies in its settings. One that was deleted and made again has another. */
export const STORE_KEY = 'store';

/** The database of incidents. */
export const DATABASE_NAME = SITE_NAME;

/** The database of training. Apart from the incidents', so that neither can ever be taken for the other. */
export const TRAINING_DATABASE = `${SITE_NAME}-training`;

/** Those whose records are sealed with the machine's key. */
export const SEALED_DATABASES: readonly string[] = [DATABASE_NAME, TRAINING_DATABASE];

/** Values of which a wrong one can be recognised are typed as unknown: a disk can hand back anything. */
interface Schema extends DBSchema {
  /** Keyed by [stream, event id]. */
  events: { key: [string, string]; value: unknown };
  /** Canonical JSON, keyed by digest. */
  playbooks: { key: string; value: unknown };
  /** Keyed by name. */
  records: { key: string; value: unknown };
  /** Keyed by [stream, SHA-256 of the bytes]. */
  attachments: { key: [string, string]; value: unknown };
  /** The store's own records, by name: its id, and which logs were wiped. */
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

/** Everything of one log, in a store keyed by [stream, …]: an array sorts after every string. */
export const ofStream = (stream: string): IDBKeyRange => IDBKeyRange.bound([stream], [stream, []]);

/** Browsers' names for the reasons. Private windows of some refuse with `InvalidStateError`, at once or later. */
const REASONS: Readonly<Record<string, StorageFailure['code']>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  SecurityError: 'refused',
  NotAllowedError: 'refused',
  InvalidStateError: 'refused',
};

export function failureOf(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return new StorageFailure(REASONS[name] ?? 'failed', error);
}

/** The browser's databases, where it has any. Some forbid even to ask. */
export function databasesHere(): IDBFactory | undefined {
  try {
    return typeof indexedDB === 'undefined' ? undefined : (indexedDB ?? undefined);
  } catch {
    return undefined;
  }
}

/** How long another tab may hold up the opening of the database, in milliseconds. */
export const OPEN_TIMEOUT = 5_000;

function connect(name: string, lost: (() => void) | undefined): Promise<Database> {
  return new Promise((resolve, reject) => {
    if (databasesHere() === undefined) {
      reject(new StorageFailure('missing'));
      return;
    }
    const timer = setTimeout(() => reject(new StorageFailure('blocked')), OPEN_TIMEOUT);
    const opening = async (): Promise<void> => {
      try {
        const database = await openDB<Schema>(name, DATABASE_VERSION, {
          upgrade(upgraded) {
            for (const store of ['events', 'playbooks', 'records', 'attachments', 'settings'] as const)
              upgraded.createObjectStore(store);
          },
          blocked() {
            reject(new StorageFailure('blocked'));
          },
          // A newer edition in another tab wants to upgrade, or somebody to delete it: let go, or neither could.
          blocking(_current, upgradesTo, event) {
            (event.target as IDBDatabase).close();
            if (upgradesTo === null) lost?.();
          },
          terminated() {
            lost?.();
          },
        });
        resolve(database);
      } catch (error) {
        reject(failureOf(error));
      } finally {
        clearTimeout(timer);
      }
    };
    void opening();
  });
}

/** Opens a database of logs, and creates it. @param lost called when the browser takes it away. @throws {StorageFailure} */
export async function openConnection(name: string, lost?: () => void) {
  let database = await connect(name, lost);
  let stopListening = giveUpWhenPutAside(unwrap(database));
  const close = (): void => {
    stopListening();
    database.close();
  };
  return {
    /**
     * Does some work on it; what goes wrong comes as a {@link StorageFailure}. A connection lost to an upgrade or to the browser's
     * housekeeping is opened again, once, before giving up.
     */
    attempt: async <Value>(work: (open: Database) => Promise<Value>): Promise<Value> => {
      try {
        return await throughPutAside(() => work(database));
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw failureOf(error);
      }
      try {
        close();
        database = await connect(name, lost);
        stopListening = giveUpWhenPutAside(unwrap(database));
        return await throughPutAside(() => work(database));
      } catch (error) {
        throw failureOf(error);
      }
    },
    close,
  };
}

/** Writes in a transaction and waits for the disk. Where any of it fails, nothing of it is kept. */
export async function commit<Value>(
  transaction: { readonly done: Promise<void>; abort(): void },
  write: () => Promise<Value>,
): Promise<Value> {
  let value: Value;
  try {
    value = await write();
  } catch (error) {
    // A value that cannot be stored throws without ending the transaction: earlier writes must be undone too.
    transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {}
    throw error;
  }
  await transaction.done;
  return value;
}
