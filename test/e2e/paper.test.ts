import { expect } from 'vitest';
import { paperText } from '../../src/desk/paper/words.ts';
import { pageLabel } from '../../src/desk/parts/words.ts';
import { pagesIn } from '../support/pdf.ts';
import { test } from './fixtures.ts';
import { before } from './incidents.ts';
import { seen, shownText, step } from './officer.ts';

test('the paper checklist has the numbers of the screen, boxes and blanks, and what is done already', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([
    { kind: 'markDone', step: 'register-report', doneAt: before(1), doneBy: { name: '王五' } },
    { kind: 'skip', step: 'search-spread', reason: '市里已经在搜' },
  ]);
  const screen = await page.locator('.step-row .row-number').allTextContents();
  await officer.goTo(`desk/#${incident.id}/paper`);
  await seen(page.getByRole('heading', { level: 1, name: pageLabel.paper }));
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.document-sheet');
  await seen(sheet);
  expect(
    await sheet.locator('[data-part="steps"] tbody tr:not(.row-heading) > td:first-child').allInnerTexts(),
  ).toEqual(screen.map(number => number.trim()));
  const printed = await shownText(sheet);
  for (const words of ['王五', '市里已经在搜', incident.title, paperText.secrecy])
    expect(printed).toContain(words);
  const line = async (id: string): Promise<string> =>
    shownText(sheet.locator('tr').filter({ has: page.getByText(step(id).title, { exact: true }) }));
  expect(await line('register-report')).toMatch(/☑\s*已办/);
  expect(await line('search-spread')).toMatch(/☑\s*不办/);
  const open = await line('report-to-leaders');
  expect(open).not.toContain('☑');
  const asked = (step('report-to-leaders').wants ?? []).filter(({ optional }) => optional !== true);
  expect(asked).not.toEqual([]);
  for (const { label } of asked) expect(open).toContain(label);
  // Only the sheet is printed: no navigation, no button.
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  const pages = pagesIn(await page.pdf({ preferCSSPageSize: true }));
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(pages).toBeLessThanOrEqual(6);
});
