import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { deskText } from '../../src/text/incident.ts';
import { siteText } from '../../src/text/site.ts';
import { test } from '../support/browser.ts';
import { focused } from './focus.ts';
import { limited, seeded } from './incidents.ts';
import { eventually, Officer, seen } from './officer.ts';
import { allPages } from './pages.ts';

const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));
const scrollDown = (page: Page): Promise<number> =>
  page.evaluate(() => {
    scrollTo(0, 300);
    return Math.round(scrollY);
  });

test('back leads to the line one had read to, and forward to the top of what comes next', async ({
  visit,
}) => {
  const { page, site } = await visit();
  await page.goto(`${site}plan/full/`);
  const place = await scrollDown(page);
  expect(place).toBe(300);
  await page.getByRole('main').getByRole('link').nth(20).click();
  await page.goBack();
  await eventually(() => scrolled(page)).toBe(place);
  await page.goto(`${site}steps/`);
  expect(await scrolled(page)).toBe(0);
});

test('back leads to the same place in the list of incidents, from an incident and from another page', async ({
  visit,
}) => {
  const visited = await visit({ context: { viewport: { width: 1366, height: 420 } } });
  const { page } = visited;
  const officer = new Officer(visited);
  for (const title of ['第一件', '第二件', '第三件']) await officer.bringIn(seeded({ ...limited(), title }));
  await page.getByRole('link', { name: deskText.backToList }).click();
  await seen(page.getByRole('heading', { level: 1, name: deskText.list }));
  expect(await scrolled(page)).toBe(0);
  const place = await scrollDown(page);
  expect(place).toBeGreaterThan(100);
  await officer.listed('第一件').click();
  await seen(page.getByRole('heading', { level: 1, name: '第一件' }));
  await eventually(() => scrolled(page)).toBe(0);
  await page.goBack();
  await seen(page.getByRole('heading', { level: 1, name: deskText.list }));
  await eventually(() => scrolled(page)).toBe(place);
  await page.getByRole('link', { name: '方案', exact: true }).evaluate(link => (link as HTMLElement).click());
  await page.waitForURL(/\/plan\/$/);
  await page.goBack();
  await seen(page.getByRole('heading', { level: 1, name: deskText.list }));
  await eventually(() => scrolled(page)).toBe(place);
});

test('跳到正文 leads past the header on every kind of page, and the screen stays', async ({ visit }) => {
  const { page, site } = await visit();
  for (const { path } of Object.values(allPages)) {
    await page.goto(site + path, { waitUntil: 'networkidle' });
    const heading = await page.getByRole('heading', { level: 1 }).first().textContent();
    await page.getByRole('link', { name: siteText.skip, exact: true }).focus();
    await page.keyboard.press('Enter');
    await focused(page.locator('#main'));
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.site-header')), path).toBeNull();
    expect(await page.getByRole('heading', { level: 1 }).first().textContent(), path).toBe(heading);
  }
});
