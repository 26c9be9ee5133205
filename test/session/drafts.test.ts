import { describe, expect, test, vi } from 'vitest';
import { createDrafts, type Drafts, type DraftWord, rebased } from '../../src/session/drafts.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { EVERYTHING, type RecordStore, StorageFailure } from '../../src/storage/port.ts';
import { soon } from '../support/soon.ts';

/** Tabs of one browser: what one announces the others hear at once. */
function tabsOn(store: RecordStore, count: number): readonly Drafts[] {
  const tabs: Drafts[] = [];
  for (let index = 0; index < count; index += 1) {
    const announce = (word: DraftWord): void => {
      for (const [other, drafts] of tabs.entries()) if (other !== index) drafts.hear(word);
    };
    const nothing = (): void => undefined;
    tabs.push(createDrafts({ store, schedule: nothing, announce, changed: nothing }));
  }
  return tabs;
}

async function openTabs(store: RecordStore, count = 1): Promise<readonly [Drafts, Drafts]> {
  const tabs = tabsOn(store, count);
  for (const tab of tabs) await tab.load();
  const [one, other = one] = tabs;
  if (one === undefined || other === undefined) throw new Error('no tab');
  return [one, other];
}

const settled = async (...tabs: readonly Drafts[]): Promise<void> => {
  for (const tab of tabs) await tab.flushed();
  // The announcement has been read.
  await new Promise(resolve => setTimeout(resolve, 5));
};

