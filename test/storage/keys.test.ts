import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type KeyPlace, keyPlaces } from '../../src/storage/key-places.ts';
import type { KeyRecord } from '../../src/storage/key-record.ts';
import { openKeys } from '../../src/storage/keys.ts';

const recordOf = (key: string): KeyRecord => ({ version: 1, kind: 'open', keyId: 'aa', key });
const [first, second] = [recordOf('01'), recordOf('02')];

interface MemoryPlace extends KeyPlace {
  text: string | undefined;
  readonly fails: Set<'read' | 'write'>;
}

/** A place in memory, which can be made to fail. */
function memoryPlace(erases = true): MemoryPlace {
  const place: MemoryPlace = {
    text: undefined,
    fails: new Set(),
    erases,
    read: async () => {
      if (place.fails.has('read')) throw new DOMException('', 'NotReadableError');
      return place.text;
    },
    write: async (text: string) => {
      if (place.fails.has('write')) throw new DOMException('', 'QuotaExceededError');
      place.text = text;
    },
  };
  return place;
}

describe('the key of a machine', () => {
  test('lies in every place, and is read from the first that has it', async () => {
    const [main, spare] = [memoryPlace(), memoryPlace()];
    const keys = openKeys([main, spare]);
    expect(await keys.read()).toBeUndefined();
    await keys.write(first);
    expect([main.text, spare.text]).toEqual([JSON.stringify(first), JSON.stringify(first)]);
    main.text = undefined;
    expect(await keys.read()).toEqual(first);
    main.fails.add('read');
    expect(await keys.read()).toEqual(first);
  });

  test('is not taken for missing where a place cannot be read, or holds what is no key', async () => {
    const [main, spare] = [memoryPlace(), memoryPlace()];
    const keys = openKeys([main, spare]);
    main.fails.add('read');
    await expect(keys.read()).rejects.toMatchObject({ code: 'failed' });
    main.fails.clear();
    main.text = '{"version":1,"kind":"op';
    await expect(keys.read()).rejects.toMatchObject({ code: 'failed' });
    main.text = JSON.stringify({ ...first, version: 2 });
    await expect(keys.read()).rejects.toMatchObject({ code: 'newer' });
    spare.text = JSON.stringify(first);
    expect(await keys.read()).toEqual(first);
  });

  test('counts as written only when the first place gives it back', async () => {
    const main = memoryPlace();
    const keys = openKeys([main, memoryPlace()]);
    main.fails.add('write');
    await expect(keys.write(first)).rejects.toMatchObject({ code: 'full' });
    main.fails.clear();
    vi.spyOn(main, 'write').mockImplementationOnce(async () => undefined);
    await expect(keys.write(first)).rejects.toMatchObject({ code: 'failed' });
  });

  test('says of a spare that kept the former key that it is not erased, and mends it', async () => {
    const [main, spare] = [memoryPlace(), memoryPlace()];
    const keys = openKeys([main, spare]);
    await keys.write(first);
    expect(await keys.isErased()).toBe(true);
    spare.fails.add('write');
    await keys.write(second);
    expect(await keys.read()).toEqual(second);
    expect(await keys.isErased()).toBe(false);
    spare.fails.clear();
    await keys.mend();
    expect(spare.text).toBe(JSON.stringify(second));
    expect(await keys.isErased()).toBe(true);
  });

  test('is put back from the spare, but not over a place that cannot be read just now', async () => {
    const [main, spare] = [memoryPlace(), memoryPlace()];
    const keys = openKeys([main, spare]);
    await keys.write(second);
    main.fails.add('read');
    spare.text = JSON.stringify(first);
    await expect(keys.mend()).rejects.toThrow();
    main.fails.clear();
    expect(main.text).toBe(JSON.stringify(second));
    main.text = undefined;
    await keys.mend();
    expect(main.text).toBe(JSON.stringify(first));
  });

  test('cannot be said to be erased where a place keeps what was overwritten', async () => {
    const keys = openKeys([memoryPlace(false)]);
    await keys.write(first);
    expect(await keys.isErased()).toBe(false);
  });
});

describe('the places a browser offers', () => {
  beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
  afterEach(() => vi.unstubAllGlobals());

  /** Stands in for a browser's private files. */
  function offerFiles() {
    const files = new Map<string, string>();
    const handleOf = (name: string) => ({
      getFile: async () => ({ text: async () => files.get(name) }),
      createWritable: async () => {
        let text = '';
        return {
          write: async (more: string) => {
            text += more;
          },
          close: async () => {
            files.set(name, text);
          },
        };
      },
    });
    vi.stubGlobal(
      'FileSystemFileHandle',
      class {
        createWritable(): void {}
      },
    );
    vi.stubGlobal('navigator', {
      storage: {
        getDirectory: async () => ({
          getFileHandle: async (name: string, { create = false } = {}) => {
            if (!create && !files.has(name)) throw new DOMException('', 'NotFoundError');
            // It is there, and empty, until what is written into it is closed.
            if (!files.has(name)) files.set(name, '');
            return handleOf(name);
          },
        }),
      },
    });
    return files;
  }

  test('are its private files where it has them, and those are erased', async () => {
    const files = offerFiles();
    const keys = openKeys();
    expect(await keys.read()).toBeUndefined();
    await keys.write(first);
    expect([...files.values()]).toEqual([JSON.stringify(first)]);
    expect(await openKeys().read()).toEqual(first);
    expect(await keys.isErased()).toBe(true);
    expect(await indexedDB.databases()).toEqual([]);
  });

  test('hold none where a page was left before it had written its first', async () => {
    const files = offerFiles();
    await (await navigator.storage.getDirectory()).getFileHandle('yuqing-key', { create: true });
    expect([...files.values()]).toEqual(['']);
    const keys = openKeys();
    expect(await keys.read()).toBeUndefined();
    await keys.write(first);
    expect(await openKeys().read()).toEqual(first);
  });

  test('have a storage bucket of its own for a spare, deleted whole with each change', async () => {
    offerFiles();
    const buckets = new Map<string, IDBFactory>();
    const deleted: string[] = [];
    Object.assign(navigator, {
      storageBuckets: {
        keys: async () => [...buckets.keys()],
        open: async (name: string) => {
          const indexed = buckets.get(name) ?? new IDBFactory();
          buckets.set(name, indexed);
          return { indexedDB: indexed };
        },
        delete: async (name: string) => {
          deleted.push(name);
          buckets.delete(name);
        },
      },
    });
    expect(keyPlaces()).toHaveLength(2);
    const keys = openKeys();
    expect(await keys.read()).toBeUndefined();
    expect(buckets.size).toBe(0);
    await keys.write(first);
    const [before] = buckets.values();
    await keys.write(second);
    expect(deleted).toHaveLength(2);
    expect([...buckets.values()]).not.toContain(before);
    offerFiles();
    Object.assign(navigator, {
      storageBuckets: {
        keys: async () => [...buckets.keys()],
        open: async () => ({ indexedDB: [...buckets.values()][0] }),
      },
    });
    expect(await openKeys().read()).toEqual(second);
  });

  test('are a database of its own in an old browser, of which nobody can say that it is erased', async () => {
    const keys = openKeys();
    expect(await keys.read()).toBeUndefined();
    await keys.write(first);
    expect(await openKeys().read()).toEqual(first);
    expect(await keys.isErased()).toBe(false);
    vi.stubGlobal('indexedDB', undefined);
    await expect(keys.read()).rejects.toMatchObject({ code: 'missing' });
  });
});
