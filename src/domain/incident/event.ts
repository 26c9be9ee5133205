import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { slug, z } from '../schema.ts';

/** Version of the event's shape. A higher one comes from a newer edition of the site. */
export const EVENT_VERSION = 1;

/** Limits of typed text, in characters as a reader counts them. Checked when a command is decided, not when a log is read. */
export const TEXT_LIMITS = { title: 60, note: 4000, reason: 500, name: 30 } as const;

const utcTime = z.iso.datetime({ precision: 3 });
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const facts = z.record(z.string(), z.string());

/** What can happen to an incident. A correction never edits: `undone` names the event it takes back. */
const happening = {
  /** Pins the playbook by digest. Always the first event. */
  opened: z.strictObject({ title: z.string(), facts, playbook: hash }),
  renamed: z.strictObject({ title: z.string() }),
  /** The whole set of facts after a re-grade, not a difference. */
  regraded: z.strictObject({ facts }),
  /** `doneAt` is when it was done, which may be earlier than when it was written down. */
  stepDone: z.strictObject({ step: slug, doneAt: utcTime }),
  stepNotApplicable: z.strictObject({ step: slug, reason: z.string() }),
  stepSkipped: z.strictObject({ step: slug, reason: z.string() }),
  /** A note on a step, or on the incident where `step` is absent. */
  noted: z.strictObject({ step: z.exactOptional(slug), text: z.string() }),
  closed: z.strictObject({ reason: z.string() }),
  reopened: z.strictObject({}),
  undone: z.strictObject({ event: z.string() }),
};

const envelope = {
  v: z.literal(EVENT_VERSION),
  /** ULID: sorts by the writer's clock, unique without a server. */
  id: z.ulid(),
  incidentId: z.ulid(),
  /** When it was written down, by the writer's clock. */
  at: utcTime,
  by: z.strictObject({ role: slug, name: z.exactOptional(z.string()) }),
  /** Hashes of the heads the writer had seen: what makes the log a graph that merges by union. */
  prev: z.array(hash),
  /** SHA-256 over the canonical JSON of everything else in the event. */
  hash,
};

const variant = <Type extends keyof typeof happening>(type: Type) =>
  z.strictObject({ ...envelope, type: z.literal(type), data: happening[type] });

export const eventSchema = z.discriminatedUnion('type', [
  variant('opened'),
  variant('renamed'),
  variant('regraded'),
  variant('stepDone'),
  variant('stepNotApplicable'),
  variant('stepSkipped'),
  variant('noted'),
  variant('closed'),
  variant('reopened'),
  variant('undone'),
]);

export type IncidentEvent = z.infer<typeof eventSchema>;
/** What an event says, apart from who wrote it and when. */
export type Happening = IncidentEvent extends infer Event
  ? Event extends IncidentEvent
    ? Pick<Event, 'type' | 'data'>
    : never
  : never;
/** Who acts: a role of the plan, and a name if the officer gave one. */
export type Actor = IncidentEvent['by'];

/** SHA-256 of a value's canonical JSON (RFC 8785), in hexadecimal. The same digest pins playbooks. */
export function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? 'null')));
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
