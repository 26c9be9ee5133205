import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from '../../src/base/schema.ts';
import { promisedField } from '../../src/desk/core/fields.ts';
import { promisedWords } from '../../src/desk/core/words/clock.ts';
import { drillMarks } from '../../src/desk/core/words/output-mark.ts';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { firstLineText } from '../../src/desk/first/line-words.ts';
import { firstPanelText } from '../../src/desk/first/words.ts';
import { siteText } from '../../src/site/words.ts';
import { firstDrillText } from '../../src/training/drills/first-words.ts';
import { drillHomeText, drillText } from '../../src/training/drills/words.ts';
import { nightSchema } from '../../src/training/night/night-schema.ts';
import { nightText } from '../../src/training/night/words.ts';
import { judgeText } from '../../src/training/records/judge-words.ts';
import { tabletopText } from '../../src/training/table/words.ts';
import { injectOf, Trainee, village } from '../e2e/drills.ts';
import { focused, isFocused, pressAll } from '../e2e/focus.ts';
import { fullDisk, setFull } from '../e2e/full-disk.ts';
import { drawn, gone, reload, seen } from '../e2e/officer.ts';
import { beginning } from '../support/accessible-names.ts';
import { eventually, test } from '../support/dom-test.ts';
import { readScenario } from '../support/drill.ts';
import { readPlan } from '../support/plan.ts';
import { found, playbook, required } from '../support/playbook.ts';

const landslide = readScenario('rain-landslide');

/** The titles of the page's tab, as the drill names its screens. */
const titled = (page: Page, title: string): Promise<void> =>
  eventually(() => page.title()).toBe(`${drillMarks.tag}${title} · ${siteText.name}`);

/** The heading of a screen of the drill's home. */
const heading = (page: Page) => page.locator('.drill-home h1');

const atTable = async (page: Page, site: string, view: 'group' | 'lead'): Promise<void> => {
  await page.goto(`${site}drill/#${view}/${landslide.id}`);
  await seen(page.getByRole('heading', { level: 2, name: tabletopText.brief }));
};

const notes = (page: Page) => page.getByLabel(tabletopText.notes);

test('a table that cannot be kept says so, loses nothing meanwhile, and is kept once there is room', async ({
  visit,
}) => {
  const { page, site } = await visit({ before: fullDisk('put', false) });
  await atTable(page, site, 'lead');
  await setFull(page, true);
  await notes(page).fill('先报告，再派人。');
  const alert = page.getByRole('alert').filter({ hasText: tabletopText.notKept });
  await seen(alert);
  expect(await notes(page).inputValue()).toBe('先报告，再派人。');
  await setFull(page, false);
  await alert.getByRole('button', { name: tabletopText.keepAgain }).click();
  await gone(alert);
  await reload(page);
  await eventually(() => notes(page).inputValue()).toBe('先报告，再派人。');
});

test('each screen of the drills names the tab and takes the focus of whoever comes from another, and not where one starts', async ({
  page,
  site,
}) => {
  await page.goto(`${site}drill/`);
  await seen(page.locator('.scenarios'));
  await titled(page, drillHomeText.title);
  expect(await isFocused(heading(page))).toBe(false);

  await page.getByRole('link', { name: beginning(landslide.title) }).click();
  await focused(heading(page));
  await titled(page, landslide.title);
  // The element above it is there by then.
  await drawn(page);
  await page.getByRole('link', { name: drillHomeText.group }).click();
  await focused(heading(page));
  await titled(page, tabletopText.pageTitle.room(landslide.title));
  await page.getByRole('link', { name: tabletopText.toScenario }).click();
  await focused(heading(page));
  await titled(page, landslide.title);
  await page.getByRole('link', { name: drillHomeText.back }).click();
  await focused(heading(page));
  await titled(page, drillHomeText.title);
  await page.goto(`${site}drill/#scenario/gone`);
  await focused(heading(page));
  await seen(page.getByText(drillHomeText.unknown));
});

