import type { DBSchema, IDBPDatabase } from 'idb';
import type { Playbook } from '../playbook/playbook.ts';
import { type Connection, openDatabase } from './connection.ts';

/** Version 2 added `attachments` and `settings`. */
const DATABASE_VERSION = 2;

/** The database of incidents. */
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

/** Opens a database of incidents, and creates or upgrades it. @throws {StorageFailure} */
export const openConnection = (name: string): Promise<Connection<Schema>> =>
  openDatabase<Schema>(name, {
    version: DATABASE_VERSION,
    upgrade: (upgraded, from) => {
      if (from < 1) {
        upgraded.createObjectStore('events');
        upgraded.createObjectStore('playbooks');
        upgraded.createObjectStore('drafts');
      }
      upgraded.createObjectStore('attachments');
      upgraded.createObjectStore('settings');
    },
  });
