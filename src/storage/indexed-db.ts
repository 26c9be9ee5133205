import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { digestOf } from '../domain/incident/event.ts';
import { readEvent } from '../domain/incident/log.ts';
import type { Playbook } from '../domain/playbook/playbook.ts';
import { type BrokenRecord, type IncidentStore, StorageFailure } from './port.ts';

const DATABASE_VERSION = 1;

interface Schema extends DBSchema {
  /** Keyed by [incident id, event id]. Values are read as unknown: a disk can hand back anything. */
  events: { key: [string, string]; value: unknown };
  /** Keyed by digest. */
  playbooks: { key: string; value: Playbook };
  drafts: { key: string; value: unknown };
}

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

function connect(name: string): Promise<IDBPDatabase<Schema>> {
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
          upgrade(created) {
            created.createObjectStore('events');
            created.createObjectStore('playbooks');
            created.createObjectStore('drafts');
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

/** Opens the incident store in IndexedDB. @throws {StorageFailure} when the browser has none to offer */
export async function openIndexedDbStore(name = 'yuqing'): Promise<IncidentStore> {
  let database = await connect(name);
  // A connection lost to an upgrade or to the browser's housekeeping is opened again, once, before giving up.
  const attempt = async <Value>(work: (open: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value> => {
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
  };

  return {
    durable: true,
    incidentIds: () =>
      attempt(async open => {
        const ids: string[] = [];
        // Jumps from incident to incident: an array sorts after every string, so [id, []] is past all its events.
        let cursor = await open.transaction('events').store.openKeyCursor();
        while (cursor !== null) {
          const [id] = cursor.key;
          ids.push(id);
          cursor = await cursor.continue([id, [] as unknown as string]);
        }
        return ids;
      }),
    read: (incidentId, known = new Set()) =>
      attempt(async open => {
        const range = IDBKeyRange.bound([incidentId], [incidentId, []]);
        const { store } = open.transaction('events');
        const keys = await store.getAllKeys(range);
        const missing = keys.filter(([, id]) => !known.has(id));
        // One request for all where all are wanted; a tab that only catches up asks for the few it lacks.
        const values =
          missing.length === keys.length
            ? await store.getAll(range)
            : await Promise.all(missing.map(key => store.get(key)));
        const events = [];
        const broken: BrokenRecord[] = [];
        for (const [position, value] of values.entries()) {
          const result = readEvent(value);
          if ('event' in result) events.push(result.event);
          else broken.push({ key: missing[position]?.[1] ?? '', value, problem: result.problem.code });
        }
        return { events, broken };
      }),
    append: ({ events, playbook }) =>
      attempt(async open => {
        // `strict` waits for the disk: a power cut after 已保存 must not take the event with it.
        const transaction = open.transaction(['events', 'playbooks'], 'readwrite', { durability: 'strict' });
        const store = transaction.objectStore('events');
        const write = async (): Promise<void> => {
          for (const event of events) {
            const key: [string, string] = [event.incidentId, event.id];
            const present = await store.get(key);
            // A sound event is never changed; a record that cannot be read gives way to the sound event it should be.
            if (present === undefined) await store.add(event, key);
            else if ('problem' in readEvent(present)) await store.put(event, key);
          }
          if (playbook !== undefined)
            await transaction.objectStore('playbooks').put(playbook.playbook, playbook.digest);
        };
        try {
          await write();
        } catch (error) {
          // A value that cannot be stored throws without ending the transaction: what came before it must go too.
          transaction.done.catch(() => undefined);
          try {
            transaction.abort();
          } catch {}
          throw error;
        }
        await transaction.done;
      }),
    readPlaybook: digest =>
      attempt(async open => {
        const playbook = await open.get('playbooks', digest);
        return playbook !== undefined && digestOf(playbook) === digest ? playbook : undefined;
      }),
    keepDraft: (draftName, draft) =>
      attempt(async open => {
        if (draft === undefined) await open.delete('drafts', draftName);
        else await open.put('drafts', draft, draftName);
      }),
    readDraft: draftName => attempt(open => open.get('drafts', draftName)),
    close: () => database.close(),
  };
}
