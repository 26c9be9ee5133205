import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { deskText } from '../../src/desk/parts/words.ts';
import { siteText } from '../../src/site/words.ts';
import { HOUR } from '../support/answers.ts';
import { BASE, STORE_NAME } from '../support/built-site.ts';
import { playbook } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { limited, seeded } from './incidents.ts';
import { reload, seen } from './officer.ts';
import { readingPages } from './pages.ts';

/** Notes how the root stood when the body came to be, before anything could be painted, and when the page was parsed. */
const watchRoot = `
  const noted = { ...document.documentElement?.dataset };
  globalThis.roots = {};
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    roots.body = { ...document.documentElement.dataset };
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', () => { roots.parsed = { ...document.documentElement.dataset }; });
`;

const paper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

async function choose(page: Page, legend: string, label: string): Promise<void> {
  const summary = page.getByText(siteText.display, { exact: true });
  const button = page.getByRole('group', { name: legend }).getByRole('button', { name: label, exact: true });
  if (!(await button.isVisible())) await summary.click();
  await button.click();
  await eventually(() => button.getAttribute('aria-pressed')).toBe('true');
}

test('whoever finds a mistake copies a ready text with page, edition and address', async ({ visit }) => {
  const { page, site, context } = await visit();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [step] = playbook.steps;
  await page.goto(`${site}steps/${step?.id}/`);
  const trail = page.getByRole('navigation', { name: siteText.trail });
  await seen(trail.getByRole('link', { name: '步骤' }));
  const list = page.getByRole('navigation', { name: siteText.manualList });
  expect(await list.locator('[aria-current=page]').textContent()).toContain(step?.title);
  await page.getByText(siteText.report).click();
  await page.getByRole('button', { name: siteText.copy, exact: true }).click();
  await seen(page.getByRole('button', { name: siteText.copied }));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(
    siteText.reportText(
      step?.title ?? '',
      playbook.edition,
      `https://yuqing.example${BASE}steps/${step?.id}/`,
    ),
  );
  await page.goto(site + readingPages['lesson']?.path);
  await page.getByText(siteText.report).click();
  await page.getByRole('button', { name: siteText.copy, exact: true }).click();
  await seen(page.getByRole('button', { name: siteText.copied }));
});

test('dark, high contrast and large type are remembered and stand before the first paint', async ({
  visit,
}) => {
  const { page, site } = await visit({ before: watchRoot });
  await page.goto(`${site}plan/duties/`);
  const light = await paper(page);
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  const normal = await size();

  await choose(page, siteText.theme, '深色');
  await choose(page, siteText.contrast, '高对比');
  await choose(page, siteText.size, '大字');
  const dark = await paper(page);
  expect(dark).not.toBe(light);
  expect(await size()).toBeGreaterThan(normal);

  for (const path of ['plan/duties/', 'desk/', 'start/', '']) {
    await page.goto(site + path);
    const wanted = { store: STORE_NAME, theme: 'dark', contrast: 'more', size: 'large', script: '' };
    expect(await page.evaluate('roots')).toEqual({ body: wanted, parsed: wanted });
    expect(await paper(page)).toBe(dark);
    expect(await size()).toBeGreaterThan(normal);
  }

  await choose(page, siteText.theme, '浅色');
  await choose(page, siteText.contrast, '标准');
  await choose(page, siteText.size, '标准');
  await reload(page);
  expect(await page.evaluate('roots.body')).toEqual({ store: STORE_NAME, theme: 'light', script: '' });
  expect(await paper(page)).toBe(light);
});

test('of a page of the plan the reader may have the plan alone, on every page until it is put back', async ({
  page,
  site,
}) => {
  await page.goto(`${site}plan/report/`);
  const explained = page.locator('.practice').first();
  await seen(explained);
  await page.getByRole('button', { name: siteText.showns[1].label }).click();
  await eventually(() => explained.isVisible()).toBe(false);
  await page.goto(`${site}plan/duties/`);
  await seen(page.locator('.clause').first());
  expect(await explained.isVisible()).toBe(false);
  await page.getByRole('button', { name: siteText.showns[0].label }).click();
  await seen(explained);
});

test('the contents mark the part that is read, and a heading leads to its own address', async ({
  page,
  site,
}) => {
  await page.goto(`${site}plan/full/`);
  const contents = page.getByRole('navigation', { name: siteText.contents });
  const part = contents.getByRole('link').nth(4);
  const weight = () => part.evaluate(link => getComputedStyle(link).fontWeight);
  expect(await weight()).toBe('400');
  await part.click();
  await eventually(weight).toBe('650');
  const heading = page.getByRole('heading', { level: 2 }).getByRole('link').last();
  await heading.click();
  expect(new URL(page.url()).hash).toBe(await heading.getAttribute('href'));
});

test('without a choice the page follows the system, and a choice goes over it', async ({ visit }) => {
  const { page, site } = await visit({ context: { colorScheme: 'dark' } });
  await page.goto(site);
  const dark = await paper(page);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await paper(page);
  expect(light).not.toBe(dark);
  await page.emulateMedia({ colorScheme: 'dark' });
  await choose(page, siteText.theme, '浅色');
  expect(await paper(page)).toBe(light);
  await choose(page, siteText.theme, '跟随系统');
  expect(await paper(page)).toBe(dark);
});

