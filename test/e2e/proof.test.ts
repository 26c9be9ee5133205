import { expect, inject } from 'vitest';
import { proveKills } from '../proof/kill.ts';
import { proveTabs } from '../proof/tabs.ts';
import { test } from '../support/browser.ts';

// The proofs of `npm run proof`, cut short: enough that they cannot rot.

test('a browser killed while it appends has lost nothing that was called 已保存', async () => {
  const { rounds, faults, lost } = await proveKills({
    site: inject('site').address,
    rounds: 3,
    minutes: 1.2,
    seed: 1,
  });
  expect(faults).toEqual([]);
  expect(lost).toEqual([]);
  expect(rounds).toBe(3);
});

test('two tabs that work one incident at the same time end up alike, and like the disk', async ({
  browser,
}) => {
  const { faults, done } = await proveTabs({
    browser,
    site: inject('site').address,
    tabs: 2,
    actions: 40,
    seed: 1,
  });
  expect(faults).toEqual([]);
  expect(done.note + done.tick + done.undo).toBe(40);
});
