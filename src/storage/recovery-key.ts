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
