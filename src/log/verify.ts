import { fieldsOf, isObject } from '../base/guard.ts';
import type { Envelope } from './envelope.ts';
import type { ReadEvent } from './event-problem.ts';
import { hasItsHash } from './hash.ts';
import { LOG_VERSION } from './kind.ts';

const isText = (value: unknown): value is string => typeof value === 'string';

function isEnvelope(value: object): value is Envelope {
  const { v, id, stream, at, by, type, prev, hash, signatures = [] } = fieldsOf(value);
  return (
    typeof v === 'number' &&
    isObject(by) &&
    'data' in value &&
    Array.isArray(prev) &&
    Array.isArray(signatures) &&
    signatures.every(each => isText(fieldsOf(each)['key']) && isText(fieldsOf(each)['value'])) &&
    [id, stream, at, type, hash, ...prev].every(isText)
  );
}

/** Whether a value comes from a newer edition of the site. */
export const isNewer = (value: unknown): boolean => {
  const { v } = fieldsOf(value);
  return typeof v === 'number' && v > LOG_VERSION;
};

/**
 * Reads back what this machine has stored: version, envelope, hash. Only sound events are ever stored, so what an event
 * says is as its writer checked it; a log from elsewhere is checked kind by kind too.
 */
export function verifyEvent(value: unknown): ReadEvent<Envelope> {
  if (isNewer(value)) return { problem: { code: 'newerVersion' } };
  if (!isObject(value) || !isEnvelope(value)) return { problem: { code: 'unreadable' } };
  return hasItsHash(value) ? { event: value } : { problem: { code: 'altered' } };
}
