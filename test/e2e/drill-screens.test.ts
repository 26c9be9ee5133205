import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { recordFact, valueFields } from '../../src/desk/facts/fact-recorded.ts';
import { factStateLabel, factText } from '../../src/desk/facts/words.ts';
import { debriefText } from '../../src/training/drills/debrief-words.ts';
import { drillHomeText, drillText } from '../../src/training/drills/words.ts';
import { judgeText } from '../../src/training/records/judge-words.ts';
import { tabletopText } from '../../src/training/table/words.ts';
import { beginning } from '../support/accessible-names.ts';
import { readScenario } from '../support/drill.ts';
import { found, required } from '../support/playbook.ts';
import { injectOf, Trainee, village } from './drills.ts';
import { eventually, test } from './fixtures.ts';
import { focused, pressAll } from './focus.ts';
import { primaries } from './looks.ts';
import { atRest, gone, seen } from './officer.ts';
import { elementLabel } from './releases.ts';

const landslide = readScenario('rain-landslide');

const atTable = async (page: Page, site: string, view: 'group' | 'lead'): Promise<void> => {
  await page.goto(`${site}drill/#${view}/${landslide.id}`);
  await seen(page.getByRole('heading', { level: 2, name: tabletopText.brief }));
};

const notes = (page: Page) => page.getByLabel(tabletopText.notes);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

test('a table is led from a second window: the room sees what is released, goes on without it, and learns what to mend at the wash', async ({
  visit,
}) => {
  const { page: room, context, site } = await visit();
  const [first, second, third] = landslide.injects.map(each => injectOf(each.id, landslide));
  const objective = required(landslide.objectives[0], 'objective');
  const said = (page: Page) => page.locator('.group').textContent();
  const opened = async (): Promise<Page> => {
    const [page] = await Promise.all([
      context.waitForEvent('page'),
      room.getByRole('link', { name: tabletopText.openOther.facilitator }).click(),
    ]);
    await seen(page.getByText(tabletopText.facilitatorHint));
    return page;
  };
  await atTable(room, site, 'group');
  const facilitator = await opened();

  expect(await primaries(facilitator)).toEqual([tabletopText.release]);
  await press(facilitator, tabletopText.release);
  await seen(room.getByText(required(first, 'first').text));
  await focused(room.locator('.group-stage h2'));
  await seen(facilitator.getByText(required(first, 'first').good));
  await press(facilitator, tabletopText.lay.held);
  await press(facilitator, tabletopText.lay.skipped);
  await facilitator.getByLabel(tabletopText.from).fill('组长');
  await facilitator.getByLabel(tabletopText.text).fill('先把人撤出来，再说别的。');
  await facilitator
    .getByRole('form', { name: tabletopText.improvise })
    .getByRole('button', { name: tabletopText.release })
    .click();
  await seen(room.getByText('先把人撤出来，再说别的。'));
  await notes(facilitator).fill('先报告，再派人。');
  await press(facilitator, tabletopText.grades);
  await facilitator.getByLabel(tabletopText.note, { exact: true }).first().fill('早十分钟报');
  await facilitator.locator('.group-grades').getByRole('radio').nth(1).check();
  // On disk, so the room has heard of it.
  await atRest(facilitator);
  // Neither what is still to come nor what is expected, graded, noted.
  for (const hidden of [
    required(second, 'second').text,
    required(third, 'third').text,
    required(first, 'first').good,
    objective.title,
    '早十分钟报',
    '先报告，再派人。',
  ])
    expect(await said(room)).not.toContain(hidden);

  await facilitator.close();
  await room.keyboard.press('ArrowRight');
  const fourth = required(landslide.injects[3], 'fourth');
  await seen(room.getByText(fourth.text));
  const last = await opened();
  await seen(last.getByText(fourth.good));

  await press(last, tabletopText.debrief);
  for (const text of [objective.title, '早十分钟报']) await seen(room.getByText(text, { exact: true }));
  await press(last, tabletopText.summary);
  await seen(last.getByText('先报告，再派人。'));
  await press(last, tabletopText.clear.ask);
  await press(last, tabletopText.clear.yes);
  await seen(room.getByRole('heading', { name: drillHomeText.agreed }));
  await seen(room.getByText('早十分钟报'));

  await last.goto(`${site}drill/#scenario/${landslide.id}`);
  await seen(last.getByRole('heading', { name: drillHomeText.agreed }));
  await seen(last.getByText('早十分钟报'));
});

