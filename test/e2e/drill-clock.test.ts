import { expect } from 'vitest';
import { washText } from '../../src/training/drills/wash-words.ts';
import { drillHomeText, drillText, sinceStart } from '../../src/training/drills/words.ts';
import { required } from '../support/playbook.ts';
import { village } from './drills.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { gone, reload, seen } from './officer.ts';

test('the clock stops at the very moment at which something comes, and what was looked at stays so', async ({
  trainee,
  page,
}) => {
  await page.clock.install();
  await trainee.beginWell(village);
  const [, second] = village.injects;
  const { at } = required(second, 'second inject');
  await trainee.run(60);
  // Nobody looks in between: a minute passes at once, which is an hour of the drill.
  await page.clock.fastForward(60_000);
  await seen(trainee.bar.getByRole('button', { name: drillText.play, exact: true }));
  await trainee.standsAt(at);

  const unread = trainee.bar.getByRole('button', { name: drillText.openFeed(2), exact: true });
  await seen(unread);
  await unread.click();
  await seen(trainee.feed);
  await trainee.closeFeed();
  await trainee.runOn();
  await reload(page);
  await seen(trainee.bar.getByRole('button', { name: drillText.openFeed(0), exact: true }));
  const menu = await trainee.openPace();
  expect(await menu.getByLabel(drillText.stopAtArrival).isChecked()).toBe(false);
  expect(await menu.getByRole('radio', { name: drillText.speed(60), exact: true }).isChecked()).toBe(true);
});

test('the clock stands while one types, and runs on where the trainee has it run', async ({
  trainee,
  page,
}) => {
  await page.clock.install();
  await trainee.beginWell(village);
  await trainee.openFeed();
  const time = trainee.bar.locator('.drill-time strong');
  const field = trainee.feed.getByRole('textbox').first();
  const runsOn = async (): Promise<boolean> => {
    const before = await time.textContent();
    await page.clock.runFor(70_000);
    return (await time.textContent()) !== before;
  };
  await trainee.stepTo('caller', village);
  await trainee.runOn();
  await trainee.run(1);
  expect(await runsOn()).toBe(true);
  await field.focus();
  expect(await runsOn()).toBe(false);
  await (await trainee.openPace()).getByLabel(drillText.runsWhileWriting).check();
  await page.keyboard.press('Escape');
  await field.focus();
  expect(await runsOn()).toBe(true);
});

test('a run ends once, whole, however often that is pressed', async ({ trainee, page }) => {
  await trainee.begin(village, 'full');
  await trainee.press(drillText.end.ask, trainee.bar);
  const no = trainee.bar.getByRole('button', { name: drillText.end.no, exact: true });
  await focused(no);
  // While it asks, the bar has a line more, and what sticks below it moves down.
  await eventually(() =>
    trainee.bar.evaluate(
      element =>
        Number.parseFloat(getComputedStyle(element).getPropertyValue('--drill-bar')) >= element.clientHeight,
    ),
  ).toBe(true);
  await no.click();
  await focused(trainee.bar.getByRole('button', { name: drillText.end.ask, exact: true }));
  await page.keyboard.press('Enter');
  await trainee.bar.getByRole('button', { name: drillText.end.yes, exact: true }).dblclick();
  await page.waitForURL(/\/drill\/#run\//);
  await seen(page.getByRole('heading', { name: washText.notes }));
  await reload(page);
  await seen(page.getByRole('heading', { name: washText.notes }));
  await trainee.goTo('drill/');
  await seen(page.locator('.runs').getByText(drillHomeText.endedEarly(sinceStart(0))));
  expect(await page.locator('.runs').getByText(drillHomeText.going).count()).toBe(0);
});

test('on the list of drills the clock stands still, and a run that is taken away takes nothing else along', async ({
  trainee,
  page,
}) => {
  await trainee.begin(village, 'full');
  await trainee.run(60);
  await trainee.bar.getByRole('link', { name: village.title }).click();
  await seen(page.getByRole('heading', { name: drillHomeText.runs }));
  await trainee.button(drillHomeText.resume).waitFor();
  const kept = await page.evaluate(() => localStorage.getItem('yuqing.drill-clocks'));
  // Longer than the clock takes to be noted where it runs.
  await page.waitForTimeout(2_500);
  expect(await page.evaluate(() => localStorage.getItem('yuqing.drill-clocks'))).toBe(kept);

  await page.locator('.runs').getByRole('button', { name: drillHomeText.remove.ask }).click();
  await focused(trainee.button(drillHomeText.remove.no));
  await trainee.press(drillHomeText.remove.yes);
  await gone(page.locator('.runs li'));
  await focused(page.getByRole('heading', { level: 1 }));
});
