import { describe, expect, test, vi } from 'vitest';
import { digest, playbook, required } from '../support/playbook.ts';
import { fileOf, freshCipher, freshName, putRaw, rawRecords } from './raw.ts';
import {
  at,
  events,
  expectWhole,
  file,
  filled,
  incident,
  leaks,
  openStore,
  roster,
  words,
} from './sample.ts';

/** Replaces what lies under a key by what `change` makes of it. */
async function tamper(
  name: string,
  store: string,
  change: (records: readonly { key: IDBValidKey; value: unknown }[]) => readonly [IDBValidKey, unknown][],
) {
  for (const [key, value] of change(await rawRecords(name, store))) await putRaw(name, store, value, key);
}

describe('a sealed store', () => {
  test('gives everything back, and lets nothing be read off the disk', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    expect(await leaks(name)).toEqual([]);
    await expectWhole(name, cipher);
    // Without a cipher, as on plain http, all of it is there to be read.
    expect(await leaks(await filled())).toEqual(words);
  });

  test('shows records as broken to who has another key, and keeps them', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    const store = await openStore(name, await freshCipher());
    const { events: none, broken } = await store.read(incident);
    expect(none).toEqual([]);
    expect(broken.map(({ key, problem }) => ({ key, problem }))).toEqual(
      events.map(({ id }) => ({ key: id, problem: 'unreadable' })),
    );
    expect(await store.readAttachment(incident, file.sha256)).toBeUndefined();
    await expect(store.readRecord('roster')).rejects.toMatchObject({ code: 'unreadable' });
    await expectWhole(name, cipher);
  });

  test('seals what is new before it reads anything, and anew where it finds some of it there', async () => {
    const order: string[] = [];
    const cipher = await freshCipher();
    const seal: typeof cipher.seal = (place, value) => {
      order.push('seal');
      return cipher.seal(place, value);
    };
    const get = IDBObjectStore.prototype.get;
    const store = await openStore(freshName(), { ...cipher, seal });
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      order.push('get');
      return get.call(this, key);
    });
    await store.append({ events: [at(0)] });
    expect(order).toEqual(['seal', 'get']);
    await store.append({ events });
    vi.restoreAllMocks();
    expect(order.lastIndexOf('seal')).toBeGreaterThan(order.indexOf('get', 2));
    expect((await store.read(incident)).events).toHaveLength(events.length);
  });

  test('writes nothing while its page has not been given the key', async () => {
    const name = freshName();
    const { openIndexedDbStore } = await import('../../src/storage/indexed-db.ts');
    const store = await openIndexedDbStore({
      name,
      cipher: () => {
        throw new Error('locked');
      },
    });
    await expect(store.append({ events })).rejects.toThrow();
    await expect(store.putRecord('roster', roster)).rejects.toThrow();
    store.close();
    expect(await rawRecords(name, 'events')).toEqual([]);
    expect(await rawRecords(name, 'records')).toEqual([]);
  });

  test('of a record put anew after another tab has put one, the later does not win unseen', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    const [one, other] = [await openStore(name, cipher), await openStore(name, cipher)];
    const { version } = await one.readRecord('roster');
    expect(await other.putRecord('roster', ['李四'], version)).toBe(true);
    expect(await one.putRecord('roster', ['王五'], version)).toBe(false);
    expect((await one.readRecord('roster')).value).toEqual(['李四']);
  });

  test('reports a record that was tampered with as broken, and opens all others', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    await tamper(name, 'events', ([first]) => {
      const { key, value } = required(first, 'record');
      const record = value as Uint8Array;
      return [[key, record.map((byte, position) => (position === 30 ? byte ^ 1 : byte))]];
    });
    const store = await openStore(name, cipher);
    const { events: sound, broken } = await store.read(incident);
    expect(sound).toHaveLength(events.length - 1);
    expect(broken).toMatchObject([{ key: at(0).id, problem: 'unreadable' }]);
    // As everywhere, it gives way to the sound event it should be.
    await store.append({ events });
    await expectWhole(name, cipher);
    expect(await leaks(name)).toEqual([]);
  });

  test.each(['events', 'attachments', 'records'])(
    'does not open %s put in the place of one another',
    async storeName => {
      const cipher = await freshCipher();
      const name = await filled(cipher);
      const store = await openStore(name, cipher);
      await store.append({ events: [], attachments: [fileOf(incident, new Uint8Array([1]))] });
      await store.putRecord('other', { officers: ['王五'] });
      await tamper(name, storeName, ([one, two]) => [
        [required(one, 'one').key, required(two, 'two').value],
        [required(two, 'two').key, required(one, 'one').value],
      ]);
      const readable = [
        (await store.read(incident)).broken.length === 0,
        (await store.readAttachment(incident, file.sha256)) !== undefined,
        await store.readRecord('roster').then(
          () => true,
          () => false,
        ),
      ];
      expect(readable).toEqual(['events', 'attachments', 'records'].map(each => each !== storeName));
    },
  );

  test('is given its key again before it writes anew a database that was deleted under it', async () => {
    const name = freshName();
    const cipher = await freshCipher();
    const { openIndexedDbStore } = await import('../../src/storage/indexed-db.ts');
    let kept = 0;
    const store = await openIndexedDbStore({
      name,
      cipher: () => cipher,
      keepKey: async () => {
        kept += 1;
      },
    });
    await store.append({
      events: events.slice(0, -1),
      attachments: [file],
      playbooks: [{ digest, playbook }],
    });
    await store.putRecord('roster', roster);
    expect(kept).toBe(0);
    await new Promise<void>(resolve => {
      indexedDB.deleteDatabase(name).onsuccess = () => resolve();
    });
    const held = () => ({ events, attachments: [file], playbooks: [{ digest, playbook }] });
    expect(await store.append({ events: events.slice(-1) }, held)).toBe('rewritten');
    expect(kept).toBe(1);
    await store.putRecord('roster', roster);
    store.close();
    await expectWhole(name, cipher);
  });
});

describe('a sealed record', () => {
  test('opens in its own place only', async () => {
    const cipher = await freshCipher();
    const key = [incident, at(0).id] as const;
    const sealed = await cipher.seal({ store: 'events', key }, at(0));
    expect(await cipher.open({ store: 'events', key }, sealed)).toEqual(at(0));
    await expect(cipher.open({ store: 'attachments', key }, sealed)).rejects.toThrow();
    await expect(cipher.open({ store: 'records', key: key[0] }, sealed)).rejects.toThrow();
  });

  test('never looks like another', async () => {
    const cipher = await freshCipher();
    const place = { store: 'records', key: 'a' } as const;
    const [one, two] = [await cipher.seal(place, {}), await cipher.seal(place, {})];
    expect(one.subarray(1, 13)).not.toEqual(two.subarray(1, 13));
    expect(one.subarray(13)).not.toEqual(two.subarray(13));
  });

  test('carries bytes wherever they are, and words that look like their places as words', async () => {
    const cipher = await freshCipher();
    const place = { store: 'records', key: 'a' } as const;
    for (const value of [
      undefined,
      null,
      '半句',
      new Uint8Array([1, 2, 3]),
      {
        files: [{ bytes: new Uint8Array([1]) }, { bytes: new Uint8Array() }],
        text: '00000000000000000000000000',
      },
      { bytes: 0, lengths: [1], value: { hasBytes: true } },
    ])
      expect(await cipher.open(place, await cipher.seal(place, value))).toEqual(value);
    await expect(cipher.seal(place, { big: 1n })).rejects.toThrow(TypeError);
  });
});