test('beside what arrives the desk keeps its list and its open step', async ({ trainee }) => {
  await trainee.begin(village, 'short');
  await trainee.openFeed();
  for (const part of ['.steps', '.open'])
    expect((await trainee.page.locator(part).first().boundingBox())?.height).toBeGreaterThan(300);
});

test('on a phone with large letters what has come is told beside the tabs, and covers nothing that is read', async ({
  visit,
}) => {
  const { page, ...rest } = await visit({ context: { viewport: { width: 390, height: 844 } } });
  const trainee = new Trainee({ page, ...rest });
  const inLargeType = async (): Promise<void> => {
    await page.evaluate(() => {
      document.documentElement.dataset['size'] = 'large';
    });
    // Nor the foot of the page, which cannot be moved away from under it.
    await page.getByRole('contentinfo').getByRole('link').last().click({ trial: true });
  };
  await trainee.begin(village, 'full');
  await inLargeType();
  await trainee.begin(village, 'short');
  await inLargeType();
  await trainee.stepTo('reporter-call', village);
  const boxOf = async (shown: Locator) => required((await shown.boundingBox()) ?? undefined, 'box');
  const opener = await boxOf(trainee.bar.getByRole('button', { name: drillText.openFeed(1) }));
  const tabs = await boxOf(page.locator('.panes'));
  const last = await boxOf(page.locator('.panes button').last());
  expect(opener.y).toBeGreaterThanOrEqual(Math.floor(tabs.y));
  expect(opener.x).toBeGreaterThanOrEqual(Math.floor(last.x + last.width));
  expect(await primaries(page)).not.toContain(drillText.openFeed(1));

  // When time is up the way on does not lie under what has come.
  await trainee.runOn();
  await trainee.openFeed();
  const step = trainee.bar.getByRole('button', { name: drillText.step, exact: true });
  while ((await step.count()) > 0) await step.click();
  await gone(trainee.feed);
  await focused(trainee.button(drillText.toDebrief));
});

test('a drill that was begun is not begun again before its page is there', async ({ page, site }) => {
  await page.goto(`${site}drill/#scenario/${village.id}`);
  const begin = page.getByRole('button', { name: beginning(drillHomeText.begin('')) }).first();
  await seen(begin);
  // The next page lets itself be waited for, under a hand that presses on.
  await page.route('**/drill/start/', async route => {
    await new Promise(done => setTimeout(done, 1_000));
    await route.continue();
  });
  await begin.evaluate((button: HTMLButtonElement) => void setInterval(() => button.click(), 5));
  await page.waitForURL(/\/drill\/start\//);
  await page.goto(`${site}drill/`);
  await seen(page.getByRole('button', { name: drillHomeText.resume }));
  await eventually(() => page.getByRole('button', { name: drillHomeText.resume }).count()).toBe(1);
});

test('what was answered has the focus, and nothing that is pressed where it is judged loses it', async ({
  trainee,
  page,
}) => {
  await trainee.begin(village, 'short');
  await trainee.stepTo('reporter-call', village);
  await trainee.openFeed();
  const { from } = injectOf('reporter-call');
  await trainee.feed.getByLabel(drillText.replyTo(from), { exact: true }).fill('正在调查。');
  await trainee.press(drillText.send, trainee.feed);
  await focused(trainee.feed.locator('.replied', { hasText: '正在调查。' }));
  // A caller who was answered can be answered once more, and both answers stand.
  const answered = trainee.feed.locator('#arrival-reporter-call');
  await trainee.press(drillText.replyAgain, answered);
  await trainee.feed.getByLabel(drillText.replyTo(from), { exact: true }).fill('五点半再说一次。');
  await trainee.press(drillText.send, answered);
  await seen(answered.locator('.replied', { hasText: '五点半再说一次。' }));
  await eventually(() => answered.locator('.replied').count()).toBe(2);
  // To an input method the key means something else.
  await page.evaluate(() =>
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true })),
  );
  await seen(trainee.feed);
  await page.keyboard.press('Escape');
  await gone(trainee.feed);

  await trainee.end();
  await trainee.press(judgeText.begin);
  await page.getByLabel(judgeText.name, { exact: true }).fill('带教人');
  await page.getByLabel(judgeText.post, { exact: true }).fill('科长');
  await page.getByRole('checkbox', { name: judgeText.fine, exact: true }).first().check();
  await trainee.button(judgeText.give('P', false)).first().click();
  await seen(
    page.getByText(
      judgeText.judged({ name: '带教人', title: '科长', lacks: [], faults: [], where: 'trainee' }),
    ),
  );
  await focused(trainee.button(judgeText.again));
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  expect(await pressAll(page, '.wash', [debriefText.retryFrom])).toEqual([]);
});

