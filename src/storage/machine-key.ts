import { machineId, publicKeyOf } from '../base/machine-id.ts';
import { fromBase64, toBase64 } from '../log/base64.ts';

/**
 * A machine's own key (Ed25519), which identifies it to an engine. In use the private half cannot leave the browser; at rest it
 * lies in a sealed record.
 */
export interface MachineKey {
  /** The public half, as a NATS user, which an administrator enters. */
  readonly id: string;
  /** For this machine's sealed records: PKCS #8, base64. */
  readonly kept: string;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

const ED25519 = 'Ed25519';

/** @returns `undefined` where this browser makes no such keys */
export async function freshMachineKey(): Promise<MachineKey | undefined> {
  try {
    const pair = (await crypto.subtle.generateKey(ED25519, true, ['sign', 'verify'])) as CryptoKeyPair;
    const kept = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return await machineKey(machineId(publicKey), toBase64(kept));
  } catch {
    return undefined;
  }
}

/** @returns `undefined` where it is no key, or this browser knows none of its kind */
export async function machineKey(id: string, kept: string): Promise<MachineKey | undefined> {
  try {
    const bytes = fromBase64(kept);
    if (bytes === undefined) return undefined;
    const key = await crypto.subtle.importKey('pkcs8', bytes, ED25519, false, ['sign']);
    return { id, kept, sign: async said => new Uint8Array(await crypto.subtle.sign(ED25519, key, said)) };
  } catch {
    return undefined;
  }
}

/** Whether a machine has signed this. `unknown` where this browser cannot tell. */
export async function isSignedBy(
  id: string,
  signature: Uint8Array<ArrayBuffer>,
  said: Uint8Array<ArrayBuffer>,
): Promise<boolean | 'unknown'> {
  const publicKey = publicKeyOf(id);
  if (publicKey === undefined) return false;
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, ED25519, false, ['verify']);
    return await crypto.subtle.verify(ED25519, key, signature, said);
  } catch {
    return 'unknown';
  }
}
