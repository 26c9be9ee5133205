import type { Page } from 'playwright-core';
import { extractText } from 'unpdf';
import { expect } from 'vitest';
import { audienceLabel } from '../../src/desk/documents/words.ts';
import { derive } from '../../src/desk/incident/derive.ts';
import { differenceText } from '../../src/desk/incident/difference-words.ts';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { paperText } from '../../src/desk/paper/words.ts';
import { pagesOf } from '../../src/desk/parts/route.ts';
import { deskText, pageLabel, toolText } from '../../src/desk/parts/words.ts';
import { logText } from '../../src/desk/record/words.ts';
import { siteText } from '../../src/site/words.ts';
import { packText } from '../../src/training/drills/pack-words.ts';
import { STORE_NAME } from '../support/built-site.ts';
import { about } from '../support/occurrence.ts';
import { pagesIn, printedWords, sheetsIn, smallestType, unspaced } from '../support/pdf.ts';
import { index, playbook, required } from '../support/playbook.ts';
import { record } from '../support/release.ts';
import { eventually, test } from './fixtures.ts';
import { fork, type Meant, type SeededIncident, seeded, wide } from './incidents.ts';
import { seen, shownText } from './officer.ts';
import { allPages, readingPages } from './pages.ts';

/** No paper has smaller type. In points. */
const SMALLEST = 9;

/** The numbers of the steps on a sheet. */
const printedNumbers = '[data-part="steps"] tbody tr:not(.row-heading) > td:first-child';

/** How many pages a printed document has. */
async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  return pagesIn(pdf);
}

/** Parts that belong to the screen only. */
async function expectNoScreenParts(page: Page): Promise<void> {
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
  for (const part of ['banner', 'contentinfo'] as const)
    expect(await page.getByRole(part).filter({ visible: true }).count(), part).toBe(0);
  expect(await page.getByText(siteText.skip, { exact: true }).isVisible()).toBe(false);
  // Ink on paper, whatever the screen's theme.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
}

test('the blank checklist prints with boxes for every step and nothing of the screen', async ({ visit }) => {
  const { page, site } = await visit({
    before: `if (location.protocol !== 'about:') localStorage.setItem('${STORE_NAME}.theme', 'dark')`,
  });
  await page.goto(`${site}checklist/`);
  await page.emulateMedia({ media: 'print' });
  await expectNoScreenParts(page);
  const rows = await page.locator('[data-part="steps"] tbody tr:has(.document-tick)').allInnerTexts();
  expect(rows).toHaveLength(playbook.steps.length);
  expect(await smallestType(page)).toBeGreaterThanOrEqual(SMALLEST);
  const pages = await printedPages(page);
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(pages).toBeLessThanOrEqual(8);
});

