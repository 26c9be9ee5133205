import { fromBase64, toBase64 } from '../log/base64.ts';
import type { Envelope } from '../log/envelope.ts';
import { SIGNING, type Signature, signedBytes } from '../log/signature.ts';

/**
 * The key that a machine signs with what is recorded on it. In use the private half cannot leave the browser; at rest it lies in a
 * sealed record.
 */
export interface SigningKey {
  /** The public half, as signatures carry it. */
  readonly key: string;
  /** For this machine's sealed records: PKCS #8, base64. */
  readonly kept: string;
  sign(hash: string): Promise<Signature>;
}

/** Rejects where this browser gives no cryptography. */
export async function freshSigningKey(): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(SIGNING, true, ['sign', 'verify']);
  const kept = toBase64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)));
  const key = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return signingKey(key, kept);
}

/** Rejects what is no key. */
export async function signingKey(key: string, kept: string): Promise<SigningKey> {
  const own = await crypto.subtle.importKey('pkcs8', fromBase64(kept) ?? new Uint8Array(), SIGNING, false, [
    'sign',
  ]);
  return {
    key,
    kept,
    sign: async hash => {
      const value = await crypto.subtle.sign(SIGNING, own, signedBytes(hash));
      return { key, value: toBase64(new Uint8Array(value)) };
    },
  };
}

/** Keys of machines that have signed an event. @returns none of what does not verify; rejects where a browser gives no cryptography */
export async function signersOf({ hash }: Pick<Envelope, 'hash'>, signatures: readonly Signature[]) {
  const verified = await Promise.all(
    signatures.map(async ({ key, value }) => {
      const [publicKey, bytes] = [fromBase64(key), fromBase64(value)];
      if (publicKey === undefined || bytes === undefined) return false;
      const imported = await crypto.subtle
        .importKey('raw', publicKey, SIGNING, false, ['verify'])
        .catch(() => undefined);
      return imported !== undefined && crypto.subtle.verify(SIGNING, imported, bytes, signedBytes(hash));
    }),
  );
  return signatures.flatMap(({ key }, place) => (verified[place] === true ? [key] : []));
}
