import { fieldsOf } from '../base/guard.ts';
import { StorageFailure } from './port.ts';

/** The data key encrypted under a key that is derived from a secret. Bytes in hexadecimal. */
export interface WrappedKey {
  readonly iterations: number;
  readonly salt: string;
  readonly iv: string;
  readonly data: string;
}

interface Named {
  readonly version: 1;
  /** Id of the key, which every sealed record carries. */
  readonly keyId: string;
  /** Counts the changes of the lock: of two records of one key the later counts. */
  readonly revision: number;
}

/**
 * A machine's record of its data key: the key itself, or, while a lock is set, the key wrapped by the passphrase and, where the
 * office wanted one, by a recovery key. The key stays the same for good, so no record is ever sealed anew.
 */
export type KeyRecord = OpenKey | LockedKey;

export interface OpenKey extends Named {
  readonly kind: 'open';
  readonly key: string;
}

export interface LockedKey extends Named {
  readonly kind: 'locked';
  readonly passphrase: WrappedKey;
  readonly recovery?: WrappedKey;
}

/** Whether this page may encrypt: browsers offer it over HTTPS and on localhost only. */
export const canSeal = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined;

export const toHex = (bytes: Uint8Array): string =>
  [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a text, in hexadecimal, worked out beside the page's own thread. Where this page may encrypt. */
export const browserDigest = async (text: string): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));

export const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));

/** Length of a key's id, in bytes. */
export const KEY_ID_LENGTH = 8;

const isHex = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && /^([0-9a-f]{2})+$/.test(value);

function isWrapped(value: unknown): boolean {
  const { iterations, salt, iv, data } = fieldsOf(value);
  return typeof iterations === 'number' && [salt, iv, data].every(isHex);
}

/** @throws {StorageFailure} where the text is no key record that this edition knows: then nothing may be written over it */
export function parseKeyRecord(text: string): KeyRecord {
  let value: ReturnType<typeof fieldsOf>;
  try {
    value = fieldsOf(JSON.parse(text));
  } catch (error) {
    throw new StorageFailure('keyDamaged', error);
  }
  const { version, kind, keyId, revision, key, passphrase, recovery } = value;
  if (typeof version === 'number' && version > 1) throw new StorageFailure('newer');
  const isWhole =
    kind === 'open'
      ? isHex(key)
      : kind === 'locked' && isWrapped(passphrase) && (recovery === undefined || isWrapped(recovery));
  const isNamed =
    isHex(keyId) && String(keyId).length === 2 * KEY_ID_LENGTH && Number.isSafeInteger(revision);
  if (version !== 1 || !isNamed || !isWhole) throw new StorageFailure('keyDamaged');
  return value as unknown as KeyRecord;
}
