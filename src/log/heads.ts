import type { Envelope } from './envelope.ts';
import { MOST_NAMED_HEADS } from './limits.ts';

/**
 * The latest heads, at most as many as are read: the next event names these. A log with more is joined by several
 * events.
 */
export const namedHeads = (heads: readonly string[]): readonly string[] => heads.slice(-MOST_NAMED_HEADS);

/** The heads once an event was written that names {@link namedHeads} of them. */
export const headsAfter = (heads: readonly string[], { hash }: Pick<Envelope, 'hash'>): readonly string[] => [
  ...heads.slice(0, -MOST_NAMED_HEADS),
  hash,
];
