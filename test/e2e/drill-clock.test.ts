import { expect } from 'vitest';
import { debriefText } from '../../src/training/drills/debrief-words.ts';
import { drillHomeText, drillText, sinceStart } from '../../src/training/drills/words.ts';
import { village } from './drills.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { reload, seen } from './officer.ts';

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
  await seen(page.getByRole('heading', { name: debriefText.notes }));
  await reload(page);
  await seen(page.getByRole('heading', { name: debriefText.notes }));
  await trainee.goTo('drill/');
  await seen(page.locator('.runs').getByText(drillHomeText.endedEarly(sinceStart(0))));
  expect(await page.locator('.runs').getByText(drillHomeText.going).count()).toBe(0);
});
