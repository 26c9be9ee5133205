import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { drillHomeText, drillText } from '../../src/text/drill.ts';
import { groupText } from '../../src/text/drill-group.ts';
import { drillMarks } from '../../src/text/drill-marks.ts';
import { washText } from '../../src/text/drill-wash.ts';
import { test } from '../support/browser.ts';
import { readScenario } from '../support/drill.ts';
import { required } from '../support/playbook.ts';
import { Trainee, village } from './drills.ts';
import { focused, isFocused } from './focus.ts';
import { fullDisk, setFull } from './full-disk.ts';
import { beginning, eventually, gone, reload, seen } from './officer.ts';

const landslide = readScenario('rain-landslide');
const inject = (id: string) =>
  required(
    village.injects.find(each => each.id === id),
    id,
  );

/** The titles of the page's tab, as the drill names its screens. */
const titled = (page: Page, title: string): Promise<void> =>
  eventually(() => page.title()).toBe(`${drillMarks.tag}${title}`);

/** The heading of a screen of the drill's home. */
const heading = (page: Page) => page.locator('.drill-home h1');

async function atTable(page: Page, site: string): Promise<void> {
  await page.goto(`${site}drill/#group/${landslide.id}`);
  await seen(page.getByRole('heading', { level: 2, name: groupText.brief }));
}

const notes = (page: Page) => page.getByLabel(groupText.notes);

/** As coming back to a window tells it: two pages of a test have both the focus all the time. */
const comeBack = (page: Page): Promise<boolean> => page.evaluate(() => dispatchEvent(new Event('focus')));

test('two windows of one tabletop keep what each of them wrote, and turn no page under the other’s hands', async ({
  visit,
}) => {
  const { page: one, context, site } = await visit();
  const other = await context.newPage();
  await atTable(one, site);
  await atTable(other, site);
  await notes(one).fill('先报告，再派人。');
  await other.keyboard.press('ArrowRight');
  await notes(other).fill('守住路口。');
  const ticks = (page: Page) => page.locator('.group-body').getByRole('checkbox');
  await ticks(one).nth(0).check();
  await ticks(other).nth(1).check();
  // Each takes over what the other did when it is come back to, and stays where it was.
  for (const page of [one, other])
    for (const place of [0, 1])
      await eventually(async () => {
        await comeBack(page);
        return ticks(page).nth(place).isChecked();
      }).toBe(true);
  await seen(other.getByText(required(landslide.injects[0], 'inject').text));
  await seen(one.getByRole('heading', { level: 2, name: groupText.brief }));
  await one.getByRole('button', { name: groupText.summary, exact: true }).click();
  for (const text of ['先报告，再派人。', '守住路口。']) await seen(one.getByText(text, { exact: true }));
});

test('a tabletop that cannot be kept says so, loses nothing meanwhile, and is kept once there is room', async ({
  visit,
}) => {
  const { page, site } = await visit({
    before: fullDisk('put', false),
  });
  await atTable(page, site);
  await setFull(page, true);
  await notes(page).fill('先报告，再派人。');
  const alert = page.getByRole('alert').filter({ hasText: groupText.notKept });
  await seen(alert);
  expect(await notes(page).inputValue()).toBe('先报告，再派人。');
  await setFull(page, false);
  await alert.getByRole('button', { name: groupText.keepAgain }).click();
  await gone(alert);
  await reload(page);
  await eventually(() => notes(page).inputValue()).toBe('先报告，再派人。');
});

test('each screen of the drills names the tab and takes the focus of whoever comes from another, and not where one starts', async ({
  visit,
}) => {
  const { page, site } = await visit();
  await page.goto(`${site}drill/`);
  await seen(page.locator('.scenarios'));
  await titled(page, drillHomeText.back);
  expect(await isFocused(heading(page))).toBe(false);

  await page.getByRole('link', { name: beginning(landslide.title) }).click();
  await focused(heading(page));
  await titled(page, landslide.title);
  await page.getByRole('link', { name: drillHomeText.group }).click();
  await focused(heading(page));
  await titled(page, groupText.pageTitle(landslide.title));
  await page.getByRole('link', { name: groupText.toScenario }).click();
  await focused(heading(page));
  await titled(page, landslide.title);
  await page.getByRole('link', { name: drillHomeText.back }).click();
  await focused(heading(page));
  await titled(page, drillHomeText.back);
  await page.goto(`${site}drill/#scenario/gone`);
  await focused(heading(page));
  await seen(page.getByText(drillHomeText.unknown));
});

test('each page of a tabletop takes the focus as it is turned to, and so does the brief of a sheet begun anew', async ({
  visit,
}) => {
  const { page, site } = await visit();
  await atTable(page, site);
  const stage = page.locator('.group-stage h2').first();
  await page.getByRole('button', { name: beginning(groupText.next) }).click();
  await focused(stage);
  expect(await stage.textContent()).toContain(required(landslide.injects[0], 'inject').from);
  for (const name of [groupText.grades, groupText.summary]) {
    await page.getByRole('button', { name, exact: true }).click();
    await focused(page.getByRole('heading', { level: 2, name, exact: true }));
  }
  await page.getByRole('button', { name: groupText.clear }).click();
  const keep = page.getByRole('button', { name: groupText.keep });
  await focused(keep);
  await keep.click();
  await focused(page.getByRole('button', { name: groupText.clear }));
  await page.getByRole('button', { name: groupText.clear }).click();
  await page.getByRole('button', { name: groupText.clearNow, exact: true }).click();
  await focused(page.getByRole('heading', { level: 2, name: groupText.brief }));
});

