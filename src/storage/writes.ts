import { verifyEvent } from '../incident/log.ts';
import { digestOfBytes } from '../log/hash.ts';
import { openRecord, type RecordCipher, sameRecord } from './cipher.ts';
import type { Database } from './database.ts';
import type { Attachment, Batch } from './port.ts';

/** The file a record holds; `undefined` where it is no longer what its digest says. */
export function readFile(
  record: unknown,
  [incidentId, sha256]: readonly [string, string],
): Attachment | undefined {
  if (typeof record !== 'object' || record === null || !('type' in record && 'bytes' in record))
    return undefined;
  const { type, bytes } = record;
  if (typeof type !== 'string' || !(bytes instanceof Uint8Array) || digestOfBytes(bytes) !== sha256)
    return undefined;
  return { incidentId, sha256, type, bytes: bytes as Uint8Array<ArrayBuffer> };
}

/** A record to be written. A present one stays, unless it gives way. */
export interface Write {
  readonly store: 'events' | 'attachments';
  readonly key: [string, string];
  readonly value: unknown;
  readonly givesWay: (present: unknown) => boolean;
}

/** A sound record is never changed; one that cannot be read gives way to the sound one it should be. */
export const writesOf = ({ events, attachments = [] }: Batch): readonly Write[] => [
  ...events.map(
    (event): Write => ({
      store: 'events',
      key: [event.stream, event.id],
      value: event,
      givesWay: present => 'problem' in verifyEvent(present),
    }),
  ),
  ...attachments.map(({ incidentId, sha256, type, bytes }): Write => {
    const key: [string, string] = [incidentId, sha256];
    return {
      store: 'attachments',
      key,
      // Bytes and not a Blob, which old Safari loses; copied where they are part of more, or all of that would be stored.
      value: { type, bytes: bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice() },
      givesWay: present => readFile(present, key) === undefined,
    };
  }),
];

/**
 * The same writes with sealed values. Encryption would end a transaction, so it is decided here which present records
 * give way; the transaction that writes only holds them to be still the ones decided on.
 */
export async function sealWrites(
  open: Database,
  cipher: RecordCipher,
  writes: readonly Write[],
): Promise<readonly Write[]> {
  const transaction = open.transaction(['events', 'attachments']);
  const present = await Promise.all(writes.map(({ store, key }) => transaction.objectStore(store).get(key)));
  const sealed = await Promise.all(
    writes.map(async (write, position): Promise<readonly Write[]> => {
      const before: unknown = present[position];
      if (before !== undefined && !write.givesWay(await openRecord(cipher, write, before))) return [];
      const value = await cipher.seal(write, write.value);
      return [{ ...write, value, givesWay: now => before !== undefined && sameRecord(now, before) }];
    }),
  );
  return sealed.flat();
}
