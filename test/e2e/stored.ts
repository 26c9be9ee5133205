import type { Page } from 'playwright-core';
import type { SeededIncident } from './incidents.ts';

/** Everything this site keeps in a browser, as text: each record with its key, bytes as characters. */
export const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const promised = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const readable = (_: string, value: unknown): unknown =>
      value instanceof Uint8Array ? new TextDecoder('utf-8').decode(value) : value;
    const kept: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([
          promised(records.getAllKeys()),
          promised(records.getAll()),
        ]);
        // Public content, the same on every machine.
        if (store !== 'playbooks')
          for (const [position, key] of keys.entries())
            kept.push(JSON.stringify([name, store, key, values[position]], readable));
      }
      database.close();
    }
    return kept.join('\n');
  });

/** An incident's file with its last record changed by hand. */
export function tampered({ file }: Pick<SeededIncident, 'file'>): string {
  const content = JSON.parse(file) as { events: { data: object }[] };
  for (const event of content.events.slice(-1)) event.data = { text: '改过的' };
  return JSON.stringify(content);
}
