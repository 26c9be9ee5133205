import { createListeners } from '../base/listeners.ts';
import { failure, type Result, success } from '../base/result.ts';
import { SITE_NAME } from '../base/site-name.ts';
import type { KeyKeeper } from '../storage/append.ts';
import { importCipher, type RecordCipher } from '../storage/cipher.ts';
import { canSeal, fromHex, type KeyRecord, type OpenKey, toHex } from '../storage/key-record.ts';
import { openKeys } from '../storage/keys.ts';
import { StorageFailure } from '../storage/port.ts';
import { removeSealed, sealedWith } from '../storage/sealed-records.ts';
import { openChannel, type PageChannel } from './channel.ts';
import { exclusively } from './exclusively.ts';
import { keepPreference } from './preferences.ts';

/**
 * `unavailable`: this browser cannot encrypt here, or stores nothing: records are plain. `locked`: records cannot be read
 * without the passphrase; {@link currentCipher} says whether this page has been given it.
 */
export type LockState = 'none' | 'locked' | 'unavailable';

/** Why the key could not be read or kept. */
type KeyFailure = 'missing' | 'refused' | 'newer' | 'full' | 'keyLost' | 'keyDamaged' | 'failed';

const keyFailures: ReadonlySet<string> = new Set<KeyFailure>([
  'missing',
  'refused',
  'newer',
  'full',
  'keyLost',
  'keyDamaged',
]);

const keyFailureOf = (error: unknown): KeyFailure =>
  error instanceof StorageFailure && keyFailures.has(error.code) ? (error.code as KeyFailure) : 'failed';

/** Why the lock was not changed. */
export type LockProblem =
  | { readonly code: 'unavailable' | 'alreadyLocked' | 'notLocked' | 'wrongPassphrase' }
  | { readonly code: 'tooShort'; readonly minimum: number }
  | { readonly code: 'notStored'; readonly failure: KeyFailure };

export type LockChange<Value = undefined> = Result<Value, LockProblem>;

/** Key derivation is fetched only where there is a lock, or somebody sets one. */
const wrapping = () => import('../storage/key-wrapping.ts');

/** Only one tab at a time makes or changes the key: with two new keys, records sealed with the first would be lost. */
const alone = <Value>(work: () => Promise<Value>): Promise<Value> => exclusively(`${SITE_NAME}-key`, work);

// In the page's memory and nowhere else: after a lock they are gone when the page is left.
let cipher: RecordCipher | undefined;
let record: KeyRecord | undefined;

/**
 * The cipher of this machine's records; `undefined` where they are plain.
 * @throws {StorageFailure} where they are not, and this page has not been given the key: nothing may be written plain then
 */
export function currentCipher(): RecordCipher | undefined {
  if (record !== undefined && cipher === undefined) throw new StorageFailure('unreadable');
  return cipher;
}

/** Whether a lock is set, as far as this page has heard: then no title may stand where the browser keeps it. */
export const isLockSet = (): boolean => record?.kind === 'locked';

export const hasRecoveryKey = (): boolean => record?.kind === 'locked' && record.recovery !== undefined;

const changes = createListeners();
const unlocking = createListeners();
const locking = createListeners();

/** Calls when this page has been unlocked. @returns stops listening */
export const onUnlocked = unlocking.add;

/** @param opened the cipher just opened with a secret */
async function adopt(now: KeyRecord, opened?: RecordCipher): Promise<void> {
  const present = opened ?? (cipher?.keyId === now.keyId ? cipher : undefined);
  // Where the machine's key has been replaced, the old cipher opens what this page has just sealed, and nothing else.
  const next =
    present ?? (now.kind === 'open' ? await importCipher(now.keyId, fromHex(now.key), cipher) : undefined);
  const changed = record !== undefined && (record.kind !== now.kind || record.keyId !== now.keyId);
  record = now;
  cipher = next;
  if (now.kind === 'locked') keepPreference('next', undefined);
  if (changed) changes.tell();
}

const freshRecord = (): OpenKey => ({
  version: 1,
  kind: 'open',
  revision: 1,
  keyId: toHex(crypto.getRandomValues(new Uint8Array(8))),
  key: toHex(crypto.getRandomValues(new Uint8Array(32))),
});

type Keys = ReturnType<typeof openKeys>;

/**
 * The key record from any of its places or from this page, written to all of them; a new key where there is none and nothing
 * was ever sealed. Call within {@link alone}.
 * @throws {StorageFailure} `keyLost` where something was sealed: a new key would open nothing of it, and hide that
 */
