import { expect } from 'vitest';
import { searchText } from '../../src/site/search/words.ts';
import { siteText } from '../../src/site/words.ts';
import { onPhone, test } from '../support/browser.ts';
import { eventually } from './fixtures.ts';
import { seen } from './officer.ts';

test('the search in the header leads to the results, with the hit marked and its place named', async ({
  page,
  site,
}) => {
  await page.goto(site);
  await page.getByRole('searchbox').fill('三天内开发布会');
  await page.getByRole('searchbox').press('Enter');
  await page.waitForURL(/\/search\/\?q=/);
  const options = page.getByRole('listbox', { name: searchText.resultsLabel }).getByRole('option');
  const hit = options.filter({ hasText: '4.4.3' }).first();
  await seen(hit);
  expect(await page.getByRole('combobox').inputValue()).toBe('三天内开发布会');
  expect(await hit.locator('mark').count()).toBeGreaterThan(0);
  expect(await hit.textContent()).toContain('条款');
  await hit.click();
  await page.waitForURL(/#/);
  const clause = page.locator(':target');
  await seen(clause);
  expect(await clause.textContent()).toContain('三日内');

  // Back at the results, the query is still there.
  await page.goBack();
  await seen(options);
  expect(await page.getByRole('combobox').inputValue()).toBe('三天内开发布会');
});

test('what was found does not move when its number is told', async ({ page, site }) => {
  await page.goto(`${site}search/`);
  const told = page.getByRole('status').filter({ hasText: /找到/ });
  const line = page.locator('.search-box > [role=status]');
  const before = await line.boundingBox();
  await page.getByRole('combobox').fill('srn');
  await seen(told);
  expect(await told.boundingBox()).toEqual(before);
});

test('pinyin, initials, several words, old characters and a typo find the clause', async ({ page, site }) => {
  await page.goto(`${site}search/`);
  const box = page.getByRole('combobox');
  const options = page.getByRole('listbox', { name: searchText.resultsLabel }).getByRole('option');
  for (const query of [
    'sanrinei',
    'srn',
    '三日内 新闻发布',
    '新闻发布 三日内',
    '三日內組織新聞發布',
    'sanrineo',
  ]) {
    await box.fill(query);
    await eventually(async () => (await options.allTextContents()).slice(0, 5).join('\n')).toContain('4.4.3');
  }
});

test('what was typed before the page was ready is searched for', async ({ visit }) => {
  const { page, site, context } = await visit();
  const { promise: typed, resolve: haveTyped } = Promise.withResolvers<void>();
  await context.route(/\.js$/, async route => {
    await typed;
    await route.fallback();
  });
  await page.goto(`${site}search/?q=qqqxxxzzz`, { waitUntil: 'commit' });
  const box = page.getByRole('combobox');
  await box.fill('三日内 新闻发布');
  haveTyped();
  await seen(page.getByRole('option').filter({ hasText: '4.4.3' }));
  expect(await box.inputValue()).toBe('三日内 新闻发布');
});

test('a search without result says what to try, and hostile text is only text', async ({ page, site }) => {
  await page.goto(`${site}search/`);
  const box = page.getByRole('combobox');
  await box.fill('qqqxxxzzz');
  await seen(page.getByText(searchText.noResult('qqqxxxzzz')));
  for (const advice of searchText.noResultAdvice) await seen(page.getByText(advice));
  for (const { label } of searchText.links)
    await seen(page.getByRole('main').getByRole('link', { name: label }));
  for (const hostile of [
    '<img src=x onerror="pwned=1">',
    '.*+?^()|[]{}\\',
    '🕳️🕳️🕳️',
    '网'.repeat(10_000),
    '" OR 1=1 --',
  ]) {
    await box.fill(hostile);
    await eventually(() => box.inputValue()).toBe(hostile);
    await seen(page.getByRole('main'));
  }
  await page.goto(`${site}search/?q=${encodeURIComponent('<img src=x onerror="pwned=1">')}`);
  await eventually(() => box.inputValue()).toBe('<img src=x onerror="pwned=1">');
  await seen(page.getByRole('status').filter({ hasText: /找到/ }));
  await page.goto(`${site}search/?q=%E0%A4%A`);
  await seen(box);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('on a phone the header leads to the search, whose results can be of one kind alone', async ({
  visit,
}) => {
  const { page, site } = await visit(onPhone);
  await page.goto(`${site}plan/`);
  await page.getByRole('banner').getByRole('link', { name: siteText.search }).click();
  await page.getByRole('link', { name: String(searchText.examples[0]) }).click();
  await seen(page.getByRole('option'));
  await page.getByRole('combobox').fill('复盘');
  const kinds = page.getByRole('group', { name: searchText.kindsLabel });
  const places = page.getByRole('option').locator('.search-result-place');
  await eventually(async () => new Set(await places.allTextContents()).size).toBeGreaterThan(2);
  await kinds.getByRole('button', { name: '步骤' }).click();
  await eventually(async () =>
    (await places.allTextContents()).every(place => place.startsWith('步骤')),
  ).toBe(true);
  const found = page.getByRole('option').first();
  const name = await found.locator('.search-result-title').textContent();
  await found.click();
  await page.waitForURL(/\/steps\//);
  await seen(page.getByRole('heading', { level: 1, name: name ?? '' }));
});

test('Enter right after the last letter opens the best result of what was typed, not of what stood there', async ({
  page,
  site,
}) => {
  await page.goto(`${site}search/`);
  const box = page.getByRole('combobox');
  await box.fill('复盘');
  await seen(page.getByRole('option'));
  await box.evaluate(async (input: HTMLInputElement) => {
    input.value = '4.4.3';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // Drawn, and not answered yet: the worker's answer comes as a task of its own.
    await Promise.resolve();
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  await eventually(() => page.url()).toMatch(/#c-4\.4\.3$/);
});

test.for([
  ['index', '**/search.json'],
  ['search itself', '**/search.worker-*.js'],
] as const)(
  'when the %s cannot be fetched the officer is told and can try again',
  async ([, file], { visit }) => {
    const visited = await visit();
    const { page, site, context } = visited;
    visited.allow(/Failed to load resource/);
    await context.route(file, route => route.abort());
    await page.goto(`${site}search/`);
    await page.getByRole('combobox').fill('三日内');
    await seen(page.getByText(searchText.failed));
    await context.unroute(file);
    await page.getByRole('button', { name: searchText.retry }).click();
    await seen(page.getByRole('option'));
    expect(await page.getByText(searchText.failed).count()).toBe(0);
  },
);
