import { expect, test, vi } from 'vitest';
import { loadingText } from '../../src/kit/loading-words.ts';
import { fetching, type Told } from '../../src/kit/outcome.tsx';

test('a part that cannot be fetched is told of in one sentence, and fetched again when asked', async () => {
  const done: Told = { ok: true, text: '已导出' };
  const work = vi.fn<() => Promise<Told>>().mockRejectedValueOnce(new TypeError('Failed to fetch'));
  work.mockResolvedValueOnce(done);
  const told: (Told | undefined)[] = [];
  await fetching(work, each => told.push(each));
  expect(told).toEqual([{ ok: false, text: loadingText.failed, again: expect.any(Function) }]);
  told[0]?.again?.();
  await vi.waitFor(() => expect(told[1]).toBe(done));
  expect(work).toHaveBeenCalledTimes(2);
});

test('what came of it is told as it is', async () => {
  const told: (Told | undefined)[] = [];
  await fetching(
    async () => undefined,
    each => told.push(each),
  );
  expect(told).toEqual([undefined]);
});
