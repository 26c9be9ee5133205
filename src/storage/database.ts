import type { DBSchema, IDBPDatabase } from 'idb';
import type { Playbook } from '../playbook/playbook.ts';
import { type Connection, openDatabase } from './connection.ts';

const DATABASE_VERSION = 1;

/** Where a database's own id lies in its settings. One that was deleted and made again has another. */
export const STORE_KEY = 'store';

/** The database of incidents. */
export const DATABASE_NAME = 'yuqing';

/** Values are read as unknown where a wrong one can be told: a disk can hand back anything. */
interface Schema extends DBSchema {
  /** Keyed by [stream, event id]. */
  events: { key: [string, string]; value: unknown };
  /** Keyed by digest. */
  playbooks: { key: string; value: Playbook };
  /** Keyed by name. */
  records: { key: string; value: unknown };
  /** Keyed by [stream, SHA-256 of the bytes]. */
  attachments: { key: [string, string]; value: unknown };
  /** What the store says of itself, by name: its id, the lock. */
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

/** Everything of one log, in a store keyed by [stream, …]: an array sorts after every string. */
export const ofStream = (stream: string): IDBKeyRange => IDBKeyRange.bound([stream], [stream, []]);

/** Opens a database of logs, and creates it. @param lost called when the browser closes it. @throws {StorageFailure} */
export const openConnection = (name: string, lost?: () => void): Promise<Connection<Schema>> =>
  openDatabase<Schema>(
    name,
    {
      version: DATABASE_VERSION,
      upgrade: upgraded => {
        for (const store of ['events', 'playbooks', 'records', 'attachments', 'settings'] as const)
          upgraded.createObjectStore(store);
      },
    },
    lost,
  );
