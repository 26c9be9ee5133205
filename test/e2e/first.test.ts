import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { firstLineText } from '../../src/desk/first/line-words.ts';
import { dangerAsk, firstPanelText, sayText } from '../../src/desk/first/words.ts';
import { publishText } from '../../src/desk/statements/words.ts';
import { beginning } from '../support/accessible-names.ts';
import { found, playbook, required } from '../support/playbook.ts';
import { Caller, lineOf } from './first.ts';
import { eventually, test } from './fixtures.ts';
import { fullDisk, setFull } from './full-disk.ts';
import { limited, storedEvents } from './incidents.ts';
import { reload, seen } from './officer.ts';

const { lines, calls, dangers } = playbook.first;
const told = new Set(dangers.map(each => each.calls));
/** What a press on 打电话 opens with, and the first place on it that has to be reached. */
const usual = found(calls, ({ id }) => !told.has(id));
const deputies = required(usual.whom[0], 'a place to reach');
/** Posts that a call has to reach for a step to be done. */
const reporting = playbook.steps.flatMap(({ evidence = [] }) =>
  evidence.flatMap(rule => ('called' in rule ? rule.called : [])),
);
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

test('what was done before any question is kept over a reload, and goes into the record of the incident with its times', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  const sent = found(lines, ({ sent }) => sent === true);
  // Opening it shows what it asks, and records nothing.
  await page.getByRole('button', { name: beginning(sent.text) }).click();
  await seen(page.locator(`#line-${sent.id}-who`));
  expect(await page.getByText(firstLineText.waits).count()).toBe(0);
  await page.getByRole('button', { name: beginning(sent.text) }).click();
  await caller.takes(sent, { who: '周敏等2人' });
  await caller.line('danger');
  const { 地点: place } = dangerAsk;
  await page.getByLabel(place).fill('某镇某村');
  await seen(page.locator('.first-words').getByText('某镇某村'));
  // Nobody has said whether anybody is hurt, and the words say so.
  await seen(page.locator('.first-words').getByText(firstPanelText.blank).first());
  const list = found(calls, ({ id }) => id === dangers[0]?.calls);
  const government = caller.place(list.whom.findIndex(whom => whom.some(post => reporting.includes(post))));
  await caller.reached(government);
  await government.getByLabel(firstPanelText.said).fill('已派人转移');

  await reload(page);
  const done = page.locator('.first-lines button[data-done]').filter({ hasText: sent.text });
  await seen(done);
  await caller.answerAll(limited());
  // Past the first question the lines are folded away, and open again.
  expect(await done.isVisible()).toBe(false);
  await page.getByText(firstLineText.folded(2)).click();
  await seen(done);
  await caller.open();
  await eventually(async () => (await storedEvents(page)).map(({ type }) => type)).toEqual([
    'opened',
    'lineTaken',
    'called',
  ]);
  const [opened, taken, called] = await storedEvents(page);
  expect(called?.type === 'called' && called.data).toMatchObject({ end: 'reached', said: '已派人转移' });
  expect(taken?.type === 'lineTaken' && taken.data.who).toBe('周敏等2人');
  expect(taken?.type === 'lineTaken' && Date.parse(taken.data.takenAt)).toBeLessThan(
    Date.parse(opened?.at ?? ''),
  );
  await caller.goTo('start/');
  expect(await page.getByText(firstLineText.waits).count()).toBe(0);
});

test('a first word that is refused stays on its screen with each gap at its own field, and goes out once they are filled', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  await caller.line('danger');
  await caller.line('say');
  const { say } = caller;
  await seen(say);
  // The view is led to the head of the form, however long what stands open above it is.
  const opener = page.getByRole('button', { name: beginning(lineOf('say')) });
  await eventually(async () => ((await opener.boundingBox())?.y ?? 0) < 200).toBe(true);
  await say.getByRole('button', { name: sayText.doPhone }).click();
  for (const field of ['officer-role', 'officer-name', 'officer-title', 'say-place', 'say-person'])
    await seen(say.locator(`#${field}-problem`));
  await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('say-place');
  // What was opened before stands open above, and nothing went into any record.
  await seen(page.locator('#first-place'));
  expect(await storedEvents(page)).toEqual([]);

  await caller.beginsFirstWord(true);
  await say.locator('[data-field="say-looked"] input').check();
  // Whoever writes cannot agree to it.
  await say.locator('#say-person').fill('王敏');
  await say.locator('#say-person-post').fill('值班员');
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(say.locator('#say-person-problem'));
  expect(await storedEvents(page)).toEqual([]);
  await reload(page);
  await caller.line('say');
  expect(await say.locator('#say-place').inputValue()).toBe('石板镇东街');
  await say.locator('#say-person').fill('刘洋');
  await say.locator('#say-person-post').fill('组长');
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(page.getByRole('button', { name: publishText.copy }));
});
