import { characterCount } from './typed.ts';

/** The shortest passphrase for a file or for this machine, in characters as a reader counts them. */
export const PASSPHRASE_MINIMUM = 8;

/** Whether a passphrase has enough characters, counted in the form in which it is used (NFKC). */
export const isLongEnough = (passphrase: string): boolean =>
  characterCount(passphrase.normalize('NFKC')) >= PASSPHRASE_MINIMUM;
