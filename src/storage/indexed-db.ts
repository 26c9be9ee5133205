import { digestOf } from '../log/hash.ts';
import { isSealed, openRecord, type RecordCipher } from './cipher.ts';
import { commit } from './connection.ts';
import { DATABASE_NAME, type Database, ofIncident, openConnection } from './database.ts';
import { LEFTOVERS_KEY, LOCK_KEY } from './lock-record.ts';
import type { IncidentStore, StoredLog } from './port.ts';
import { readLog } from './read-log.ts';
import { type LogReader, readInWorker } from './reader.ts';
import { readFile, sealWrites, writesOf } from './writes.ts';

/** Above this many unknown records a worker reads them: verifying 500 takes an old PC a few frames. */
const MANY_RECORDS = 500;

interface Settings {
  get(key: string): Promise<unknown>;
  put(value: unknown, key: string): Promise<unknown>;
}

/**
 * Whether to write sealed, asked in the transaction that writes. A tab that has not yet heard that the lock was removed
 * must not seal with a key that is gone; and one that has not heard that it was set keeps what it has plain, rather than
 * lose it, and leaves word to seal it at the next unlocking.
 */
async function writesSealed(cipher: RecordCipher | undefined, settings: Settings): Promise<boolean> {
  const lock = await settings.get(LOCK_KEY);
  if (lock === undefined) return false;
  const fits = typeof lock === 'object' && lock !== null && 'keyId' in lock && lock.keyId === cipher?.keyId;
  if (!fits) await settings.put(true, LEFTOVERS_KEY);
  return fits;
}

/**
 * Opens the incident store in IndexedDB.
 * @param cipherNow the cipher of a locked store, asked for each time: a lock can be set or removed while the store is open
 * @param reader reads long logs; `undefined` for none
 * @throws {StorageFailure} when the browser has none to offer
 */
export async function openIndexedDbStore(
  name = DATABASE_NAME,
  cipherNow: () => RecordCipher | undefined = () => undefined,
  reader: LogReader | undefined = readInWorker,
): Promise<IncidentStore> {
  const { attempt, close } = await openConnection(name);

  /** What a worker made of a long log; `undefined` where there is no need of one, or it failed. */
  const readElsewhere = async (
    open: Database,
    incidentId: string,
    known: ReadonlySet<string>,
    cipher: RecordCipher | undefined,
  ): Promise<StoredLog | undefined> => {
    if (reader === undefined) return undefined;
    const count = await open.count('events', ofIncident(incidentId));
    if (count - known.size <= MANY_RECORDS) return undefined;
    return reader(name, incidentId, known, cipher).catch(() => undefined);
  };

  // Encryption takes its time, less for a short draft than for a long one: without turns an older one could end last.
  let drafts: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: (open: Database) => Promise<Value>): Promise<Value> => {
    const turn = drafts.then(() => attempt(work));
    drafts = turn.catch(() => undefined);
    return turn;
  };

  return {
    durable: true,
    incidentIds: () =>
      attempt(async open => {
        const ids: string[] = [];
        // Jumps from incident to incident: an array sorts after every string, so [id, []] is past all its events.
        let cursor = await open.transaction('events').store.openKeyCursor();
        while (cursor !== null) {
          const [id] = cursor.key;
          ids.push(id);
          cursor = await cursor.continue([id, [] as unknown as string]);
        }
        return ids;
      }),
    read: (incidentId, known = new Set()) =>
      attempt(async open => {
        const cipher = cipherNow();
        return (
          (await readElsewhere(open, incidentId, known, cipher)) ?? readLog(open, incidentId, known, cipher)
        );
      }),
    append: batch =>
      attempt(async open => {
        const plain = writesOf(batch);
        const cipher = cipherNow();
        const sealed = cipher === undefined ? plain : await sealWrites(open, cipher, plain);
        // `strict` waits for the disk: a power cut after 已保存 must not take the event with it.
        const transaction = open.transaction(
          ['events', 'playbooks', 'attachments', 'settings'],
          'readwrite',
          { durability: 'strict' },
        );
        await commit(transaction, async () => {
          const isSealing = await writesSealed(cipher, transaction.objectStore('settings'));
          for (const { store, key, value, givesWay } of isSealing ? sealed : plain) {
            const records = transaction.objectStore(store);
            const present = await records.get(key);
            if (present === undefined) await records.add(value, key);
            else if (givesWay(present)) await records.put(value, key);
          }
          for (const { digest, playbook } of batch.playbooks ?? [])
            await transaction.objectStore('playbooks').put(playbook, digest);
        });
      }),
    readPlaybook: digest =>
      attempt(async open => {
        const playbook = await open.get('playbooks', digest);
        return playbook !== undefined && digestOf(playbook) === digest ? playbook : undefined;
      }),
    readAttachment: (incidentId, sha256) =>
      attempt(async open => {
        const key: [string, string] = [incidentId, sha256];
        const record = await open.get('attachments', key);
        return readFile(await openRecord(cipherNow(), { store: 'attachments', key }, record), key);
      }),
    remove: incidentId =>
      // A draft still on its way must not come after.
      inTurn(async open => {
        const transaction = open.transaction(['events', 'attachments', 'drafts'], 'readwrite', {
          durability: 'strict',
        });
        await commit(transaction, async () => {
          await transaction.objectStore('events').delete(ofIncident(incidentId));
          await transaction.objectStore('attachments').delete(ofIncident(incidentId));
          // Names that begin with the id and a slash: `0` is the character after `/`.
          const names = IDBKeyRange.bound(`${incidentId}/`, `${incidentId}0`, false, true);
          await transaction.objectStore('drafts').delete(names);
        });
      }),
    keepDraft: (draftName, draft) =>
      inTurn(async open => {
        if (draft === undefined) return open.delete('drafts', draftName);
        const cipher = cipherNow();
        const sealed = await cipher?.seal({ store: 'drafts', key: draftName }, draft);
        const transaction = open.transaction(['drafts', 'settings'], 'readwrite');
        return commit(transaction, async () => {
          const isSealing = await writesSealed(cipher, transaction.objectStore('settings'));
          await transaction.objectStore('drafts').put(isSealing ? sealed : draft, draftName);
        });
      }),
    readDraft: draftName =>
      inTurn(async open => {
        const record = await open.get('drafts', draftName);
        const draft = await openRecord(cipherNow(), { store: 'drafts', key: draftName }, record);
        return isSealed(draft) ? undefined : draft;
      }),
    close,
  };
}
