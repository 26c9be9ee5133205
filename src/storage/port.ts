import type { IncidentEvent } from '../incident/event.ts';
import type { EventProblem } from '../incident/log.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** A stored record that cannot be read as a sound event. Kept where it is, shown and exportable, never dropped. */
export interface BrokenRecord {
  readonly key: string;
  readonly value: unknown;
  readonly problem: EventProblem['code'];
}

/** The records of one incident, in no particular order. */
export interface StoredLog {
  readonly events: readonly IncidentEvent[];
  readonly broken: readonly BrokenRecord[];
}

/** A file kept with an incident. */
export interface Attachment {
  readonly incidentId: string;
  /** Of the bytes, in hexadecimal; the events name it by this. */
  readonly sha256: string;
  /** Media type as the officer's browser gave it. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is written together: all of it, or nothing. */
export interface Batch {
  readonly events: readonly IncidentEvent[];
  /** Playbooks the events rest on, with their digests. */
  readonly playbooks?: readonly { readonly digest: string; readonly playbook: Playbook }[];
  readonly attachments?: readonly Attachment[];
}

/**
 * Where incidents live. Append-only: an event is never changed, and appending one that is already there does nothing;
 * only a record that cannot be read gives way to the sound event of the same id.
 * Methods reject with a {@link StorageFailure}.
 */
export interface IncidentStore {
  /** Whether what was appended survives closing the page. */
  readonly durable: boolean;
  /** Ids of all incidents with at least one record. */
  incidentIds(): Promise<readonly string[]>;
  /** Everything stored of an incident, but for the events whose ids are already known. */
  read(incidentId: string, known?: ReadonlySet<string>): Promise<StoredLog>;
  /** Resolves only when the batch is committed. */
  append(batch: Batch): Promise<void>;
  readPlaybook(digest: string): Promise<Playbook | undefined>;
  /** `undefined` when it is not here, or is no longer what its digest says. */
  readAttachment(incidentId: string, sha256: string): Promise<Attachment | undefined>;
  /** Takes an incident off this machine: its events, broken records and attachments, and the drafts whose names begin with its id and a slash. */
  remove(incidentId: string): Promise<void>;
  /** An unfinished form, or a small record of this machine (the roster, backups), by name. `undefined` removes it. */
  keepDraft(name: string, draft: unknown): Promise<void>;
  readDraft(name: string): Promise<unknown>;
  close(): void;
}

/** Why storage did not do what was asked. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  /**
   * `missing`: no storage here; `blocked`: another tab holds an old version; `newer`: written by a newer edition;
   * `full`: no room; `failed`: anything else.
   */
  readonly code: 'missing' | 'blocked' | 'newer' | 'full' | 'failed';
  constructor(code: StorageFailure['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
