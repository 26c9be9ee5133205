import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { RecordCipher } from '../../src/storage/cipher.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { digest, playbook, required } from '../support/playbook.ts';
import { fileOf, freshName, lockDatabase, PASSPHRASE, putRaw, rawRecords } from './raw.ts';
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
  vaultOf,
  words,
} from './sample.ts';

describe('a locked store', () => {
  test('reads what a tab without the cipher wrote plain, and seals it at the next opening', async () => {
    const name = freshName();
    const stale = await openStore(name);
    const cipher = await lockDatabase(name);
    await stale.append({ events, attachments: [file], playbooks: [{ digest, playbook }] });
    await stale.keepDraft('roster', roster);
    await expectWhole(name, cipher);
    expect(await leaks(name)).toEqual(words);
    await vaultOf(name).sealLeftovers(cipher);
    expect(await leaks(name)).toEqual([]);
    await expectWhole(name, cipher);
  });

  test('does not write anew what is sealed already', async () => {
    const name = await filled();
    const cipher = await lockDatabase(name);
    const before = await onDisk(name);
    await vaultOf(name).sealLeftovers(cipher);
    expect(await onDisk(name)).toEqual(before);
  });

  test('shows sealed records as broken to who has no cipher, and keeps them', async () => {
    const name = await filled();
    const cipher = await lockDatabase(name);
    const store = await openStore(name);
    const { events: none, broken } = await store.read(incident);
    expect(none).toEqual([]);
    expect(broken.map(({ key, problem }) => ({ key, problem }))).toEqual(
      events.map(({ id }) => ({ key: id, problem: 'unreadable' })),
    );
    expect(await store.readAttachment(incident, file.sha256)).toBeUndefined();
    expect(await store.readDraft('roster')).toBeUndefined();
    await expectWhole(name, cipher);
  });

  test('writes plain once the lock is gone: the key of a tab that has not heard opens nothing any more', async () => {
    const name = freshName();
    const cipher = await lockDatabase(name);
    const stale = await openStore(name, cipher);
    await vaultOf(name).removeLock(PASSPHRASE);
    await stale.append({ events, attachments: [file], playbooks: [{ digest, playbook }] });
    await stale.keepDraft('roster', roster);
    await expectWhole(name);
  });

  test('seals from the moment on at which its page has the cipher', async () => {
    const name = freshName();
    let cipher: RecordCipher | undefined;
    const store = await openIndexedDbStore(name, () => cipher);
    await store.append({ events: [at(0)] });
    cipher = await lockDatabase(name);
    await store.append({ events, attachments: [file], playbooks: [{ digest, playbook }] });
    await store.keepDraft('roster', roster);
    store.close();
    expect(await leaks(name)).toEqual([]);
    await expectWhole(name, cipher);
  });

  /** Replaces what lies under a key by what `change` makes of it. */
  async function tamper(
    name: string,
    store: string,
    change: (records: readonly { key: IDBValidKey; value: unknown }[]) => readonly [IDBValidKey, unknown][],
  ) {
    for (const [key, value] of change(await rawRecords(name, store))) await putRaw(name, store, value, key);
  }

  test('reports a sealed record that was tampered with as broken, and opens all others', async () => {
    const name = await filled();
    const cipher = await lockDatabase(name);
    await tamper(name, 'events', ([first]) => {
      const { key, value } = required(first, 'record');
      const { iv, data } = value as { iv: Uint8Array; data: Uint8Array };
      return [
        [key, { sealed: 1, iv, data: data.map((byte, position) => (position === 9 ? byte ^ 1 : byte)) }],
      ];
    });
    const store = await openStore(name, cipher);
    const { events: sound, broken } = await store.read(incident);
    expect(sound).toHaveLength(events.length - 1);
    expect(broken).toMatchObject([{ key: at(0).id, problem: 'unreadable', value: { sealed: 1 } }]);
    // As everywhere, it gives way to the sound event it should be.
    await store.append({ events });
    await expectWhole(name, cipher);
    expect(await leaks(name)).toEqual([]);
  });

  test('keeps a record that was tampered with, through removal of the lock', async () => {
    const name = await filled();
    await lockDatabase(name);
    const damaged = { sealed: 1, iv: new Uint8Array(12), data: new Uint8Array(40) };
    await putRaw(name, 'events', damaged, [incident, at(1).id]);
    expect((await vaultOf(name).removeLock(PASSPHRASE)).ok).toBe(true);
    const { events: sound, broken } = await (await openStore(name)).read(incident);
    expect(sound).toHaveLength(events.length - 1);
    expect(broken).toEqual([{ key: at(1).id, value: damaged, problem: 'unreadable' }]);
  });

  test.each(['events', 'attachments', 'drafts'])(
    'does not open %s put in the place of one another',
    async storeName => {
      const name = await filled();
      const store = await openStore(name);
      const second = fileOf(incident, new Uint8Array([1]));
      await store.append({ events: [], attachments: [second] });
      await store.keepDraft('other', { officers: ['王五'] });
      const cipher = await lockDatabase(name);
      await tamper(name, storeName, ([one, two]) => [
        [required(one, 'one').key, required(two, 'two').value],
        [required(two, 'two').key, required(one, 'one').value],
      ]);
      const locked = await openStore(name, cipher);
      const readable = [
        (await locked.read(incident)).broken.length === 0,
        (await locked.readAttachment(incident, file.sha256)) !== undefined,
        (await locked.readDraft('roster')) !== undefined,
      ];
      expect(readable).toEqual(['events', 'attachments', 'drafts'].map(each => each !== storeName));
    },
  );

  test('does not open a record of one store in another', async () => {
    const name = freshName();
    const cipher = await lockDatabase(name);
    const key = [incident, at(0).id] as const;
    const sealed = await cipher.seal({ store: 'events', key }, at(0));
    expect(await cipher.open({ store: 'events', key }, sealed)).toEqual(at(0));
    await expect(cipher.open({ store: 'attachments', key }, sealed)).rejects.toThrow();
    await expect(cipher.open({ store: 'drafts', key: key[0] }, sealed)).rejects.toThrow();
  });

  test('never seals two records alike', async () => {
    const cipher = await lockDatabase(freshName());
    const place = { store: 'drafts', key: 'a' } as const;
    const [one, two] = [await cipher.seal(place, {}), await cipher.seal(place, {})];
    expect(one.iv).toHaveLength(12);
    expect(one.iv).not.toEqual(two.iv);
    expect(one.data).not.toEqual(two.data);
  });
});