describe('what is half written', () => {
  test('is there after the page was left, however it was left, files included', async () => {
    const store = createMemoryStore();
    const [page] = await openTabs(store);
    page.of('incident').keep('log', '已致电，对方说');
    page.of('incident').keep('step/files', [{ sha256: 'x', bytes: new Uint8Array([1, 2]) }]);
    await page.flushed();
    const [next] = await openTabs(store);
    expect(next.of('incident').read('log')).toBe('已致电，对方说');
    expect(next.of('incident').read('step/files')).toEqual([{ sha256: 'x', bytes: new Uint8Array([1, 2]) }]);
    expect(next.of('incident').forms()).toEqual(['log', 'step/files']);
    expect(next.of('other').forms()).toEqual([]);
    expect(next.of().forms()).toEqual([]);
  });

  test('is gone everywhere once it was sent', async () => {
    const store = createMemoryStore();
    const [one, other] = await openTabs(store, 2);
    one.of('a').keep('log', '一');
    await settled(one, other);
    expect(other.of('a').read('log')).toBe('一');
    other.of('a').keep('log', undefined);
    await settled(one, other);
    expect(one.of('a').read('log')).toBeUndefined();
    expect(await store.recordNames()).toEqual([]);
  });

  test('is gone once it was sent where the disk drops what has no value, as a sealed one does', async () => {
    const inner = createMemoryStore();
    const inJson = (value: unknown): unknown =>
      value === undefined ? undefined : JSON.parse(JSON.stringify(value));
    const [page] = await openTabs({
      ...inner,
      putRecord: (name, value, after) => inner.putRecord(name, inJson(value), after),
    });
    page.of('a').keep('log', { text: '一', person: { name: '张三', role: undefined } });
    await page.flushed();
    page.of('a').keep('log', undefined);
    await page.flushed();
    expect(await inner.recordNames()).toEqual([]);
  });

  test('in its newest state only is written', async () => {
    const store = createMemoryStore();
    const put = vi.spyOn(store, 'putRecord');
    const [page] = await openTabs(store);
    for (const title of ['某', '某镇', '某镇某', '某镇某村']) page.of().keep('triage', { title });
    await page.flushed();
    expect(put.mock.calls.map(([, draft]) => draft)).toEqual([{ title: '某' }, { title: '某镇某村' }]);
  });

  test('in two tabs at once keeps what each has typed in fields of its own', async () => {
    const store = createMemoryStore();
    const [one, other] = await openTabs(store, 2);
    one.of('a').keep('fact', { value: '', source: '' });
    await settled(one, other);
    one.of('a').keep('fact', { value: '三人', source: '' });
    other.of('a').keep('fact', { value: '', source: '现场' });
    await settled(one, other);
    await settled(one, other);
    expect((await store.readRecord('a/draft/fact')).value).toEqual({ value: '三人', source: '现场' });
  });

  test('is not taken from under the hands by what another tab writes or sends', async () => {
    const store = createMemoryStore();
    const [one, other] = await openTabs(store, 2);
    one.of('a').keep('log', '一');
    other.of('a').keep('log', '二');
    await settled(one, other);
    expect([one, other].map(tab => tab.of('a').read('log'))).toEqual(['一', '二']);
    one.of('a').keep('log', undefined);
    await settled(one, other);
    expect(other.of('a').read('log')).toBe('二');
    expect((await store.readRecord('a/draft/log')).value).toBe('二');
    other.of('a').keep('log', undefined);
    await settled(one, other);
    expect([one, other].map(tab => tab.of('a').read('log'))).toEqual([undefined, undefined]);
    expect(await store.recordNames()).toEqual([]);
  });

  test('is put back where words of another tab had lain upon it and were sent', async () => {
    const store = createMemoryStore();
    const [one, other] = await openTabs(store, 2);
    one.of('a').keep('log', '一');
    await settled(one, other);
    other.of('a').keep('log', '二');
    await settled(one, other);
    expect((await store.readRecord('a/draft/log')).value).toBe('二');
    other.of('a').keep('log', undefined);
    await settled(other, one);
    expect([one, other].map(tab => tab.of('a').read('log'))).toEqual(['一', '一']);
    expect((await store.readRecord('a/draft/log')).value).toBe('一');
  });

  test('goes from every tab once another has gone on with the very words and sent them', async () => {
    const store = createMemoryStore();
    const [one, other] = await openTabs(store, 2);
    one.of('a').keep('log', '已致电');
    one.of('a').keep('fact', { value: '三人', source: '' });
    await settled(one, other);
    other.of('a').keep('log', '已致电，对方说');
    other.of('a').keep('fact', { value: '三人', source: '现场' });
    await settled(other, one);
    for (const form of ['log', 'fact']) other.of('a').keep(form, undefined);
    await settled(other, one);
    expect([one, other].map(tab => tab.of('a').forms())).toEqual([[], []]);
    expect(await store.recordNames()).toEqual([]);
  });

  test('goes with the next reading where the word of that was not heard', async () => {
    const store = createMemoryStore();
    const [one] = await openTabs(store);
    one.of('a').keep('log', '一');
    await one.flushed();
    const [other] = await openTabs(store);
    other.of('a').keep('log', undefined);
    await other.flushed();
    await one.load();
    await one.flushed();
    expect(one.of('a').read('log')).toBeUndefined();
    expect(await store.recordNames()).toEqual([]);
  });

  test('tells whoever listens, and nobody who has stopped', async () => {
    const [page] = await openTabs(createMemoryStore());
    const heard = vi.fn();
    const stop = page.of('a').listen(heard);
    page.of('a').keep('log', '一');
    expect(heard).toHaveBeenCalledTimes(1);
    page.of('a').keep('log', '一');
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
    page.of('a').keep('log', '二');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('stays the same object while it is written and read again', async () => {
    const store = createMemoryStore();
    const [page] = await openTabs(store);
    const typed = { place: '石桥村', person: { name: '李四' } };
    page.of('a').keep('fact', typed);
    await page.flushed();
    await page.load();
    expect(page.of('a').read('fact')).toBe(typed);
  });

  test('where it cannot be written is told, kept, and written once it can be', async () => {
    const store = createMemoryStore();
    const [page] = await openTabs(store);
    const put = vi.spyOn(store, 'putRecord').mockRejectedValue(new StorageFailure('full'));
    page.of('a').keep('log', '一');
    await page.flushed();
    expect(page.state()).toMatchObject({ kind: 'failed', code: 'full', pending: 1 });
    expect(page.of('a').read('log')).toBe('一');
    put.mockRestore();
    page.retry();
    await page.flushed();
    expect(page.state()).toEqual({ kind: 'saved' });
    expect((await openTabs(store))[0].of('a').read('log')).toBe('一');
  });

  test('where it could not be read is not called absent, and is read again', async () => {
    const store = createMemoryStore();
    await store.putRecord('a/draft/log', '一');
    const names = vi.spyOn(store, 'recordNames').mockRejectedValue(new StorageFailure('failed'));
    const retries: (() => void)[] = [];
    const changed = vi.fn();
    const page = createDrafts({
      store,
      schedule: work => retries.push(work),
      announce: () => undefined,
      changed,
    });
    await page.load();
    expect(page.isRead()).toBe(false);
    expect(page.readProblem()).toBe('failed');
    names.mockRestore();
    for (const retry of retries) retry();
    await soon(() => expect(changed).toHaveBeenCalled());
    expect(page.isRead()).toBe(true);
    expect(page.readProblem()).toBeUndefined();
    expect(page.of('a').read('log')).toBe('一');
  });

  test('typed before the disk could be read is written over nothing: both are there once it can be', async () => {
    const store = createMemoryStore();
    const there = { place: '石桥村', value: '三人', source: '', seenAt: '2026-11-27T08:00', files: [1] };
    await store.putRecord('a/draft/log', '昨天写的');
    await store.putRecord('a/draft/fact', there);
    await store.putRecord('a/draft/note', '没有送出的');
    const names = vi.spyOn(store, 'recordNames').mockRejectedValue(new StorageFailure('failed'));
    const [page] = await openTabs(store);
    page.of('a').keep('log', '刚写的');
    page.of('a').keep('fact', { value: '三人以上', source: '现场', seenAt: '2026-11-27T09:30', files: [2] });
    page.of('a').keep('note', '刚送出的');
    page.of('a').keep('note', undefined);
    await page.flushed();
    expect(page.state()).toMatchObject({ kind: 'failed', code: 'unreadable', pending: 3 });
    expect((await store.readRecord('a/draft/log')).value).toBe('昨天写的');
    names.mockRestore();
    await page.load();
    await page.flushed();
    expect(page.state()).toEqual({ kind: 'saved' });
    for (const [form, words] of Object.entries({
      log: '昨天写的 / 刚写的',
      fact: {
        place: '石桥村',
        value: '三人以上',
        source: '现场',
        // Two moments in one field would be none.
        seenAt: '2026-11-27T09:30',
        files: [1, 2],
      },
      note: '没有送出的',
    })) {
      expect(page.of('a').read(form)).toEqual(words);
      expect((await store.readRecord(`a/draft/${form}`)).value).toEqual(words);
    }
  });

  test('shows what another tab wrote into fields that nobody has written in here', async () => {
    const store = createMemoryStore();
    const [one, other] = await openTabs(store, 2);
    one.of('a').keep('fact', { value: '三人' });
    await settled(one, other);
    other.of('a').keep('fact', { value: '五人', source: '现场' });
    await settled(one, other);
    expect(one.of('a').read('fact')).toEqual({ value: '三人', source: '现场' });
    expect((await store.readRecord('a/draft/fact')).value).toEqual({ value: '五人', source: '现场' });
    // Its own words go over the others only where they are typed anew.
    one.of('a').keep('fact', { value: '三人', source: '现场，电话' });
    await settled(one, other);
    expect((await store.readRecord('a/draft/fact')).value).toEqual({ value: '五人', source: '现场，电话' });
  });

  test('that does not open any more gives way to what is typed next', async () => {
    const store = createMemoryStore();
    await store.putRecord('a/draft/log', 'sealed');
    const read = vi.spyOn(store, 'readRecord').mockRejectedValue(new StorageFailure('unreadable'));
    const [page] = await openTabs(store);
    expect(page.of('a').read('log')).toBeUndefined();
    page.of('a').keep('log', '新');
    await page.flushed();
    expect(page.state()).toEqual({ kind: 'saved' });
    read.mockRestore();
    expect((await store.readRecord('a/draft/log')).value).toBe('新');
  });

  test('in an incident that is wiped goes with it', async () => {
    const store = createMemoryStore();
    const [page] = await openTabs(store);
    page.of('a').keep('log', '一');
    page.of('b').keep('log', '二');
    await page.flushed();
    page.of('a').keep('note', '三');
    page.drop('a');
    await page.flushed();
    await page.load();
    expect(page.of('a').forms()).toEqual([]);
    expect(page.of('b').read('log')).toBe('二');
    expect(await store.recordNames()).toEqual(['b/draft/log']);
  });

  test('is put to a disk that has lost it', async () => {
    const store = createMemoryStore();
    const [page] = await openTabs(store);
    page.of('a').keep('log', '一');
    await page.flushed();
    await store.remove(EVERYTHING);
    page.writeAll();
    await page.flushed();
    expect((await store.readRecord('a/draft/log')).value).toBe('一');
  });

  test('is no word of an incident to other tabs', async () => {
    const [page] = await openTabs(createMemoryStore());
    expect(page.hear({ draft: 'a/draft/log' })).toBe(true);
    expect(page.hear('01INCIDENT')).toBe(false);
  });
});

test.each([
  // base, typed, there, expected
  [{ a: 1 }, { a: 2 }, { a: 1, b: 3 }, { a: 2, b: 3 }],
  [{ a: 1, b: 1 }, { a: 1 }, { a: 1, b: 1, c: 1 }, { a: 1, c: 1 }],
  [{ a: 1 }, { a: 1, b: 2 }, { a: 5 }, { a: 5, b: 2 }],
  [undefined, { a: 1 }, { a: 2, b: 2 }, { a: 1, b: 2 }],
  ['x', 'y', 'z', 'y'],
  [[1], [2], [3], [2]],
  [{ a: 1 }, { a: 2 }, undefined, { a: 2 }],
  [{ a: { x: 1 } }, { a: { x: 1, y: 2 } }, { a: { x: 3, z: 4 } }, { a: { x: 3, y: 2, z: 4 } }],
  [undefined, { a: { x: 1 } }, { a: { x: 2, y: 2 } }, { a: { x: 1, y: 2 } }],
  [{ a: [1] }, { a: [1, 2] }, { a: [3] }, { a: [1, 2] }],
])('upon %j, %j was typed while %j was written elsewhere: %j', (base, typed, there, expected) => {
  expect(rebased(base, typed, there)).toEqual(expected);
});