test('a drill is not begun with a bad number, nor where it cannot be kept: the one is said at the field, the other at the buttons', async ({
  visit,
}) => {
  const { page, site } = await visit({
    before: fullDisk('add put', false),
  });
  await page.goto(`${site}drill/#scenario/${village.id}`);
  const begin = page.getByRole('button', { name: beginning(drillHomeText.begin('')) }).first();
  const seed = page.getByLabel(drillHomeText.seed);
  await seed.fill('一');
  await begin.click();
  await focused(seed);
  expect(await seed.getAttribute('aria-invalid')).toBe('true');
  await seed.fill('7');
  await setFull(page, true);
  await begin.click();
  await seen(page.getByRole('alert').filter({ hasText: drillHomeText.beginFailed }));
  expect(await seed.getAttribute('aria-invalid')).toBe('false');
});

test('a scenario whose materials cannot be fetched offers to fetch them again, and nothing that would do nothing', async ({
  visit,
}) => {
  const visited = await visit();
  const { page, site } = visited;
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

test('what was answered has the focus', async ({ visit }) => {
  const visited = await visit();
  const { page } = visited;
  const trainee = new Trainee(visited);
  await trainee.begin(village, 'short');
  await trainee.stepTo('reporter-call', village);
  await trainee.openFeed();
  const { from } = inject('reporter-call');
  await trainee.feed.getByLabel(drillText.replyTo(from), { exact: true }).fill('正在调查。');
  await trainee.feed.getByRole('button', { name: drillText.send, exact: true }).click();
  await focused(trainee.feed.locator('.replied', { hasText: '正在调查。' }));
  // To an input method the key means something else.
  await page.evaluate(() =>
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true })),
  );
  await seen(trainee.feed);
  await page.keyboard.press('Escape');
  await gone(trainee.feed);
});

test('beside the desk what arrives stays when Escape is meant for the desk', async ({ visit }) => {
  const visited = await visit({ context: { viewport: { width: 1700, height: 900 } } });
  const { page } = visited;
  const trainee = new Trainee(visited);
  await trainee.begin(village, 'short');
  await seen(trainee.feed);
  await page.locator('.drill-desk').getByRole('button').first().focus();
  await page.keyboard.press('Escape');
  await trainee.feed.focus();
  expect(await trainee.feed.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await gone(trainee.feed);
});

test('on a tall screen the posts fill their box, and each says which of how many it is', async ({
  visit,
}) => {
  const visited = await visit({ context: { viewport: { width: 1366, height: 2000 } } });
  const trainee = new Trainee(visited);
  await trainee.begin(village, 'full');
  await trainee.openFeed();
  await trainee.feed.getByRole('button', { name: beginning(drillText.posts) }).click();
  await trainee.stepTo('reporter-call', village);
  const box = trainee.feed.getByRole('region', { name: drillText.postsNewest });
  await seen(box.locator('li'));
  await eventually(() =>
    box.evaluate(element => {
      const rows = [...element.querySelectorAll('li')];
      const drawn = Math.max(...rows.map(row => row.getBoundingClientRect().bottom));
      return rows.length > 0 && drawn >= element.getBoundingClientRect().bottom;
    }),
  ).toBe(true);
  const row = box.locator('li').nth(1);
  expect(await row.getAttribute('aria-posinset')).toBe('2');
  expect(Number(await row.getAttribute('aria-setsize'))).toBeGreaterThan(50);
});

test('what a colleague had answered is told as theirs, and the ideal path is told from the form’s own beginning', async ({
  visit,
}) => {
  const visited = await visit();
  const { page } = visited;
  const trainee = new Trainee(visited);
  await trainee.begin(village, 'short');
  await trainee.stepTo('reporter-call', village);
  await trainee.reply('reporter-call', village, '正在调查，明天上午更新。');
  await trainee.stepTo('order', village);
  await trainee.end();
  const row = (id: string) => page.locator('.responses tbody tr').filter({ hasText: inject(id).from });
  const cells = (id: string) => row(id).first().locator('td').allTextContents();
  await page.getByText(washText.more, { exact: true }).click();
  await seen(row('caller'));
  expect((await cells('caller')).slice(1)).toEqual(['开始前已办', '开始前已办']);
  expect((await cells('reporter-call'))[2]).toMatch(/后答复$/);

  // Begun anew from what comes later: the reporter was answered before, and the ideal path still tells how soon.
  await page
    .locator('.retries')
    .getByRole('button', { name: beginning(washText.retryLabel('')) })
    .last()
    .click();
  await page.waitForURL(/\/drill\/desk\//);
  await trainee.end();
  await page.getByText(washText.more, { exact: true }).click();
  await seen(row('reporter-call'));
  const [, mine, ideal] = await cells('reporter-call');
  expect(mine).toBe('开始前已办');
  expect(ideal).toMatch(/后答复$/);
  // This run was ended before the next thing came; in the ideal one everything has come.
  expect((await cells('map-check'))[1]).toBe(washText.notCome);
  const ideals = await page.locator('.responses tbody td:last-child').allTextContents();
  expect(ideals).not.toContain(washText.notCome);
});
