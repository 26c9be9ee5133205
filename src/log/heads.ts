import type { Envelope } from './envelope.ts';
import { MOST_NAMED_HEADS } from './limits.ts';

/** Of some heads those that the next event names, the latest: no more than are read. A log that has more is joined by one event after another. */
export const namedHeads = (heads: readonly string[]): readonly string[] => heads.slice(-MOST_NAMED_HEADS);

/** The heads once an event was written that names {@link namedHeads} of them. */
export const headsAfter = (heads: readonly string[], { hash }: Pick<Envelope, 'hash'>): readonly string[] => [
  ...heads.slice(0, -MOST_NAMED_HEADS),
  hash,
];
