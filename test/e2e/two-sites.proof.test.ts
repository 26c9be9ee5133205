import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { build, folderOf, NEIGHBOUR_BASE } from '../support/built-site.ts';
import { seeded } from './incidents.ts';
import { Officer } from './officer.ts';

test('two offices at two paths of one host see nothing of each other', async ({ visit }) => {
  expect(await build('neighbour')).toBeUndefined();
  const { page, site, context } = await visit();
  const { origin } = new URL(site);
  // One host for both: only then would their databases be the same.
  await context.route(`${origin}${NEIGHBOUR_BASE}**`, (route, request) => {
    const path = decodeURIComponent(new URL(request.url()).pathname).slice(NEIGHBOUR_BASE.length);
    const file = join(folderOf('neighbour'), path.endsWith('/') || path === '' ? `${path}index.html` : path);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  const neighbour = `${origin}${NEIGHBOUR_BASE}`;
  const listed = page.locator('.incident-list > ul > li');
  const { file, title } = seeded();

  const office = new Officer({ page, site });
  await office.goTo('desk/');
  await office.choose(file);
  await listed.getByText(title).first().waitFor();
  await page.evaluate(() =>
    document.querySelector<HTMLButtonElement>('[data-choice=theme] button[value=dark]')?.click(),
  );
  const databases = () =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());
  const ours = await databases();

  await page.goto(`${neighbour}desk/`);
  await page.locator('main').getByRole('button').first().waitFor();
  expect(await listed.count()).toBe(0);
  const theirs = (await databases()).filter(name => !ours.includes(name));
  expect(theirs.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBeUndefined();

  await page.goto(`${site}desk/`);
  await listed.getByText(title).first().waitFor();
});
