import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { chapterTitle, manualText } from '../../src/site/manual-words.ts';
import { test } from '../support/browser.ts';
import { playbook } from '../support/playbook.ts';
import { seen, shownText } from './officer.ts';
import { manualPage } from './pages.ts';

const KB = 1024;
/** Page, styles and script, packed. A reading page has 16; this one holds all of them. */
const BUDGET = 120 * KB;

/** Reads the destinations of a document's links; where it is missing, the test that needs it is skipped by name. */
const READER = 'pdfinfo';
const hasReader = spawnSync(READER, ['-v']).error === undefined;

/** On which page each id of a document lies, and how many pages there are. */
function destinationsOf(pdf: Buffer): {
  readonly pages: number;
  readonly pageOf: ReadonlyMap<string, number>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'manual-'));
  try {
    const file = join(folder, 'manual.pdf');
    writeFileSync(file, pdf);
    const read = (...options: readonly string[]): string =>
      execFileSync(READER, [...options, file], { encoding: 'utf8' });
    const lines = [...read('-dests').matchAll(/^\s*(\d+) \[.*\] "(.*)"$/gm)];
    return {
      pages: Number(/^Pages:\s+(\d+)/m.exec(read())?.[1]),
      pageOf: new Map(lines.map(([, page, id = '']) => [id, Number(page)])),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.skipIf(!hasReader)(
  'the printed contents name the very page on which each chapter, section and step begins',
  async ({ visit }) => {
    const { page, site } = await visit();
    await page.goto(site + manualPage.path);
    const numbers = page.locator('.manual-contents [data-page-of]');
    expect(await numbers.filter({ hasText: /\d/ }).count()).toBe(0);
    const { pages, pageOf } = destinationsOf(await page.pdf({ preferCSSPageSize: true }));
    const contents = await numbers.evaluateAll(places =>
      places.map(place => [place.getAttribute('data-page-of') ?? '', Number(place.textContent)] as const),
    );
    expect(contents).toEqual(contents.map(([id]) => [id, pageOf.get(id)]));
    expect(contents.length).toBeGreaterThan(playbook.steps.length + Object.keys(chapterTitle).length);
    // No page is empty: the last chapter begins where the document nearly ends.
    expect(pages - (contents.at(-1)?.[1] ?? 0)).toBeLessThan(4);
    const chapters = contents.filter(([id]) => Object.keys(chapterTitle).some(name => id === `m-${name}`));
    expect(chapters.map(([id]) => id)).toEqual(Object.keys(chapterTitle).map(name => `m-${name}`));
    // Each chapter has pages of its own.
    expect(new Set(chapters.map(([, number]) => number)).size).toBe(chapters.length);
    // Printed a second time, from the button, the numbers are the same.
    await page.evaluate(() => {
      window.print = () => dispatchEvent(new Event('beforeprint'));
    });
    await page.getByRole('button', { name: manualText.print, exact: true }).click();
    expect(await numbers.allTextContents()).toEqual(contents.map(([, number]) => String(number)));
  },
);

test('the whole manual is one page within its budget, and reads without script', async ({ visit }) => {
  const { page, site, context } = await visit({ context: { viewport: { width: 390, height: 844 } } });
  const bodies: Promise<Buffer>[] = [];
  page.on('response', response => {
    if (/html|css|javascript/.test(response.headers()['content-type'] ?? '')) bodies.push(response.body());
  });
  await page.goto(site + manualPage.path);
  await seen(page.getByRole('button', { name: manualText.print, exact: true }));
  const loaded = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(loaded).toBeLessThanOrEqual(BUDGET);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();

  const plain = await visit({ context: { javaScriptEnabled: false } });
  await plain.page.goto(site + manualPage.path);
  expect(await plain.page.getByRole('button', { name: manualText.print, exact: true }).isVisible()).toBe(
    false,
  );
  expect(await plain.page.locator('.manual-page').filter({ hasText: /./ }).count()).toBe(0);
  const text = (await shownText(plain.page.getByRole('article'))).replace(/\s/g, '');
  const told = [
    ...playbook.clauses.map(({ text: words }) => words),
    ...playbook.steps.flatMap(({ title, why, record }) => [title, why, record]),
    ...playbook.roles.map(({ summary }) => summary),
    ...playbook.deadlines.map(({ title, limitText }) => `${title}：${limitText}`),
    ...playbook.rules.map(({ wording }) => wording),
    ...(playbook.pauses ?? []).flatMap(({ items }) => items),
    ...(playbook.forms ?? []).flatMap(({ title, fields }) => [title, ...fields.map(({ label }) => label)]),
  ].filter(words => !text.includes(words.replace(/\s/g, '')));
  expect(told).toEqual([]);
  // Every link within it leads somewhere.
  const lost = await plain.page
    .locator('.manual a')
    .evaluateAll(links =>
      links
        .map(link => link.getAttribute('href') ?? '')
        .filter(href => !href.startsWith('#') || document.getElementById(href.slice(1)) === null),
    );
  expect([...new Set(lost)]).toEqual([]);
});
