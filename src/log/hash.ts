import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

// RFC 8785 needs to know whether a text holds half a character, and the library asks `String.prototype.isWellFormed`,
// which browsers have had only since 2023. Encoding fails on exactly such texts.
if (!('isWellFormed' in String.prototype))
  Object.defineProperty(String.prototype, 'isWellFormed', {
    configurable: true,
    writable: true,
    value(this: string): boolean {
      try {
        encodeURIComponent(this);
        return true;
      } catch {
        return false;
      }
    },
  });

/** Canonical JSON of a value (RFC 8785). Throws for half a character, which has no such form. */
export const canonicalOf = (value: unknown): string => canonicalize(value) ?? 'null';

/** SHA-256 of a value's canonical JSON, in hexadecimal. Throws for half a character, which has no such form. */
export function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalOf(value))));
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export function digestOfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** Completes an event with its hash. */
export function withHash<Unhashed extends object>(event: Unhashed): Unhashed & { readonly hash: string } {
  return { ...event, hash: digestOf(event) };
}

/** Whether an event's hash fits its content. Signatures are no part of that. */
export function hasItsHash({
  hash,
  signatures: _,
  ...rest
}: {
  readonly hash: string;
  readonly signatures?: unknown;
}): boolean {
  try {
    return digestOf(rest) === hash;
  } catch {
    // Half a character has no canonical form, so no writer can have hashed it.
    return false;
  }
}
