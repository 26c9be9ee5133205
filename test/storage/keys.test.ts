import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type KeyPlace, keyPlaces } from '../../src/storage/key-places.ts';
import type { KeyRecord } from '../../src/storage/key-record.ts';
import { openKeys } from '../../src/storage/keys.ts';
import { privateFiles } from '../support/private-files.ts';
import { rawRecords } from './raw.ts';

const [ID, OTHER] = ['00112233445566aa', '00112233445566bb'];
const recordOf = (revision: number, keyId = ID): KeyRecord => ({
  version: 1,
  kind: 'open',
  keyId,
  revision,
  key: '01',
});
const [first, second, foreign] = [recordOf(1), recordOf(2), recordOf(1, OTHER)];
const textOf = (record: KeyRecord): string => JSON.stringify(record);

const stampOf = ({ keyId, revision }: KeyRecord): string => `${keyId} ${revision}`;

interface MemoryPlace extends KeyPlace {
  text: string | undefined;
  readonly fails: Set<'read' | 'write' | 'remove'>;
}

/** A place in memory, which can be made to fail. */
function memoryPlace(text?: string): MemoryPlace {
  const place: MemoryPlace = {
    text,
    fails: new Set(),
    read: async () => {
      if (place.fails.has('read')) throw new DOMException('', 'NotReadableError');
      return place.text;
    },
    stamp: async () => {
      if (place.fails.has('read')) throw new DOMException('', 'NotReadableError');
      return /^\{.*\}$/.test(place.text ?? '') ? stampOf(JSON.parse(place.text ?? '')) : undefined;
    },
    write: async next => {
      if (place.fails.has(next === undefined ? 'remove' : 'write'))
        throw new DOMException('', 'QuotaExceededError');
      place.text = next;
    },
  };
  return place;
}

const nothingSealed = async (): Promise<ReadonlySet<string>> => new Set();
const open = (places: readonly KeyPlace[], sealed = nothingSealed) => openKeys(places, sealed);

