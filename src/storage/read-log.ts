import { verifyEvent } from '../log/verify.ts';
import { openRecord, type RecordCipher } from './cipher.ts';
import { type Database, ofStream } from './database.ts';
import type { BrokenRecord, StoredLog } from './port.ts';

/** Reads and verifies what is stored of a log, but for the events already known. */
export async function readLog(
  open: Database,
  stream: string,
  known: ReadonlySet<string>,
  cipher: RecordCipher | undefined,
): Promise<StoredLog> {
  const range = ofStream(stream);
  const { store } = open.transaction('events');
  const keys = await store.getAllKeys(range);
  const missing = keys.filter(([, id]) => !known.has(id));
  // One request for all where all are wanted; a tab that only catches up asks for the few it lacks.
  const records: readonly unknown[] =
    missing.length === keys.length
      ? await store.getAll(range)
      : await Promise.all(missing.map(key => store.get(key)));
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
