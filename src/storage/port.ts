import type { Envelope } from '../log/envelope.ts';
import type { EventProblem } from '../log/event-problem.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** A stored record that cannot be read as a sound event. Kept where it is, shown and exportable, never dropped. */
export interface BrokenRecord {
  readonly key: string;
  readonly value: unknown;
  readonly problem: EventProblem['code'];
}

/** The records of one log, in no particular order. */
export interface StoredLog<Event extends Envelope = Envelope> {
  readonly events: readonly Event[];
  readonly broken: readonly BrokenRecord[];
  /** Ids of those that the reader knows and the store has not. */
  readonly absent: ReadonlySet<string>;
}

/** A file kept with a log. */
export interface Attachment {
  readonly stream: string;
  /** SHA-256 of the bytes, in hexadecimal; events name the file by it. */
  readonly sha256: string;
  /** Media type as the officer's browser gave it. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Things that are written together: all of them, or none. */
export interface Batch<Event extends Envelope = Envelope> {
  readonly events: readonly Event[];
  /** Playbooks the events rest on, with their digests. */
  readonly playbooks?: readonly { readonly digest: string; readonly playbook: Playbook }[];
  readonly attachments?: readonly Attachment[];
  /** The page has just made its events: they are written without looking whether they are there, which is soonest. */
  readonly isNew?: boolean;
}

/** A small record as it lies there. */
export interface KeptRecord {
  /** `undefined` where there is none. */
  readonly value: unknown;
  /** Another with each change; empty where there is no record. */
  readonly version: string;
}

/**
 * Small records by name: drafts, the roster. Methods reject with a {@link StorageFailure}.
 * @template Name the names its user may give
 */
export interface RecordStore<Name extends string = string> {
  /** Rejects with `unreadable` where there is one that does not open. */
  readRecord(name: Name): Promise<KeptRecord>;
  /**
   * `undefined` removes it.
   * @param after the version that must still be there; without it the record is put whatever is there. A record named after a
   * log that another page has wiped is changed no more
   * @returns false where another version was there, and nothing is changed
   */
  putRecord(name: Name, value: unknown, after?: string): Promise<boolean>;
  recordNames(): Promise<readonly string[]>;
}

/** Means all logs where one is removed: no id looks like it, and leaving an id out by mistake does not ask for it. */
export const EVERYTHING = 'everything';

/** The page that works with a store. */
export interface StorePage<Event extends Envelope = Envelope> {
  held(): Batch<Event>;
  /**
   * The database seems to have been deleted (`lost`), all that the page holds was written into another one (`rewritten`), a log
   * that had been wiped was written again (`returned`), or logs came back from the second copy (`restored`), all of them where
   * the database was empty (`cleared`): records without a second copy are gone then.
   */
  changed(change: 'lost' | 'rewritten' | 'returned' | 'restored' | 'cleared'): void;
}

/**
 * Where logs live. Append-only: an event is never changed, and appending one that is already there does nothing but add signatures
 * that it lacks; only a record that cannot be read gives way to the sound event of the same id, and not where it was sealed with another key. Methods reject with a {@link StorageFailure}.
 */
export interface LogStore<Event extends Envelope = Envelope> extends RecordStore {
  /** Whether appended events survive closing the page. */
  readonly durable: boolean;
  /** Ids of all logs with at least one record. */
  streams(): Promise<readonly string[]>;
  /** Everything stored of a log, but for the events whose ids are already known. */
  read(stream: string, known?: ReadonlySet<string>): Promise<StoredLog<Event>>;
  /**
   * Resolves only when the batch is committed. Rejects with `conflict`, and writes nothing, where another sound event,
   * or one of a newer edition, has an id of the batch. Where the database was deleted or emptied under the page, all that the
   * page holds is written with the batch; where another page has wiped a log of the batch, all that it holds of that log. An
   * empty batch only looks whether the database is still the one.
   */
  append(batch: Batch<Event>): Promise<void>;
  /** Serves a page: everything it holds is written anew where the database was deleted. */
  serve(page: StorePage<Event>): void;
  readPlaybook(digest: string): Promise<Playbook | undefined>;
  /** `undefined` when it is not here, or is no longer what its digest says. */
  readAttachment(stream: string, sha256: string): Promise<Attachment | undefined>;
  /**
   * Takes a log off this machine: its events, broken records and attachments, and the records whose names begin with its id and
   * a slash. Of {@link EVERYTHING} it takes all logs, attachments, playbooks and small records.
   */
  remove(stream: string): Promise<void>;
  close(): void;
}

/** The reason why a request to storage failed. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  /**
   * `missing`: no storage here; `refused`: the browser does not let it be opened; `blocked`: another tab holds an old
   * version; `newer`: written by a newer edition; `full`: no room; `unreadable`: a record that does not open; `conflict`:
   * something else has the same id; `keyLost`: sealed records lie here, and their key lies nowhere; `keyDamaged`: the key lies here, and
   * cannot be read in any place; `failed`: anything else.
   */
  readonly code:
    | 'missing'
    | 'refused'
    | 'blocked'
    | 'newer'
    | 'full'
    | 'unreadable'
    | 'conflict'
    | 'keyLost'
    | 'keyDamaged'
    | 'failed';
  constructor(code: StorageFailure['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** @returns why, for whatever was thrown */
export const failureCode = (error: unknown): StorageFailure['code'] =>
  error instanceof StorageFailure ? error.code : 'failed';

/**
 * Changes a small record. Of two tabs that change it at once, the second changes the first one's value.
 * @param change called again for each newer value; `undefined` means none, and returning the given value leaves it unchanged
 */
export async function changeRecord<Value, Name extends string>(
  store: RecordStore<Name>,
  name: Name,
  change: (kept: unknown) => Value,
): Promise<Value> {
  for (;;) {
    const { value, version } = await store.readRecord(name);
    const changed = change(value);
    if (changed === value || (await store.putRecord(name, changed, version))) return changed;
  }
}