async function settleOrMake(keys: Keys): Promise<KeyRecord> {
  const present = await keys.settle(record);
  if (present !== undefined) return present;
  if ((await sealedWith()).size > 0) throw new StorageFailure('keyLost');
  const made = freshRecord();
  await keys.write(made);
  return (await keys.read()) ?? made;
}

/**
 * Prepares this page to read and write the machine's records, and makes a key where there is none.
 * @returns `plain` where the browser cannot encrypt; `locked` until {@link unlock}
 * @throws {StorageFailure} where the key cannot be read or saved: a store opened without it would lose its records
 */
export async function openMachine(): Promise<'sealed' | 'plain' | 'locked'> {
  if (!canSeal()) return 'plain';
  const keys = openKeys();
  const found = await keys.read();
  await adopt(found ?? (await alone(() => settleOrMake(keys))));
  // Nobody waits for a place that lacks it, or can no longer give it back. A key written just now is not read back: a first
  // visitor would load a worker for it.
  void alone(() => keys.settle(record, found !== undefined)).catch(() => undefined);
  return cipher === undefined ? 'locked' : 'sealed';
}

/** Sees to it that the key this page holds lies on the machine: it may be deleted under an open page, alone or with everything else. */
export const keyKeeper: KeyKeeper = {
  stands: async () => record === undefined || openKeys().stands(record),
  // Where another tab was there first with a new one, that is the one to seal with.
  keep: async () => {
    if (record === undefined) return false;
    const { keyId } = record;
    const keys = openKeys();
    await adopt(await alone(() => settleOrMake(keys)));
    return record.keyId !== keyId;
  },
};

/**
 * Removes every sealed record whose key is lost, and the remains of the key, so that the next page makes a new one. Rejects
 * where it cannot.
 */
export const startAnew = (): Promise<void> =>
  alone(async () => {
    await removeSealed();
    await openKeys().removeDamaged();
  });

/** Rejects with a {@link StorageFailure} where the state cannot be read. */
export async function lockState(): Promise<LockState> {
  if (!canSeal()) return 'unavailable';
  try {
    const present = await openKeys().read(record);
    if (present !== undefined) await adopt(present);
    return record?.kind === 'locked' ? 'locked' : 'none';
  } catch (error) {
    if (error instanceof StorageFailure && (error.code === 'missing' || error.code === 'refused'))
      return 'unavailable';
    throw error;
  }
}

/** Opens the lock for this page. @param secret the passphrase or the recovery key @returns whether it was right */
export async function unlock(secret: string): Promise<boolean> {
  const present = (await openKeys().read()) ?? record;
  if (present === undefined) return false;
  if (present.kind === 'open') await adopt(present);
  else {
    const key = await (await wrapping()).unwrapKey(present, secret);
    if (key === undefined) return false;
    await adopt(present, await importCipher(present.keyId, key));
  }
  unlocking.tell();
  return true;
}

/**
 * Changes the machine's key, with failures as values; every page is notified.
 * @param change the new key record for the present one, and the value to return
 */
export async function changeKey<Value>(
  change: (present: KeyRecord) => Promise<Result<readonly [KeyRecord, Value], LockProblem>>,
): Promise<LockChange<Value>> {
  if (!canSeal()) return failure({ code: 'unavailable' });
  try {
    const keys = openKeys();
    return await alone(async () => {
      const present = await settleOrMake(keys);
      if (record === undefined) await adopt(present);
      const changed = await change(present);
      if (!changed.ok) return changed;
      const [made, value] = changed.value;
      const next = { ...made, revision: present.revision + 1 };
      await keys.write(next);
      await adopt(next);
      announce('changed');
      return success(value);
    });
  } catch (error) {
    return failure({ code: 'notStored', failure: keyFailureOf(error) });
  }
}

// One channel for both ways: a second one would hear what this page itself announces.
let channel: PageChannel | undefined;

function lockChannel(): PageChannel {
  if (channel === undefined) {
    channel = openChannel(`${SITE_NAME}-lock`);
    channel.listen(word => {
      if (word === 'changed') void lockState().catch(() => undefined);
      if (word === 'lock') locking.tell();
    });
  }
  return channel;
}

const announce = (word: 'changed' | 'lock'): void => lockChannel().send(word);

/** Calls when a lock was set or removed, in this tab or another. @returns stops listening */
export function onLockChanged(listener: () => void): () => void {
  lockChannel();
  return changes.add(listener);
}

/** Calls when every page of this machine is to lock itself. @returns stops listening */
export function onLockNow(listener: () => void): () => void {
  lockChannel();
  return locking.add(listener);
}

/** Locks every open page of this machine, this one too. */
export function lockNow(): void {
  announce('lock');
  locking.tell();
}
