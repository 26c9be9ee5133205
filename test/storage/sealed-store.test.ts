import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import { canonicalOf, withHash } from '../../src/log/hash.ts';
import { createCipher, isSealed, keyIdOf } from '../../src/storage/cipher.ts';
import { STORE_KEY } from '../../src/storage/database.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { StorageFailure } from '../../src/storage/port.ts';
import type { SecondCopy } from '../../src/storage/second-copy.ts';
import { iso, NOW } from '../support/answers.ts';
import { digest, playbook, required } from '../support/playbook.ts';
import { privateFiles } from '../support/private-files.ts';
import { fileOf, freshCipher, freshName, putRaw, rawConnection, rawRecords } from './raw.ts';
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

const { hash: _, ...unhashed } = at(1);
/** One that lies nowhere yet. */
const fresh = withHash({ ...unhashed, id: `${unhashed.id.slice(0, -1)}Z` }) as IncidentEvent;

/** A second copy that is neither written nor compared. */
const idleCopy: SecondCopy = {
  append: async () => undefined,
  remove: (_, rest) => rest(),
  compare: async () => ({ restored: [], isCleared: false }),
  close: () => undefined,
};

describe('a sealed store', () => {
  test('gives everything back, and lets nothing be read off the disk', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    expect(await leaks(name)).toEqual([]);
    await expectWhole(name, cipher);
    // Without a cipher, as on plain http, all of it is there to be read.
    expect(await leaks(await filled())).toEqual(words);
  });

  test('does not open to who has another key', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    await expect(openStore(name, await freshCipher())).rejects.toMatchObject({ code: 'keyLost' });
    await expect(openStore(name)).rejects.toMatchObject({ code: 'keyLost' });
    await expectWhole(name, cipher);
  });

  test('never writes over a record that another key has sealed, whatever is brought in again', async () => {
    const [cipher, other] = [await freshCipher(), await freshCipher()];
    const name = await filled(cipher);
    const key = [incident, at(1).id] as const;
    const foreign = await other.seal({ store: 'events', key }, at(1));
    await putRaw(name, 'events', foreign, [...key]);
    const store = await openStore(name, cipher);
    const { broken } = await store.read(incident);
    expect(broken).toMatchObject([{ key: at(1).id, problem: 'unreadable' }]);
    for (const isNew of [true, false])
      await expect(store.append({ events, isNew })).rejects.toMatchObject({ code: 'conflict' });
    const stored = await rawRecords(name, 'events');
    expect(stored.map(({ value }) => value)).toContainEqual(foreign);
  });

  test('looks with each write whether its key stands, and has it put back before it answers', async () => {
    const cipher = await freshCipher();
    const asked: string[] = [];
    let isThere = true;
    const store = await openIndexedDbStore<IncidentEvent>({
      name: freshName(),
      cipher: () => cipher,
      keys: {
        stands: async () => {
          asked.push('stands');
          return isThere;
        },
        keep: async () => {
          asked.push('keep');
          if (!isThere) throw new StorageFailure('full');
          return false;
        },
      },
    });
    await store.append({ events: [at(0)], isNew: true });
    await store.putRecord('roster', roster);
    expect(asked).toEqual(['stands', 'stands']);
    isThere = false;
    await expect(store.append({ events: [at(1)], isNew: true })).rejects.toMatchObject({ code: 'full' });
    await expect(store.putRecord('roster', roster)).rejects.toMatchObject({ code: 'full' });
    expect(asked).toEqual(['stands', 'stands', 'stands', 'keep', 'stands', 'keep']);
    store.close();
  });

  test('seals anew all that its page holds where another key has taken the place of its own', async () => {
    const [own, other] = [await freshCipher(), await freshCipher()];
    const raw = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const next = createCipher(other.keyId, raw, own);
    let cipher = own;
    const name = freshName();
    const store = await openIndexedDbStore<IncidentEvent>({
      name,
      cipher: () => cipher,
      keys: {
        stands: async () => cipher === next,
        keep: async () => {
          cipher = next;
          return true;
        },
      },
    });
    store.serve({ held: () => ({ events: events.slice(0, 2) }), changed: () => undefined });
    await store.append({ events: events.slice(0, 2), isNew: true });
    store.close();
    const stored = await rawRecords(name, 'events');
    expect(stored.map(({ value }) => isSealed(value) && keyIdOf(value))).toEqual([next.keyId, next.keyId]);
    const later = await openStore(name, createCipher(next.keyId, raw));
    expect((await later.read(incident)).events).toHaveLength(2);
  });

  test('seals what was just made before it asks for anything, and anew where it finds some of it there', async () => {
    const order: string[] = [];
    const cipher = await freshCipher();
    const seal: typeof cipher.seal = (place, value) => {
      order.push('seal');
      return cipher.seal(place, value);
    };
    const store = await openStore(freshName(), { ...cipher, seal });
    const { add, get, getAll } = IDBObjectStore.prototype;
    for (const [name, ask] of Object.entries({ add, get, getAll }))
      vi.spyOn(IDBObjectStore.prototype, name as 'get').mockImplementation(function (
        this: IDBObjectStore,
        ...values
      ) {
        order.push(name);
        return Reflect.apply(ask, this, values);
      });
    await store.append({ events: [at(0)], isNew: true });
    expect(order).toEqual(['seal', 'get', 'add', 'add']);
    await store.append({ events, isNew: true });
    vi.restoreAllMocks();
    expect(order.lastIndexOf('seal')).toBeGreaterThan(order.indexOf('get'));
    expect((await store.read(incident)).events).toHaveLength(events.length);
  });

  test('never puts what is called new in the place of another event, and adds nothing beside it', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    const store = await openStore(name, cipher);
    const other = withHash({ ...unhashed, at: iso(NOW - 1) }) as IncidentEvent;
    await expect(store.append({ events: [fresh, other], isNew: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === 'playbooks') throw new DOMException('cannot be cloned', 'DataCloneError');
      return put.call(this, value, key);
    });
    await expect(
      store.append({ events: [fresh], playbooks: [{ digest, playbook }], isNew: true }),
    ).rejects.toMatchObject({ code: 'failed' });
    vi.restoreAllMocks();
    await expectWhole(name, cipher);
  });

  test('writes what was just made, with all else that is held, into a database that was made anew', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    const store = await openStore(name, cipher);
    await putRaw(name, 'settings', 'another', STORE_KEY);
    const database = await rawConnection(name);
    database.transaction('events', 'readwrite').objectStore('events').clear();
    database.close();
    const told = vi.fn();
    store.serve({ held: () => ({ events }), changed: told });
    await store.append({ events: [fresh], isNew: true });
    expect(told.mock.calls).toEqual([['rewritten']]);
    const { events: read, broken } = await store.read(incident);
    expect(read.map(({ id }) => id).sort()).toEqual([...events, fresh].map(({ id }) => id).sort());
    expect(broken).toEqual([]);
  });

  test('hands what was just made to the second copy at once, and all else once the database has it; takes back only what is in conflict', async () => {
    const copied: string[] = [];
    let isFull = false;
    const store = await openIndexedDbStore<IncidentEvent>({
      name: freshName(),
      copy: {
        append: async added => {
          copied.push(...added.map(({ key, value }) => `${value === undefined ? 'not ' : ''}${key[1]}`));
          if (isFull) throw new StorageFailure('full');
        },
        remove: (_, rest) => rest(),
        compare: async () => ({ restored: [], isCleared: false }),
        close: () => undefined,
      },
    });
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    await expect(store.append({ events: [at(0)], isNew: true })).rejects.toMatchObject({ code: 'failed' });
    await expect(store.append({ events: [at(1)] })).rejects.toMatchObject({ code: 'failed' });
    // It is sound: should the page end before it is written, it comes back.
    expect(copied).toEqual([at(0).id]);
    add.mockRestore();
    await store.append({ events: [at(0)] });
    copied.length = 0;
    const { hash: __, ...same } = at(0);
    const other = withHash({ ...same, at: new Date(NOW - 1).toISOString() }) as IncidentEvent;
    await expect(store.append({ events: [other, fresh], isNew: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(copied).toEqual([other.id, fresh.id, at(0).id, `not ${fresh.id}`]);
    isFull = true;
    await expect(store.append({ events: [at(1)], isNew: true })).rejects.toMatchObject({ code: 'full' });
    isFull = false;
    copied.length = 0;
    await store.append({ events: events.slice(0, 3) });
    expect(copied).toEqual([at(2).id]);
    store.close();
  });

  test('reads from the second copy what the database cannot give back, or gives back as something else', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    const [attached] = await rawRecords(name, 'attachments');
    const sealed = required(attached, 'attachment');
    const playbooks = new Map([[digest, canonicalOf(playbook)]]);
    const bytes = { $bytes: Buffer.from(sealed.value as Uint8Array).toString('base64') };
    const log = new Map([[file.sha256, JSON.stringify(bytes)]]);
    const streams = new Map([[incident, log]]);
    const copied = new Map<string, Map<string, string | Map<string, string>>>([
      ['playbooks', playbooks],
      ['streams', streams],
    ]);
    const files = privateFiles();
    files.offer('all');
    files.root.set('yuqing-copy', new Map([[name, copied]]));
    onTestFinished(() => void vi.unstubAllGlobals());
    await putRaw(name, 'playbooks', 'something else', digest);
    await putRaw(name, 'attachments', 'something else', [incident, file.sha256]);
    const store = await openIndexedDbStore<IncidentEvent>({ name, cipher: () => cipher, copy: idleCopy });
    const isWhole = async (): Promise<void> => {
      expect(await store.readPlaybook(digest)).toEqual(playbook);
      expect(await store.readAttachment(incident, file.sha256)).toEqual(file);
    };
    await isWhole();
    const get = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    onTestFinished(() => get.mockRestore());
    await isWhole();
    // A playbook that the copy lacks fails as before.
    playbooks.clear();
    await expect(store.readPlaybook(digest)).rejects.toMatchObject({ code: 'failed' });
    store.close();
  });

  test('reads an event whose file the database lost from the second copy and puts it back; one that the copy lacks is told alone', async () => {
    const cipher = await freshCipher();
    const name = await filled(cipher);
    const stored = await rawRecords(name, 'events');
    const [copiedOne, lostOne] = [required(stored[1], 'event'), required(stored[2], 'event')];
    const lost = new Set([copiedOne, lostOne].map(({ key }) => (key as string[])[1] ?? ''));
    const bytes = { $bytes: Buffer.from(copiedOne.value as Uint8Array).toString('base64') };
    const files = privateFiles();
    files.offer('all');
    const log = new Map([['log', JSON.stringify([(copiedOne.key as string[])[1], bytes])]]);
    files.root.set('yuqing-copy', new Map([[name, new Map([['streams', new Map([[incident, log]])]])]]));
    onTestFinished(() => void vi.unstubAllGlobals());
    const store = await openIndexedDbStore<IncidentEvent>({ name, cipher: () => cipher, copy: idleCopy });
    // As Chromium says of a value whose file is gone: whatever asks for it, alone or among others, is refused.
    const prototype = IDBObjectStore.prototype;
    const [get, put] = [prototype.get, prototype.put];
    const refused = () => {
      throw new DOMException('Failed to read large IndexedDB value', 'DataError');
    };
    vi.spyOn(prototype, 'getAll').mockImplementation(refused);
    vi.spyOn(prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      return Array.isArray(key) && lost.has(String(key[1])) ? refused() : get.call(this, key);
    });
    const back = vi.spyOn(prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      return put.apply(this, given);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const read = await store.read(incident);
    const [, , lostId] = events.map(({ id }) => id);
    expect(new Set(read.events.map(({ id }) => id))).toEqual(
      new Set(events.map(({ id }) => id).filter(id => id !== lostId)),
    );
    expect(read.broken).toEqual([{ key: lostId, value: undefined, problem: 'unreadable' }]);
    expect(back.mock.calls.map(([value, key]) => [value, key])).toEqual([[copiedOne.value, copiedOne.key]]);
    // Where nothing can be read, and nothing is copied, it is a failure and no empty list.
    for (const { id } of events) lost.add(id);
    log.clear();
    await expect(store.read(incident)).rejects.toMatchObject({ code: 'failed' });
    store.close();
  });

  test.each([
    [{ restored: [], isCleared: false }, []],
    [{ restored: ['a'], isCleared: false }, [['restored']]],
    [{ restored: ['a'], isCleared: true }, [['cleared']]],
  ])('tells what came of the comparison with its second copy: %o', async (compared, calls) => {
    const cipher = await freshCipher();
    const asked: unknown[] = [];
    const told = vi.fn();
    let serve = (): void => undefined;
    const isServed = new Promise<void>(resolve => {
      serve = resolve;
    });
    const store = await openIndexedDbStore<IncidentEvent>({
      name: freshName(),
      cipher: () => cipher,
      copy: {
        append: async () => undefined,
        remove: (_, rest) => rest(),
        compare: async keyId => {
          asked.push(keyId);
          await isServed;
          return compared;
        },
        close: () => undefined,
      },
    });
    store.serve({ held: () => ({ events: [] }), changed: told });
    serve();
    await store.append({ events });
    expect(told.mock.calls).toEqual(calls);
    expect(asked).toEqual([cipher.keyId]);
    store.close();
  });

  test('writes nothing while its page has not been given the key', async () => {
    const name = freshName();
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
    let kept = 0;
    const store = await openIndexedDbStore({
      name,
      cipher: () => cipher,
      keys: {
        stands: async () => true,
        keep: async () => {
          kept += 1;
          return false;
        },
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
    // The page's whole log is written anew, whatever it writes first.
    const told = vi.fn();
    store.serve({
      held: () => ({ events, attachments: [file], playbooks: [{ digest, playbook }] }),
      changed: told,
    });
    await store.append({ events: events.slice(-1) });
    expect(told.mock.calls).toEqual([['rewritten']]);
    expect(kept).toBe(1);
    // An empty batch only looks: at the database and at the key.
    await store.append({ events: [] });
    expect(told).toHaveBeenCalledOnce();
    expect(kept).toBe(2);
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
    expect(one.subarray(0, 9)).toEqual(two.subarray(0, 9));
    expect(one.subarray(9, 21)).not.toEqual(two.subarray(9, 21));
    expect(one.subarray(21)).not.toEqual(two.subarray(21));
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
