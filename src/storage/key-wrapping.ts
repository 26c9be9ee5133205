import { freshIv } from './cipher.ts';
import { fromHex, type LockedKey, toHex, type WrappedKey } from './key-record.ts';

/** Crockford's alphabet: no letter in it is taken for a digit. 32 characters of it hold 160 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 32;
const GROUP = 4;

/** A new recovery key, in groups as it is printed. */
export const freshRecoveryKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(LENGTH))]
    // 256 is a multiple of 32, so each character is as likely as any other.
    .map((byte, position) => `${position > 0 && position % GROUP === 0 ? '-' : ''}${ALPHABET[byte % 32]}`)
    .join('');

/** The key in a text typed from paper, in the form that is used; `undefined` where it cannot be one. */
export function recoveryKeyOf(text: string): string | undefined {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return typed.length === LENGTH && !typed.includes('U') ? typed : undefined;
}

/** As OWASP asks of PBKDF2 with SHA-256 (2023): about a quarter of a second on an office PC. */
export const ITERATIONS = 600_000;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The key id is bound in, so that the wrapped key of one machine does not pass for another's. */
const algorithm = (iv: Uint8Array<ArrayBuffer>, keyId: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: bytesOf(keyId),
});

async function derive(secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  // One input method types full-width letters where another does not; to the officer they are the same.
  const material = bytesOf(secret.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', material, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

export async function wrapKey(
  key: Uint8Array<ArrayBuffer>,
  keyId: string,
  secret: string,
  iterations: number,
): Promise<WrappedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = freshIv();
  const by = await derive(secret, salt, iterations);
  const data = await crypto.subtle.encrypt(algorithm(iv, keyId), by, key);
  return { iterations, salt: toHex(salt), iv: toHex(iv), data: toHex(new Uint8Array(data)) };
}

async function unwrapBy(
  { iterations, salt, iv, data }: WrappedKey,
  keyId: string,
  secret: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const by = await derive(secret, fromHex(salt), iterations);
  return crypto.subtle.decrypt(algorithm(fromHex(iv), keyId), by, fromHex(data)).then(
    key => new Uint8Array(key),
    () => undefined,
  );
}

/** The data key; `undefined` for a wrong secret. @param secret the passphrase, or the recovery key however it was typed */
export async function unwrapKey(
  { keyId, passphrase, recovery }: LockedKey,
  secret: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const typed = recoveryKeyOf(secret);
  const recovered =
    typed === undefined || recovery === undefined ? undefined : await unwrapBy(recovery, keyId, typed);
  return recovered ?? unwrapBy(passphrase, keyId, secret);
}
