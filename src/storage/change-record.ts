import type { RecordStore } from './port.ts';

/**
 * Changes a small record. Of two tabs that change it at once, the second changes what the first has put.
 * @param change asked again for each newer value; `undefined` is none, and the value it was given leaves it as it is
 */
export async function changeRecord<Value>(
  store: RecordStore,
  name: string,
  change: (kept: unknown) => Value,
): Promise<Value> {
  for (;;) {
    const { value, version } = await store.readRecord(name);
    const changed = change(value);
    if (changed === value || (await store.putRecord(name, changed, version))) return changed;
  }
}
