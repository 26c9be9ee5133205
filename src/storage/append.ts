import type { Envelope } from '../log/envelope.ts';
import { digestOf } from '../log/hash.ts';
import { type RecordCipher, sameRecord } from './cipher.ts';
import { commit, type Database, ofStream, STORE_KEY } from './database.ts';
import { toHex } from './key-record.ts';
import { type Batch, EVERYTHING, failureCode, StorageFailure, type StorePage } from './port.ts';
import type { SecondCopy } from './second-copy.ts';
import {
  decideWrites,
  type LogWrite,
  type PlaybookText,
  presentIn,
  type RecordWrite,
  textsOf,
  writesOf,
} from './writes.ts';

export const freshId = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)));

interface Settings {
  get(key: string): Promise<unknown>;
  put(value: unknown, key: string): Promise<unknown>;
}

/** The id of a database, which is given one where it has none. */
export async function idIn(settings: Settings): Promise<unknown> {
  const present = await settings.get(STORE_KEY);
  if (present !== undefined) return present;
  const id = freshId();
  await settings.put(id, STORE_KEY);
  return id;
}

/**
 * Name of the mark that a log was wiped, kept in the settings until somebody writes the whole log again. It holds no id:
 * nothing of the log is left there.
 */
export const wipedKey = (stream: string): string => `wiped/${digestOf(stream)}`;

/** Thrown within a transaction that finds something else than it was to find: nothing of it is kept. */
class Outdated extends Error {}

/** @returns false where the work was {@link Outdated} */
const unlessOutdated = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    error => {
      if (error instanceof Outdated) return false;
      throw error;
    },
  );

/** How often a batch is written anew because another tab writes the same meanwhile. */
const ATTEMPTS = 5;

/** Makes sure that the key of new records lies on this machine too. */
export interface KeyKeeper {
  /** Whether it still lies where it was put; quick. */
  stands(): Promise<boolean>;
  /** Puts it wherever it is missing. @returns whether the page seals with another one from now on, which lay there instead */
  keep(): Promise<boolean>;
}

/**
 * Done while waiting for the disk: a record whose key is lost can never be opened.
 * @param isLook whether all places are looked at
 * @returns whether the page seals with another key by now
 */
export async function keepKey(keys: KeyKeeper | undefined, isLook: boolean): Promise<boolean> {
  if (keys === undefined || (!isLook && (await keys.stands()))) return false;
  return keys.keep();
}

interface AppendPorts<Event extends Envelope> {
  /** Asked with each write: the cipher changes when a lock is set or opened. */
  readonly cipherNow: () => RecordCipher | undefined;
  readonly keys: KeyKeeper | undefined;
  readonly copy: SecondCopy | undefined;
  readonly page: () => StorePage<Event>;
  /** The database's id, as it was opened. */
  readonly id: unknown;
}

/** Appends batches to logs, as {@link LogStore.append} says. */
export function createAppend<Event extends Envelope>({
  cipherNow,
  keys,
  copy,
  page,
  id: opened,
}: AppendPorts<Event>) {
  /** The database's id, as this page knows it. */
  let known = opened;

  /**
   * Adds new records of the page without looking whether they are there. Both copies, and all of the database, are asked at
   * once: each answer waits until the page has finished drawing.
   */
  const addNew = async (open: Database, batch: Batch): Promise<void> => {
    const playbooks = textsOf(batch.playbooks);
    const writes = await decideWrites(cipherNow(), writesOf(batch), []);
    const transaction = writing(open);
    const copied = copy?.append(writes, playbooks);
    copied?.catch(() => undefined);
    const [id] = await commit(transaction, () =>
      Promise.all([
        transaction.objectStore('settings').get(STORE_KEY),
        addAll(writes, playbooks, streamsIn(batch), transaction),
      ]),
    );
    if (id !== known) throw new Outdated();
    await copied;
  };

  const heldOf = (streams: readonly string[]): Batch<Event> => {
    if (streams.length === 0) return { events: [] };
    const held = page().held();
    return { ...held, events: held.events.filter(({ stream }) => streams.includes(stream)) };
  };

  /** Reads which marks of deletion were left under the page: of the whole store, and of each log that a batch belongs to. */
  const lookFor = async (settings: Pick<Settings, 'get'>, batch: Batch) => {
    const [id, ...marks] = await Promise.all(
      [STORE_KEY, ...streamsIn(batch).map(wipedKey)].map(key => settings.get(key)),
    );
    return { id, wiped: streamsIn(batch).filter((_, position) => marks[position] !== undefined) };
  };

  /**
   * Writes a batch, together with all that the page holds of logs deleted under it: a wiped log is written whole or not at all.
   * Present records are looked at first; the transaction that writes checks that they are still the same.
   */
  const write = async (open: Database, batch: Batch<Event>): Promise<void> => {
    const { id, wiped } = await lookFor(open.transaction('settings').store, batch);
    const isReplaced = id !== known;
    if (isReplaced) await keys?.keep();
    const whole = isReplaced ? together(page().held(), batch) : together(heldOf(wiped), batch);
    const playbooks = textsOf(whole.playbooks);
    const plain = writesOf(whole);
    const before = open.transaction(['events', 'attachments']);
    const present = await presentIn(plain, store => before.objectStore(store));
    const writes = await decideWrites(cipherNow(), plain, present);
    const isTask = isReplaced || [wiped, writes, playbooks].some(({ length }) => length > 0);
    if (isTask) {
      const transaction = writing(open);
      known = await commit(transaction, async () => {
        const settings = transaction.objectStore('settings');
        const now = await lookFor(settings, batch);
        if (now.id !== id || now.wiped.length !== wiped.length) throw new Outdated();
        for (const { digest, text } of playbooks)
          await transaction.objectStore('playbooks').put(text, digest);
        for (const stream of wiped) await settings.delete(wipedKey(stream));
        const written = await idIn(settings);
        // Done last: a transaction that has run out of room answers no further questions.
        await writeAll(writes, store => transaction.objectStore(store));
        return written;
      });
    }
    await copy?.append(writes, playbooks, streamsIn(whole));
    if (isReplaced) page().changed('rewritten');
    else if (wiped.length > 0) page().changed('returned');
  };

  /**
   * Removes conflicting records from the second copy, which was written at the same time: otherwise they would seem lost from
   * the database.
   */
  const takeBack = async (open: Database, batch: Batch): Promise<void> => {
    const refused = writesOf(batch);
    const now = open.transaction(['events', 'attachments']);
    const present = await presentIn(refused, store => now.objectStore(store));
    await copy?.append(
      refused.map(({ store, key }, position) => ({ store, key, value: present[position] })),
      [],
    );
  };

  const appendAll = async (open: Database, batch: Batch<Event>): Promise<void> => {
    const isNew = batch.isNew === true;
    if (isNew && (await unlessOutdated(addNew(open, batch)))) return;
    try {
      for (let count = 0; count < ATTEMPTS; count += 1) if (await unlessOutdated(write(open, batch))) return;
    } catch (error) {
      // Records refused for want of room are sound: should the page end before they are written, the copy has them.
      if (isNew && failureCode(error) === 'conflict') await takeBack(open, batch).catch(() => undefined);
      throw error;
    }
    throw new StorageFailure('failed');
  };

  return async (open: Database, batch: Batch<Event>): Promise<void> => {
    const kept = keepKey(keys, batch.events.length === 0);
    kept.catch(() => undefined);
    await appendAll(open, batch);
    if (await kept) await appendAll(open, together(page().held(), { ...batch, isNew: false }));
  };
}

