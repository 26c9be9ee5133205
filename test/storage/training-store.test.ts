import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StorageFailure } from '../../src/storage/port.ts';
import {
  createMemoryTrainingStore,
  openTrainingStore,
  TRAINING_DATABASE,
  type TrainingStore,
} from '../../src/storage/training-store.ts';
import { required } from '../support/playbook.ts';
import { failing, freshName, putRaw, rawRecords } from './raw.ts';

const opened: TrainingStore[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function openStore(name = freshName()): Promise<TrainingStore> {
  const store = await openTrainingStore(name);
  opened.push(store);
  return store;
}

const adapters: readonly (readonly [name: string, open: () => Promise<TrainingStore>])[] = [
  ['in memory', async () => createMemoryTrainingStore()],
  ['in IndexedDB', () => openStore()],
];

/** Numbers each event after those before it, as a chain would. */
const next =
  (text: string) =>
  (stored: readonly unknown[]): unknown => ({ text, after: stored.length });

describe.each(adapters)('a training store %s', (_, open) => {
  let store: TrainingStore;
  beforeEach(async () => {
    store = await open();
  });

  test('has nothing at first', async () => {
    expect(await store.readAll()).toEqual([]);
    expect(await store.readDraft('paper')).toBeUndefined();
  });

  test('gives back what was appended, in that order', async () => {
    for (let count = 0; count < 12; count += 1) await store.append(next(`${count}`));
    expect(await store.readAll()).toEqual(
      Array.from({ length: 12 }, (_each, count) => ({ text: `${count}`, after: count })),
    );
  });

  test('shows each of many that append at once what came before it', async () => {
    await Promise.all(['一', '二', '三', '四'].map(text => store.append(next(text))));
    const stored = await store.readAll();
    expect(stored).toHaveLength(4);
    expect(stored.map(event => (event as { after: number }).after)).toEqual([0, 1, 2, 3]);
  });

  test('adds nothing where there is nothing to add', async () => {
    await store.append(next('一'));
    await store.append(() => undefined);
    expect(await store.readAll()).toEqual([{ text: '一', after: 0 }]);
  });

  test('adds nothing where the event could not be made, says so, and goes on', async () => {
    const refusal = store.append(() => {
      throw new Error('cannot');
    });
    await expect(refusal).rejects.toThrow();
    await store.append(next('一'));
    expect(await store.readAll()).toEqual([{ text: '一', after: 0 }]);
  });

  test('keeps an event as it was, whatever becomes of the object afterwards', async () => {
    const event = { text: '一' };
    await store.append(() => event);
    event.text = '二';
    expect(await store.readAll()).toEqual([{ text: '一' }]);
    for (const each of await store.readAll()) Object.assign(each as object, { text: '三' });
    expect(await store.readAll()).toEqual([{ text: '一' }]);
  });

  test('keeps drafts by name, the last one of each, until it is removed', async () => {
    await store.changeDraft('paper', () => ({ seed: 1 }));
    await store.changeDraft('paper', () => ({ seed: 2 }));
    await store.changeDraft('group', () => []);
    expect(await store.readDraft('paper')).toEqual({ seed: 2 });
    await store.changeDraft('paper', () => undefined);
    await store.changeDraft('never-kept', () => undefined);
    expect(await store.readDraft('paper')).toBeUndefined();
    expect(await store.readDraft('group')).toEqual([]);
  });

  test('keeps the last of drafts that come at once', async () => {
    await Promise.all(
      [1, 2, 3].map(seed =>
        store.changeDraft('paper', () => ({ seed, text: '字'.repeat(9000 * (4 - seed)) })),
      ),
    );
    expect(await store.readDraft('paper')).toMatchObject({ seed: 3 });
  });

  test('changes a draft from what is kept by then, and removes it where nothing is left', async () => {
    const add = (item: string) => (draft: unknown) => [...((draft as string[] | undefined) ?? []), item];
    await Promise.all(['一', '二', '三'].map(item => store.changeDraft('group', add(item))));
    expect([...((await store.readDraft('group')) as string[])].sort()).toEqual(['一', '三', '二']);
    await store.changeDraft('group', () => undefined);
    expect(await store.readDraft('group')).toBeUndefined();
  });

  test('leaves a draft as it was where a change of it could not be made', async () => {
    await store.changeDraft('group', () => ['一']);
    const refusal = store.changeDraft('group', () => {
      throw new Error('cannot');
    });
    await expect(refusal).rejects.toThrow();
    expect(await store.readDraft('group')).toEqual(['一']);
  });

  test('keeps a draft as it was, whatever becomes of the form afterwards', async () => {
    const draft = { seed: 1 };
    await store.changeDraft('paper', () => draft);
    draft.seed = 2;
    expect(await store.readDraft('paper')).toEqual({ seed: 1 });
  });

  test('is wiped whole, and can be written anew', async () => {
    await store.append(next('一'));
    await store.changeDraft('paper', () => ({ seed: 1 }));
    await store.wipe();
    expect(await store.readAll()).toEqual([]);
    expect(await store.readDraft('paper')).toBeUndefined();
    await store.append(next('二'));
    expect(await store.readAll()).toEqual([{ text: '二', after: 0 }]);
  });
});

test('memory does not last and says so; IndexedDB does', async () => {
  expect(createMemoryTrainingStore().durable).toBe(false);
  expect((await openStore()).durable).toBe(true);
});

describe('a training store in IndexedDB', () => {
  test('has a database of its own', async () => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    opened.push(await openTrainingStore());
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([TRAINING_DATABASE]);
  });

  test('has everything again after the page was closed', async () => {
    const name = freshName();
    const first = await openStore(name);
    await first.append(next('一'));
    await first.changeDraft('paper', () => ({ seed: 1 }));
    first.close();
    const second = await openStore(name);
    expect(await second.readAll()).toEqual([{ text: '一', after: 0 }]);
    expect(await second.readDraft('paper')).toEqual({ seed: 1 });
  });

  test('shows the second of two pages that append at once what the first wrote', async () => {
    const name = freshName();
    const pages = [await openStore(name), await openStore(name)];
    await Promise.all(Array.from({ length: 10 }, (_, count) => pages[count % 2]?.append(next(`${count}`))));
    const stored = await required(pages[0], 'page').readAll();
    expect(stored.map(event => (event as { after: number }).after)).toEqual([...stored.keys()]);
    expect(stored).toHaveLength(10);
  });

  test('hands back what is damaged as it lies there, in its place, and keeps it', async () => {
    const name = freshName();
    const store = await openStore(name);
    for (const text of ['一', '二', '三']) await store.append(next(text));
    await putRaw(name, 'events', '半条记', 2);
    await store.append(next('四'));
    const expected = [{ text: '一', after: 0 }, '半条记', { text: '三', after: 2 }, { text: '四', after: 3 }];
    expect(await store.readAll()).toEqual(expected);
    expect((await rawRecords(name, 'events')).map(({ value }) => value)).toEqual(expected);
  });

  test('waits for the disk before it says that something is kept', async () => {
    const name = freshName();
    const store = await openStore(name);
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.append(next('一'));
    await store.wipe();
    expect(transaction.mock.calls.map(([, mode, options]) => [mode, options])).toEqual([
      ['readwrite', { durability: 'strict' }],
      ['readwrite', { durability: 'strict' }],
    ]);
  });

  test('opens again, once, when its connection was lost', async () => {
    const store = await openStore();
    await store.append(next('一'));
    store.close();
    await store.append(next('二'));
    expect(await store.readAll()).toHaveLength(2);
  });

  test('lets go where a newer edition wants to upgrade, and then says that it is older', async () => {
    const name = freshName();
    const store = await openStore(name);
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 2);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    await expect(store.readAll()).rejects.toMatchObject({ name: 'StorageFailure', code: 'newer' });
    newer.close();
    await expect(openTrainingStore(name)).rejects.toMatchObject({ code: 'newer' });
  });

  test('is missing where the browser has no IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(openTrainingStore(freshName())).rejects.toMatchObject({
      name: 'StorageFailure',
      code: 'missing',
    });
  });

  test.each([
    ['InvalidStateError', 'missing'],
    ['SecurityError', 'missing'],
    ['QuotaExceededError', 'full'],
  ])('where the browser refuses to open it with %s is %s', async (error, code) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() =>
      failing(new IDBOpenDBRequest(), new DOMException('', error)),
    );
    await expect(openTrainingStore(freshName())).rejects.toMatchObject({ code });
  });

  test('is missing where the browser forbids even to ask', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('access is denied', 'SecurityError');
    });
    await expect(openTrainingStore(freshName())).rejects.toBeInstanceOf(StorageFailure);
  });

  test.each([
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'failed'],
  ])('keeps nothing of a write that fails with %s, and says that it is %s', async (error, code) => {
    const name = freshName();
    const store = await openStore(name);
    await store.append(next('一'));
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('', error);
    });
    await expect(store.append(next('二'))).rejects.toMatchObject({ name: 'StorageFailure', code });
    add.mockRestore();
    expect(await store.readAll()).toEqual([{ text: '一', after: 0 }]);
  });
});
