import { fromHex, KEY_ID_LENGTH, toHex } from './key-record.ts';

/**
 * Seals a machine's records with AES-GCM-256, from the first one on. A record's place, its store and key, is bound into it: one
 * moved to another's place does not open.
 */

/** Stores whose records are sealed, and what travels to a team. Playbooks on a machine are public content and stay plain. */
type SealedStore = 'events' | 'attachments' | 'records' | 'team';

/**
 * The place of a record. Keys stay readable, or no incident could be found without opening every record. So the disk shows how
 * many incidents there are, how many records each has and when they were written (an id holds its time), the names of small
 * records and the digests of files. It shows no content.
 */
export interface SealedPlace {
  readonly store: SealedStore;
  readonly key: string | readonly [string, string];
}

/** A record as it lies on the disk: a byte that names this form, the id of its key, the IV, and what AES-GCM made of it. */
export type SealedRecord = Uint8Array<ArrayBuffer>;

const FORM = 1;
const KEY_ID_END = 1 + KEY_ID_LENGTH;
const IV_LENGTH = 12;
const IV_END = KEY_ID_END + IV_LENGTH;

export const isSealed = (value: unknown): value is SealedRecord =>
  value instanceof Uint8Array && value[0] === FORM && value.length > IV_END;

/** The IV of a sealed record, which no other has: it identifies one sealing. */
export const ivOf = (record: SealedRecord): string => toHex(record.subarray(KEY_ID_END, IV_END));

/** Names the key that a record was sealed with. */
export const keyIdOf = (record: SealedRecord): string => toHex(record.subarray(1, KEY_ID_END));

// One of each for all records: making them takes as long as decrypting.
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

const HEAD_LENGTH = 4;

/** The header before the bytes. */
interface Head {
  readonly value?: unknown;
  /** Lengths of the arrays of bytes that follow, in order. */
  readonly lengths?: readonly number[];
}

/**
 * Length of the JSON, the JSON, then all bytes as they are: as JSON a file would be several times its size.
 * @param stamp marks the place of bytes in the JSON; nobody can have typed it
 */
function encode(value: unknown, stamp: string): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const json = JSON.stringify(value, (_name, each: unknown) =>
    each instanceof Uint8Array ? `${stamp}${parts.push(each) - 1}` : each,
  );
  const lengths = parts.length > 0 ? `,"lengths":${JSON.stringify(parts.map(({ length }) => length))}` : '';
  const head = utf8(json === undefined ? '{}' : `{"value":${json}${lengths}}`);
  const whole = new Uint8Array(
    parts.reduce((length, part) => length + part.length, HEAD_LENGTH + head.length),
  );
  new DataView(whole.buffer).setUint32(0, head.length);
  whole.set(head, HEAD_LENGTH);
  let end = HEAD_LENGTH + head.length;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

function decode(whole: Uint8Array<ArrayBuffer>, record: SealedRecord): unknown {
  let end = HEAD_LENGTH + new DataView(whole.buffer).getUint32(0);
  const json = decoder.decode(whole.subarray(HEAD_LENGTH, end));
  const head: Head = JSON.parse(json);
  if (head.lengths === undefined) return head.value;
  const stamp = ivOf(record);
  const parts = head.lengths.map(length => {
    end += length;
    return whole.slice(end - length, end);
  });
  return JSON.parse(json, (_name, each: unknown) =>
    typeof each === 'string' && each.startsWith(stamp) ? parts[Number(each.slice(stamp.length))] : each,
  ).value;
}

/** 96 bits, as GCM wants them; at random they stay apart for far more records than a machine writes. */
export const freshIv = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(IV_LENGTH));

export interface RecordCipher {
  readonly keyId: string;
  /** For a worker to open records with. Nobody can take it out of the browser. */
  readonly key: CryptoKey;
  /** Rejects for what JSON cannot carry. Bytes are carried as bytes, wherever they are. */
  seal(place: SealedPlace, value: unknown): Promise<SealedRecord>;
  /** Rejects where the record was sealed with another key or for another place, or was changed since. */
  open(place: SealedPlace, record: SealedRecord): Promise<unknown>;
}

/** @param keyId names the data key, at random @param key AES-GCM, 256 bits @param former opens what this page has sealed with another key */
export function createCipher(keyId: string, key: CryptoKey, former?: RecordCipher): RecordCipher {
  const id = fromHex(keyId);
  const algorithm = (iv: Uint8Array<ArrayBuffer>, { store, key: at }: SealedPlace): AesGcmParams => ({
    name: 'AES-GCM',
    iv,
    additionalData: utf8(JSON.stringify([store, at])),
  });
  return {
    keyId,
    key,
    seal: async (place: SealedPlace, value: unknown): Promise<SealedRecord> => {
      const iv = freshIv();
      const data = await crypto.subtle.encrypt(algorithm(iv, place), key, encode(value, toHex(iv)));
      const record = new Uint8Array(IV_END + data.byteLength);
      record[0] = FORM;
      record.set(id, 1);
      record.set(iv, KEY_ID_END);
      record.set(new Uint8Array(data), IV_END);
      return record;
    },
    open: async (place: SealedPlace, record: SealedRecord): Promise<unknown> => {
      if (former !== undefined && keyIdOf(record) !== keyId) return former.open(place, record);
      const iv = record.slice(KEY_ID_END, IV_END);
      const opened = await crypto.subtle.decrypt(algorithm(iv, place), key, record.subarray(IV_END));
      return decode(new Uint8Array(opened), record);
    },
  };
}

/** The key in use cannot leave the browser: of the bytes handed in nothing more is needed. */
export const importCipher = async (
  keyId: string,
  key: Uint8Array<ArrayBuffer>,
  former?: RecordCipher,
): Promise<RecordCipher> => {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return createCipher(keyId, imported, former);
};

/** A record as it was before it was sealed. One that cannot be opened is given back sealed, and fails its reader's check. */
export async function openRecord(
  cipher: RecordCipher | undefined,
  place: SealedPlace,
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

/** Whether a record is still the one that was read before. */
export const sameRecord = (one: unknown, other: unknown): boolean =>
  isSealed(one) && isSealed(other)
    ? ivOf(one) === ivOf(other)
    : isSealed(one) === isSealed(other) && inJson(one) === inJson(other);
