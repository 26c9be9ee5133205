/**
 * Seals records of a locked store with AES-GCM-256. A record's place, its store and key, is bound into it: one put in
 * the place of another does not open.
 */

/** Stores whose records a lock seals. Playbooks are public content and stay plain. */
export type SealedStore = 'events' | 'attachments' | 'drafts';

/**
 * Where a record lies. Keys stay plain, or an incident could not be found without opening every record: a locked disk
 * still tells how many incidents there are, how many records each has and when they were written (an id holds its
 * time), the names of drafts and the digests of files. It does not tell what any of them says.
 */
export interface Place {
  readonly store: SealedStore;
  readonly key: string | readonly [string, string];
}

/** A record as it lies on the disk of a locked store. */
export interface SealedRecord {
  readonly sealed: 1;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

export interface RecordCipher {
  /** Names the data key, at random. The lock in the database names the key it wraps by the same. */
  readonly keyId: string;
  /** The data key, for a worker to open records with. Nobody can take it out of the browser. */
  readonly key: CryptoKey;
  /** Rejects for what JSON cannot carry. `bytes` of an object is carried as bytes. */
  seal(place: Place, value: unknown): Promise<SealedRecord>;
  /** Rejects where the record was sealed with another key or for another place, or was changed since. */
  open(place: Place, record: SealedRecord): Promise<unknown>;
}

export function isSealed(value: unknown): value is SealedRecord {
  if (typeof value !== 'object' || value === null) return false;
  if (!('sealed' in value && 'iv' in value && 'data' in value)) return false;
  return value.sealed === 1 && value.iv instanceof Uint8Array && value.data instanceof Uint8Array;
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const HEAD_LENGTH = 4;

/** Length of the JSON, the JSON, then the bytes as they are: as JSON a file would be several times its size. */
function encode(value: unknown): Uint8Array<ArrayBuffer> {
  const hasBytes =
    typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array;
  const bytes = hasBytes ? (value.bytes as Uint8Array) : new Uint8Array();
  const head = utf8(JSON.stringify(hasBytes ? { value: { ...value, bytes: 0 }, hasBytes } : { value }));
  const whole = new Uint8Array(HEAD_LENGTH + head.length + bytes.length);
  new DataView(whole.buffer).setUint32(0, head.length);
  whole.set(head, HEAD_LENGTH);
  whole.set(bytes, HEAD_LENGTH + head.length);
  return whole;
}

function decode(whole: Uint8Array<ArrayBuffer>): unknown {
  const end = HEAD_LENGTH + new DataView(whole.buffer).getUint32(0);
  const head: { value?: object; hasBytes?: true } = JSON.parse(
    new TextDecoder().decode(whole.subarray(HEAD_LENGTH, end)),
  );
  return head.hasBytes === true ? { ...head.value, bytes: whole.slice(end) } : head.value;
}

/** 96 bits, as GCM wants them; at random they stay apart for far more records than a machine writes. */
export const freshIv = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(12));

/** @param key AES-GCM, 256 bits */
export function createCipher(keyId: string, key: CryptoKey): RecordCipher {
  const algorithm = (iv: Uint8Array<ArrayBuffer>, { store, key: at }: Place): AesGcmParams => ({
    name: 'AES-GCM',
    iv,
    additionalData: utf8(JSON.stringify([store, at])),
  });
  return {
    keyId,
    key,
    seal: async (place, value) => {
      const iv = freshIv();
      const data = await crypto.subtle.encrypt(algorithm(iv, place), key, encode(value));
      return { sealed: 1, iv, data: new Uint8Array(data) };
    },
    open: async (place, { iv, data }) =>
      decode(new Uint8Array(await crypto.subtle.decrypt(algorithm(iv, place), key, data))),
  };
}

/**
 * A record as it was before it was sealed. One that is plain is given back as it is: a tab that had not yet heard of
 * the lock wrote it. So is one that cannot be opened, and whoever reads it finds it unreadable.
 */
export async function openRecord(
  cipher: RecordCipher | undefined,
  place: Place,
  record: unknown,
): Promise<unknown> {
  if (cipher === undefined || !isSealed(record)) return record;
  return cipher.open(place, record).catch(() => record);
}

function inJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Whether a record is still the one that was read before. No two sealings have the same IV. */
export const sameRecord = (one: unknown, other: unknown): boolean =>
  isSealed(one) && isSealed(other)
    ? one.iv.join() === other.iv.join()
    : isSealed(one) === isSealed(other) && inJson(one) === inJson(other);
