import { readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { deskText } from '../../src/text/incident.ts';
import { searchText } from '../../src/text/search.ts';
import { siteText } from '../../src/text/site.ts';
import { test } from '../support/browser.ts';
import { seeded, wide } from './incidents.ts';
import { Officer, seen } from './officer.ts';
import { readingPages } from './pages.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

const themes = {
  浅色: { theme: 'light' },
  深色: { theme: 'dark' },
  高对比: { theme: 'light', contrast: 'more' },
};

const widths = [390, 1366] as const;

/** By how many pixels the page is wider than its window. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** Everything axe has against the page as it stands, one line each; and whether it is wider than the screen. */
async function complaints(page: Page, kind: string): Promise<string[]> {
  // Without the nodes that pass: naming each of them takes longer than the checks.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .analyze();
  const told = violations.map(
    ({ id, nodes }) =>
      `${kind}: ${id} (${nodes.length}) ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(' | ')}`,
  );
  const excess = await overhang(page);
  return excess > 0 ? [...told, `${kind}: ${excess} px wider than the screen`] : told;
}

/** One incident that shows every state a row can have. */
const busy = () =>
  seeded(wide(), [
    { kind: 'markDone', step: 'report-emergency', doneAt: new Date().toISOString() },
    { kind: 'skip', step: 'search-spread', reason: '市里已经在搜' },
    { kind: 'markNotApplicable', step: 'align-facts', reason: '不涉及其他单位' },
    { kind: 'note', step: 'register-report', text: '值班室接报' },
    { kind: 'note', text: '电话通知组长' },
  ]);

const settings = Object.entries(themes).flatMap(([name, choices]) =>
  widths.map(width => [name, width, choices] as const),
);

test.for(settings)(
  'axe finds nothing on any page in %s at %i px, and no page is too wide',
  async ([, width, choices], { visit }) => {
    const remembered = Object.entries(choices).map(
      ([name, value]) => `localStorage.setItem('yuqing.${name}', '${value}')`,
    );
    const visited = await visit({
      before: `if (location.protocol.startsWith('http')) { ${remembered.join('; ')} }`,
      context: { viewport: { width, height: width === 390 ? 844 : 768 }, hasTouch: width === 390 },
    });
    visited.allow(/404 \(Not Found\)/);
    const { page, site } = visited;
    const officer = new Officer(visited);
    const found: string[] = [];
    const look = async (kind: string): Promise<void> => {
      found.push(...(await complaints(page, kind)));
    };

    for (const [kind, { path, heading }] of Object.entries(readingPages)) {
      await page.goto(site + path);
      await seen(page.getByRole('heading', { level: 1, name: heading }));
      await look(kind);
    }
    await page.goto(`${site}no/such/page/`);
    await look('404');
    await page.getByText(siteText.display, { exact: true }).click();
    await look('display menu');

    await page.goto(`${site}search/?q=srn`);
    await seen(page.getByRole('option'));
    await page.getByRole('combobox').press('ArrowDown');
    await look('search with results');
    await page.getByRole('combobox').fill('qqqxxxzzz');
    await seen(page.getByText(searchText.noResult('qqqxxxzzz')));
    await look('search without result');
    await page.goto(`${site}plan/`);
    await page.keyboard.press('/');
    await seen(page.getByRole('dialog').getByRole('button', { name: searchText.examples[0] }));
    await look('search over a page');

    await officer.goTo('desk/');
    await seen(page.getByText(deskText.none));
    await look('empty desk');

    const facts = wide();
    await officer.goTo('start/');
    for (const id of ['title', 'foundAt', 'place', 'link', 'finder'])
      await officer.answer(id, facts[id] ?? '');
    await officer.next.click();
    await seen(officer.problem);
    await look('refused answer');
    const rest = Object.keys(facts).slice(Object.keys(facts).indexOf('topic'));
    for (const id of ['topic', 'emergency']) await officer.answer(id, facts[id] ?? '');
    await seen(officer.asked('emergencyAt'));
    await look('question of time');
    for (const id of rest.slice(rest.indexOf('emergencyAt'))) await officer.answer(id, facts[id] ?? '');
    await seen(page.locator('.verdict'));
    await look('verdict');

    await officer.bringIn(busy());
    await officer.unfold('investigate');
    await look('incident with an opened step');
    const row = await officer.unfold('secrecy-review');
    await row.getByRole('button', { name: deskText.skip, exact: true }).click();
    await row.getByRole('button', { name: deskText.skip, exact: true }).click();
    await seen(row.locator('.problem'));
    await look('incident with a refused form');
    await page.getByRole('button', { name: deskText.close, exact: true }).click();
    await seen(page.getByLabel(deskText.closeReason));
    await look('incident being closed');
    await officer.goTo('desk/');
    await officer.choose('no JSON');
    await seen(page.locator('p.problem'));
    await look('list of incidents');
    await page.goto(`${site}plan/`);
    await seen(page.locator('[data-next-clock] a'));
    await look('reading page with the slim bar');

    expect(found).toEqual([]);
  },
);

test('no page of the site scrolls sideways on a phone, not even in large type', async ({ visit }) => {
  const pages = readdirSync(inject('rootSite').folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('index.html'))
    .map(file => file.replace(/index\.html$/, ''));
  expect(pages.length).toBeGreaterThan(30);
  const wide: string[] = [];
  for (const size of ['', 'large']) {
    const { page, site } = await visit({
      before: `document.documentElement && (document.documentElement.dataset.size = '${size}');
        addEventListener('DOMContentLoaded', () => { document.documentElement.dataset.size = '${size}'; });`,
      context: { viewport: { width: 390, height: 844 }, hasTouch: true },
    });
    for (const path of pages) {
      await page.goto(site + path);
      const excess = await overhang(page);
      if (excess > 0) wide.push(`${path} ${size}: ${excess} px`);
    }
  }
  expect(wide).toEqual([]);
});

test.for([
  [1366, 768],
  [390, 844],
] as const)(
  'the incident says what, who, how long and on what basis without scrolling at %i × %i',
  async ([width, height], { visit }) => {
    const visited = await visit({ context: { viewport: { width, height } } });
    const officer = new Officer(visited);
    await officer.bringIn(busy());
    const now = visited.page.getByRole('region', { name: deskText.now });
    for (const words of [deskText.now, deskText.who, deskText.left, deskText.basis]) {
      const box = await now.getByText(words, { exact: true }).locator('xpath=..').boundingBox();
      expect(box, words).not.toBeNull();
      if (box !== null) expect(box.y + box.height, words).toBeLessThanOrEqual(height);
    }
  },
);

test('what an officer presses on a phone is at least 44 px high', async ({ visit }) => {
  const visited = await visit({ context: { viewport: { width: 390, height: 844 }, hasTouch: true } });
  const officer = new Officer(visited);
  const { page } = visited;
  const small = (): Promise<string[]> =>
    page
      .locator(
        'main button:visible, main a.button:visible, main label.option:visible, main .step-open:visible',
      )
      .evaluateAll(targets =>
        targets
          .filter(target => target.getBoundingClientRect().height < 43.5)
          .map(
            target => `${target.className}: ${target.textContent} ${target.getBoundingClientRect().height}`,
          ),
      );
  await officer.bringIn(busy());
  await officer.unfold('investigate');
  expect(await small()).toEqual([]);
  await officer.goTo('start/');
  for (const id of ['title', 'foundAt']) await officer.answer(id, wide()[id] ?? '');
  await seen(officer.asked('place'));
  expect(await small()).toEqual([]);
});