describe('the key of a machine', () => {
  test('lies in every place, and is read from any that has it', async () => {
    const [file, database] = [memoryPlace(), memoryPlace()];
    const keys = open([file, database]);
    expect(await keys.read()).toBeUndefined();
    await keys.write(first);
    expect([file.text, database.text]).toEqual([textOf(first), textOf(first)]);
    for (const place of [file, database]) {
      const { text } = place;
      place.text = undefined;
      expect(await keys.read()).toEqual(first);
      place.fails.add('read');
      expect(await keys.read()).toEqual(first);
      place.fails.clear();
      place.text = text;
    }
  });

  test('is the newest of those that lie there, whichever place has it', async () => {
    const [file, database] = [memoryPlace(textOf(first)), memoryPlace(textOf(second))];
    expect(await open([file, database]).read()).toEqual(second);
    expect(await open([database, file]).read()).toEqual(second);
  });

  test('is not taken for missing where a place cannot be read, or holds what is no key', async () => {
    const [file, database] = [memoryPlace(), memoryPlace()];
    const keys = open([file, database]);
    file.fails.add('read');
    await expect(keys.read()).rejects.toMatchObject({ code: 'failed' });
    await expect(keys.settle()).rejects.toMatchObject({ code: 'failed' });
    file.fails.clear();
    file.text = '{"version":1,"kind":"op';
    await expect(keys.read()).rejects.toMatchObject({ code: 'keyDamaged' });
    file.text = JSON.stringify({ ...first, version: 2 });
    await expect(keys.read()).rejects.toMatchObject({ code: 'newer' });
    database.text = textOf(first);
    expect(await keys.read()).toEqual(first);
  });

  test('counts as written only where a place gives it back', async () => {
    const [file, database] = [memoryPlace(), memoryPlace()];
    const keys = open([file, database]);
    for (const place of [file, database]) place.fails.add('write');
    await expect(keys.write(first)).rejects.toMatchObject({ code: 'full' });
    file.fails.clear();
    vi.spyOn(file, 'write').mockImplementationOnce(async () => undefined);
    await expect(keys.write(first)).rejects.toMatchObject({ code: 'failed' });
    await keys.write(first);
    expect([file.text, database.text]).toEqual([textOf(first), undefined]);
    database.fails.clear();
    expect(await keys.settle()).toEqual(first);
    expect(database.text).toBe(textOf(first));
  });

  test('leaves no older one: a place that cannot be written lets it go, or nothing is changed', async () => {
    const [file, database] = [memoryPlace(textOf(first)), memoryPlace(textOf(first))];
    const keys = open([file, database]);
    database.fails.add('write');
    await keys.write(second);
    expect([file.text, database.text]).toEqual([textOf(second), undefined]);
    database.text = textOf(first);
    file.text = textOf(first);
    database.fails.add('remove');
    await expect(keys.write(second)).rejects.toMatchObject({ code: 'full' });
    expect([file.text, database.text]).toEqual([textOf(first), textOf(first)]);
  });

  test('is put into every place that lacks it or has an older one, but not over one that cannot be read just now', async () => {
    const places = [memoryPlace(), memoryPlace(textOf(second))] as const;
    const keys = open(places);
    expect(await keys.settle()).toEqual(second);
    expect(places[0].text).toBe(textOf(second));
    places[0].text = textOf(first);
    await keys.settle();
    expect(places[0].text).toBe(textOf(second));
    places[0].text = 'torn';
    await keys.settle();
    expect(places[0].text).toBe(textOf(second));
    places[0].text = textOf(first);
    places[0].fails.add('read');
    await keys.settle();
    expect(places[0].text).toBe(textOf(first));
  });

  test('is put back from the page that holds it where every place has lost it, and from no older page', async () => {
    const places = [memoryPlace(), memoryPlace()] as const;
    const keys = open(places);
    expect(await keys.settle()).toBeUndefined();
    expect(await keys.settle(second)).toEqual(second);
    expect(places.map(({ text }) => text)).toEqual([textOf(second), textOf(second)]);
    expect(await keys.settle(first)).toEqual(second);
    expect(await keys.stands(second)).toBe(true);
    expect(await keys.stands(first)).toBe(false);
    for (const place of places) {
      place.text = undefined;
      place.fails.add('write');
    }
    await expect(keys.settle(second)).rejects.toMatchObject({ code: 'full' });
  });

  test('is the one that records are sealed with where two lie there, and neither takes the place of the other', async () => {
    const [file, database] = [memoryPlace(textOf(second)), memoryPlace(textOf(foreign))];
    const keys = open([file, database], async () => new Set([OTHER]));
    expect(await keys.read()).toEqual(foreign);
    expect(await keys.settle(second)).toEqual(foreign);
    await keys.write(recordOf(2, OTHER));
    expect([file.text, database.text]).toEqual([textOf(second), textOf(recordOf(2, OTHER))]);
  });

  test('is put where a place says that it has it and cannot give it back, once that is looked at', async () => {
    const [file, database] = [memoryPlace(textOf(first)), memoryPlace(textOf(first))];
    vi.spyOn(database, 'stamp').mockResolvedValue(stampOf(first));
    const holds = vi.fn(async (text: string) => database.text === text);
    const keys = open([file, Object.assign(database, { holds })]);
    expect(await keys.settle(first, true)).toEqual(first);
    expect(holds).toHaveBeenCalledWith(textOf(first));
    database.text = undefined;
    await keys.settle(first);
    expect(database.text).toBeUndefined();
    await keys.settle(first, true);
    expect(database.text).toBe(textOf(first));
  });

  test('that no place gives back is damaged, not missing, and is taken away where one begins anew', async () => {
    const [file, database] = [memoryPlace(), memoryPlace(textOf(first))];
    const read = vi.spyOn(database, 'read').mockRejectedValue(new DOMException('', 'NotFoundError'));
    const keys = open([file, database]);
    await expect(keys.read()).rejects.toMatchObject({ code: 'keyDamaged' });
    await expect(keys.settle(undefined, true)).rejects.toMatchObject({ code: 'keyDamaged' });
    expect(database.text).toBe(textOf(first));
    file.text = '{"version":1,"ki';
    await keys.removeDamaged();
    expect([file.text, database.text]).toEqual([undefined, undefined]);
    read.mockRestore();
    expect(await keys.read()).toBeUndefined();
  });

  test('is the one a page holds where both places hold a stranger’s, which stays beside it', async () => {
    const [file, database] = [memoryPlace(textOf(foreign)), memoryPlace(textOf(foreign))];
    const keys = open([file, database], async () => new Set([ID]));
    expect(await keys.read(second)).toEqual(second);
    expect(await keys.settle(second)).toEqual(second);
    expect([file.text, database.text]).toEqual([textOf(foreign), textOf(second)]);
    expect(await keys.read()).toEqual(second);
    // Another page has sealed with a new one meanwhile.
    const [other] = [memoryPlace(textOf(foreign))];
    expect(await open([other], async () => new Set([ID, OTHER])).settle(second)).toEqual(foreign);
  });

  test('of a newer edition is never written over', async () => {
    const newer = JSON.stringify({ ...first, version: 2 });
    const [file, database] = [memoryPlace(newer), memoryPlace(textOf(first))];
    const keys = open([file, database]);
    await keys.settle();
    await keys.write(second);
    expect([file.text, database.text]).toEqual([newer, textOf(second)]);
  });
});