test('the pocket card prints on two sides of A6, nothing smaller than 9 pt', async ({ page, site }) => {
  await page.goto(`${site}card/`);
  await page.emulateMedia({ media: 'print' });
  await expectNoScreenParts(page);
  const sizes = await page
    .locator('.pocket *')
    .evaluateAll(all => all.map(each => Number.parseFloat(getComputedStyle(each).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  const sides = sheetsIn(await page.pdf({ preferCSSPageSize: true }));
  expect(sides).toHaveLength(2);
  for (const [width, height] of sides) {
    // Chromium rounds a sheet to whole pixels.
    expect(Math.abs(width - 105)).toBeLessThan(0.5);
    expect(Math.abs(height - 148)).toBeLessThan(0.5);
  }
  // A side that is too full runs on over the next one, and is no third sheet.
  await page.setViewportSize({ width: Math.floor(((105 - 12) / 25.4) * 96), height: 600 });
  const over = await page
    .locator('.pocket-side')
    .evaluateAll(all => all.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight));
  expect(over).toEqual([0, 0]);
  const printed = await printedWords(page);
  const { lines, card } = playbook.first;
  for (const said of [...lines.map(({ text }) => text), ...Object.values(card).flat()]) {
    const words = typeof said === 'string' ? said : said.text;
    expect(printed).toContain(unspaced(words));
  }
});

test('a drill pack prints two cards to a page, and what is the facilitator’s apart', async ({
  page,
  site,
}) => {
  await page.goto(`${site}${allPages.pack.path}`);
  await page.emulateMedia({ media: 'print' });
  await expectNoScreenParts(page);
  expect(await smallestType(page)).toBeGreaterThanOrEqual(SMALLEST);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const { text } = await extractText(new Uint8Array(pdf));
  const pages = text.map(unspaced);
  const cards = await page.locator('[data-frame="card"] h3').allTextContents();
  expect(cards.length).toBeGreaterThan(2);
  const mark = unspaced(audienceLabel.facilitator);
  const cardPages = pages.filter(each => each.includes(unspaced(packText.cardLimits)));
  expect(cardPages).toHaveLength(Math.ceil(cards.length / 2));
  for (const each of cardPages) expect(each).not.toContain(mark);
  const first = pages.findIndex(each => each.includes(unspaced(packText.injectColumns.good)));
  expect(first).toBeGreaterThan(0);
  for (const each of pages.slice(first)) expect(each).toContain(mark);
});

test('the full plan prints whole', async ({ page, site }) => {
  await page.goto(`${site}plan/full/`);
  await page.emulateMedia({ media: 'print' });
  await expectNoScreenParts(page);
  const text = (await shownText(page.getByRole('article'))).replace(/\s/g, '');
  for (const clause of playbook.clauses) expect(text).toContain(clause.text.replace(/\s/g, ''));
  expect(await printedPages(page)).toBeGreaterThanOrEqual(2);
});

test('no page to read prints what is pressed, nor anything too small to read', async ({ page, site }) => {
  await page.emulateMedia({ media: 'print' });
  for (const { path } of Object.values(readingPages)) {
    await page.goto(site + path);
    expect(await page.locator('button, .button').filter({ visible: true }).allTextContents(), path).toEqual(
      [],
    );
    expect(await smallestType(page), path).toBeGreaterThanOrEqual(SMALLEST);
  }
});

test('no screen of the desk prints what is pressed, nor anything too small to read', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn();
  await page.emulateMedia({ media: 'print' });
  const screens = [
    ['', deskText.list],
    ['register', toolText.register],
    ...Object.values(pagesOf)
      .flat()
      .map(each => [`${incident.id}/${each}`, each === '' ? incident.title : pageLabel[each]] as const),
  ] as const;
  for (const [place, title] of screens) {
    await page.goto(`${officer.site}desk/#${place}`);
    await eventually(() => page.locator('h1').first().textContent()).toContain(title);
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    expect(await page.locator('button, .button').filter({ visible: true }).allTextContents(), place).toEqual(
      [],
    );
    expect(await smallestType(page), place).toBeGreaterThanOrEqual(SMALLEST);
  }
});

/** An incident that has everything a sheet can hold, and more of it than a screen shows, as two officers have it. */
function full(notes: number): readonly [SeededIncident, SeededIncident, SeededIncident] {
  const facts = wide();
  const marks = Array.from({ length: 400 }, (_, number) => `L${1000 + number}字字字字`).join('');
  const told = seeded(facts, [
    { kind: 'markDone', step: 'report-emergency', doneAt: new Date().toISOString() },
    { kind: 'skip', step: 'search-spread', reason: '市里已经在搜' },
    record('time', about('11:00')),
    { kind: 'note', step: 'register-report', text: marks },
    { kind: 'note', text: '先这样记', noteKind: 'guess' },
    ({ events }) => ({ kind: 'undo', event: events.at(-1)?.id ?? '' }),
    ...Array.from({ length: notes }, (_, number): Meant => ({ kind: 'note', text: `N${10_000 + number}。` })),
  ]);
  return [
    told,
    fork(told, [{ kind: 'rename', title: '甲名称' }]),
    fork(told, [{ kind: 'rename', title: '乙名称' }], { role: 'office', name: '王五' }),
  ];
}

/** Words that must be on the paper: everything in the view and the log. */
function wordsOf(incidents: readonly SeededIncident[]): readonly string[] {
  const all = incidents.flatMap(({ events }) => events);
  const events = [...new Map(all.map(event => [event.id, event])).values()];
  const log = required(incidentLogs.fold(events), 'log');
  const view = derive(index, log, Date.now());
  return [
    view.title,
    ...view.steps.map(({ step }) => step.title),
    ...view.clocks.map(({ deadline }) => deadline.title),
    ...view.ledger.facts.flatMap(({ label, current }) =>
      current.flatMap(({ value, source }) => [label, value, source]),
    ),
    ...view.notes.flatMap(({ text }) => text.match(/[LN]\d+/g) ?? [text]),
    ...playbook.triage.questions.flatMap(({ id, label }) => (view.facts[id] ? [label] : [])),
    ...['市里已经在搜', differenceText.title, '甲名称', '乙名称', '王五'],
    `${paperText.undone}推测：先这样记`,
    paperText.logTitle(events.length),
  ];
}

test('an incident prints whole, with the numbers of the screen and no buttons, whatever the screen filters', async ({
  officer,
  page,
}) => {
  const incidents = full(300);
  const [told, ...apart] = incidents;
  await officer.bringIn(told);
  await officer.goTo('desk/');
  for (const [place, name] of ['李四', '王五'].entries()) {
    await officer.choose(required(apart[place], name).file);
    await seen(page.getByText(new RegExp(`${name} 1 条`)));
    await officer.saved();
  }
  await page.locator('.incident-list > ul a').click();
  await officer.openStep('register-report');
  await officer.openLog();
  await page.getByRole('combobox', { name: logText.filter }).selectOption('guess');
  const numbers = await page.locator('.step-row .row-number').allTextContents();
  // The printed part is loaded with the incident.
  await page.getByText(paperText.notReady).waitFor({ state: 'detached' });
  const words = await printedWords(page);
  const missing = wordsOf(incidents).filter(each => !words.includes(unspaced(each)));
  expect(missing).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await seen(page.locator('.document-sheet'));
  await expectNoScreenParts(page);
  expect(await smallestType(page)).toBeGreaterThanOrEqual(SMALLEST);
  expect(await page.locator(printedNumbers).allInnerTexts()).toEqual(numbers.map(number => number.trim()));
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  // Nothing of it lies under the screen afterwards.
  await page.emulateMedia({ media: 'screen' });
  await eventually(() => page.locator('.document-sheet').count()).toBe(0);
});
