import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { deskText } from '../../src/text/incident.ts';
import { siteText } from '../../src/text/site.ts';
import { outcomeLabel } from '../../src/text/step.ts';
import { test } from '../support/browser.ts';
import { playbook } from '../support/playbook.ts';
import { seeded, wide } from './incidents.ts';
import { Officer, shownText } from './officer.ts';

/** How many pages a printed document has. */
async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** What belongs to the screen only. */
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

test('the blank checklist prints with a box for every step and nothing of the screen', async ({ visit }) => {
  const { page, site } = await visit({
    before: `if (location.protocol !== 'about:') localStorage.setItem('yuqing.theme', 'dark')`,
  });
  await page.goto(`${site}checklist/`);
  await page.emulateMedia({ media: 'print' });
  await expectNoScreenParts(page);
  const rows = await page.locator('tbody tr').allInnerTexts();
  expect(rows).toHaveLength(playbook.steps.length);
  expect(rows.every(row => row.includes('☐'))).toBe(true);
  const pages = await printedPages(page);
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(pages).toBeLessThanOrEqual(8);
});

test('the full plan prints whole', async ({ visit }) => {
  const { page, site } = await visit();
  await page.goto(`${site}plan/full/`);
  await page.emulateMedia({ media: 'print' });
  await expectNoScreenParts(page);
  const text = (await shownText(page.getByRole('article'))).replace(/\s/g, '');
  for (const clause of playbook.clauses) expect(text).toContain(clause.text.replace(/\s/g, ''));
  expect(await printedPages(page)).toBeGreaterThanOrEqual(2);
});

test('an incident prints as a checklist with the numbers of the screen, who and when, and no buttons', async ({
  visit,
}) => {
  const visited = await visit();
  const { page } = visited;
  const officer = new Officer(visited);
  await officer.bringIn(
    seeded(wide(), [
      { kind: 'markDone', step: 'report-emergency', doneAt: new Date().toISOString() },
      { kind: 'skip', step: 'search-spread', reason: '市里已经在搜' },
    ]),
  );
  await officer.openStep('register-report');
  const numbers = await page.locator('.step-row .row-number').allTextContents();
  await page.emulateMedia({ media: 'print' });
  await expectNoScreenParts(page);
  expect(await page.locator('.step-row .row-number').allInnerTexts()).toEqual(numbers);
  const done = await shownText(officer.row('report-emergency'));
  expect(done).toContain(outcomeLabel.reported);
  expect(done).toContain('张三');
  expect(await shownText(officer.row('search-spread'))).toContain('市里已经在搜');
  for (const name of [deskText.export, deskText.rename, deskText.undo, deskText.skip])
    expect(
      await page.getByRole('button', { name, exact: true }).filter({ visible: true }).count(),
      name,
    ).toBe(0);
  expect(await printedPages(page)).toBeGreaterThanOrEqual(2);
});
