import { beforeAll, expect, inject } from 'vitest';
import { proveTabs } from '../proof/tabs.ts';
import { test } from '../support/browser.ts';
import { serveSite } from '../support/browser-server.ts';
import { BASE } from '../support/built-site.ts';

// A proof of `npm run proof`, cut short: enough that it cannot rot.

/** A site whose worker stores next to nothing: storing it all would take longer than the proof. */
let site = '';
beforeAll(async () => {
  const server = await serveSite(inject('site').folder, BASE, true, /^404\.html$/);
  site = server.address;
  return server.stop;
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
