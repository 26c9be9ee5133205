import { armor, Decrypter, Encrypter } from 'age-encryption';
import { isLongEnough } from '../base/passphrase.ts';
import { failure, type Result, success } from '../base/result.ts';
import { ageEncoding } from './age-header.ts';

/** Base-2 logarithm of scrypt's N, the library's own choice: 256 MB and one second, two or three on an old office PC. */
const WORK_FACTOR = 18;

/** Why an encrypted file cannot be read. A file for a key instead of a passphrase is `damaged` too: nothing here opens it. */
export type DecryptionRefusal = { readonly code: 'wrongPassphrase' } | { readonly code: 'damaged' };

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

/** What the library says when the passphrase opens none of the file's stanzas; a test holds it to this. */
const NO_MATCH = "no identity matched any of the file's recipients";
const PASSPHRASE_STANZA = 'age-encryption.org/v1\n-> scrypt ';

function isForPassphrase(file: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(file.subarray(0, PASSPHRASE_STANZA.length)) === PASSPHRASE_STANZA;
}

/** Decrypts a file of {@link encryptPackage} or of the `age` tool, armoured or not. Blocks the page as encrypting does. */
export async function decryptPackage(
  bytes: Uint8Array,
  passphrase: string,
): Promise<Result<string, DecryptionRefusal>> {
  try {
    const file = ageEncoding(bytes) === 'armored' ? armor.decode(new TextDecoder().decode(bytes)) : bytes;
    if (!isForPassphrase(file)) return failure({ code: 'damaged' });
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
