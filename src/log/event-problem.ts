import type { Envelope } from './envelope.ts';

/** Why a value is not a sound event. */
export interface EventProblem {
  readonly code: 'unreadable' | 'newerVersion' | 'altered';
}

/** An event, or why there is none. */
export type ReadEvent<Event extends Envelope> =
  | { readonly event: Event }
  | { readonly problem: EventProblem };
