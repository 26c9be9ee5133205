import { digestOfBytes } from '../../src/log/hash.ts';
import { importCipher, type RecordCipher } from '../../src/storage/cipher.ts';
import { toHex } from '../../src/storage/key-record.ts';
import type { Attachment } from '../../src/storage/port.ts';

let serial = 0;
/** Each test has a database of its own. */
export const freshName = (): string => {
  serial += 1;
  return `test-${serial}`;
};

/** A file as an officer would attach it. */
export const fileOf = (stream: string, bytes: Uint8Array<ArrayBuffer>): Attachment => ({
  stream,
  sha256: digestOfBytes(bytes),
  type: 'image/png',
  bytes,
});

/** A key such as a machine makes for itself. */
export const freshCipher = (): Promise<RecordCipher> =>
  importCipher(toHex(crypto.getRandomValues(new Uint8Array(8))), crypto.getRandomValues(new Uint8Array(32)));

/** Everything a database holds, as another program would find it on the disk. */
export async function rawRecords(
  name: string,
  storeName: string,
): Promise<readonly { readonly key: IDBValidKey; readonly value: unknown }[]> {
  const database = await rawConnection(name);
  const records = database.transaction(storeName).objectStore(storeName);
  const [keys, values] = await Promise.all(
    [records.getAllKeys(), records.getAll()].map(
      request =>
        new Promise<unknown[]>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        }),
    ),
  );
  database.close();
  return (keys ?? []).map((key, position) => ({ key: key as IDBValidKey, value: values?.[position] }));
}

/** A connection of its own to a store's database. */
export function rawConnection(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Puts a value where an event belongs, as only a damaged disk or another program does. */
export async function putRaw(
  name: string,
  storeName: string,
  value: unknown,
  key: IDBValidKey,
): Promise<void> {
  const database = await rawConnection(name);
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(storeName, 'readwrite');
    transaction.objectStore(storeName).put(value, key);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
}

/**
 * Makes a request fail as in a browser: what waits for it hears of it first, and what hangs on it comes after.
 * fake-indexeddb would tell the transaction before promises have had their turn.
 */
export function failing<Request extends IDBRequest>(
  request: Request,
  error: DOMException,
  then?: () => void,
): Request {
  const waiting: (() => void)[] = [];
  setImmediate(async () => {
    for (const heard of waiting) heard();
    for (let turn = 0; turn < 10; turn += 1) await undefined;
    then?.();
  });
  return Object.assign(request, {
    readyState: 'done',
    error,
    addEventListener: (type: string, heard: () => void) => {
      if (type === 'error') waiting.push(heard);
    },
    removeEventListener: () => undefined,
  });
}

/** Empties a database in silence, as nothing of the site would. */
export async function emptied(name: string): Promise<void> {
  const database = await rawConnection(name);
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores, 'readwrite');
  for (const store of stores) transaction.objectStore(store).clear();
  await new Promise(resolve => {
    transaction.oncomplete = resolve;
  });
  database.close();
}
