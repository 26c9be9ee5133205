import type { Signature } from './signature.ts';

/** The acting officer: a role of the plan, with name and duty title if given. */
export interface Actor {
  readonly role: string;
  readonly name?: string;
  readonly title?: string;
}

/**
 * One event of a log, immutable. SPEC.md says what its parts promise.
 * @template Type names the kind;
 * @template Data is the kind's own content
 */
export interface Envelope<Type extends string = string, Data = unknown> {
  /** Lowest version of the log's format that can say this event. */
  readonly v: number;
  /** ULID: sorts by the writer's clock, unique without a server. */
  readonly id: string;
  /** The log it belongs to: an incident, a training record, a drill run. ULID. */
  readonly stream: string;
  /** When it was written down, by the writer's clock. UTC ISO 8601 with milliseconds. */
  readonly at: string;
  readonly by: Actor;
  readonly type: Type;
  readonly data: Data;
  /** Hashes of the heads the writer had seen. */
  readonly prev: readonly string[];
  /** SHA-256 over the canonical JSON (RFC 8785) of everything else but signatures, in hexadecimal. */
  readonly hash: string;
  /** Machines' signatures over the hash; not hashed themselves. */
  readonly signatures?: readonly Signature[];
}
