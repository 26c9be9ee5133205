import type { z } from '../base/schema.ts';
import type {
  eventSchema,
  personSchema,
  recordedValueSchema,
  segmentSchema,
  untilSchema,
} from './event-schema.ts';

/** Version of the event's shape. A higher one comes from a newer edition of the site. */
export const EVENT_VERSION = 1;

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

/** An event before its hash is computed. */
export type UnsealedEvent = IncidentEvent extends infer Event
  ? Event extends IncidentEvent
    ? Omit<Event, 'hash'>
    : never
  : never;
