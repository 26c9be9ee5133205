import '../base/supplied.js';
import { decryptPackage } from './encryption.ts';

/** An encrypted file and its passphrase. */
export interface DecryptOrder {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly passphrase: string;
}

/** Decrypts one file: what the passphrase costs, the page does not pay. */
self.onmessage = async ({ data: { bytes, passphrase } }: MessageEvent<DecryptOrder>) =>
  self.postMessage(await decryptPackage(bytes, passphrase));
