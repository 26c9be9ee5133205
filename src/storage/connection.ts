import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb';
import { StorageFailure } from './port.ts';
import { giveUpWhenPutAside, throughPutAside } from './put-aside.ts';

/** What a database holds by now, and how an older one comes to hold it. */
interface Layout<Schema extends DBSchema> {
  readonly version: number;
  /** Only adds: what an older version holds stays where it is. @param from the older version; 0 of a database made anew */
  upgrade(upgraded: IDBPDatabase<Schema>, from: number): void;
}

/** An open database. */
export interface Connection<Schema extends DBSchema> {
  /** Does some work on it; what goes wrong comes as a {@link StorageFailure}. */
  attempt<Value>(work: (open: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value>;
  close(): void;
}

/** What browsers call their reasons. Private windows of some refuse with `InvalidStateError`, at once or later. */
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
const OPEN_TIMEOUT = 5_000;

function connect<Schema extends DBSchema>(
  name: string,
  { version, upgrade }: Layout<Schema>,
  lost: (() => void) | undefined,
): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    if (databasesHere() === undefined) {
      reject(new StorageFailure('missing'));
      return;
    }
    const timer = setTimeout(() => reject(new StorageFailure('blocked')), OPEN_TIMEOUT);
    const opening = async (): Promise<void> => {
      try {
        const database = await openDB<Schema>(name, version, {
          upgrade(upgraded, from) {
            upgrade(upgraded, from);
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

/** Opens a database, and creates or upgrades it. @param lost called when the browser takes it away. @throws {StorageFailure} */
export async function openDatabase<Schema extends DBSchema>(
  name: string,
  layout: Layout<Schema>,
  lost?: () => void,
): Promise<Connection<Schema>> {
  let database = await connect(name, layout, lost);
  let stopListening = giveUpWhenPutAside(unwrap(database));
  const close = (): void => {
    stopListening();
    database.close();
  };
  return {
    // A connection lost to an upgrade or to the browser's housekeeping is opened again, once, before giving up.
    attempt: async work => {
      try {
        return await throughPutAside(() => work(database));
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw failureOf(error);
      }
      try {
        close();
        database = await connect(name, layout, lost);
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
