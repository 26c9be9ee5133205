import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createMemoryStore } from '../../src/storage/memory.ts';

// The next file is not to find the modules of a page that was played here.
afterAll(() => void vi.resetModules());

type Page = typeof import('../../src/session/unsent.ts');

/** A page of its own: the words are in the module's memory. */
async function openPage(): Promise<Page> {
  vi.resetModules();
  return import('../../src/session/unsent.ts');
}

afterEach(() => vi.restoreAllMocks());

test('words half written when a page locks itself are there once it is unlocked', async () => {
  const store = createMemoryStore();
  const page = await openPage();
  page.unsentWords<string>('log').set('incident', '已致电，对方说');
  page
    .unsentWords('step')
    .set('incident/step', { values: { note: '半句' }, files: [{ bytes: new Uint8Array([1, 2]) }] });
  await page.keepUnsent(store);

  const next = await openPage();
  // Some forms are fetched before the page is unlocked, some after.
  const early = next.unsentWords<string>('log');
  await next.takeUpUnsent(store);
  expect([...early]).toEqual([['incident', '已致电，对方说']]);
  expect(next.unsentWords('step').get('incident/step')).toEqual({
    values: { note: '半句' },
    files: [{ bytes: new Uint8Array([1, 2]) }],
  });
});

test('are taken up once: sent words do not come back', async () => {
  const store = createMemoryStore();
  const page = await openPage();
  page.unsentWords('log').set('a', '一');
  await page.keepUnsent(store);
  await (await openPage()).takeUpUnsent(store);
  const later = await openPage();
  await later.takeUpUnsent(store);
  expect(later.unsentWords('log').size).toBe(0);
});

test('of two pages that lock themselves at once, both keep theirs', async () => {
  const store = createMemoryStore();
  const pages = [await openPage(), await openPage()] as const;
  pages[0].unsentWords('log').set('a', '一');
  pages[1].unsentWords('log').set('b', '二');
  pages[1].unsentWords('text').set('c', '三');
  await Promise.all(pages.map(page => page.keepUnsent(store)));
  const next = await openPage();
  await next.takeUpUnsent(store);
  expect([...next.unsentWords('log')].sort()).toEqual([
    ['a', '一'],
    ['b', '二'],
  ]);
  expect([...next.unsentWords('text')]).toEqual([['c', '三']]);
});

test('where nothing is half written nothing is kept', async () => {
  const store = createMemoryStore();
  const put = vi.spyOn(store, 'putRecord');
  const page = await openPage();
  page.unsentWords('log');
  await page.keepUnsent(store);
  await page.takeUpUnsent(store);
  expect(put).not.toHaveBeenCalled();
});

test('a page whose words cannot be kept is told so', async () => {
  const store = createMemoryStore();
  vi.spyOn(store, 'putRecord').mockRejectedValue(new Error('full'));
  const page = await openPage();
  page.unsentWords('log').set('a', '一');
  await expect(page.keepUnsent(store)).rejects.toThrow('full');
});

test('what a damaged disk hands back as words is passed over', async () => {
  for (const damaged of ['words', 7, { log: '一' }, [1]]) {
    const store = createMemoryStore();
    await store.putRecord('unsent', damaged);
    const page = await openPage();
    await page.takeUpUnsent(store);
    expect(page.unsentWords('log').size).toBe(0);
  }
});