test('a drill is not begun where it cannot be kept, and that is said at the buttons', async ({ visit }) => {
  const { page, site } = await visit({ before: fullDisk('add put', false) });
  await page.goto(`${site}drill/#scenario/${village.id}`);
  const begin = page.getByRole('button', { name: beginning(drillHomeText.begin('')) }).first();
  // The machine has its key before the disk is full; without one nothing can be begun at all.
  await eventually(() => begin.isEnabled()).toBe(true);
  await setFull(page, true);
  await begin.click();
  await seen(page.getByRole('status').filter({ hasText: drillHomeText.beginFailed }));
});

test('whatever is pressed at the head of a table, something has the focus', async ({ page, site }) => {
  await atTable(page, site, 'lead');
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  expect(await pressAll(page, '.group')).toEqual([]);
});

test('whoever has played none is led through the first: recorder chosen, what arrives open, one thing at a time', async ({
  visit,
}) => {
  const { page, ...rest } = await visit({ context: { viewport: { width: 390, height: 844 } } });
  const trainee = new Trainee({ page, ...rest });
  const guide = required(village.guide, 'guide');
  const told = (step: number) =>
    seen(page.locator('.drill-guide').filter({ hasText: required(guide[step], 'step').say }));
  await trainee.goTo('drill/');
  await seen(page.getByRole('heading', { name: drillHomeText.first }));
  await trainee.press(drillHomeText.firstBegin);
  await focused(page.getByLabel(firstDrillText.name));
  await page.getByLabel(firstDrillText.name).fill('李小兰');
  await trainee.press(firstDrillText.go);
  await page.waitForURL(/\/drill\/desk\/#/);
  await seen(trainee.feed);
  await told(0);
  // The desk behind what arrives may still be on its way.
  await seen(page.getByRole('heading', { level: 1 }));
  await trainee.stepTo('reporter-call', village);
  await told(1);
  const { from } = injectOf('reporter-call');
  await trainee.feed.getByLabel(drillText.replyTo(from), { exact: true }).fill('正在调查，今天五点半再说。');
  await trainee.press(drillText.send, trainee.feed);
  await told(2);
  // Nobody has to choose the recorder: a step's form takes him.
  await trainee.closeFeed();
  await told(2);
  await trainee.end();
  await trainee.goTo('drill/');
  await seen(page.getByRole('heading', { name: drillHomeText.runs }));
  expect(await page.getByRole('heading', { name: drillHomeText.first }).count()).toBe(0);
  expect(
    await page.evaluate(() => [
      localStorage.getItem('yuqing.name'),
      localStorage.getItem('yuqing.drill-name'),
    ]),
  ).toEqual([null, '李小兰']);
});

test('whoever is answered is told when more will be said in a field, which may stay empty and lies ahead', async ({
  trainee,
}) => {
  await trainee.begin(village, 'short');
  await trainee.stepTo('reporter-call', village);
  await trainee.openFeed();
  const answered = trainee.feed.locator('#arrival-reporter-call');
  const { from } = injectOf('reporter-call');
  const words = answered.getByLabel(drillText.replyTo(from), { exact: true });
  const promised = answered.getByLabel(promisedField.asked.label);
  await words.fill('正在调查，明天十点再说。');
  await promised.fill('2026-03-10T09:00');
  await trainee.press(drillText.send, answered);
  await seen(answered.getByText(refusalSentence({ code: 'notAhead' })));
  await promised.fill('2026-03-11T10:00');
  await trainee.press(drillText.send, answered);
  await seen(answered.locator('.replied').getByText(promisedWords('3月11日 10:00')));
  // The words of the second name a time, its field does not.
  await trainee.press(drillText.replyAgain, answered);
  await words.fill('明天十点再说。');
  await trainee.press(drillText.send, answered);
  await eventually(() => answered.locator('.replied').count()).toBe(2);
  expect(await answered.getByText(promisedWords('3月11日 10:00')).count()).toBe(1);
});

test('a scenario whose materials cannot be fetched offers to fetch them again, and nothing that would do nothing', async ({
  visited,
  page,
  site,
}) => {
  visited.allow(/ERR_FAILED/);
  await page.route('**/drills/*.json', route => route.abort());
  await page.goto(`${site}drill/#scenario/${village.id}`);
  await seen(page.getByRole('alert').filter({ hasText: drillText.failed }));
  const begin = page.getByRole('button', { name: beginning(drillHomeText.begin('')) });
  expect(await begin.count()).toBe(0);
  await page.unroute('**/drills/*.json');
  await page.getByRole('button', { name: drillText.retry }).click();
  await seen(begin);
});

test('a night asks the one thing that counts on a phone, keeps what was said over a reload, and stands beside models at its end', async ({
  visit,
}) => {
  const { page, site } = await visit({ context: { viewport: { width: 390, height: 844 } } });
  const [night] = z.array(nightSchema).parse(readPlan('nights'));
  const [villager] = required(night, 'night').calls;
  const { text, question, models } = required(villager, 'call');
  const { asks, choices } = required(question, 'question');
  await page.goto(`${site}drill/#night/${night?.id}`);
  await page.getByRole('button', { name: nightText.begin }).click();
  await seen(page.getByText(text, { exact: true }));
  const field = page.getByLabel(nightText.say, { exact: true });
  await focused(field);
  const say = async (words: string): Promise<void> => {
    await field.fill(words);
    await page.getByRole('button', { name: nightText.send }).click();
  };
  // Nothing is said without a word, whatever else is pressed.
  await page.getByRole('button', { name: nightText.send }).click();
  await seen(page.getByText(nightText.nothing, { exact: true }));
  await page.getByLabel(nightText.promised, { exact: true }).selectOption({ label: '02:20' });
  await say('先别去拦，人都退到路边上来');
  // A second press of the key that sent the words chooses nothing.
  await page.keyboard.press('Enter');
  await seen(page.getByText(asks, { exact: true }));
  // Between two sentences somebody is called, by the desk's own first ten minutes; nothing of a drill dials.
  const calling = found(playbook.first.lines, ({ opens }) => opens === 'calls');
  await page.getByRole('button', { name: beginning(calling.text) }).click();
  await page
    .getByRole('button', { name: beginning(firstPanelText.inVain) })
    .first()
    .click();
  await seen(page.getByText(firstLineText.calls(1), { exact: true }));
  expect(await page.locator('a[href^="tel:"]').count()).toBe(0);
  await reload(page);
  await seen(page.getByText('先别去拦，人都退到路边上来', { exact: true }));
  await seen(page.getByText(firstLineText.calls(1), { exact: true }));
  // The choices stand in the same order, and their numbers are keys.
  const [wrong] = choices.filter(({ right }) => right !== true);
  const shown = await page.locator('.night-choices button').allTextContents();
  const number = shown.findIndex(words => words.includes(required(wrong, 'choice').says)) + 1;
  await page.keyboard.press(String(number));
  await seen(page.getByText(required(wrong, 'choice').reacts, { exact: true }));
  for (const { text: next, question: then } of required(night, 'night').calls.slice(1)) {
    // There is time for others before the next one calls.
    await seen(page.getByRole('heading', { name: nightText.between }));
    await page.getByRole('button', { name: nightText.next }).click();
    await seen(page.getByText(next, { exact: true }));
    await say('请您先退到村小，人正在点，两点半再报您一次。');
    const [right] = then?.choices.filter(each => each.right === true) ?? [];
    if (right !== undefined) await page.locator('.night-choices').getByText(right.says).click();
  }
  await seen(page.getByText(nightText.over));
  await seen(page.getByText(required(wrong, 'choice').comes, { exact: false }));
  for (const model of models) await seen(page.getByText(model, { exact: true }));
  await seen(page.getByText(judgeText.called, { exact: false }));
  await seen(page.getByText(nightText.recorded, { exact: false }));
  await page.getByRole('button', { name: nightText.again }).click();
  await seen(page.getByRole('button', { name: nightText.begin }));
});
