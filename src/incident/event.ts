import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import './is-well-formed.ts';
import canonicalize from 'canonicalize';
import type { z } from '../base/schema.ts';
import type {
  eventSchema,
  personSchema,
  recordedValueSchema,
  segmentSchema,
  untilSchema,
} from './event-schema.ts';

/**
 * Version of the event's shape. A higher one comes from a newer edition of the site. Versions 2 to 4 only add: new kinds
 * of happening, and new optional data on old ones; so earlier events are read as they are, hash and all, and need no lift.
 */
export const EVENT_VERSION = 4;

/** Limits of typed text, in characters as a reader counts them. Checked when a command is decided, not when a log is read. */
export const TEXT_LIMITS = {
  title: 60,
  note: 4000,
  reason: 500,
  name: 30,
  value: 500,
  sheet: 4000,
  /** A fact of the ledger, and where it comes from. */
  fact: 1000,
  /** One part of a statement, or one field of a document. */
  part: 20_000,
} as const;

/** Limits of attached files, in bytes: one file, and all of one incident together. */
export const FILE_LIMITS = { one: 5 * 1024 * 1024, all: 30 * 1024 * 1024 } as const;

/** The parts of a hand-over sheet, in the order in which they are read back. */
export const SHEET_PARTS = ['situation', 'done', 'todo', 'limits', 'risks', 'contacts'] as const;

export type IncidentEvent = z.infer<typeof eventSchema>;
/** What an event says, apart from who wrote it and when. */
export type Happening = IncidentEvent extends infer Event
  ? Event extends IncidentEvent
    ? Pick<Event, 'type' | 'data'>
    : never
  : never;
export type Person = z.infer<typeof personSchema>;
export type RecordedValue = z.infer<typeof recordedValueSchema>;
export type RecordedFile = Extract<RecordedValue, { kind: 'file' }>;
export type RecordedValues = Readonly<Record<string, RecordedValue>>;
export type Until = z.infer<typeof untilSchema>;
export type Segment = z.infer<typeof segmentSchema>;
/** Events of the way from facts to a release, of feedback, documents and review; screens that load on demand read them. */
export type ReleaseEvent = Exclude<
  IncidentEvent,
  {
    type:
      | 'opened'
      | 'renamed'
      | 'regraded'
      | `step${string}`
      | 'noted'
      | 'corrected'
      | 'assigned'
      | `pause${string}`
      | 'handedOver'
      | 'playbookMoved'
      | 'closed'
      | 'reopened'
      | 'undone';
  }
>;
export type NoteKind = 'fact' | 'decision' | 'guess' | 'contact';
export type HandoverSheet = Readonly<Record<(typeof SHEET_PARTS)[number], string>>;
/** Which run of a drill an incident belongs to. */
export type DrillMark = NonNullable<Extract<IncidentEvent, { type: 'opened' }>['data']['drill']>;
/** Who acts: a role of the plan, and a name if the officer gave one. */
export type Actor = IncidentEvent['by'];

/** SHA-256 of a value's canonical JSON (RFC 8785), in hexadecimal. The same digest pins playbooks. */
export function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? 'null')));
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export function digestOfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** The hash an event must carry. */
export function hashOf(event: IncidentEvent): string {
  const { hash: _, ...rest } = event;
  return digestOf(rest);
}

/** An event before its hash is computed. */
export type UnsealedEvent = IncidentEvent extends infer Event
  ? Event extends IncidentEvent
    ? Omit<Event, 'hash'>
    : never
  : never;

/** Completes an event with its hash. */
export function seal(event: UnsealedEvent): IncidentEvent {
  return { ...event, hash: digestOf(event) };
}
