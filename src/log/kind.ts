import type { z } from '../base/schema.ts';
import type { Actor, Envelope } from './envelope.ts';
import type { Shapes } from './shapes.ts';

/** Version of the log's format: the highest `v` that this edition can read. */
export const LOG_VERSION = 1;

/** Somebody whom an event names. */
export interface NamedPerson extends Partial<Actor> {
  readonly name: string;
  readonly phone?: string;
}

/**
 * One kind of event: all that the log has to know of it.
 * @template Event the events of this kind
 */
export interface Kind<Event extends Envelope = Envelope> {
  readonly type: Event['type'];
  /** Lowest version of the format that can say it; what its events carry as `v`. */
  readonly version: number;
  /** Schema for the data of a foreign event, text limits included. */
  readonly shape: (shapes: Shapes) => z.ZodMiniType<Event['data']>;
  /** Subjects it gives a value. A note's subject is its own id. */
  subjects(event: Event): readonly string[];
  /** The value it gives a subject, for comparing; type and data by default. */
  value?(event: Event, subject: string): unknown;
  /** Ids of the events it builds on: taking one of them back elsewhere is a difference. */
  refersTo?(event: Event): readonly string[];
  /** Subjects it builds on: taking back every event of one of them elsewhere is a difference, too. */
  buildsOn?(event: Event): readonly string[];
  /** Subjects that it settles: whatever disturbs one of them elsewhere contradicts it. */
  settles?(event: Event): readonly string[];
  /** Subjects that it disturbs: it contradicts whatever settled one of them without knowing of it, as work contradicts a closing. */
  disturbs?(event: Event): readonly string[];
  /** People it names, besides its writer. */
  names?(event: Event): readonly NamedPerson[];
  /** Whether it can be taken back. What opens a log cannot. */
  readonly undoable: boolean;
}

/** Every kind of a log, by its type. */
export type Kinds<Event extends Envelope> = {
  readonly [Type in Event['type']]: Kind<Extract<Event, { readonly type: Type }>>;
};

type Rest<Event extends Envelope> = Omit<Kind<Event>, 'type' | 'shape' | 'version' | 'undoable'> &
  Partial<Pick<Kind<Event>, 'version' | 'undoable'>>;

/** Defines a kind of event by its data and by the subjects it gives a value. */
export function eventKind<const Type extends string, Data>(
  type: Type,
  shape: (shapes: Shapes) => z.ZodMiniType<Data>,
  rest: Rest<Envelope<NoInfer<Type>, NoInfer<Data>>>,
): Kind<Envelope<Type, Data>> {
  return {
    type,
    shape,
    version: LOG_VERSION,
    undoable: true,
    ...rest,
  };
}

/** For kinds that say something about themselves alone, and so always stand. */
export const itself = ({ type, id }: Envelope): readonly string[] => [`${type}:${id}`];

/** Type and data of an event, tied together. */
export type HappeningOf<Event extends Envelope> = Event extends Envelope
  ? Pick<Event, 'type' | 'data'>
  : never;

/** The events of a kind. */
export type EventOf<Of> = Of extends Kind<infer Event> ? Event : never;