const streamsIn = ({ events, attachments = [] }: Batch): readonly string[] => [
  ...new Set([...events, ...attachments].map(({ stream }) => stream)),
];

const together = <Event extends Envelope>(held: Batch<Event>, batch: Batch<Event>): Batch<Event> => ({
  events: [...held.events, ...batch.events],
  playbooks: [...(held.playbooks ?? []), ...(batch.playbooks ?? [])],
  attachments: [...(held.attachments ?? []), ...(batch.attachments ?? [])],
});

interface Target {
  get(key: [string, string]): Promise<unknown>;
  add(value: unknown, key: [string, string]): Promise<unknown>;
  put(value: unknown, key: [string, string]): Promise<unknown>;
}

/** `strict` waits for the disk: a power cut after 已保存 must not take the event with it. */
const writing = (open: Database) =>
  open.transaction(['events', 'playbooks', 'attachments', 'settings'], 'readwrite', { durability: 'strict' });

/**
 * Adds records taken to be new, and commits before anything is answered. A database that turns out to be another has them then
 * too, as it will have everything else that the page holds.
 * @throws {Outdated} where some of them are there, or one of the logs was wiped: then nothing is added
 */
async function addAll(
  writes: readonly RecordWrite[],
  playbooks: readonly PlaybookText[],
  streams: readonly string[],
  transaction: ReturnType<typeof writing>,
): Promise<void> {
  const asked: Promise<unknown>[] = [];
  const settings = transaction.objectStore('settings');
  try {
    // Where the mark of a wiped log is, a second one ends the transaction: nothing has to be answered first.
    for (const key of streams.map(wipedKey)) asked.push(settings.add(true, key), settings.delete(key));
    for (const { store, key, value } of writes) asked.push(transaction.objectStore(store).add(value, key));
    for (const { digest, text } of playbooks)
      asked.push(transaction.objectStore('playbooks').put(text, digest));
    transaction.commit();
  } catch (error) {
    // A value that cannot be stored throws at once, while other requests are already under way.
    asked.push(Promise.reject(error));
  }
  try {
    await Promise.all(asked);
  } catch (error) {
    throw error instanceof DOMException && error.name === 'ConstraintError' ? new Outdated() : error;
  }
}

/** @throws {Outdated} where something else lies there by now: then nothing is written */
async function writeAll(
  writes: readonly RecordWrite[],
  storeOf: (store: LogWrite['store']) => Target,
): Promise<void> {
  const present = await presentIn(writes, storeOf);
  if (writes.some(({ before }, position) => !sameRecord(before, present[position]))) throw new Outdated();
  await Promise.all(
    writes.map(({ store, key, value, before }) =>
      before === undefined ? storeOf(store).add(value, key) : storeOf(store).put(value, key),
    ),
  );
}

/** Takes a log, or {@link EVERYTHING}, away. @param isMarked says so to pages that have not heard of it when they write */
export async function removeLog(open: Database, stream: string, isMarked: boolean): Promise<void> {
  const stores = ['events', 'attachments', 'playbooks', 'records'] as const;
  const transaction = open.transaction([...stores, 'settings'] as const, 'readwrite', {
    durability: 'strict',
  });
  await commit(transaction, async () => {
    const events = transaction.objectStore('events');
    const isAll = stream === EVERYTHING;
    const streams = isAll ? new Set((await events.getAllKeys()).map(([id]) => id)) : [stream];
    if (isMarked)
      for (const each of streams) await transaction.objectStore('settings').put(true, wipedKey(each));
    if (isAll) {
      for (const store of stores) await transaction.objectStore(store).clear();
      return;
    }
    await events.delete(ofStream(stream));
    await transaction.objectStore('attachments').delete(ofStream(stream));
    // Names that begin with the id and a slash: `0` is the character after `/`.
    const names = IDBKeyRange.bound(`${stream}/`, `${stream}0`, false, true);
    await transaction.objectStore('records').delete(names);
  });
}