describe('the places a browser offers', () => {
  beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
  afterEach(() => vi.unstubAllGlobals());

  test('are a private file and a database, two at most', async () => {
    const files = privateFiles();
    files.offer('all');
    expect(keyPlaces()).toHaveLength(2);
    await openKeys().write(first);
    expect(files.root.get('yuqing-key')).toBe(textOf(first));
    files.offer('none');
    expect(keyPlaces()).toHaveLength(1);
    expect(await openKeys().read()).toEqual(first);
  });

  test('hold none where a page was left before it had written its first', async () => {
    const files = privateFiles();
    files.offer('all');
    files.root.set('yuqing-key', '');
    const keys = openKeys();
    expect(await keys.read()).toBeUndefined();
    await keys.write(first);
    expect(await openKeys().read()).toEqual(first);
  });

  test('are read also where a browser has files that it lets nobody write, and what is old there goes', async () => {
    const files = privateFiles();
    files.offer('all');
    await openKeys().write(first);
    vi.stubGlobal('indexedDB', new IDBFactory());
    files.offer('reading');
    expect(await openKeys().read()).toEqual(first);
    await openKeys().write(second);
    expect(files.root.size).toBe(0);
    files.offer('none');
    expect(await openKeys().read()).toEqual(second);
  });

  test('hold a Blob in the database of a browser that keeps what was replaced, and text in others', async () => {
    const kept = async (): Promise<unknown> =>
      (await rawRecords('yuqing-key', 'keys')).find(({ key }) => key === 'yuqing-key')?.value;
    await openKeys().write(first);
    expect(await kept()).toBe(textOf(first));
    vi.stubGlobal('navigator', { userAgentData: {} });
    await openKeys().write(second);
    expect(await kept()).toBeInstanceOf(Blob);
    expect(await openKeys().read()).toEqual(second);
  });

  test('are none where a browser has no storage', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(openKeys().read()).rejects.toMatchObject({ code: 'missing' });
  });

  test('call a full disk no private window', async () => {
    const files = privateFiles();
    files.offer('all');
    const folder = await navigator.storage.getDirectory();
    vi.spyOn(folder, 'getFileHandle').mockRejectedValue(new DOMException('', 'InvalidStateError'));
    vi.stubGlobal('navigator', { storage: { getDirectory: async () => folder } });
    await expect(keyPlaces()[0]?.read()).rejects.toMatchObject({ code: 'failed' });
  });
});
