import { expect, test, vi } from 'vitest';
import { loadingText } from '../../src/kit/loading-words.ts';
import { type ActionOutcome, fetching } from '../../src/kit/outcome.tsx';
import { soon } from '../support/soon.ts';

test('a part that cannot be fetched is told of in one sentence, and fetched again when asked', async () => {
  const done: ActionOutcome = { ok: true, text: '已导出' };
  const work = vi.fn<() => Promise<ActionOutcome>>().mockRejectedValueOnce(new TypeError('Failed to fetch'));
  work.mockResolvedValueOnce(done);
  const told: (ActionOutcome | undefined)[] = [];
  await fetching(work, each => told.push(each));
  expect(told).toEqual([{ ok: false, text: loadingText.failed, again: expect.any(Function) }]);
  told[0]?.again?.();
  await soon(() => expect(told[1]).toBe(done));
  expect(work).toHaveBeenCalledTimes(2);
});

test('what came of it is told as it is', async () => {
  const told: (ActionOutcome | undefined)[] = [];
  await fetching(
    async () => undefined,
    each => told.push(each),
  );
  expect(told).toEqual([undefined]);
});
