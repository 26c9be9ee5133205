import { verifyEvent } from '../log/verify.ts';
import { openRecord, type RecordCipher } from './cipher.ts';
import { type Database, ofStream } from './database.ts';
import type { BrokenRecord, StoredLog } from './port.ts';

type Key = [stream: string, id: string];

/** Restores a record that the database lost from the second copy, unless the log was wiped meanwhile. */
async function putBack(open: Database, key: Key, record: unknown): Promise<void> {
  const transaction = open.transaction('events', 'readwrite', { durability: 'strict' });
  if ((await transaction.store.getKey(key)) !== undefined) await transaction.store.put(record, key);
  await transaction.done;
}

/**
 * Records one by one. A long one is a file of the browser's own beside the database, which can be lost by itself: then it comes from the
 * second copy, or is nothing, and the others are read all the same.
 * @throws where none can be read
 */
async function readEach(
  open: Database,
  keys: readonly Key[],
  copied: () => Promise<ReadonlyMap<string, unknown>>,
): Promise<readonly unknown[]> {
  const read = await Promise.allSettled(keys.map(key => open.get('events', key)));
  const [refused] = read.filter(each => each.status === 'rejected');
  const filed = refused === undefined ? undefined : await copied();
  if (refused !== undefined && filed?.size === 0 && read.every(each => each.status === 'rejected'))
    throw refused.reason;
  return Promise.all(
    read.map(async (each, position) => {
      if (each.status === 'fulfilled') return each.value;
      const key = keys[position] as Key;
      const record = filed?.get(key[1]);
      if (record !== undefined) await putBack(open, key, record).catch(() => undefined);
      return record;
    }),
  );
}

/** Reads and verifies the stored events of a log, except those already known. @param copied the events of its second copy, by id */
export async function readLog(
  open: Database,
  stream: string,
  known: ReadonlySet<string>,
  cipher: RecordCipher | undefined,
  copied: () => Promise<ReadonlyMap<string, unknown>> = async () => new Map(),
): Promise<StoredLog> {
  const range = ofStream(stream);
  const { store } = open.transaction('events');
  const keys = await store.getAllKeys(range);
  const missing = keys.filter(([, id]) => !known.has(id));
  // One request for all where all are wanted; a tab that only catches up asks for the few it lacks.
  const asked = async (): Promise<readonly unknown[]> =>
    missing.length === keys.length ? store.getAll(range) : Promise.all(missing.map(key => store.get(key)));
  const records = await asked().catch(() => readEach(open, missing, copied));
  const values =
    cipher === undefined
      ? records
      : await Promise.all(
          missing.map((key, position) => openRecord(cipher, { store: 'events', key }, records[position])),
        );
  const events = [];
  const broken: BrokenRecord[] = [];
  for (const [position, value] of values.entries()) {
    const result = verifyEvent(value);
    if ('event' in result) events.push(result.event);
    else broken.push({ key: missing[position]?.[1] ?? '', value, problem: result.problem.code });
  }
  const there = new Set(keys.map(([, id]) => id));
  return { events, broken, absent: new Set([...known].filter(id => !there.has(id))) };
}
