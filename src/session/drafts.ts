import { isObject } from '../base/guard.ts';
import { createListeners } from '../base/listeners.ts';
import { isSame } from '../base/same.ts';
import { changeRecord, EVERYTHING, failureCode, StorageFailure } from '../storage/port.ts';
import { recordName, type SmallRecords } from './small-records.ts';
import { createWriteQueue } from './write-queue.ts';

/** The half-written forms of one incident, or of the machine outside any, by form. */
export interface FormDrafts {
  /** As last typed here or, where nothing was, in another tab; `undefined` where nothing is. */
  read(form: string): unknown;
  /** `undefined` where it was sent or given up. Plain data, with fields that are replaced and never changed. */
  keep(form: string, draft: unknown): void;
  /** Forms that something is half written in. */
  forms(): readonly string[];
  /** Calls when one of them was changed. @returns stops listening */
  listen(listener: () => void): () => void;
}

/** Word to other tabs that a draft was written or taken away. */
export interface DraftWord {
  /** Name of its record. */
  readonly draft: DraftName;
  /** The draft that was taken away because it was sent or given up. */
  readonly taken?: unknown;
}

interface DraftPorts {
  readonly store: SmallRecords;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  readonly announce: (word: DraftWord) => void;
  /** Called when the save state has changed, or they could be read at last. */
  readonly changed: () => void;
}

/** Before what could not be read is asked for again, in milliseconds. */
export const READ_AGAIN_AFTER = 3_000;

/** The names of a scope's drafts begin with the scope, so that the store deletes them with an incident. */
const prefixOf = (scope: string) => recordName.draft(scope, '');
const MACHINE = 'machine';

type DraftName = ReturnType<typeof recordName.draft>;
const isDraft = (name: string): name is DraftName => name.includes(prefixOf(''));

type Parts = Readonly<Record<string, unknown>>;
const isParts = (value: unknown): value is Parts =>
  isObject(value) && !Array.isArray(value) && !(value instanceof Uint8Array);

/** Applies the changes typed here since `base` to the stored draft: two tabs in one form each keep the fields they wrote. */
export function rebased(base: unknown, typed: unknown, there: unknown): unknown {
  // A draft that was read again is another object: an unchanged one must not redraw its form.
  if (!isParts(typed) || !isParts(there) || isSame(base, there)) return typed;
  const before = isParts(base) ? base : {};
  const own = Object.entries(typed).flatMap(([field, value]) =>
    value === before[field] ? [] : [[field, rebased(before[field], value, there[field])] as const],
  );
  const gone = Object.keys(before).filter(field => !(field in typed));
  const kept = Object.entries(there).filter(([field]) => !gone.includes(field));
  return Object.fromEntries([...kept, ...own]);
}

/** A choice, a date or a number: two of them side by side are none that a field can show. */
const isOneValue = (text: string): boolean => /^[\w:.+-]*$/.test(text);

/** Keeps both the stored draft and the words typed before it could be read: nobody has chosen between them. */
function both(there: unknown, typed: unknown): unknown {
  if (there === undefined || isWithinCapacity(there, typed)) return typed;
  if (typed === undefined || isWithinCapacity(typed, there)) return there;
  if (typeof there === 'string' && typeof typed === 'string')
    return isOneValue(there) && isOneValue(typed) ? typed : `${there} / ${typed}`;
  if (Array.isArray(there) && Array.isArray(typed)) return [...there, ...typed];
  if (!isParts(there) || !isParts(typed)) return typed;
  const own = Object.entries(typed).map(([field, value]) => [field, both(there[field], value)] as const);
  return { ...there, ...Object.fromEntries(own) };
}

/** Whether all that one draft says is in another, which somebody has gone on writing from there. */
function isWithinCapacity(words: unknown, whole: unknown): boolean {
  if (typeof words === 'string' && typeof whole === 'string') return whole.startsWith(words);
  if (!isParts(words) || !isParts(whole)) return isSame(words, whole);
  return Object.entries(words).every(([field, value]) => isWithinCapacity(value, whole[field]));
}

export type Drafts = ReturnType<typeof createDrafts>;

