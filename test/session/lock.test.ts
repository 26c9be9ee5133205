import { IDBFactory } from 'fake-indexeddb';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PASSPHRASE_MINIMUM } from '../../src/base/passphrase.ts';
import { exclusively } from '../../src/session/exclusively.ts';
import {
  IDLE,
  idleMinutes,
  isIdleTime,
  keepIdleMinutes,
  TRY_AGAIN_AFTER,
  untilDone,
  watchIdle,
} from '../../src/session/idle.ts';
import { openKeys } from '../../src/storage/keys.ts';
import { required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';

// A derivation takes a quarter of a second on purpose; how many rounds it has, key-wrapping.test.ts says.
vi.mock('../../src/storage/key-wrapping.ts', async original => ({
  ...(await original<typeof import('../../src/storage/key-wrapping.ts')>()),
  ITERATIONS: 10,
}));
// The next file is not to find the modules of a page that was played here.
afterAll(() => {
  vi.doUnmock('../../src/storage/key-wrapping.ts');
  vi.resetModules();
});

type Page = typeof import('../../src/session/lock.ts') & typeof import('../../src/session/lock-change.ts');

/** A page of its own: the cipher is in the module's memory. */
async function openPage(): Promise<Page> {
  vi.resetModules();
  return {
    ...(await import('../../src/session/lock.ts')),
    ...(await import('../../src/session/lock-change.ts')),
  };
}

const PASSPHRASE = '一二三四五六七八';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
/** Resolves when no page puts its key anywhere any more. */
const quiet = (): Promise<void> => exclusively('yuqing-key', async () => undefined);
afterEach(async () => {
  vi.unstubAllGlobals();
  await quiet();
});

const place = { store: 'events', key: ['a', 'b'] } as const;
const rawKey = (): Promise<string> =>
  openKeys()
    .read()
    .then(record => (record?.kind === 'open' ? record.key : 'locked'));

describe('the lock of this machine', () => {
  test('finds everything sealed from the first record on, with one key for all pages', async () => {
    const [page, other] = [await openPage(), await openPage()];
    expect(await Promise.all([page.openMachine(), other.openMachine()])).toEqual(['sealed', 'sealed']);
    expect(await page.lockState()).toBe('none');
    const cipher = required(page.currentCipher(), 'cipher');
    const sealed = await cipher.seal(place, '已致电');
    expect(await other.currentCipher()?.open(place, sealed)).toBe('已致电');
    expect(cipher.key.extractable).toBe(false);
  });

  test('once set it is open to this page and closed to the next, and what was sealed before opens after it', async () => {
    const page = await openPage();
    await page.openMachine();
    const sealed = await page.currentCipher()?.seal(place, '加锁以前');
    const key = await rawKey();
    expect(await page.setLock(PASSPHRASE)).toEqual({ ok: true, value: undefined });
    expect(page.isLockSet()).toBe(true);
    expect(JSON.stringify(await openKeys().read())).not.toContain(key);

    const next = await openPage();
    expect(await next.openMachine()).toBe('locked');
    expect(await next.lockState()).toBe('locked');
    expect(() => next.currentCipher()).toThrow();
    expect(await next.unlock('一二三四五六七九')).toBe(false);
    expect(() => next.currentCipher()).toThrow();
    expect(await next.unlock(PASSPHRASE)).toBe(true);
    expect(await next.currentCipher()?.open(place, required(sealed, 'record'))).toBe('加锁以前');
    expect(next.currentCipher()?.key.extractable).toBe(false);
  });

  test('can be set before anything was kept', async () => {
    const page = await openPage();
    expect((await page.setLock(PASSPHRASE)).ok).toBe(true);
    expect(page.currentCipher()).toBeDefined();
    expect(await (await openPage()).openMachine()).toBe('locked');
  });

  test('asks for eight characters, however many bytes they take', async () => {
    const page = await openPage();
    const refused = { ok: false, refusal: { code: 'tooShort', minimum: 8 } };
    expect(PASSPHRASE_MINIMUM).toBe(8);
    expect(await page.setLock('1234567')).toEqual(refused);
    expect(await page.setLock('😀😀😀😀😀😀😀')).toEqual(refused);
    expect(await page.lockState()).toBe('none');
    expect((await page.setLock('12345678')).ok).toBe(true);
    expect(await page.changePassphrase('12345678', '1234567')).toEqual(refused);
    expect(await page.unlock('12345678')).toBe(true);
  });

  test('is removed and changed by who knows the passphrase, and by nobody else; the data key stays the same', async () => {
    const page = await openPage();
    await page.openMachine();
    const key = await rawKey();
    await page.setLock(PASSPHRASE);
    const refused = { ok: false, refusal: { code: 'wrongPassphrase' } };
    expect(await page.changePassphrase('wrong', 'another one')).toEqual(refused);
    expect(await page.removeLock('wrong')).toEqual(refused);
    expect(await page.lockState()).toBe('locked');
    expect((await page.changePassphrase(PASSPHRASE, 'another one')).ok).toBe(true);
    expect(await page.unlock(PASSPHRASE)).toBe(false);
    expect((await page.removeLock('another one')).ok).toBe(true);
    expect(page.currentCipher()).toBeDefined();
    expect(await page.lockState()).toBe('none');
    expect(page.isLockSet()).toBe(false);
    expect(await rawKey()).toBe(key);
    expect(await page.removeLock('another one')).toEqual({ ok: false, refusal: { code: 'notLocked' } });
  });

  test('is set once: of two pages the second is refused', async () => {
    const [one, two] = [await openPage(), await openPage()];
    await Promise.all([one.openMachine(), two.openMachine()]);
    const answers = await Promise.all([one.setLock('passphrase 1'), two.setLock('passphrase 2')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, refusal: { code: 'alreadyLocked' } });
  });

  test('has a recovery key where one is wanted: it opens, outlives a new passphrase, and takes the lock off', async () => {
    const page = await openPage();
    expect(await page.setLock(PASSPHRASE)).toEqual({ ok: true, value: undefined });
    expect(page.hasRecoveryKey()).toBe(false);
    await page.removeLock(PASSPHRASE);
    const set = await page.setLock(PASSPHRASE, true);
    const recovery = required(set.ok ? set.value : undefined, 'recovery key');
    expect(page.hasRecoveryKey()).toBe(true);
    expect((await page.changePassphrase(recovery, 'another one')).ok).toBe(true);
    const next = await openPage();
    await next.openMachine();
    expect(await next.unlock(recovery.toLowerCase())).toBe(true);
    expect(await next.unlock('another one')).toBe(true);
    expect((await next.removeLock(recovery)).ok).toBe(true);
  });

  test('is unavailable where the browser cannot encrypt, and records are plain; or keeps nothing', async () => {
    const page = await openPage();
    vi.stubGlobal('crypto', {});
    expect(await page.openMachine()).toBe('plain');
    expect(page.currentCipher()).toBeUndefined();
    expect(await page.lockState()).toBe('unavailable');
    expect(await page.setLock(PASSPHRASE)).toEqual({ ok: false, refusal: { code: 'unavailable' } });
    vi.unstubAllGlobals();
    vi.stubGlobal('indexedDB', undefined);
    expect(await page.lockState()).toBe('unavailable');
    await expect(page.openMachine()).rejects.toMatchObject({ code: 'missing' });
    expect(await page.setLock(PASSPHRASE)).toEqual({
      ok: false,
      refusal: { code: 'notStored', failure: 'missing' },
    });
  });

  test('leaves everything as it was where the wrapped key cannot be written', async () => {
    const page = await openPage();
    await page.openMachine();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    expect(await page.setLock(PASSPHRASE)).toEqual({
      ok: false,
      refusal: { code: 'notStored', failure: 'full' },
    });
    vi.restoreAllMocks();
    expect(page.isLockSet()).toBe(false);
    expect(await (await openPage()).openMachine()).toBe('sealed');
  });

  test('is put back with its key where both were deleted under an open page', async () => {
    const page = await openPage();
    await page.openMachine();
    const cipher = page.currentCipher();
    await page.setLock(PASSPHRASE);
    vi.stubGlobal('indexedDB', new IDBFactory());
    expect(await page.keyKeeper.stands()).toBe(false);
    expect(await page.keyKeeper.keep()).toBe(false);
    expect(await page.keyKeeper.stands()).toBe(true);
    const next = await openPage();
    expect(await next.openMachine()).toBe('locked');
    expect(await next.unlock(PASSPHRASE)).toBe(true);
    expect(next.currentCipher()?.keyId).toBe(cipher?.keyId);
  });

  test('gives way to the key that another page made meanwhile', async () => {
    const page = await openPage();
    await page.openMachine();
    const before = page.currentCipher()?.keyId;
    await quiet();
    vi.stubGlobal('indexedDB', new IDBFactory());
    const other = await openPage();
    await other.openMachine();
    const sealed = required(await page.currentCipher()?.seal(place, '刚记的'), 'record');
    expect(await page.keyKeeper.keep()).toBe(true);
    // A record that it has just sealed with its own key opens to it all the same, to be sealed anew.
    expect(await page.currentCipher()?.open(place, sealed)).toBe('刚记的');
    expect(page.currentCipher()?.keyId).toBe(other.currentCipher()?.keyId);
    expect(page.currentCipher()?.keyId).not.toBe(before);
  });

  test('is told to every page when it is set or removed, not when only the passphrase changes', async () => {
    const here = await openPage();
    const there = await openPage();
    await Promise.all([here.openMachine(), there.openMachine()]);
    const [own, heard] = [vi.fn(), vi.fn()];
    here.onLockChanged(own);
    const stop = there.onLockChanged(heard);
    await here.setLock(PASSPHRASE);
    await soon(() => expect(heard).toHaveBeenCalledTimes(1));
    expect(there.isLockSet()).toBe(true);
    expect(there.currentCipher()).toBeDefined();
    await here.changePassphrase(PASSPHRASE, 'another one');
    await here.removeLock('another one');
    await soon(() => expect(heard).toHaveBeenCalledTimes(2));
    expect(own).toHaveBeenCalledTimes(2);
    stop();
    await there.setLock(PASSPHRASE);
    await soon(() => expect(own).toHaveBeenCalledTimes(3));
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('locks every open page when one is told to', async () => {
    const here = await openPage();
    const there = await openPage();
    const [own, heard] = [vi.fn(), vi.fn()];
    here.onLockNow(own);
    there.onLockNow(heard);
    here.lockNow();
    expect(own).toHaveBeenCalledOnce();
    await soon(() => expect(heard).toHaveBeenCalledOnce());
    expect(own).toHaveBeenCalledOnce();
  });

  test('does without word to other pages where the browser has no BroadcastChannel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const page = await openPage();
    const stop = page.onLockChanged(() => undefined);
    expect((await page.setLock(PASSPHRASE)).ok).toBe(true);
    stop();
  });
});

describe('the time until a page locks itself', () => {
  test('is a preference of the machine, within its bounds', () => {
    const items = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => items.set(name, value),
    });
    expect(idleMinutes()).toBe(IDLE.usual);
    keepIdleMinutes(2);
    expect(idleMinutes()).toBe(2);
    for (const bad of ['1', '61', '2.5', '', 'x']) {
      items.set('yuqing.idle', bad);
      expect(idleMinutes(), bad).toBe(IDLE.usual);
    }
    expect([1, 2, 60, 61].map(isIdleTime)).toEqual([false, true, true, false]);
  });
});

