import { expect } from 'vitest';
import { saveText } from '../../src/desk/parts/store-words.ts';
import { debriefText } from '../../src/training/drills/debrief-words.ts';
import { drillHomeText, drillText } from '../../src/training/drills/words.ts';
import { Trainee, village } from '../e2e/drills.ts';
import { focused } from '../e2e/focus.ts';
import { fullDisk, pressWithRoom, setFull } from '../e2e/full-disk.ts';
import { gone, reload, seen } from '../e2e/officer.ts';
import { eventually, test } from '../support/dom-test.ts';
import { required } from '../support/playbook.ts';

test('on a full disk a run goes on rather than end unkept, and notes say that they are not saved', async ({
  visit,
}) => {
  const trainee = new Trainee(await visit({ before: fullDisk('add put', false) }));
  const { page } = trainee;
  await trainee.begin(village, 'full');
  await setFull(page, true);
  const { bar } = trainee;
  await trainee.press(drillText.end.ask, bar);
  await trainee.press(drillText.end.yes, bar);
  const told = page.getByRole('alert').getByText(drillText.endFailed);
  await seen(told);
  await setFull(page, false);
  await trainee.end();
  // The claim is about the notes: the result is in the study record before the disk is full again.
  await seen(page.getByText(debriefText.recorded, { exact: false }).first());

  await setFull(page, true);
  const notes = page.getByRole('textbox', { name: debriefText.notes, exact: true });
  await notes.fill('先报事实');
  const unsaved = page.getByRole('alert').filter({ has: page.getByRole('button', { name: saveText.retry }) });
  await seen(unsaved);
  await pressWithRoom(unsaved.getByRole('button'));
  await gone(unsaved);
  await reload(page);
  await eventually(() => notes.inputValue()).toBe('先报事实');
});

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
  await page.clock.runFor(2_500);
  expect(await page.evaluate(() => localStorage.getItem('yuqing.drill-clocks'))).toBe(kept);

  await page.locator('.runs').getByRole('button', { name: drillHomeText.remove.ask }).click();
  await focused(trainee.button(drillHomeText.remove.no));
  await trainee.press(drillHomeText.remove.yes);
  await gone(page.locator('.runs li'));
  await focused(page.getByRole('heading', { level: 1 }));
});
