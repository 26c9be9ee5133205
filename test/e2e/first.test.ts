import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { firstPanelText, sayText } from '../../src/desk/first/words.ts';
import { publishText } from '../../src/desk/statements/words.ts';
import { beginning } from '../support/accessible-names.ts';
import { found, playbook, required } from '../support/playbook.ts';
import { Caller, lineOf } from './first.ts';
import { eventually, test } from './fixtures.ts';
import { fullDisk, setFull } from './full-disk.ts';
import { storedEvents } from './incidents.ts';
import { seen } from './officer.ts';

const { calls, dangers } = playbook.first;
const told = new Set(dangers.map(each => each.calls));
/** The list that 打电话 opens with, and the first place on it that has to be reached. */
const usual = found(calls, ({ id }) => !told.has(id));
const deputies = required(usual.whom[0], 'a place to reach');
/** A browser without a telephone would go on with the dialling, and drop what is pressed meanwhile. */
const dialsNothing = (page: Page): Promise<unknown> =>
  page.addInitScript(() =>
    addEventListener('click', event => {
      if (event.target instanceof Element && event.target.closest('a[href^="tel:"]')) event.preventDefault();
    }),
  );

test('numbers are entered once on this machine; three calls are dialled within six taps of the first page, each on record with its time', async ({
  visit,
}) => {
  // Held in the hand, it dials by itself.
  const visited = await visit({
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  });
  const { page, site } = visited;
  const caller = new Caller(visited);
  await dialsNothing(page);
  await page.goto(`${site}start/`);
  await caller.line('calls');
  // Asked for while there are none.
  await page.getByRole('link', { name: firstPanelText.enter }).first().click();
  for (const [place, post] of deputies.entries())
    await caller.addContact(post, `0701-000000${place}`, `值班${place}`);

  let taps = 0;
  const dialled: (string | null)[] = [];
  const tap = async (target: Locator): Promise<void> => {
    taps += 1;
    const address = await target.getAttribute('href');
    if (address?.startsWith('tel:')) dialled.push(address);
    await target.click();
  };
  await page.goto(site);
  await tap(page.locator('main a.primary'));
  await tap(page.getByRole('button', { name: beginning(lineOf('calls')) }));
  const place = caller.place(0);
  await tap(caller.dial(place));
  for (const next of [1, 2]) await tap(caller.dialNext(place, `0701-000000${next}`));
  expect(dialled).toEqual([0, 1, 2].map(each => `tel:0701000000${each}`));
  expect(taps).toBeLessThanOrEqual(6);
  await caller.reached(place);
  await seen(place.getByLabel(firstPanelText.said));
});

test('a first word that the disk does not take is shown on the page it was said on, and saved once there is room', async ({
  visit,
}) => {
  const caller = new Caller(await visit({ before: fullDisk('add', false) }));
  const { page } = caller;
  await caller.goTo('start/');
  const say = await caller.beginsFirstWord();
  await say.locator('[data-field="say-looked"] input').check();
  await say.locator('[data-field="say-way"] input[value="phone"]').check();
  await say.locator('#say-person').fill('刘洋');
  await say.locator('#say-person-post').fill('组长');
  await setFull(page, true);
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(page.locator('.now-band'));
  await seen(page.getByRole('button', { name: publishText.copy }));
  expect(new URL(page.url()).pathname).toMatch(/start\/$/);
  await setFull(page, false);
  await eventually(async () => (await storedEvents(page)).map(({ type }) => type)).toContain(
    'statementSaved',
  );
});
