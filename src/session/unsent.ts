import { changeRecord } from '../storage/change-record.ts';
import type { RecordStore } from '../storage/port.ts';

/**
 * Words typed and not sent, in this page's memory: going to look something up must not cost them. When the page locks
 * itself they go to the disk, sealed as everything else, and come back once it is unlocked.
 */

type Kept = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const RECORD = 'unsent';

const maps = new Map<string, Map<string, unknown>>();

const mapOf = (name: string): Map<string, unknown> => {
  const map = maps.get(name) ?? new Map<string, unknown>();
  maps.set(name, map);
  return map;
};

/** The unsent words of one kind of form, by form. What is found under a name was put there by the same form. */
export const unsentWords = <Value>(name: string): Map<string, Value> => mapOf(name) as Map<string, Value>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const keptIn = (value: unknown): Kept =>
  isRecord(value)
    ? (Object.fromEntries(Object.entries(value).filter(([, words]) => isRecord(words))) as Kept)
    : {};

/** Keeps what is unsent, with what another tab has kept. Rejects where it cannot. */
export async function keepUnsent(store: RecordStore): Promise<void> {
  const here = [...maps].filter(([, map]) => map.size > 0);
  if (here.length === 0) return;
  await changeRecord(store, RECORD, kept => {
    const before = keptIn(kept);
    return {
      ...before,
      ...Object.fromEntries(
        here.map(([name, map]) => [name, { ...before[name], ...Object.fromEntries(map) }]),
      ),
    };
  });
}

/** Takes up what was kept when a page locked itself; of two tabs the first. */
export async function takeUpUnsent(store: RecordStore): Promise<void> {
  if ((await store.readRecord(RECORD)).version === '') return;
  let taken: Kept = {};
  await changeRecord(store, RECORD, kept => {
    taken = keptIn(kept);
    return undefined;
  });
  for (const [name, words] of Object.entries(taken))
    for (const [form, word] of Object.entries(words)) mapOf(name).set(form, word);
}
