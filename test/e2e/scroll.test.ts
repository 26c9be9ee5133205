import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { siteText } from '../../src/text/site.ts';
import { test } from '../support/browser.ts';
import { focused } from './focus.ts';
import { eventually } from './officer.ts';
import { workingPages } from './pages.ts';

const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));

test('back leads to the line one had read to, and another page begins at its top', async ({ visit }) => {
  const { page, site } = await visit();
  await page.goto(`${site}plan/full/`);
  await page.evaluate(() => scrollTo(0, 300));
  await page.getByRole('main').getByRole('link').nth(20).click();
  await page.goBack();
  await eventually(() => scrolled(page)).toBe(300);
  await page.goto(`${site}steps/`);
  expect(await scrolled(page)).toBe(0);
});

test('跳到正文 leads past the header, on a page to read and on every screen, which stays', async ({
  visit,
}) => {
  const { page, site } = await visit();
  for (const path of ['plan/duties/', ...Object.values(workingPages).map(each => each.path)]) {
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
