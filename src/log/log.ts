import type { Causality } from './causality.ts';
import type { Envelope } from './envelope.ts';
import type { Kinds } from './kind.ts';

/** Events about one subject. */
export interface Subject<Event extends Envelope> {
  /** All its events that were not taken back, in causal order: its history. */
  readonly said: readonly Event[];
  /** Events that no later one replaced; several if their writers did not know of each other. */
  readonly current: readonly Event[];
}

/** Something two officers who worked apart have left to be decided. */
export type LogDifference<Event extends Envelope> =
  /** Several values of one subject. */
  | { readonly kind: 'values'; readonly subject: string; readonly values: readonly Event[] }
  /** A value, and work done elsewhere without knowing of it. */
  | {
      readonly kind: 'contradicted';
      readonly subject: string;
      readonly value: Event;
      readonly by: readonly Event[];
    }
  /** An event that was taken back while somebody else built on it. */
  | {
      readonly kind: 'orphaned';
      /** The undoing's own: choosing it says that it stands. */
      readonly subject: string;
      readonly target: Event;
      readonly undo: Event;
      readonly by: readonly Event[];
    };

/** The events of one log in order, with what they add up to. Knows no playbook and no clock. */
export interface Log<Event extends Envelope> {
  readonly stream: string;
  /** In causal order; the same on every machine. */
  readonly events: readonly Event[];
  /** Place in `events`, by id. */
  readonly places: ReadonlyMap<string, number>;
  /** Hashes of the events that no other has seen. */
  readonly heads: readonly string[];
  /** Hashes that others have seen and this log has not: records lost on some machine. */
  readonly gaps: readonly string[];
  readonly byType: ReadonlyMap<string, readonly Event[]>;
  /** Events that take another back, by the id of the other. */
  readonly undone: ReadonlyMap<string, readonly Event[]>;
  readonly subjects: ReadonlyMap<string, Subject<Event>>;
  /** Where officers worked apart: who knew what before a place, from which on each event knows all before it. */
  readonly fork: Fork | undefined;
  /** Queries that depend on the kinds of the log. */
  readonly family: LogFamily<Event>;
}

/** The operations on logs of some kinds. */
export interface LogFamily<Event extends Envelope> {
  readonly kinds: Kinds<Event>;
  /** Puts events in order and computes the current values. `undefined` for no events. Events of other streams do not belong here. */
  fold(given: readonly Event[]): Log<Event> | undefined;
  /** Adds events. Cheap where each knows all heads, as an officer's own actions do; a fork is folded anew. */
  extend(log: Log<Event>, added: readonly Event[]): Log<Event>;
  /** Size of its events in a file, in bytes. */
  size(log: Log<Event>): number;
  /** All that its events are tied to: rule 17 says what folding and differences cost by it. */
  ties(log: Log<Event>): number;
  /** The same of some events. */
  countTies(events: readonly Event[]): number;
  /** The current values of a subject, oldest first; a choice is replaced by the event it chose. */
  values(log: Log<Event>, subject: string): readonly Event[];
  /** The values that were current before an index of the log. Events taken back since are left out. */
  valuesBefore(log: Log<Event>, subject: string, place: number): readonly Event[];
  /** The value of an event for a subject, for comparing. */
  saidBy(event: Event, subject: string): unknown;
  /** Those of some events that an event did not know. */
  unknownTo(log: Log<Event>, event: Event, others: readonly Event[]): readonly Event[];
  /** Those of some events that were concurrent with an event: neither knew of the other. */
  apartFrom(log: Log<Event>, event: Event, others: readonly Event[]): ReadonlySet<Event>;
  contradicting(log: Log<Event>, subject: string): readonly Event[];
  differences(log: Log<Event>): readonly LogDifference<Event>[];
}

interface Fork {
  readonly causality: Causality;
  readonly until: number;
}
