import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openVault } from '../../src/storage/vault.ts';
import { digest, playbook, required } from '../support/playbook.ts';
import { FEW_ITERATIONS, freshName, lockDatabase, PASSPHRASE, putRaw, rawRecords } from './raw.ts';
import {
  at,
  events,
  expectWhole,
  file,
  filled,
  incident,
  leaks,
  onDisk,
  openStore,
  roster,
  textOf,
  vaultOf,
  words,
} from './sample.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a lock', () => {
  test('leaves nothing on the disk of what was there before, and opens all of it again', async () => {
    const name = await filled();
    expect(await leaks(name)).toEqual(words);
    const cipher = await lockDatabase(name);
    expect(await leaks(name)).toEqual([]);
    await expectWhole(name, cipher);
    await expectWhole(name, await vaultOf(name).unlock(PASSPHRASE));
  });

  test('leaves nothing on the disk of what comes after, and opens all of it again', async () => {
    const name = freshName();
    const cipher = await lockDatabase(name);
    await filled(cipher, name);
    expect(await leaks(name)).toEqual([]);
    await expectWhole(name, await vaultOf(name).unlock(PASSPHRASE));
  });

  test('keeps neither the passphrase nor an unwrapped key', async () => {
    const name = freshName();
    await lockDatabase(name);
    const lock = required(await vaultOf(name).readLock(), 'lock');
    expect(Object.keys(lock).sort()).toEqual(
      ['iterations', 'iv', 'kdf', 'keyId', 'salt', 'version', 'wrappedKey'].sort(),
    );
    expect(lock).toMatchObject({ version: 1, kdf: 'PBKDF2-SHA-256', iterations: FEW_ITERATIONS });
    // 256 bits and the tag of GCM.
    expect(lock.wrappedKey).toHaveLength(48);
    expect(textOf(await onDisk(name))).not.toContain(PASSPHRASE);
  });

  test('derives its key in 600,000 rounds where nobody says otherwise', async () => {
    const name = freshName();
    await openVault(name).setLock(PASSPHRASE);
    expect(await openVault(name).readLock()).toMatchObject({ iterations: 600_000 });
  });

  test('refuses a wrong passphrase, and takes the right one as any input method writes it', async () => {
    const name = await filled();
    await vaultOf(name).setLock('Abc一二三四五');
    expect(await vaultOf(name).unlock('Abc一二三四六')).toBeUndefined();
    expect(await vaultOf(name).unlock('')).toBeUndefined();
    expect(await vaultOf(name).removeLock('wrong')).toEqual({
      ok: false,
      refusal: { code: 'wrongPassphrase' },
    });
    expect(await vaultOf(name).unlock('Ａｂｃ一二三四五')).toBeDefined();
    expect(await leaks(name)).toEqual([]);
  });

  test('is not set twice', async () => {
    const name = await filled();
    const cipher = await lockDatabase(name);
    expect(await vaultOf(name).setLock('another one')).toEqual({
      ok: false,
      refusal: { code: 'alreadyLocked' },
    });
    await expectWhole(name, cipher);
  });

  test('that is not there opens nothing, and can be neither changed nor removed', async () => {
    const vault = vaultOf(await filled());
    expect(await vault.readLock()).toBeUndefined();
    expect(await vault.unlock(PASSPHRASE)).toBeUndefined();
    const refused = { ok: false, refusal: { code: 'notLocked' } };
    expect(await vault.removeLock(PASSPHRASE)).toEqual(refused);
    expect(await vault.changePassphrase(PASSPHRASE, 'another one')).toEqual(refused);
  });

  test('opens with the new passphrase only after a change, and seals nothing anew for it', async () => {
    const name = await filled();
    const cipher = await lockDatabase(name);
    const before = (await onDisk(name)).slice(0, 4);
    expect((await vaultOf(name).changePassphrase('wrong', 'another one')).ok).toBe(false);
    expect((await vaultOf(name).changePassphrase(PASSPHRASE, 'another one')).ok).toBe(true);
    expect((await onDisk(name)).slice(0, 4)).toEqual(before);
    expect(await vaultOf(name).unlock(PASSPHRASE)).toBeUndefined();
    await expectWhole(name, await vaultOf(name).unlock('another one'));
    await expectWhole(name, cipher);
  });

  test('when removed leaves every record exactly as it was', async () => {
    const name = await filled();
    await putRaw(name, 'events', '半条记', [incident, '坏']);
    await putRaw(name, 'events', null, [incident, '空']);
    const before = await onDisk(name);
    await lockDatabase(name);
    expect(await leaks(name)).toEqual([]);
    expect(await vaultOf(name).removeLock(PASSPHRASE)).toEqual({ ok: true, value: undefined });
    expect(await onDisk(name)).toEqual(before);
  });

  test('does not fail for a record that JSON cannot carry, and keeps it', async () => {
    const name = await filled();
    await putRaw(name, 'events', { number: 7n }, [incident, '坏']);
    const cipher = await lockDatabase(name);
    expect(await leaks(name)).toEqual([]);
    const { broken } = await (await openStore(name, cipher)).read(incident);
    expect(broken).toEqual([{ key: '坏', value: { number: 7n }, problem: 'unreadable' }]);
  });

  test('cannot be set where the browser offers no encryption', async () => {
    vi.stubGlobal('crypto', {});
    const vault = vaultOf(freshName());
    expect(await vault.setLock(PASSPHRASE)).toEqual({ ok: false, refusal: { code: 'unavailable' } });
  });

  test.each([
    ['failed', {}],
    ['failed', 7],
    ['failed', { version: 1, kdf: 'none' }],
    ['newer', { version: 2 }],
  ])('that this edition cannot read says %s and is not written over', async (code, record) => {
    const name = await filled();
    await putRaw(name, 'settings', record, 'lock');
    await expect(vaultOf(name).readLock()).rejects.toMatchObject({ name: 'StorageFailure', code });
    await expect(vaultOf(name).setLock(PASSPHRASE)).rejects.toMatchObject({ code });
    expect(await rawRecords(name, 'settings')).toEqual([{ key: 'lock', value: record }]);
  });
});

