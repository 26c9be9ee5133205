import { isObject } from '../base/guard.ts';
import type { Envelope } from './envelope.ts';
import { hasItsHash } from './hash.ts';
import { LOG_VERSION } from './kind.ts';
import type { EventProblem } from './read.ts';

/** An event, or why there is none. */
export type Verified = { readonly event: Envelope } | { readonly problem: EventProblem };

const isText = (value: unknown): value is string => typeof value === 'string';
const isEnvelope = (value: object): value is Envelope =>
  'v' in value &&
  typeof value.v === 'number' &&
  'id' in value &&
  isText(value.id) &&
  'stream' in value &&
  isText(value.stream) &&
  'at' in value &&
  isText(value.at) &&
  'by' in value &&
  isObject(value.by) &&
  'type' in value &&
  isText(value.type) &&
  'data' in value &&
  'prev' in value &&
  Array.isArray(value.prev) &&
  value.prev.every(isText) &&
  'hash' in value &&
  isText(value.hash);

/**
 * Reads back what this machine has stored: version, envelope, hash. Only sound events are ever stored, so what an event
 * says is as its writer checked it; a log from elsewhere is checked kind by kind too.
 */
export function verifyEvent(value: unknown): Verified {
  if (!isObject(value)) return { problem: { code: 'unreadable' } };
  if ('v' in value && typeof value.v === 'number' && value.v > LOG_VERSION)
    return { problem: { code: 'newerVersion' } };
  if (!isEnvelope(value)) return { problem: { code: 'unreadable' } };
  return hasItsHash(value) ? { event: value } : { problem: { code: 'altered' } };
}
