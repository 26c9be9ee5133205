import { createCipher, freshIv, type RecordCipher } from './cipher.ts';
import type { LockRecord } from './lock-record.ts';
import { StorageFailure } from './port.ts';

/** As OWASP asks of PBKDF2 with SHA-256 (2023): about a quarter of a second on an office PC. */
export const ITERATIONS = 600_000;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The key id is bound in, so that the wrapped key of one lock does not pass for another's. */
const wrapping = (iv: Uint8Array<ArrayBuffer>, keyId: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: bytesOf(keyId),
});

async function wrappingKey(
  passphrase: string,
  { salt, iterations }: Pick<LockRecord, 'salt' | 'iterations'>,
): Promise<CryptoKey> {
  // One input method types full-width letters where another does not; to the officer they are the same.
  const material = bytesOf(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', material, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}

/** A lock with the key that wraps its data key, so that deriving it, which is slow on purpose, happens once. */
interface Wrapped {
  readonly lock: LockRecord;
  readonly by: CryptoKey;
}

async function wrap(
  dataKey: CryptoKey,
  keyId: string,
  passphrase: string,
  iterations: number,
): Promise<Wrapped> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = freshIv();
  const by = await wrappingKey(passphrase, { salt, iterations });
  const wrappedKey = new Uint8Array(await crypto.subtle.wrapKey('raw', dataKey, by, wrapping(iv, keyId)));
  return { lock: { version: 1, kdf: 'PBKDF2-SHA-256', iterations, salt, keyId, iv, wrappedKey }, by };
}

/** `undefined` where it was wrapped by another key. @param extractable only in order to wrap it anew */
const unwrap = (
  { iv, keyId, wrappedKey }: LockRecord,
  by: CryptoKey,
  extractable = false,
): Promise<CryptoKey | undefined> =>
  crypto.subtle
    .unwrapKey('raw', wrappedKey, by, wrapping(iv, keyId), 'AES-GCM', extractable, ['encrypt', 'decrypt'])
    .catch(() => undefined);

/** The cipher a passphrase gives; `undefined` for a wrong one. */
export async function openLock(lock: LockRecord, passphrase: string): Promise<RecordCipher | undefined> {
  const key = await unwrap(lock, await wrappingKey(passphrase, lock));
  return key === undefined ? undefined : createCipher(lock.keyId, key);
}

/** A new data key, and the lock that wraps it. */
export async function createLock(
  passphrase: string,
  iterations: number,
): Promise<{ readonly lock: LockRecord; readonly cipher: RecordCipher }> {
  const keyId = [...crypto.getRandomValues(new Uint8Array(8))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
    'encrypt',
    'decrypt',
  ]);
  const { lock, by } = await wrap(fresh, keyId, passphrase, iterations);
  // Unwrapped again: the key in use cannot leave the browser, and what the disk will hold is known to open.
  const key = await unwrap(lock, by);
  if (key === undefined) throw new StorageFailure('failed');
  return { lock, cipher: createCipher(keyId, key) };
}

/** The same data key under another passphrase; `undefined` where the old one is wrong. */
export async function rewrapLock(
  lock: LockRecord,
  old: string,
  passphrase: string,
  iterations: number,
): Promise<LockRecord | undefined> {
  const key = await unwrap(lock, await wrappingKey(old, lock), true);
  return key === undefined ? undefined : (await wrap(key, lock.keyId, passphrase, iterations)).lock;
}
