import { failureOf } from './database.ts';
import { type KeyPlace, keyPlaces } from './key-places.ts';
import { type KeyRecord, parseKeyRecord } from './key-record.ts';
import { StorageFailure } from './port.ts';
import { sealedWith } from './sealed-records.ts';
import { keyHolds } from './store-worker.ts';

/** The content of one place. */
interface Found {
  readonly place: KeyPlace;
  readonly text?: string;
  /** Present where the text is a valid record. */
  readonly record?: KeyRecord;
  /** When an unreadable text was written, where the place can say so. */
  readonly stamp?: string | undefined;
  /** Why the place cannot be read, or the fault of its text. */
  readonly failure?: StorageFailure;
}

/** Identifies a record. */
const stampOf = ({ keyId, revision }: KeyRecord): string => `${keyId} ${revision}`;

/**
 * @param known texts found before: a place may only confirm that it has one of them
 * @param isRead whether the text is read rather than confirmed
 */
async function lookIn(place: KeyPlace, known: readonly Found[], isRead: boolean): Promise<Found> {
  let text: string | undefined;
  let stamp: string | undefined;
  try {
    stamp = await place.stamp?.();
    const same = known.find(({ record }) => record !== undefined && stampOf(record) === stamp);
    if (same?.text !== undefined) {
      const isThere = !isRead || (await place.holds?.(same.text)) !== false;
      return isThere ? { ...same, place } : { place };
    }
    text = await place.read();
    return text === undefined ? { place } : { place, text, record: parseKeyRecord(text) };
  } catch (error) {
    // A stamp shows that this was written here: the record is damaged, the place does not fail.
    const failure =
      text === undefined && stamp !== undefined ? new StorageFailure('keyDamaged', error) : failureOf(error);
    return { place, failure, stamp, ...(text === undefined ? {} : { text }) };
  }
}

/** Writes a record, and looks whether it is there. */
async function put(place: KeyPlace, text: string, stamp: string): Promise<void> {
  try {
    await place.write(text, stamp);
    const isThere =
      place.stamp === undefined ? (await place.read()) === text : (await place.stamp()) === stamp;
    if (!isThere) throw new StorageFailure('failed');
  } catch (error) {
    throw failureOf(error);
  }
}

/** Whether a record may replace the stored one. The key of other records may not be lost, nor a record of a newer edition. */
function mayGiveWay({ text, record, stamp, failure }: Found, keyId: string): boolean {
  if (record !== undefined) return record.keyId === keyId;
  if (failure?.code === 'newer') return false;
  return failure === undefined || text !== undefined || stamp?.split(' ')[0] === keyId;
}

/**
 * This machine's key record: without it every sealed record is lost. It lies in every place that the browser offers, and all of
 * them are read each time, for browsers begin and cease to offer places. The newest record counts.
 * @param sealed ids of the keys that records are sealed with, where places disagree about the key
 */
