import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Playbook } from '../domain/playbook/playbook.ts';
import { StorageFailure } from './port.ts';

/** Version 2 added `attachments` and `settings`. */
const DATABASE_VERSION = 2;

/** The site's database. */
export const DATABASE_NAME = 'yuqing';

/** Values are read as unknown where a wrong one can be told: a disk can hand back anything. */
interface Schema extends DBSchema {
  /** Keyed by [incident id, event id]. */
  events: { key: [string, string]; value: unknown };
  /** Keyed by digest. */
  playbooks: { key: string; value: Playbook };
  /** Keyed by name. */
  drafts: { key: string; value: unknown };
  /** Keyed by [incident id, SHA-256 of the bytes]. */
  attachments: { key: [string, string]; value: unknown };
  /** What the store says of itself, by name: the lock. */
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

/** Everything of one incident, in a store keyed by [incident id, …]: an array sorts after every string. */
export const ofIncident = (incidentId: string): IDBKeyRange =>
  IDBKeyRange.bound([incidentId], [incidentId, []]);

function failureOf(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return new StorageFailure(name === 'QuotaExceededError' ? 'full' : 'failed', error);
}

/** Some browsers forbid even to ask. */
function offersIndexedDb(): boolean {
  try {
    return typeof indexedDB !== 'undefined' && indexedDB !== null;
  } catch {
    return false;
  }
}

/** How long another tab may hold up the opening of the database, in milliseconds. */
const OPEN_TIMEOUT = 5_000;

function connect(name: string): Promise<Database> {
  return new Promise((resolve, reject) => {
    if (!offersIndexedDb()) {
      reject(new StorageFailure('missing'));
      return;
    }
    const timer = setTimeout(() => reject(new StorageFailure('blocked')), OPEN_TIMEOUT);
    // Private windows of some browsers refuse to open, at once or later; a damaged profile fails in other ways.
    const refuse = (error: unknown): void => {
      const reason = error instanceof DOMException ? error.name : '';
      const code = reason === 'QuotaExceededError' ? 'full' : reason === 'VersionError' ? 'newer' : 'missing';
      reject(new StorageFailure(code, error));
    };
    const opening = async (): Promise<void> => {
      try {
        const database = await openDB<Schema>(name, DATABASE_VERSION, {
          // Only adds: what version 1 holds stays where it is.
          upgrade(upgraded, oldVersion) {
            if (oldVersion < 1) {
              upgraded.createObjectStore('events');
              upgraded.createObjectStore('playbooks');
              upgraded.createObjectStore('drafts');
            }
            upgraded.createObjectStore('attachments');
            upgraded.createObjectStore('settings');
          },
          blocked() {
            reject(new StorageFailure('blocked'));
          },
          // A newer edition in another tab wants to upgrade: let go, or it could not open at all.
          blocking(_current, _blocked, event) {
            (event.target as IDBDatabase).close();
          },
        });
        resolve(database);
      } catch (error) {
        refuse(error);
      } finally {
        clearTimeout(timer);
      }
    };
    void opening();
  });
}

/** An open database. */
export interface Connection {
  /** Does some work on it; what goes wrong comes as a {@link StorageFailure}. */
  attempt<Value>(work: (open: Database) => Promise<Value>): Promise<Value>;
  close(): void;
}

/** Opens the database, and creates or upgrades it. @throws {StorageFailure} */
export async function openConnection(name: string): Promise<Connection> {
  let database = await connect(name);
  return {
    // A connection lost to an upgrade or to the browser's housekeeping is opened again, once, before giving up.
    attempt: async work => {
      try {
        return await work(database);
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw failureOf(error);
      }
      try {
        database = await connect(name);
        return await work(database);
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => database.close(),
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
    // A value that cannot be stored throws without ending the transaction: what came before it must go too.
    transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {}
    throw error;
  }
  await transaction.done;
  return value;
}