/** Everything half written, on disk as it is typed. */
export function createDrafts({ store, schedule, announce, changed }: DraftPorts) {
  /** As shown, by the record's name. */
  const shown = new Map<DraftName, unknown>();
  /** As this page last wrote it to the disk, or took it from there. */
  const seen = new Map<DraftName, unknown>();
  /** Typed in this page and not sent, with what stood there before: no other tab takes words from under the hands. */
  const typedHere = new Map<DraftName, unknown>();
  let isRead = false;
  let reading: Promise<void> | undefined;
  let readProblem: StorageFailure['code'] | undefined;
  const { add: listen, tell } = createListeners();
  const set = (drafts: Map<DraftName, unknown>, name: DraftName, draft: unknown): void => {
    if (draft === undefined) drafts.delete(name);
    else drafts.set(name, draft);
  };
  // A new item for each change: typing goes on while one is written.
  const queue = createWriteQueue<{ readonly name: DraftName }>({
    write: async ({ name }) => {
      // A draft that has not been read must not be overwritten.
      if (!isRead) await (reading ?? load());
      if (!isRead) throw new StorageFailure('unreadable');
      const typed = shown.get(name);
      let taken: unknown;
      const written = await changeRecord(store, name, there => {
        taken = undefined;
        if (typed !== undefined) return rebased(seen.get(name), typed, there);
        // Takes away only the draft that was sent: another tab may have stored newer words since.
        if (!isSame(there, seen.get(name))) return there;
        taken = there;
        return undefined;
      }).catch(async error => {
        // One that does not open is none, and gives way.
        if (failureCode(error) !== 'unreadable') throw error;
        await store.putRecord(name, typed);
        return typed;
      });
      const newest = rebased(typed, shown.get(name), typed === undefined ? undefined : written);
      set(seen, name, written);
      announce({ draft: name, taken });
      if (shown.get(name) === newest) return;
      set(shown, name, newest);
      tell();
    },
    sizeOf: () => 1,
    schedule,
    changed,
  });
  const isWaiting = (name: DraftName): boolean => queue.waiting().some(waiting => waiting.name === name);
  const write = (name: DraftName): void => queue.append({ name }, waiting => waiting.name === name);

  /** @param taken the draft that another tab took away, if it said which */
  const take = async (name: DraftName, taken?: unknown): Promise<void> => {
    const before = shown.get(name);
    let there: unknown;
    try {
      there = (await store.readRecord(name)).value;
    } catch (error) {
      if (failureCode(error) !== 'unreadable') throw error;
    }
    if (!isRead && there !== undefined && !seen.has(name)) {
      set(seen, name, there);
      if (typedHere.has(name)) typedHere.set(name, there);
      set(shown, name, both(there, shown.get(name)));
      return;
    }
    // Words typed meanwhile are newer: writing them brings both together.
    if (isWaiting(name) || shown.get(name) !== before) return;
    if (there === undefined && typedHere.has(name)) {
      if (!isSame(before, seen.get(name))) return;
      // Others went that lay upon the words of this page, which are put back.
      if (taken !== undefined && !isWithinCapacity(before, taken)) return write(name);
      // These very words, or more, were sent from another page, or went with their incident.
      typedHere.delete(name);
    }
    const now = typedHere.has(name) ? rebased(typedHere.get(name), before, there) : there;
    if (isSame(before, now)) return;
    set(seen, name, now);
    set(shown, name, now);
  };

  const readAll = async (): Promise<void> => {
    try {
      const names = (await store.recordNames()).filter(isDraft);
      await Promise.all([...new Set([...names, ...shown.keys()])].map(name => take(name)));
      readProblem = undefined;
      isRead = true;
      // Drafts typed before the records could be read wait for this.
      queue.retry();
    } catch (error) {
      readProblem = failureCode(error);
      schedule(() => void load().then(changed), READ_AGAIN_AFTER);
    }
    tell();
  };
  /** Takes over the stored drafts, and tries again where they cannot be read. Never rejects. */
  const load = (): Promise<void> => {
    reading = readAll();
    return reading;
  };

  const scopes = new Map<string, FormDrafts>();
  const scopeOf = (scope: string): FormDrafts => ({
    read: form => shown.get(recordName.draft(scope, form)),
    keep: (form, draft) => {
      const name = recordName.draft(scope, form);
      if (draft === shown.get(name)) return;
      if (draft === undefined) typedHere.delete(name);
      else if (!typedHere.has(name)) typedHere.set(name, shown.get(name));
      set(shown, name, draft);
      write(name);
      tell();
    },
    forms: () => {
      const prefix = prefixOf(scope);
      return [...shown.keys()].filter(name => name.startsWith(prefix)).map(name => name.slice(prefix.length));
    },
    listen,
  });

  return {
    /** @param scope an incident's id, with which its drafts are wiped; without it the machine */
    of: (scope = MACHINE): FormDrafts => {
      const drafts = scopes.get(scope) ?? scopeOf(scope);
      scopes.set(scope, drafts);
      return drafts;
    },
    load,
    /** Until then no form may be called empty: one that began empty would mix with its stored draft. */
    isRead: (): boolean => isRead,
    /** Why they could not be read; that is tried again by itself. */
    readProblem: (): StorageFailure['code'] | undefined => readProblem,
    /** Takes in another tab's announcement. @returns whether it is about a draft */
    hear: (word: unknown): boolean => {
      if (!isObject(word) || !('draft' in word) || typeof word.draft !== 'string') return false;
      const { draft, taken } = word as DraftWord;
      if (!isWaiting(draft)) void take(draft, taken).then(tell, () => undefined);
      return true;
    },
    /** Puts everything to a disk that has lost it. */
    writeAll: (): void => {
      for (const name of shown.keys()) write(name);
    },
    /** Their incident, or {@link EVERYTHING}, is no longer on this machine: they go with it, and what this page may have written since. */
    drop: (scope: string): void => {
      const prefix = scope === EVERYTHING ? '' : prefixOf(scope);
      for (const name of [...shown.keys()].filter(each => each.startsWith(prefix))) {
        shown.delete(name);
        typedHere.delete(name);
        write(name);
      }
      tell();
    },
    state: queue.state,
    retry: queue.retry,
    flushed: queue.flushed,
  };
}
