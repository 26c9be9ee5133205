import { expect } from 'vitest';
import { promisedField } from '../../src/desk/core/fields.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { drillHomeText, drillText, formLabel } from '../../src/training/drills/words.ts';
import { beginning } from '../support/accessible-names.ts';
import { readScenario } from '../support/drill.ts';
import { injectOf, Trainee, village } from './drills.ts';
import { eventually, test } from './fixtures.ts';
import { focused, tabTo } from './focus.ts';
import { primaries } from './looks.ts';
import { gone, seen } from './officer.ts';
import { everythingKept } from './stored.ts';

test('a drill is begun, stepped through and answered with the keyboard alone', async ({
  trainee,
  page,
  site,
}) => {
  const { keyboard } = page;
  await page.goto(`${site}drill/#scenario/${village.id}`);
  await tabTo(page, page.getByRole('button', { name: beginning(drillHomeText.begin(formLabel.short)) }));
  await keyboard.press('Enter');
  await page.waitForURL(/\/drill\/desk\//);
  await tabTo(page, trainee.bar.getByRole('button', { name: drillText.step, exact: true }));
  await keyboard.press('Enter');
  await trainee.standsAt('PT4H');
  await tabTo(page, trainee.bar.getByRole('button', { name: beginning(drillText.openFeed(0)) }));
  await keyboard.press('Enter');
  await seen(trainee.feed);
  const { from } = injectOf('reporter-call');
  const field = trainee.feed.getByLabel(drillText.replyTo(from));
  await tabTo(page, field, 60);
  await keyboard.type('正在调查，明天上午更新。');
  await tabTo(page, trainee.feed.getByLabel(promisedField.asked.label), 1);
  await tabTo(page, trainee.feed.getByRole('button', { name: drillText.send, exact: true }));
  await keyboard.press('Enter');
  await seen(trainee.feed.locator('q').getByText('正在调查，明天上午更新。'));
  await focused(trainee.feed.locator('.replied'));
  // Escape folds the panel and gives the focus back to what opened it.
  await keyboard.press('Escape');
  await focused(trainee.bar.getByRole('button', { name: beginning(drillText.openFeed(0)) }));
});

test('at the end of a drill the way to its marks is the one thing that stands out, and they print unfolded', async ({
  trainee,
  page,
}) => {
  await trainee.begin(readScenario('certificate-queue'), 'short');
  await trainee.runOn();
  for (let steps = 0; steps < 20; steps += 1) {
    const step = trainee.bar.getByRole('button', { name: drillText.step, exact: true });
    if ((await step.count()) === 0) break;
    await step.click();
  }
  await trainee.press(drillText.toEnd.ask, trainee.bar);
  await trainee.press(drillText.toEnd.yes, trainee.bar);
  await seen(page.getByText(drillText.over));
  expect(await primaries(page)).toEqual([drillText.toDebrief]);
  await page.getByRole('button', { name: drillText.toDebrief }).click();
  await page.waitForURL(/\/drill\/#run\//);
  const folded = [page.locator('#wash-timeline'), page.locator('.objectives')];
  await folded[0]?.waitFor({ state: 'attached' });
  for (const told of folded) expect(await told.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  for (const told of folded) await seen(told);
  await page.emulateMedia({ media: 'screen' });
  for (const told of folded) await gone(told);
});

test('a triage is its run’s: two at a clock that stands stay two, and another run begins its own', async ({
  trainee,
  page,
}) => {
  await trainee.begin(village, 'full');
  const again = new Trainee({ page: await page.context().newPage(), site: trainee.site });
  await again.goTo('drill/start/');
  await again.ready();
  await trainee.answer('emergency', 'yes');
  await again.answer('emergency', 'no');
  for (const answer of ['yes', 'no'])
    await eventually(async () => (await everythingKept(page)).includes(`"emergency":"${answer}"`)).toBe(true);
  await again.page.close();
  await trainee.begin(village, 'full');
  await trainee.ready();
  expect(await page.getByText(triageText.resumed).count()).toBe(0);
  expect(await page.locator('.question :checked').count()).toBe(0);
});
