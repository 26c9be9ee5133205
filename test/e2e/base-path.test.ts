import { expect } from 'vitest';
import { test } from '../support/browser.ts';

/** All browser tests run on a site under a path, where they find every page; this is what only its addresses can show. */

test('under a path every link of the home page is there', async ({ page, site }) => {
  await page.goto(site);
  const links = await page
    .locator('a[href]')
    .evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href));
  expect(links.length).toBeGreaterThan(5);
  for (const link of new Set(links.map(each => each.replace(/#.*/, '')))) {
    expect(link.startsWith(site), link).toBe(true);
    expect((await page.request.get(link)).status(), link).toBe(200);
  }
});

test('every icon and file that the manifest names is there', async ({ page, site }) => {
  await page.goto(site);
  const manifest = await page.locator('link[rel=manifest]').getAttribute('href');
  const response = await page.request.get(new URL(manifest ?? '', site).href);
  const { icons, start_url, scope } = (await response.json()) as {
    icons: { src: string }[];
    start_url: string;
    scope: string;
  };
  const touch = await page
    .locator('link[rel="apple-touch-icon"], link[rel=icon]')
    .evaluateAll(links => links.map(link => (link as HTMLLinkElement).href));
  expect(new URL(scope, site).href).toBe(site);
  const missing: string[] = [];
  for (const address of [start_url, ...icons.map(({ src }) => src), ...touch])
    if ((await page.request.get(new URL(address, site).href)).status() !== 200) missing.push(address);
  expect(missing).toEqual([]);
});
