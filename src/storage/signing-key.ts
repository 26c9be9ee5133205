import { onceEach } from '../base/remember.ts';
import { fromBase64, toBase64 } from '../log/base64.ts';
import type { Envelope } from '../log/envelope.ts';
import { SIGNING, type Signature, signedBytes } from '../log/signature.ts';

/** The key with which a machine signs its records. In use the private half cannot leave the browser; at rest it lies in a sealed record. */
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

/** Rejects where the text is no key. */
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

/** The part of an event that signatures are made and checked by. */
type Signable = Pick<Envelope, 'hash' | 'signatures'>;

/**
 * Some events, each with those of its signatures that verify. Rejects where a browser gives no cryptography: it cannot tell.
 */
export async function withVerified<Event extends Signable>(
  events: readonly Event[],
): Promise<readonly Event[]> {
  if (events.every(({ signatures }) => signatures === undefined)) return events;
  const { subtle } = crypto;
  if (subtle === undefined) throw new Error('This browser verifies nothing.');
  // A few machines sign thousands of events.
  const keyOf = onceEach(async (key: string) => {
    const bytes = fromBase64(key);
    return bytes && subtle.importKey('raw', bytes, SIGNING, false, ['verify']).catch(() => undefined);
  });
  const isSound = async (hash: string, { key, value }: Signature): Promise<boolean> => {
    const [publicKey, bytes] = [await keyOf(key), fromBase64(value)];
    return (
      publicKey !== undefined &&
      bytes !== undefined &&
      subtle.verify(SIGNING, publicKey, bytes, signedBytes(hash))
    );
  };
  return Promise.all(
    events.map(async event => {
      const { signatures, ...bare } = event;
      if (signatures === undefined) return event;
      const sound = await Promise.all(signatures.map(each => isSound(event.hash, each)));
      if (sound.every(Boolean)) return event;
      const kept = signatures.filter((_, place) => sound[place]);
      return (kept.length === 0 ? bare : { ...bare, signatures: kept }) as Event;
    }),
  );
}

/** Keys of machines that have signed an event. @returns none of what does not verify; rejects where a browser gives no cryptography */
export async function signersOf({ hash }: Pick<Envelope, 'hash'>, signatures: readonly Signature[]) {
  const [verified] = await withVerified([{ hash, signatures }]);
  return (verified?.signatures ?? []).map(({ key }) => key);
}