test('the display menu closes with Escape and with a click elsewhere', async ({ page, site }) => {
  await page.goto(site);
  const summary = page.getByText(siteText.display, { exact: true });
  const dark = page.getByRole('button', { name: '深色' });
  await summary.click();
  await seen(dark);
  await page.keyboard.press('Escape');
  await eventually(() => dark.isVisible()).toBe(false);
  await summary.click();
  await seen(dark);
  await page.getByRole('heading', { level: 1 }).click();
  await eventually(() => dark.isVisible()).toBe(false);
});

/** How many items carry the word 我的, not a colour alone. */
const markedInWords = (page: Page): Promise<number> =>
  page
    .locator('[data-mine]')
    .evaluateAll(
      items =>
        items.filter(item =>
          [item, ...item.querySelectorAll('*')].some(part =>
            ['::before', '::after'].some(place => getComputedStyle(part, place).content.includes('我的')),
          ),
        ).length,
    );

test('the chosen post is remembered and marks what is the officer’s own', async ({ officer, page, site }) => {
  const own = playbook.steps.filter(({ roles }) => roles.includes('infoCentre'));
  await page.goto(`${site}roles/infoCentre/`);
  const choice = page.locator('[data-choose-role]');
  await page.getByRole('button', { name: siteText.chooseRole }).click();
  await eventually(() => choice.getAttribute('aria-pressed')).toBe('true');
  await seen(page.getByRole('button', { name: siteText.myRole }));

  await page.goto(`${site}steps/`);
  const marked = page.locator('li[data-mine] a');
  expect(await marked.allTextContents()).toEqual(own.map(({ title }) => title));
  expect(await markedInWords(page)).toBe(own.length);
  const [first] = own;
  await page.goto(`${site}steps/${first?.id}/`);
  expect(await markedInWords(page)).toBe(1);

  // The desk knows the post too.
  const incident = seeded();
  await officer.goTo('desk/');
  await officer.choose(incident.file);
  await page.getByRole('link', { name: incident.title }).click();
  await seen(officer.row('search-spread').and(page.locator('[data-mine=true]')));
  expect(await officer.row('publication-review').getAttribute('data-mine')).toBe('false');

  await page.goto(`${site}roles/`);
  await eventually(() => page.locator('[data-choose-role][aria-pressed=true]').count()).toBe(1);
  await page.locator('[data-choose-role][aria-pressed=true]').click();
  await page.goto(`${site}steps/`);
  expect(await marked.count()).toBe(0);
});

test('while an incident is open every reading page shows its next deadline, ticking, and leads to it', async ({
  officer,
  page,
  site,
}) => {
  const bar = page.locator('[data-next-clock]');
  await page.goto(`${site}plan/`);
  expect(await bar.isVisible()).toBe(false);

  // Half an hour of the 48 is left, so that the seconds show.
  const urgent = seeded({
    ...limited(),
    title: '快到时限的事',
    foundAt: new Date(Date.now() - 47.5 * HOUR).toISOString(),
  });
  await officer.bringIn(seeded({ ...limited(), title: '还早的事' }));
  await officer.bringIn(urgent);
  // The desk has a clock of its own, which ticks too.
  expect(await bar.isVisible()).toBe(false);
  await officer.openClocks();
  const clock = page.getByRole('region', { name: deskText.clocks }).getByText(/还剩\d+分\d\d秒/);
  const stood = await clock.textContent();
  await eventually(() => clock.textContent()).not.toBe(stood);

  for (const path of ['', 'plan/full/', 'start/']) {
    await page.goto(site + path);
    // The limit, and nothing of what the incident is about: the bar's memory is not sealed.
    await seen(bar.getByRole('link', { name: '公开回应舆情' }));
    expect(await bar.textContent()).not.toContain(urgent.title);
    expect(await bar.textContent()).toMatch(/还剩\d+分\d\d秒/);
    expect(await bar.textContent()).toContain('公开回应舆情');
    expect(await bar.textContent()).toContain('2 件');
  }
  const shown = await bar.textContent();
  await eventually(() => bar.textContent()).not.toBe(shown);

  // Met in another tab: the bar follows without a reload.
  const desk = await officer.anotherTab();
  await desk.goToIncident(urgent);
  await desk.publishElsewhere('publish-limited');
  await eventually(() => bar.textContent()).toMatch(/还剩\d+天|还剩\d+小时/);

  await bar.getByRole('link').click();
  await seen(page.getByRole('heading', { level: 1, name: '还早的事' }));
});

test('the bar says when a deadline has passed, and goes away when the last incident is closed', async ({
  officer,
  page,
  site,
}) => {
  const incident = seeded({ ...limited(), foundAt: new Date(Date.now() - 50 * HOUR).toISOString() });
  await officer.bringIn(incident);
  await page.goto(`${site}plan/`);
  const bar = page.locator('[data-next-clock]');
  await seen(bar.getByText(/已超\d+小时/));
  await officer.goToIncident(incident);
  await officer.closeIncident();
  await officer.saved();
  await page.goto(`${site}plan/`);
  await seen(page.getByRole('heading', { level: 1 }));
  expect(await bar.isVisible()).toBe(false);
});
