import { isLongEnough, PASSPHRASE_MINIMUM } from '../base/passphrase.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { RecordCipher } from '../storage/cipher.ts';
import { DATABASE_NAME, openConnection } from '../storage/database.ts';
import { LOCK_KEY, type LockRecord, lockAvailable, parseLock } from '../storage/lock-record.ts';
import { StorageFailure } from '../storage/port.ts';
import type { LockRefusal, Vault } from '../storage/vault.ts';
import { keepPreference } from './preferences.ts';

/**
 * `unavailable`: this browser cannot encrypt here, or keeps nothing at all. `locked`: what is on this machine cannot be
 * read without the passphrase; {@link currentCipher} says whether this page has been given it.
 */
export type LockState = 'none' | 'locked' | 'unavailable';

/** Why the lock was not changed. */
export type LockProblem =
  | LockRefusal
  | { readonly code: 'tooShort'; readonly minimum: number }
  | { readonly code: 'notStored'; readonly failure: StorageFailure['code'] };

export type LockChange = Result<undefined, LockProblem>;

/** What sets, opens and removes a lock is fetched only where there is one, or somebody wants one. */
const vaultOf = async (): Promise<Vault> => (await import('../storage/vault.ts')).openVault();

// In the page's memory and nowhere else: it is gone when the page is left, and the passphrase is asked for again.
let cipher: RecordCipher | undefined;

/** The cipher of the unlocked store; `undefined` without a lock, or before it is opened. */
export const currentCipher = (): RecordCipher | undefined => cipher;

async function readLock(): Promise<LockRecord | undefined> {
  const { attempt, close } = await openConnection(DATABASE_NAME);
  try {
    return await attempt(async open => parseLock(await open.get('settings', LOCK_KEY)));
  } finally {
    close();
  }
}

/** Rejects with a {@link StorageFailure} where it cannot be told: then the store must not be opened as if it were plain. */
export async function lockState(): Promise<LockState> {
  if (!lockAvailable()) return 'unavailable';
  try {
    return (await readLock()) === undefined ? 'none' : 'locked';
  } catch (error) {
    if (error instanceof StorageFailure && error.code === 'missing') return 'unavailable';
    throw error;
  }
}

/** Opens the lock for this page. @returns whether the passphrase was right */
export async function unlock(passphrase: string): Promise<boolean> {
  const vault = await vaultOf();
  const opened = await vault.unlock(passphrase);
  if (opened === undefined) return false;
  cipher = opened;
  // Nobody waits for it, and what it cannot seal now it seals next time.
  void vault.sealLeftovers(opened).catch(() => undefined);
  return true;
}

/** Makes a change of the lock, with what goes wrong as a value. @param passphrase a new one, where there is one */
async function changeLock(
  passphrase: string | undefined,
  change: () => Promise<Result<RecordCipher | undefined, LockRefusal>>,
): Promise<Result<RecordCipher | undefined, LockProblem>> {
  if (passphrase !== undefined && !isLongEnough(passphrase))
    return failure({ code: 'tooShort', minimum: PASSPHRASE_MINIMUM });
  try {
    return await change();
  } catch (error) {
    return failure({
      code: 'notStored',
      failure: error instanceof StorageFailure ? error.code : 'failed',
    });
  }
}

/** Locks what is on this machine. This page goes on with it open; other tabs are told to load anew. */
export async function setLock(passphrase: string): Promise<LockChange> {
  const vault = await vaultOf();
  const set = await changeLock(passphrase, () => vault.setLock(passphrase));
  if (!set.ok) return set;
  cipher = set.value;
  keepPreference('next', undefined);
  announce();
  // A write of this page may have been under way meanwhile.
  if (cipher !== undefined) void vault.sealLeftovers(cipher).catch(() => undefined);
  return success(undefined);
}

export async function removeLock(passphrase: string): Promise<LockChange> {
  const removed = await changeLock(undefined, async () => (await vaultOf()).removeLock(passphrase));
  if (!removed.ok) return removed;
  cipher = undefined;
  announce();
  return success(undefined);
}

/** Other tabs go on as they are: what the passphrase opens stays the same. */
export async function changePassphrase(old: string, passphrase: string): Promise<LockChange> {
  const changed = await changeLock(passphrase, async () =>
    (await vaultOf()).changePassphrase(old, passphrase),
  );
  return changed.ok ? success(undefined) : changed;
}

// One channel for both ways: a second one would hear what this page itself announces.
let channel: BroadcastChannel | undefined;

function lockChannel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  channel ??= new BroadcastChannel('yuqing-lock');
  return channel;
}

/** Other tabs would find records sealed, or hold a cipher that opens nothing any more. */
const announce = (): void => lockChannel()?.postMessage('changed');

/** Calls when another tab has set or removed the lock: then this page must be loaded anew. @returns stops listening */
export function onLockChanged(listener: () => void): () => void {
  const heard = ({ data }: MessageEvent<unknown>): void => {
    if (data === 'changed') listener();
  };
  lockChannel()?.addEventListener('message', heard);
  return () => lockChannel()?.removeEventListener('message', heard);
}
