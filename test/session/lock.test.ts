import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PASSPHRASE_MINIMUM } from '../../src/base/passphrase.ts';
import { watchIdle } from '../../src/session/idle.ts';

type Page = typeof import('../../src/session/lock.ts');

/** A page of its own: the cipher is in the module's memory. */
async function openPage(): Promise<Page> {
  vi.resetModules();
  return import('../../src/session/lock.ts');
}

const PASSPHRASE = '一二三四五六七八';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

describe('the lock of this machine', () => {
  test('is not there at first; once set it is open to this page and closed to the next', async () => {
    const page = await openPage();
    expect(await page.lockState()).toBe('none');
    expect(page.currentCipher()).toBeUndefined();
    expect(await page.setLock(PASSPHRASE)).toEqual({ ok: true, value: undefined });
    expect(page.currentCipher()).toBeDefined();

    const next = await openPage();
    expect(await next.lockState()).toBe('locked');
    expect(next.currentCipher()).toBeUndefined();
    expect(await next.unlock('一二三四五六七九')).toBe(false);
    expect(next.currentCipher()).toBeUndefined();
    expect(await next.unlock(PASSPHRASE)).toBe(true);
    expect(next.currentCipher()?.keyId).toBe(page.currentCipher()?.keyId);
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

  test('is removed and changed by who knows the passphrase, and by nobody else', async () => {
    const page = await openPage();
    await page.setLock(PASSPHRASE);
    const refused = { ok: false, refusal: { code: 'wrongPassphrase' } };
    expect(await page.changePassphrase('wrong', 'another one')).toEqual(refused);
    expect(await page.removeLock('wrong')).toEqual(refused);
    expect(page.currentCipher()).toBeDefined();
    expect((await page.changePassphrase(PASSPHRASE, 'another one')).ok).toBe(true);
    expect(await page.unlock(PASSPHRASE)).toBe(false);
    expect((await page.removeLock('another one')).ok).toBe(true);
    expect(page.currentCipher()).toBeUndefined();
    expect(await page.lockState()).toBe('none');
    expect(await page.removeLock('another one')).toEqual({ ok: false, refusal: { code: 'notLocked' } });
  });

  test('is unavailable where the browser cannot encrypt, or keeps nothing', async () => {
    const page = await openPage();
    vi.stubGlobal('crypto', {});
    expect(await page.lockState()).toBe('unavailable');
    expect(await page.setLock(PASSPHRASE)).toEqual({ ok: false, refusal: { code: 'unavailable' } });
    vi.unstubAllGlobals();
    vi.stubGlobal('indexedDB', undefined);
    expect(await page.lockState()).toBe('unavailable');
    expect(await page.setLock(PASSPHRASE)).toEqual({
      ok: false,
      refusal: { code: 'notStored', failure: 'missing' },
    });
    expect(page.currentCipher()).toBeUndefined();
  });

  test('is told to other pages when it is set or removed, not when only the passphrase changes', async () => {
    const here = await openPage();
    const there = await openPage();
    const [own, heard] = [vi.fn(), vi.fn()];
    here.onLockChanged(own);
    const stop = there.onLockChanged(heard);
    await here.setLock(PASSPHRASE);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    await here.changePassphrase(PASSPHRASE, 'another one');
    await here.removeLock('another one');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
    stop();
    await there.setLock(PASSPHRASE);
    await vi.waitFor(() => expect(own).toHaveBeenCalledTimes(1));
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('does without word to other pages where the browser has no BroadcastChannel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const page = await openPage();
    const stop = page.onLockChanged(() => undefined);
    expect((await page.setLock(PASSPHRASE)).ok).toBe(true);
    stop();
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
    const onIdle = vi.fn();
    const watcher = watchIdle({ after: 5 * MINUTE, now: time.now, schedule: time.schedule, onIdle });
    return { time, onIdle, watcher };
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
    const { time, onIdle, watcher } = watch();
    for (let minute = 0; minute < 30; minute += 1) {
      time.pass(MINUTE);
      watcher.active();
      expect(time.timers()).toBe(1);
    }
    expect(onIdle).not.toHaveBeenCalled();
    time.pass(5 * MINUTE);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  test('takes a machine that slept for idle, though it is touched before any timer has run', () => {
    const { time, onIdle, watcher } = watch();
    time.sleep(8 * 60 * MINUTE);
    watcher.active();
    expect(onIdle).toHaveBeenCalledOnce();
    time.pass(MINUTE);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  test('tells again after a later spell, and nothing more once stopped', () => {
    const { time, onIdle, watcher } = watch();
    time.pass(5 * MINUTE);
    watcher.active();
    time.pass(5 * MINUTE);
    expect(onIdle).toHaveBeenCalledTimes(2);
    watcher.active();
    watcher.stop();
    watcher.active();
    time.pass(60 * MINUTE);
    expect(onIdle).toHaveBeenCalledTimes(2);
  });
});