test('what a finding says is taken into the ledger from where it arrived, its words and source filled in', async ({
  trainee,
}) => {
  await trainee.begin(landslide, 'short');
  const finding = found(landslide.injects, ({ kind }) => kind === 'finding');
  await trainee.openFeed();
  // Hearsay comes in the caller's own words: nobody has worded it for the ledger.
  const accounts = injectOf('headcount', landslide);
  await seen(trainee.feed.getByText(accounts.text));
  for (const { value } of accounts.facts ?? [])
    if (typeof value === 'string') expect(await trainee.feed.getByText(value).count()).toBe(0);
  const arrival = trainee.feed.getByRole('listitem').filter({ hasText: finding.text });
  await arrival.getByRole('button', { name: drillText.toLedger }).click();
  const value = arrival.getByLabel(valueFields.words.asked.label);
  expect(await value.inputValue()).toBe(finding.text);
  expect(await arrival.getByLabel(recordFact.fields.source.asked.label).inputValue()).toBe(finding.from);
  const { fact } = required(finding.facts?.[0], 'fact');
  await arrival.getByLabel(drillText.whichFact).selectOption(fact);
  const when = arrival.getByLabel(valueFields.occurred.asked.label);
  await when.fill('2026-06-10T06:25');
  await arrival.getByText(factStateLabel.verified, { exact: true }).click();
  await arrival.getByLabel('姓名').fill('李四');
  await arrival.getByLabel('职务').fill('地质灾害科科长');
  await trainee.press(factText.save, arrival);
  // Another account of a fact in the ledger is entered beside it or in its place, as the trainee chooses.
  await seen(arrival.getByText(drillText.besideMissing));
  await arrival.getByText(drillText.besideOptions.replace, { exact: true }).click();
  await trainee.press(factText.save, arrival);
  await seen(arrival.getByText(drillText.inLedger([elementLabel(fact)])));
  // Whatever arrives can be entered, and nothing that arrives says how far it can be relied on.
  const arrivals = await trainee.feed.locator('.arrival').count();
  await eventually(() =>
    trainee.feed
      .locator('.arrival')
      .filter({ has: trainee.page.getByRole('button', { name: drillText.toLedger }) })
      .count(),
  ).toBe(arrivals - 1);
  // The next fact of it begins with all of its words again.
  expect(await value.inputValue()).toBe(finding.text);
  await arrival.getByLabel(drillText.whichFact).selectOption(fact);
  await when.fill('2026-06-10T06:20');
  await arrival.getByText(drillText.besideOptions.beside, { exact: true }).click();
  await trainee.press(factText.save, arrival);
  await seen(arrival.getByText(drillText.inLedger([elementLabel(fact), elementLabel(fact)])));
  await trainee.closeFeed();
  await trainee.enter('facts');
  await eventually(() => trainee.factState(fact)).toBe('conflict');
  // The room that the list leaves for the drill's bar covers nothing here.
  const [band, below] = await trainee.page
    .locator('.now-band, .now-band + *')
    .evaluateAll(parts => parts.map(part => part.getBoundingClientRect()));
  expect(band?.bottom).toBeLessThanOrEqual(below?.top ?? 0);
});

test('beside the desk what arrives stays when Escape is meant for the desk', async ({ visit }) => {
  const trainee = new Trainee(await visit({ context: { viewport: { width: 1700, height: 900 } } }));
  const { page } = trainee;
  await trainee.begin(village, 'short');
  await seen(trainee.feed);
  await eventually(() => page.getByRole('button', { name: drillText.closeFeed, exact: true }).count()).toBe(
    1,
  );
  await page.locator('.drill-desk').getByRole('button').first().focus();
  await page.keyboard.press('Escape');
  await trainee.feed.focus();
  expect(await trainee.feed.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await gone(trainee.feed);
});
