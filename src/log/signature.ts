/** A machine's signature under an event. */
export interface Signature {
  /** The machine's public key (P-256, uncompressed), base64. */
  readonly key: string;
  /** ECDSA with SHA-256 over {@link signedBytes}, r and s, base64. */
  readonly value: string;
}

/** As many signatures one event carries. */
export const MOST_SIGNATURES = 3;

/**
 * Every browser that the site is built for verifies these; Ed25519, which engines know machines by, is years younger, and a package
 * is read on machines that belong to no team.
 */
export const SIGNING = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** What is signed of an event: its hash, which fits nothing else that it could say. */
export const signedBytes = (hash: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`yuqing event ${hash}`);

/** Two sets of signatures under one event: those that came first stay. */
export function signaturesOfBoth(
  one: readonly Signature[] = [],
  other: readonly Signature[] = [],
): readonly Signature[] {
  if (one.length === 0) return other;
  const fresh = other.filter(({ key, value }) => one.every(each => each.key !== key || each.value !== value));
  return fresh.length === 0 ? one : [...one, ...fresh].slice(0, MOST_SIGNATURES);
}

interface MaybeSigned {
  readonly signatures?: readonly Signature[];
}

/** Whether a copy of an event has all signatures of another copy, and more. */
export const isMoreSigned = (
  { signatures = [] }: MaybeSigned,
  { signatures: held = [] }: MaybeSigned,
): boolean =>
  signatures.length > held.length && signaturesOfBoth(held, signatures).length === signatures.length;
