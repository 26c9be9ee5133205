import { StorageFailure } from './port.ts';

// Apart from lock.ts: every page asks whether there is a lock, few open one.

/**
 * What lies on disk of a lock: a random data key, wrapped by a key derived from the passphrase. So a new passphrase
 * wraps anew and no record need be sealed again; and neither the passphrase nor anything derived from it is kept.
 */
export interface LockRecord {
  readonly version: 1;
  readonly kdf: 'PBKDF2-SHA-256';
  readonly iterations: number;
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Names the data key; random. */
  readonly keyId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrappedKey: Uint8Array<ArrayBuffer>;
}

/** Where the lock lies in `settings`. */
export const LOCK_KEY = 'lock';

/** Set in `settings` of a locked store while it holds plain records: a tab that had not heard of the lock wrote them. */
export const LEFTOVERS_KEY = 'leftovers';

/** Whether this page may encrypt: browsers offer it over HTTPS and on localhost only. */
export const lockAvailable = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined;

/** @throws {StorageFailure} when there is a record that is no lock this edition knows: then nothing may be written over it */
export function parseLock(value: unknown): LockRecord | undefined {
  if (value === undefined) return undefined;
  const record: Partial<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  const { version, kdf, iterations, salt, keyId, iv, wrappedKey } = record;
  if (typeof version === 'number' && version > 1) throw new StorageFailure('newer');
  const isWhole =
    version === 1 &&
    kdf === 'PBKDF2-SHA-256' &&
    typeof iterations === 'number' &&
    typeof keyId === 'string' &&
    [salt, iv, wrappedKey].every(bytes => bytes instanceof Uint8Array);
  if (!isWhole) throw new StorageFailure('failed');
  return value as LockRecord;
}
