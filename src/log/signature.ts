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

/** The signed text of an event: its hash with a prefix, so that it fits nothing else. */
export const signedBytes = (hash: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`yuqing event ${hash}`);

/**
 * Signatures from two copies of one event, one a machine: the first copy's stay. Where they are more than one event carries,
 * those of known machines come first: else somebody with three keys could keep the writer's own signature out.
 */
export function signaturesOfBoth(
  one: readonly Signature[] = [],
  other: readonly Signature[] = [],
  isKnown: (key: string) => boolean = () => false,
): readonly Signature[] {
  const fresh = other.filter(({ key }) => one.every(each => each.key !== key));
  if (fresh.length === 0) return one;
  const all = [...one, ...fresh];
  if (all.length <= MOST_SIGNATURES) return all;
  return [...all.filter(({ key }) => isKnown(key)), ...all.filter(({ key }) => !isKnown(key))].slice(
    0,
    MOST_SIGNATURES,
  );
}

/** Whether some signatures have one that others have not. */
export const hasMore = (one: readonly Signature[] = [], other: readonly Signature[] = []): boolean =>
  one.some(({ key, value }) => other.every(each => each.key !== key || each.value !== value));
