// Apart from the encryption itself, so that a page can tell an encrypted file without loading the library.

const BINARY = 'age-encryption.org/v1\n';
const ARMORED = '-----BEGIN AGE ENCRYPTED FILE-----';
/** Blanks, line breaks and a byte order mark that mail programs put before armour. */
const PADDING = /^[\s\u00EF\u00BB\u00BF]*/;
const LOOKED_AT = 256;

/** How a file is encrypted by the age format, version 1; `undefined` for any other file. */
export function ageEncoding(bytes: Uint8Array): 'binary' | 'armored' | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, LOOKED_AT));
  if (start.startsWith(BINARY)) return 'binary';
  return start.replace(PADDING, '').startsWith(ARMORED) ? 'armored' : undefined;
}

/** Whether a file is encrypted by the age format, version 1. */
export const isEncrypted = (bytes: Uint8Array): boolean => ageEncoding(bytes) !== undefined;