describe('the watch for idleness', () => {
  const MINUTE = 60_000;

  /** A clock whose timers run when it is set forward, or, while the machine sleeps, afterwards. */
  function clock() {
    let time = 0;
    let timers: { readonly at: number; readonly work: () => void }[] = [];
    const run = (): void => {
      for (
        let due = timers.filter(({ at }) => at <= time);
        due.length > 0;
        due = timers.filter(({ at }) => at <= time)
      ) {
        timers = timers.filter(({ at }) => at > time);
        for (const { work } of due) work();
      }
    };
    return {
      now: () => time,
      schedule: (work: () => void, milliseconds: number) => {
        timers.push({ at: time + milliseconds, work });
      },
      pass: (milliseconds: number) => {
        for (let passed = 0; passed < milliseconds; passed += 1_000) {
          time += 1_000;
          run();
        }
      },
      sleep: (milliseconds: number) => {
        time += milliseconds;
      },
      timers: () => timers.length,
    };
  }

  const watch = (time = clock()) => {
    const onIdle = vi.fn(async () => true);
    const active = watchIdle({ after: () => 5 * MINUTE, now: time.now, schedule: time.schedule, onIdle });
    return { time, onIdle, active };
  };

  test('tells once, when nobody has been active for as long as it was told', () => {
    const { time, onIdle } = watch();
    time.pass(5 * MINUTE - 1_000);
    expect(onIdle).not.toHaveBeenCalled();
    time.pass(1_000);
    expect(onIdle).toHaveBeenCalledOnce();
    time.pass(60 * MINUTE);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  test('counts from the last activity, and needs one timer for however much of it', () => {
    const { time, onIdle, active } = watch();
    for (let minute = 0; minute < 30; minute += 1) {
      time.pass(MINUTE);
      active();
      expect(time.timers()).toBe(1);
    }
    expect(onIdle).not.toHaveBeenCalled();
    time.pass(5 * MINUTE);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  test('takes a machine that slept for idle, though it is touched before any timer has run', () => {
    const { time, onIdle, active } = watch();
    time.sleep(8 * 60 * MINUTE);
    active();
    expect(onIdle).toHaveBeenCalledOnce();
    time.pass(MINUTE);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  test('tries again what could not be done, until it could be or somebody is back', async () => {
    const { time, onIdle, active } = watch();
    const tried = async (milliseconds: number): Promise<number> => {
      time.pass(milliseconds);
      await Promise.resolve();
      await Promise.resolve();
      return onIdle.mock.calls.length;
    };
    onIdle.mockResolvedValue(false);
    expect(await tried(5 * MINUTE)).toBe(1);
    expect(await tried(TRY_AGAIN_AFTER)).toBe(2);
    active();
    expect(await tried(TRY_AGAIN_AFTER)).toBe(2);
    expect(await tried(5 * MINUTE)).toBe(3);
    onIdle.mockResolvedValue(true);
    expect(await tried(TRY_AGAIN_AFTER)).toBe(4);
    expect(await tried(60 * MINUTE)).toBe(4);
  });

  test('what somebody asked for is tried until it could be done, and then no more', async () => {
    const time = clock();
    const work = vi.fn(async () => false);
    await untilDone(work, time.schedule);
    const tried = async (milliseconds: number): Promise<number> => {
      time.pass(milliseconds);
      await Promise.resolve();
      await Promise.resolve();
      return work.mock.calls.length;
    };
    expect(await tried(0)).toBe(1);
    expect(await tried(TRY_AGAIN_AFTER)).toBe(2);
    work.mockResolvedValue(true);
    expect(await tried(TRY_AGAIN_AFTER)).toBe(3);
    expect(await tried(60 * MINUTE)).toBe(3);
  });

  test('tells again after a later spell, and once of each', () => {
    const { time, onIdle, active } = watch();
    time.pass(5 * MINUTE);
    active();
    time.pass(5 * MINUTE);
    expect(onIdle).toHaveBeenCalledTimes(2);
    time.pass(60 * MINUTE);
    expect(onIdle).toHaveBeenCalledTimes(2);
  });
});