describe('setting and removing a lock', () => {
  /** Lets `put` through so many times, and then finds no room. */
  function roomFor(count: number): void {
    const put = IDBObjectStore.prototype.put;
    let left = count;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (left === 0) throw new DOMException('no room', 'QuotaExceededError');
      left -= 1;
      return put.call(this, value, key);
    });
  }

  // Three events, a file, a roster and the lock itself.
  test.each([0, 1, 3, 4, 5])(
    'leaves everything as it was when room ends after %i writes, and goes well later',
    async count => {
      const name = await filled();
      const plain = await onDisk(name);
      roomFor(count);
      await expect(vaultOf(name).setLock(PASSPHRASE)).rejects.toMatchObject({ code: 'full' });
      vi.restoreAllMocks();
      expect(await onDisk(name)).toEqual(plain);
      const cipher = await lockDatabase(name);
      await expectWhole(name, cipher);

      if (count === 5) return;
      const sealed = await onDisk(name);
      roomFor(count);
      await expect(vaultOf(name).removeLock(PASSPHRASE)).rejects.toMatchObject({ code: 'full' });
      vi.restoreAllMocks();
      expect(await onDisk(name)).toEqual(sealed);
      await vaultOf(name).removeLock(PASSPHRASE);
      expect(await onDisk(name)).toEqual(plain);
    },
  );

  /** Does something between the reading and the writing of an attempt, so many times. */
  function meanwhile(times: number, work: (time: number) => Promise<void>): void {
    const { subtle } = crypto;
    const encrypt = subtle.encrypt.bind(subtle);
    let time = 0;
    vi.spyOn(subtle, 'encrypt').mockImplementation(async (algorithm, ...input) => {
      const { additionalData = new Uint8Array() } = algorithm as AesGcmParams;
      const place = new TextDecoder().decode(additionalData);
      // The first event is sealed once in each attempt.
      if (place.includes(at(0).id) && time < times) {
        time += 1;
        await work(time);
      }
      return encrypt(algorithm, ...input);
    });
  }

  test('starts again when a record came meanwhile', async () => {
    const name = freshName();
    const store = await openStore(name);
    await store.append({ events: [at(0)], attachments: [file] });
    await store.keepDraft('roster', {});
    meanwhile(1, () => store.append({ events }));
    const cipher = await lockDatabase(name);
    await store.keepDraft('roster', roster);
    await (await openStore(name)).append({ events: [], playbooks: [{ digest, playbook }] });
    await expectWhole(name, cipher);
  });

  test('starts again when a draft changed meanwhile', async () => {
    const name = await filled();
    const store = await openStore(name);
    await store.keepDraft('roster', { officers: ['旧'] });
    meanwhile(1, () => store.keepDraft('roster', roster));
    await expectWhole(name, await lockDatabase(name));
    expect(await leaks(name)).toEqual([]);
  });

  test('gives up when records never stop coming, and leaves them plain', async () => {
    const name = await filled();
    const store = await openStore(name);
    meanwhile(9, time => store.keepDraft(`note-${time}`, { time }));
    await expect(vaultOf(name).setLock(PASSPHRASE)).rejects.toMatchObject({ code: 'failed' });
    vi.restoreAllMocks();
    expect(await vaultOf(name).readLock()).toBeUndefined();
    await expectWhole(name);
  });

  test('of two tabs at once gives one lock that opens everything', async () => {
    const name = await filled();
    const results = await Promise.allSettled([
      vaultOf(name).setLock('passphrase 1'),
      vaultOf(name).setLock('passphrase 2'),
    ]);
    const set = results.filter(result => result.status === 'fulfilled' && result.value.ok);
    expect(set).toHaveLength(1);
    const cipher =
      (await vaultOf(name).unlock('passphrase 1')) ?? (await vaultOf(name).unlock('passphrase 2'));
    await expectWhole(name, required(cipher, 'cipher'));
  });
});

test('a key in use cannot be taken out of the browser', async () => {
  const name = freshName();
  const seen: CryptoKey[] = [];
  const unwrap = crypto.subtle.unwrapKey.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'unwrapKey').mockImplementation(async (...input) => {
    const key = await unwrap(...input);
    seen.push(key);
    return key;
  });
  await lockDatabase(name);
  await vaultOf(name).unlock(PASSPHRASE);
  expect(seen.map(({ extractable }) => extractable)).toEqual([false, false]);
});
