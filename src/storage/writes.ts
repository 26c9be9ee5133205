import { fieldsOf } from '../base/guard.ts';
import { canonicalOf, digestOfBytes } from '../log/hash.ts';
import { hasMore, signaturesOfBoth } from '../log/signature.ts';
import { verifyEvent } from '../log/verify.ts';
import { isSealed, keyIdOf, openRecord, type RecordCipher } from './cipher.ts';
import { browserDigest, canSeal } from './key-record.ts';
import { type Attachment, type Batch, StorageFailure } from './port.ts';

/** The file a record holds; `undefined` where it is no longer what its digest says. */
export function readFile(
  record: unknown,
  [stream, sha256]: readonly [string, string],
): Attachment | undefined {
  const { type, bytes } = fieldsOf(record);
  if (typeof type !== 'string' || !(bytes instanceof Uint8Array) || digestOfBytes(bytes) !== sha256)
    return undefined;
  return { stream, sha256, type, bytes: bytes as Uint8Array<ArrayBuffer> };
}

/** A playbook as stored: canonical JSON, whose SHA-256 is the playbook's digest. So a stored text is quick to verify. */
export interface PlaybookText {
  readonly digest: string;
  readonly text: string;
}

export const textsOf = (playbooks: Batch['playbooks'] = []): readonly PlaybookText[] =>
  playbooks.map(({ digest, playbook }) => ({ digest, text: canonicalOf(playbook) }));

/** SHA-256 of a text, in hexadecimal. */
export const digestOfText = async (text: string): Promise<string> =>
  canSeal() ? browserDigest(text) : digestOfBytes(new TextEncoder().encode(text));

/** A record that is added to a log, in the form in which it lies on the disk. */
export interface LogWrite {
  readonly store: 'events' | 'attachments';
  readonly key: [string, string];
  /** In the second copy `undefined` takes it back. */
  readonly value: unknown;
}

/** A record to be written, and a decision for the case that one is there. */
export interface Write extends LogWrite {
  readonly decide: (present: unknown) => 'stays' | 'conflict' | { readonly value: unknown };
}

/** A record that will be written, provided that the place still holds the value the decision was made on. */
export interface RecordWrite extends LogWrite {
  /** `undefined` where nothing is there. */
  readonly before: unknown;
}

/**
 * A sound record is never changed, except that later signatures are added; an unreadable one is replaced by the sound record it
 * should be. A record of a newer edition cannot be judged here.
 * @throws {StorageFailure} `conflict`, where two events of the batch have one id
 */
export function writesOf({ events, attachments = [] }: Batch): readonly Write[] {
  const once = new Map<string, Batch['events'][number]>();
  for (const event of events) {
    const key = JSON.stringify([event.stream, event.id]);
    if ((once.get(key)?.hash ?? event.hash) !== event.hash) throw new StorageFailure('conflict');
    once.set(key, event);
  }
  const files = new Map(attachments.map(file => [JSON.stringify([file.stream, file.sha256]), file]));
  return [
    ...[...once.values()].map(
      (event): Write => ({
        store: 'events',
        key: [event.stream, event.id],
        value: event,
        decide: present => {
          const verified = verifyEvent(present);
          if ('event' in verified) {
            if (verified.event.hash !== event.hash) return 'conflict';
            // Signatures are not hashed and may come later. The caller has checked that they verify.
            const { signatures } = verified.event;
            return hasMore(event.signatures, signatures)
              ? { value: { ...event, signatures: signaturesOfBoth(event.signatures, signatures) } }
              : 'stays';
          }
          return verified.problem.code === 'newerVersion' ? 'conflict' : { value: event };
        },
      }),
    ),
    ...[...files.values()].map(({ stream, sha256, type, bytes }): Write => {
      const key: [string, string] = [stream, sha256];
      // Bytes and not a Blob, which old Safari loses; copied where they are part of more, or all of that would be stored.
      const value = { type, bytes: bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice() };
      return {
        store: 'attachments',
        key,
        value,
        decide: present => (readFile(present, key) === undefined ? { value } : 'stays'),
      };
    }),
  ];
}

/** The values already at the places where records are to be written, in their order. */
export const presentIn = (
  writes: readonly LogWrite[],
  storeOf: (store: LogWrite['store']) => { get(key: [string, string]): Promise<unknown> },
): Promise<readonly unknown[]> => Promise.all(writes.map(({ store, key }) => storeOf(store).get(key)));

/**
 * The records of a batch that have to be written, sealed where there is a cipher. Encrypting would end a transaction, so this
 * decides beforehand what becomes of present records; the transaction only checks that they are still the same.
 * @param present in the order of the writes; empty where all are taken to be new
 * @throws {StorageFailure} `conflict`
 */
export async function decideWrites(
  cipher: RecordCipher | undefined,
  writes: readonly Write[],
  present: readonly unknown[],
): Promise<readonly RecordWrite[]> {
  const decided = await Promise.all(
    writes.map(async (write, position): Promise<readonly RecordWrite[]> => {
      const { store, key } = write;
      const before: unknown = present[position];
      const opened = await openRecord(cipher, write, before);
      const isOfOtherKey = isSealed(before) && keyIdOf(before) !== cipher?.keyId;
      // Sealed with a key that this page has not got, it may be sound: only somebody with the key can tell.
      if (isOfOtherKey && isSealed(opened)) throw new StorageFailure('conflict');
      const becomes = before === undefined ? write : write.decide(opened);
      if (becomes === 'conflict') throw new StorageFailure('conflict');
      // A record sealed with a key that is given up is sealed anew.
      if (becomes === 'stays' && !isOfOtherKey) return [];
      const value = becomes === 'stays' ? opened : becomes.value;
      return [{ store, key, value: (await cipher?.seal(write, value)) ?? value, before }];
    }),
  );
  return decided.flat();
}
