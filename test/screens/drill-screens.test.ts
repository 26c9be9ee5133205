import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { drillMarks } from '../../src/desk/core/words/drill-mark.ts';
import { siteText } from '../../src/site/words.ts';
import { drillHomeText } from '../../src/training/drills/words.ts';
import { tabletopText } from '../../src/training/table/words.ts';
import { village } from '../e2e/drills.ts';
import { focused, isFocused, pressAll } from '../e2e/focus.ts';
import { fullDisk, setFull } from '../e2e/full-disk.ts';
import { drawn, gone, reload, seen } from '../e2e/officer.ts';
import { beginning } from '../support/accessible-names.ts';
import { eventually, test } from '../support/dom-test.ts';
import { readScenario } from '../support/drill.ts';

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
  // What it stands below has come by then.
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
