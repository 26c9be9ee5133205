import { armor, Decrypter, Encrypter } from 'age-encryption';
import { isLongEnough } from '../base/passphrase.ts';
import { failure, type Result, success } from '../base/result.ts';
import { ageEncoding } from './age-header.ts';

/** Base-2 logarithm of scrypt's N, the library's own choice: 256 MB and one second, two or three on an old office PC. */
const WORK_FACTOR = 18;

/**
 * Why an encrypted file cannot be read. A file for a key instead of a passphrase is `damaged` too: nothing here opens it. `tooCostly`: each
 * step more doubles what a passphrase costs in time and memory, and whoever wrote the file chose.
 */
export type DecryptionRefusal = { readonly code: 'wrongPassphrase' | 'damaged' | 'tooCostly' };

/**
 * Encrypts a package in the age format, which the standard `age` tool reads. Blocks the page while the key is derived.
 * @throws RangeError for a passphrase that is not long enough; the form checks first
 */
export async function encryptPackage(text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!isLongEnough(passphrase)) throw new RangeError('The passphrase is too short');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return new Uint8Array(await encrypter.encrypt(text));
}

/** The library's message when the passphrase opens none of the file's stanzas; a test fails if the library words it otherwise. */
const NO_MATCH = "no identity matched any of the file's recipients";
/** How a file for a passphrase begins: with its salt, and the work factor. */
const PASSPHRASE_STANZA = /^age-encryption\.org\/v1\n-> scrypt \S+ (\d+)\n/;
const LONGEST_STANZA = 128;

/** Decrypts a file of {@link encryptPackage} or of the `age` tool, armoured or not. Blocks whoever calls it as encrypting does: a page has a worker do it. */
export async function decryptPackage(
  bytes: Uint8Array,
  passphrase: string,
): Promise<Result<string, DecryptionRefusal>> {
  try {
    const file = ageEncoding(bytes) === 'armored' ? armor.decode(new TextDecoder().decode(bytes)) : bytes;
    const head = new TextDecoder('latin1').decode(file.subarray(0, LONGEST_STANZA));
    const factor = PASSPHRASE_STANZA.exec(head)?.[1];
    if (factor === undefined) return failure({ code: 'damaged' });
    if (Number(factor) > WORK_FACTOR) return failure({ code: 'tooCostly' });
    if (passphrase === '') return failure({ code: 'wrongPassphrase' });
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const content = await decrypter.decrypt(file);
    return success(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
  } catch (error) {
    return failure({
      code: error instanceof Error && error.message === NO_MATCH ? 'wrongPassphrase' : 'damaged',
    });
  }
}