export function openKeys(places: readonly KeyPlace[] = keyPlaces(keyHolds), sealed = sealedWith) {
  const look = async (isRead = false): Promise<readonly Found[]> => {
    const all: Found[] = [];
    for (const place of places) all.push(await lookIn(place, all, isRead));
    return all;
  };
  const newest = async (
    all: readonly Found[],
  ): Promise<Required<Pick<Found, 'text' | 'record'>> | undefined> => {
    let found = all.flatMap(({ text, record }) =>
      text === undefined || record === undefined ? [] : [{ text, record }],
    );
    if (found.some(({ record }) => record.keyId !== found[0]?.record.keyId)) {
      const inUse = await sealed();
      const used = found.filter(({ record }) => inUse.has(record.keyId));
      if (used.length > 0) found = used;
    }
    return found.reduce<(typeof found)[number] | undefined>(
      (best, each) => (best === undefined || each.record.revision > best.record.revision ? each : best),
      undefined,
    );
  };
  /**
   * The record to go by for a page that holds one. Another page may have made a newer key meanwhile; but a key that sealed
   * nothing here is a stranger's.
   */
  const counting = async (
    all: readonly Found[],
    held: KeyRecord | undefined,
  ): Promise<{ readonly text: string; readonly record: KeyRecord } | undefined> => {
    const found = await newest(all);
    if (held === undefined) return found;
    const kept = { text: JSON.stringify(held), record: held };
    if (found === undefined) return kept;
    if (held.keyId === found.record.keyId) return held.revision > found.record.revision ? kept : found;
    const inUse = await sealed();
    return inUse.has(held.keyId) && !inUse.has(found.record.keyId) ? kept : found;
  };
  const failureIn = (all: readonly Found[]): StorageFailure | undefined =>
    all.find(({ failure }) => failure !== undefined)?.failure;

  return {
    /**
     * Rejects where it is unknown whether there is one: a new key in its place would open nothing.
     * @param held the page's own copy
     */
    read: async (held?: KeyRecord): Promise<KeyRecord | undefined> => {
      const all = await look();
      const found = await newest(all);
      const failure = failureIn(all);
      if (found === undefined && failure !== undefined) throw failure;
      return found && (await counting(all, held))?.record;
    },
    /** Whether this very record lies in the place that waits for the disk. */
    stands: async (record: KeyRecord): Promise<boolean> => {
      const last = places.at(-1);
      return (await last?.stamp?.().catch(() => undefined)) === stampOf(record);
    },
    /**
     * Writes the newest record to every place that lacks it. One tab at a time, as with `write`.
     * @param held the page's own copy, in case all places have lost it, or hold a stranger's
     * @param isRead whether each place is read, even if it could confirm its text
     * @returns the record that is stored now; `undefined` where there is none
     */
    settle: async (held?: KeyRecord, isRead = false): Promise<KeyRecord | undefined> => {
      const all = await look(isRead);
      const failed = failureIn(all);
      const counts = await counting(all, held);
      if (counts === undefined) {
        if (failed !== undefined) throw failed;
        return undefined;
      }
      const { text, record } = counts;
      let present = 0;
      let failure = failed;
      for (const each of all)
        try {
          if (each.text !== text) {
            if (!mayGiveWay(each, record.keyId)) continue;
            await put(each.place, text, stampOf(record));
          }
          present += 1;
        } catch (error) {
          failure ??= failureOf(error);
        }
      const last = places.at(-1);
      if (present === 0 && record === held && last !== undefined && all.every(each => each.record)) {
        await put(last, text, stampOf(record));
        present = 1;
      }
      if (present === 0) throw failure ?? new StorageFailure('failed');
      return record;
    },
    /** Removes damaged key records, so that a new key may be made. */
    removeDamaged: async (): Promise<void> => {
      for (const { place, failure } of await look())
        if (failure?.code === 'keyDamaged') await place.write(undefined);
    },
    /**
     * Resolves once it was read back from a place and none has an older one left. Rejects, with all as it was, where a place keeps an
     * older one: it may be the key without its lock.
     */
    write: async (record: KeyRecord): Promise<void> => {
      const text = JSON.stringify(record);
      const written: Found[] = [];
      const left: Found[] = [];
      let failure: StorageFailure | undefined;
      for (const each of await look()) {
        if (!mayGiveWay(each, record.keyId)) {
          failure ??= each.failure;
          continue;
        }
        try {
          await put(each.place, text, stampOf(record));
          written.push(each);
        } catch (error) {
          failure ??= failureOf(error);
          await each.place.write(undefined).catch(() => undefined);
          const now = await each.place.read().catch(() => undefined);
          if (now !== undefined && now !== text) left.push(each);
        }
      }
      if (written.length > 0 && left.length === 0) return;
      for (const { place, text: former, record: before } of written)
        await place.write(former, before && stampOf(before)).catch(() => undefined);
      throw failure ?? new StorageFailure('failed');
    },
  };
}
