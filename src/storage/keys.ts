import { failureOf } from './database.ts';
import { type KeyPlace, keyPlaces } from './key-places.ts';
import { type KeyRecord, parseKeyRecord } from './key-record.ts';
import { StorageFailure } from './port.ts';

/**
 * This machine's key record, in as many places as the browser offers: whatever is sealed is lost with it.
 * @param places the first of them counts, the others are spares
 */
export function openKeys(places: readonly KeyPlace[] = keyPlaces()) {
  const [main, ...spares] = places;
  const newest = async (): Promise<string | undefined> => {
    let failure: StorageFailure | undefined;
    for (const place of places)
      try {
        const text = await place.read();
        if (text === undefined) continue;
        parseKeyRecord(text);
        return text;
      } catch (error) {
        failure ??= failureOf(error);
      }
    if (failure !== undefined) throw failure;
    return undefined;
  };
  const put = async (text: string): Promise<void> => {
    try {
      await main?.write(text);
      if ((await main?.read()) !== text) throw new StorageFailure('failed');
    } catch (error) {
      throw failureOf(error);
    }
    // A spare that cannot be written now is mended at the next start; until then it shows in isErased.
    for (const spare of spares) await spare.write(text).catch(() => undefined);
  };
  return {
    /** Rejects where it cannot be told whether there is one: a new key in its place would open nothing. */
    read: async (): Promise<KeyRecord | undefined> => {
      const text = await newest();
      return text === undefined ? undefined : parseKeyRecord(text);
    },
    /** Resolves once it was read back from the place that counts. */
    write: (record: KeyRecord): Promise<void> => put(JSON.stringify(record)),
    /** Puts it again where it is missing or another. One tab at a time, as with `write`. */
    mend: async (): Promise<void> => {
      if (spares.length === 0) return;
      // Where the place that counts cannot be read just now, nothing may be put into it.
      const text = (await main?.read()) ?? (await newest());
      if (text === undefined) return;
      for (const place of places)
        if ((await place.read().catch(() => undefined)) !== text)
          await place.write(text).catch(() => undefined);
    },
    /** Whether nothing of an earlier record is left in the browser's files, as far as can be told. */
    isErased: async (): Promise<boolean> => {
      const texts = await Promise.all(places.map(place => place.read().catch(() => undefined)));
      return places.every(({ erases }) => erases) && texts.every(text => text === texts[0]);
    },
  };
}
