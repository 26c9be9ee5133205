import { beforeAll, expect, inject } from 'vitest';
import { proveKills } from '../proof/kill.ts';
import { proveTabs } from '../proof/tabs.ts';
import { test } from '../support/browser.ts';
import { serveSite } from '../support/browser-server.ts';
import { BASE } from '../support/built-site.ts';

// The proofs of `npm run proof`, cut short: enough that they cannot rot.

/** A site whose worker stores next to nothing: storing it all would take longer than the proofs. */
let site = '';
beforeAll(async () => {
  const server = await serveSite(inject('site').folder, BASE, true, /^404\.html$/);
  site = server.address;
  return server.stop;
});

test('a browser killed while it appends has lost nothing that was called 已保存', async () => {
  const { rounds, faults, lost } = await proveKills({ site, rounds: 2, minutes: 5, seed: 1 });
  expect(faults).toEqual([]);
  expect(lost).toEqual([]);
  expect(rounds).toBe(2);
});

test('two tabs that work one incident at the same time end up alike, and like the disk', async ({
  browser,
}) => {
  const { faults, done } = await proveTabs({ browser, site, tabs: 2, actions: 40, seed: 1 });
  expect(faults).toEqual([]);
  expect(done.note + done.start + done.undo).toBe(40);
  // Hands that no longer find the controls would write notes only.
  expect(Math.min(done.start, done.undo)).toBeGreaterThan(5);
});
