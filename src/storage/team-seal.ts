import { fieldsOf } from '../base/guard.ts';
import { macOf } from '../log/mac.ts';
import { createCipher, isSealed, keyIdOf } from './cipher.ts';
import { fromHex, KEY_ID_LENGTH, toHex } from './key-record.ts';
import type { Item } from './replicator.ts';

/** Content of one item. Files and playbooks, which are bytes named by their SHA-256, travel in parts. */
export type Word =
  | { readonly kind: 'event'; readonly hash: string; readonly event: unknown }
  | {
      readonly kind: 'part';
      /** The log that a file belongs to; a playbook belongs to none. */
      readonly stream?: string;
      readonly sha256: string;
      /** Media type of a file. */
      readonly type?: string;
      readonly part: number;
      readonly parts: number;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  /** Something done at a table of a drill; sealed with the drills' own secret. */
  | {
      readonly kind: 'table';
      readonly patch: { readonly scenario: string; readonly machine: string; readonly order: number };
    };

/** Bytes of one part: an engine takes a megabyte at once. */
const PART = 256 * 1024;
/** Parts of one file or playbook at most, whatever it claims: 32 MB. Checked before anything is joined. */
export const MOST_PARTS = 128;
/** Letters of whatever a word names beside digests. */
const MOST_LETTERS = 500;
/** As many places a word has: somebody may have put rubbish into the first. */
export const PLACES = 3;
/** Letters of a name. */
export const NAME_LENGTH = 32;

/** In how many parts so many bytes travel. */
export const partsIn = (bytes: number): number => Math.max(1, Math.ceil(bytes / PART));

/** @param bytes whose SHA-256 is given @param of the log and media type of a file; neither for a playbook */
export function partsOf(
  sha256: string,
  bytes: Uint8Array<ArrayBuffer>,
  of: { readonly stream?: string; readonly type?: string } = {},
): readonly Word[] {
  const parts = partsIn(bytes.length);
  return Array.from({ length: parts }, (_, part) => ({
    kind: 'part',
    ...of,
    sha256,
    part,
    parts,
    bytes: bytes.slice(part * PART, (part + 1) * PART),
  }));
}

/** Whether a word is a true part of some bytes. */
export const isPartOf = (
  bytes: Uint8Array,
  { part, parts, bytes: said }: Pick<Extract<Word, { kind: 'part' }>, 'part' | 'parts' | 'bytes'>,
): boolean => {
  const own = bytes.subarray(part * PART, (part + 1) * PART);
  return (
    parts === partsIn(bytes.length) &&
    own.length === said.length &&
    own.every((byte, index) => byte === said[index])
  );
};

const eventIdentity = (hash: string, signer = ''): string => JSON.stringify(['event', hash, signer]);

/**
 * A word is named after the content that it claims to be, and no more. An event under another signature, or under none, has
 * another name: so nobody who puts it in first without a signature keeps the signed one out.
 */
function identityOf(word: Word): string {
  if (word.kind === 'table') {
    const { scenario, machine, order } = word.patch;
    return JSON.stringify(['table', scenario, machine, order]);
  }
  return word.kind === 'event'
    ? eventIdentity(word.hash, signerIn(word.event))
    : JSON.stringify(['part', word.stream ?? '', word.sha256, word.part]);
}

/** The key that an event's item is filed under: its first signature's. */
export function signerIn(event: unknown): string | undefined {
  const { signatures } = fieldsOf(event);
  const { key } = fieldsOf(Array.isArray(signatures) ? signatures[0] : undefined);
  return typeof key === 'string' ? key : undefined;
}

const isDigest = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MOST_LETTERS;
const isCount = (value: unknown, from: number, to: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

/** Bounds everything that a word claims before it is counted, allocated or looped over. */
function isWord(value: unknown): value is Word {
  const { kind, hash, event, sha256, part, parts, bytes, stream, type, patch } = fieldsOf(value);
  if (kind === 'event') return isDigest(hash) && fieldsOf(event)['hash'] === hash;
  if (kind === 'table') {
    const { scenario, machine, order } = fieldsOf(patch);
    return isShort(scenario) && isShort(machine) && isCount(order, 1, Number.MAX_SAFE_INTEGER);
  }
  return (
    kind === 'part' &&
    isDigest(sha256) &&
    isCount(parts, 1, MOST_PARTS) &&
    isCount(part, 0, parts - 1) &&
    bytes instanceof Uint8Array &&
    // All but the last are full: those of one thing cannot be of different sizes.
    (part < parts - 1 ? bytes.length === PART : bytes.length <= PART) &&
    (stream === undefined || isShort(stream)) &&
    (type === undefined || isShort(type))
  );
}

/** The secret of a team's drills. The team's own secret cannot be derived from it: nothing that a drill's pages hold opens an incident. */
export const drillSecretOf = (secret: string): string => macOf(fromHex(secret), 'yuqing drills');

/** Why an item is no word of this team: another secret sealed it, or nobody with the secret can have meant it. */
type NoWord = 'otherSecret' | 'rubbish';

const HERE = 'here';

export type TeamSeal = Awaited<ReturnType<typeof teamSeal>>;

/**
 * The functions of a team's secret: names that tell nothing, and items that only the team can read. From the secret come a key
 * for names (HMAC) and one for contents (AES-GCM, bound to the name).
 * @param secret 32 bytes in hexadecimal
 */
export async function teamSeal(secret: string) {
  const source = await crypto.subtle.importKey('raw', fromHex(secret), 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ]);
  const use = (info: string): HkdfParams => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode(`yuqing team ${info}`),
  });
  const names = new Uint8Array(await crypto.subtle.deriveBits(use('names'), source, 256));
  const contents = await crypto.subtle.deriveKey(
    use('contents'),
    source,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const id = new Uint8Array(await crypto.subtle.deriveBits(use('id'), source, 8 * KEY_ID_LENGTH));
  const cipher = createCipher(toHex(id), contents);

  const nameFor = (identity: string, place: number): string =>
    macOf(names, `${place} ${identity}`).slice(0, NAME_LENGTH);
  const nameOf = (word: Word, place = 1): string => nameFor(identityOf(word), place);
  const placeOf = (name: string) => ({ store: 'team', key: name }) as const;

  const sealAs = async (name: string, word: Word): Promise<Item> => ({
    name,
    bytes: await cipher.seal(placeOf(name), word),
  });

  return {
    /** Under which name an item lies. @param place from 1: a later one where the earlier were taken by rubbish */
    nameOf,
    /** The same for the event of a hash, by whose first signature. */
    eventName: (hash: string, place = 1, signer?: string): string =>
      nameFor(eventIdentity(hash, signer), place),
    seal: async (word: Word, place = 1): Promise<Item> => sealAs(nameOf(word, place), word),
    /** The same where the name is worked out already. */
    sealAs,
    /** Reads an item. That an event or a file is what its word says is for the reader to verify. */
    open: async ({ name, bytes }: Item): Promise<Word | NoWord> => {
      if (!isSealed(bytes)) return 'rubbish';
      if (keyIdOf(bytes) !== cipher.keyId) return 'otherSecret';
      const word = await cipher.open(placeOf(name), bytes).catch(() => undefined);
      if (!isWord(word)) return 'rubbish';
      for (let place = 1; place <= PLACES; place += 1) if (nameOf(word, place) === name) return word;
      return 'rubbish';
    },
    /** Seals a machine's announcement of itself. */
    sealHere: (machine: string, says: object): Promise<Uint8Array<ArrayBuffer>> =>
      cipher.seal(placeOf(`${HERE}.${machine}`), says),
    /** `undefined` for an announcement that nobody of the team made for this machine. */
    openHere: async (machine: string, bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
      isSealed(bytes) ? cipher.open(placeOf(`${HERE}.${machine}`), bytes).catch(() => undefined) : undefined,
  };
}
