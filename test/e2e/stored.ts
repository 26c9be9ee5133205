import type { Page } from 'playwright-core';
import { SITE_NAME } from '../../src/base/site-name.ts';
import { storeNameAt } from '../support/built-site.ts';
import type { SeededIncident } from './incidents.ts';

/** A record as it lies in a database, or opened where the key lies beside it. */
interface FoundRecord {
  readonly store: string;
  readonly key: IDBValidKey;
  readonly value: unknown;
  /** Bytes that it carries, as characters. */
  readonly bytes: string;
}

/** A database of the site that a page is of. @param name as a site at the root calls it */
const namedAt = (page: Page, name: string): string => name.replace(SITE_NAME, storeNameAt(page.url()));

/** Reads the databases of this site as another program on this machine could: with the key, as long as no lock is set. */
const foundRecords = (page: Page, only?: string): Promise<readonly FoundRecord[]> =>
  page.evaluate(
    async ([keyFile, only]) => {
      const promised = <Value>(request: IDBRequest<Value>): Promise<Value> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
      const findKey = async (): Promise<CryptoKey | undefined> => {
        try {
          const folder = await navigator.storage.getDirectory();
          const file = await (await folder.getFileHandle(keyFile)).getFile();
          const { key } = JSON.parse(await file.text()) as { key?: string };
          const bytes = Uint8Array.from(key?.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
          return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
        } catch {
          return undefined;
        }
      };
      const key = await findKey();
      const open = async (
        store: string,
        at: IDBValidKey,
        value: unknown,
      ): Promise<Pick<FoundRecord, 'value' | 'bytes'>> => {
        if (!(value instanceof Uint8Array)) return { value, bytes: '' };
        const sealed = value as Uint8Array<ArrayBuffer>;
        try {
          if (key === undefined) throw new Error('no key');
          const whole = await crypto.subtle.decrypt(
            {
              name: 'AES-GCM',
              iv: sealed.slice(9, 21),
              additionalData: new TextEncoder().encode(JSON.stringify([store, at])),
            },
            key,
            sealed.subarray(21),
          );
          const end = 4 + new DataView(whole).getUint32(0);
          const head = JSON.parse(text(new Uint8Array(whole, 4, end - 4))) as { value?: unknown };
          return { value: head.value, bytes: text(new Uint8Array(whole, end)) };
        } catch {
          return { value: undefined, bytes: text(sealed) };
        }
      };
      const found: FoundRecord[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        if (only !== undefined && name !== only) continue;
        const database = await promised(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const records = database.transaction(store).objectStore(store);
          const [keys, values] = await Promise.all([
            promised(records.getAllKeys()),
            promised(records.getAll()),
          ]);
          for (const [position, at] of keys.entries())
            found.push({ store, key: at, ...(await open(store, at, values[position])) });
        }
        database.close();
      }
      return found;
    },
    [`${storeNameAt(page.url())}-key`, only === undefined ? undefined : namedAt(page, only)] as const,
  );

/** Everything stored in a database's `store`, in the order of keys. */
export const storedIn = async (page: Page, database: string, store: string): Promise<readonly unknown[]> =>
  (await foundRecords(page, database)).filter(record => record.store === store).map(({ value }) => value);

/** Writes straight into a database, past the site. */
export const putIn = (
  page: Page,
  database: string,
  store: string,
  entries: readonly (readonly [key: string | readonly string[], value: unknown])[],
): Promise<void> =>
  page.evaluate(
    ([database, store, entries]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(store, 'readwrite');
          for (const [key, value] of entries) transaction.objectStore(store).put(value, key as IDBValidKey);
          transaction.onerror = () => reject(transaction.error);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [namedAt(page, database), store, entries] as const,
  );

/** Takes everything out of some stores of a database, or out of all, past the site. */
export const emptyIn = (page: Page, database: string, stores?: readonly string[]): Promise<void> =>
  page.evaluate(
    ([database, stores]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const names = stores ?? [...opening.result.objectStoreNames];
          const transaction = opening.result.transaction(names, 'readwrite');
          for (const name of names) transaction.objectStore(name).clear();
          transaction.onerror = () => reject(transaction.error);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [namedAt(page, database), stores] as const,
  );

/** Everything that can be read of what this site keeps in a browser, as text: each record with its key, bytes as characters. */
export async function everythingKept(page: Page): Promise<string> {
  const found = await foundRecords(page);
  const preferences = await page.evaluate(() => [
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
  ]);
  // Playbooks are public content, the same on every machine.
  const records = found.filter(({ store }) => store !== 'playbooks').map(record => JSON.stringify(record));
  return [...preferences, ...records].join('\n');
}

/** An incident's file with its last record changed by hand. */
export function tampered({ file }: Pick<SeededIncident, 'file'>): string {
  const content = JSON.parse(file) as { events: { data: object }[] };
  for (const event of content.events.slice(-1)) event.data = { text: '改过的' };
  return JSON.stringify(content);
}
