import { isLongEnough, PASSPHRASE_MINIMUM } from '../base/passphrase.ts';
import { failure, type Result, success } from '../base/result.ts';
import { fromHex, type KeyRecord, type LockedKey, toHex } from '../storage/key-record.ts';
import { freshRecoveryKey, ITERATIONS, recoveryKeyOf, unwrapKey, wrapKey } from '../storage/key-wrapping.ts';
import { StorageFailure } from '../storage/port.ts';
import { changeKey, type LockChange, type LockProblem } from './lock.ts';

// Sets, changes and removes the lock. A module of its own, fetched only by the screen of the lock.

/** A change to a new passphrase, which has to be long enough. */
function changeLock<Value>(
  passphrase: string,
  change: Parameters<typeof changeKey<Value>>[0],
): Promise<LockChange<Value>> {
  return isLongEnough(passphrase)
    ? changeKey(change)
    : Promise.resolve(failure({ code: 'tooShort', minimum: PASSPHRASE_MINIMUM }));
}

/** The data key of a locked machine, for who knows the secret. */
async function keyOf(
  present: KeyRecord,
  secret: string,
): Promise<Result<{ readonly locked: LockedKey; readonly key: Uint8Array<ArrayBuffer> }, LockProblem>> {
  if (present.kind !== 'locked') return failure({ code: 'notLocked' });
  const key = await unwrapKey(present, secret);
  return key === undefined ? failure({ code: 'wrongPassphrase' }) : success({ locked: present, key });
}

/**
 * Locks this machine's records: wraps their key, and replaces the plain key by the wrapped one. Open pages go on.
 * @param wantsRecovery whether a recovery key is to open it too
 * @returns the recovery key, which cannot be shown a second time
 */
export const setLock = (passphrase: string, wantsRecovery = false): Promise<LockChange<string | undefined>> =>
  changeLock(passphrase, async present => {
    if (present.kind === 'locked') return failure({ code: 'alreadyLocked' });
    const { keyId, revision } = present;
    const key = fromHex(present.key);
    const wrap = (secret: string) => wrapKey(key, keyId, secret, ITERATIONS);
    const recoveryKey = wantsRecovery ? freshRecoveryKey() : undefined;
    const locked: LockedKey = {
      version: 1,
      kind: 'locked',
      keyId,
      revision,
      passphrase: await wrap(passphrase),
      ...(recoveryKey === undefined ? {} : { recovery: await wrap(recoveryKeyOf(recoveryKey) ?? '') }),
    };
    // The wrapped key is opened once before it replaces the only key: one that does not open would lose every record.
    for (const secret of [passphrase, ...(recoveryKey === undefined ? [] : [recoveryKey])])
      if (toHex((await unwrapKey(locked, secret)) ?? new Uint8Array()) !== present.key)
        throw new StorageFailure('failed');
    return success([locked, recoveryKey]);
  });

/** Puts the plain key back. */
export const removeLock = (secret: string): Promise<LockChange> =>
  changeKey(async present => {
    const opened = await keyOf(present, secret);
    if (!opened.ok) return opened;
    const { locked, key } = opened.value;
    const { keyId, revision } = locked;
    return success([{ version: 1, kind: 'open', keyId, revision, key: toHex(key) }, undefined]);
  });

/** A recovery key goes on opening it. @param old the passphrase or the recovery key */
export const changePassphrase = (old: string, passphrase: string): Promise<LockChange> =>
  changeLock(passphrase, async present => {
    const opened = await keyOf(present, old);
    if (!opened.ok) return opened;
    const { locked, key } = opened.value;
    return success([
      { ...locked, passphrase: await wrapKey(key, locked.keyId, passphrase, ITERATIONS) },
      undefined,
    ]);
  });
