import { isSealed, keyIdOf } from './cipher.ts';
import { eventsIn, LOG, removeDatabaseCopy, STREAMS, tryFolder } from './copy-files.ts';
import { databasesHere, OPEN_TIMEOUT, SEALED_DATABASES } from './database.ts';
import { StorageFailure } from './port.ts';

/** Opens a database where there is one; makes none. Rejects where another window holds it up: the page would wait for good. */
const existing = (factory: IDBFactory, name: string): Promise<IDBDatabase | undefined> =>
  new Promise((resolve, reject) => {
    const request = factory.open(name);
    let isNew = false;
    let isGivenUp = false;
    const timer = setTimeout(() => {
      isGivenUp = true;
      reject(new StorageFailure('blocked'));
    }, OPEN_TIMEOUT);
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      if (isGivenUp) request.result.close();
      else resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      if (isNew) resolve(undefined);
      else reject(request.error);
    };
  });

async function inDatabase(name: string, ids: Set<string>): Promise<void> {
  const factory = databasesHere();
  const database = factory && (await existing(factory, name));
  if (database === undefined) return;
  // A newer edition, or the deletion of the database, must not wait for this.
  database.onversionchange = () => database.close();
  try {
    const stores = ['events', 'attachments', 'records'].filter(store =>
      database.objectStoreNames.contains(store),
    );
    if (stores.length === 0) return;
    const transaction = database.transaction(stores);
    for (const store of stores)
      await new Promise<void>((resolve, reject) => {
        const request = transaction.objectStore(store).openCursor();
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const cursor = request.result;
          if (cursor === null) return resolve();
          if (isSealed(cursor.value)) ids.add(keyIdOf(cursor.value));
          cursor.continue();
        };
      });
  } finally {
    database.close();
  }
}

async function inCopy(name: string, ids: Set<string>): Promise<void> {
  const streams = await tryFolder(name, STREAMS);
  if (streams === undefined) return;
  for await (const stream of streams.values()) {
    if (stream.kind !== 'directory') continue;
    const log = await (stream as FileSystemDirectoryHandle).getFileHandle(LOG).catch(() => undefined);
    const text = await log?.getFile().then(file => file.text());
    for (const value of eventsIn(text ?? '').values()) if (isSealed(value)) ids.add(keyIdOf(value));
  }
}

/**
 * Ids of the keys that records on this machine are sealed with, in the databases and in their second copies. Looks at every
 * record: called only where there is no key, or more than one. Rejects where that cannot be found out.
 */
export async function sealedWith(): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const name of SEALED_DATABASES) {
    await inDatabase(name, ids);
    await inCopy(name, ids);
  }
  return ids;
}

/** Deletes a database. Rejects where another window holds it: it is deleted all the same once that lets go. */
const deleted = (factory: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name);
    const timer = setTimeout(() => reject(new StorageFailure('blocked')), OPEN_TIMEOUT);
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve();
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
  });

/** Takes every sealed record off this machine, in both places: for a machine that has lost their key. Rejects where another window holds it up. */
export async function removeSealed(): Promise<void> {
  const factory = databasesHere();
  for (const name of SEALED_DATABASES) {
    if (factory !== undefined) await deleted(factory, name);
    await removeDatabaseCopy(name);
  }
}
