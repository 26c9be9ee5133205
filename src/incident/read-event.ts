import { hasItsHash } from '../log/hash.ts';
import { eventSchema } from './event-schema.ts';
import { isNewer, type ReadEvent } from './log.ts';

/** Reads one value from elsewhere as an event: right shape, known version, and a hash that fits. */
export function readEvent(value: unknown): ReadEvent {
  if (isNewer(value)) return { problem: { code: 'newerVersion' } };
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) return { problem: { code: 'unreadable' } };
  return hasItsHash(parsed.data) ? { event: parsed.data } : { problem: { code: 'altered' } };
}
