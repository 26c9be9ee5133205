import { afterEach, expect, test, vi } from 'vitest';
import { exclusively } from '../../src/session/exclusively.ts';
import { pause } from '../support/desk.ts';

afterEach(() => vi.unstubAllGlobals());

test('work of one name is done in turn where the browser has locks', async () => {
  let last: Promise<unknown> = Promise.resolve();
  const asked: string[] = [];
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, work: () => Promise<unknown>) => {
        asked.push(name);
        last = last.then(work);
        return last;
      },
    },
  });
  const done: string[] = [];
  const slow = exclusively('list', async () => {
    await pause();
    done.push('slow');
    return 1;
  });
  const quick = exclusively('list', async () => {
    done.push('quick');
    return 2;
  });
  expect(await Promise.all([slow, quick])).toEqual([1, 2]);
  expect(done).toEqual(['slow', 'quick']);
  expect(asked).toEqual(['list', 'list']);
});

test.each([
  ['has none', {}],
  ['gives none', { locks: { request: () => Promise.reject(new DOMException('blocked', 'SecurityError')) } }],
])('work is done at once, and once, where it %s', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  let times = 0;
  expect(await exclusively('list', async () => ++times)).toBe(1);
});

test('work that fails is not done again', async () => {
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => Promise<unknown>) => work() } });
  let times = 0;
  const work = async (): Promise<never> => {
    times += 1;
    throw new Error('full');
  };
  await expect(exclusively('list', work)).rejects.toThrow('full');
  expect(times).toBe(1);
});
