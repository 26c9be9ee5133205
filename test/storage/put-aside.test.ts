import { wrap } from 'idb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshName, rawConnection } from './raw.ts';

/** A page, as far as the browser tells it that it is put aside and looked at again. */
const page = new EventTarget();
const told = (type: 'pagehide' | 'pageshow', persisted: boolean): void => {
  page.dispatchEvent(Object.assign(new Event(type), { persisted }));
};

beforeAll(() => {
  vi.stubGlobal('window', page);
  vi.resetModules();
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A page in the middle of a write, and another one beside it that knows nothing of it. */
async function twoPages() {
  const { commit, openConnection } = await import('../../src/storage/database.ts');
  const name = freshName();
  const one = await openConnection(name);
  const other = wrap(await rawConnection(name));

  let isFinished = false;
  let tries = 0;
  let begun = (): void => undefined;
  const isBegun = new Promise<void>(resolve => {
    begun = resolve;
  });
  const written = one.attempt(open => {
    tries += 1;
    const transaction = open.transaction('records', 'readwrite');
    return commit(transaction, async () => {
      await transaction.store.put('page one', 'first');
      begun();
      // One request after another keeps it open.
      while (!isFinished) await transaction.store.get('first');
    });
  });
  await isBegun;
  const write = () => other.put('records', 'page two', 'second');
  const read = () => other.getAll('records');
  return { written, write, read, finish: () => (isFinished = true), tries: () => tries };
}

test('a page put aside lets the others write, and writes again what it gave up when it is back', async () => {
  const { written, write, read, finish, tries } = await twoPages();
  told('pagehide', true);
  await write();
  expect(await read()).toEqual(['page two']);
  finish();
  told('pageshow', true);
  await written;
  expect(tries()).toBe(2);
  expect(await read()).toEqual(['page one', 'page two']);
});

test('a page that is left for good gives up nothing: what it writes may still reach the disk', async () => {
  const { written, read, finish, tries } = await twoPages();
  told('pagehide', false);
  finish();
  await written;
  expect(tries()).toBe(1);
  expect(await read()).toEqual(['page one']);
});
