import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { IncidentEvent } from '../../src/desk/incident/kinds.ts';
import { paperField } from '../../src/desk/paper/PaperForm.tsx';
import { paperMarkLabel, paperText } from '../../src/desk/paper/words.ts';
import { statisticsText } from '../../src/desk/register/statistics-words.ts';
import { keysText, pageLabel, toolText } from '../../src/desk/shell/words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { pagesIn } from '../support/pdf.ts';
import { focused } from './focus.ts';
import { before, seeded, storedEvents, wide } from './incidents.ts';
import { lookingAt } from './looks.ts';
import { eventually, gone, officeName, reload, seen, shownText, step, test } from './officer.ts';

const row = (page: Page, id: string) =>
  page.getByRole('group', { name: new RegExp(`\\d ${step(id).title}`) });
const field = (page: Page, id: string, name: Parameters<typeof paperField>[1]) =>
  page.locator(`[id="paper-${paperField(id, name)}"]`);

/** `HHMM` of a moment in Shanghai, as a hand writes it. */
const byHand = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(11, 16).replace(':', '');
const dayOf = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);

const stored = async (page: Page, type: IncidentEvent['type']): Promise<readonly IncidentEvent[]> =>
  (await storedEvents(page)).filter(event => event.type === type);

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
  const sheet = page.locator('.paper-page');
  await seen(sheet);
  expect(await sheet.locator('tbody .paper-number').allInnerTexts()).toEqual(
    screen.map(number => number.trim()),
  );
  const printed = await shownText(sheet);
  for (const words of ['王五', '市里已经在搜', incident.title, paperText.secrecy])
    expect(printed).toContain(words);
  const line = async (id: string): Promise<string> =>
    shownText(sheet.locator('tr').filter({ has: page.getByText(step(id).title, { exact: true }) }));
  expect(await line('register-report')).toMatch(/√\s*已办/);
  expect(await line('search-spread')).toMatch(/√\s*不办/);
  const open = await line('publish-limited');
  expect(open).not.toContain('√');
  for (const { label, optional } of step('publish-limited').wants ?? [])
    if (optional !== true) expect(open).toContain(label);
  // Only the sheet is printed: no form, no navigation, no button.
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole('heading', { name: paperText.enterTitle }).isVisible()).toBe(false);
  const pages = pagesIn(await page.pdf({ preferCSSPageSize: true }));
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(pages).toBeLessThanOrEqual(6);
});

test('what was done on paper is typed back with its time and name, and a refused row loses nothing', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn();
  const doneAt = before(1);
  await officer.goTo(`desk/#${incident.id}/paper`);
  await seen(page.getByRole('heading', { level: 1, name: pageLabel.paper }));
  // Keyboard alone: a time ticks the box, Enter goes on.
  await page.getByLabel(paperText.date, { exact: true }).fill(dayOf(doneAt));
  await field(page, 'register-report', 'time').fill(byHand(doneAt));
  expect(await field(page, 'register-report', 'mark').isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await focused(field(page, 'register-report', 'name'));
  await page.keyboard.type('王五');
  await page.keyboard.press('Enter');
  await row(page, 'report-to-leaders').getByLabel(paperMarkLabel.done, { exact: true }).check();
  // Whoever wrote the last line most likely wrote this one.
  expect(await field(page, 'report-to-leaders', 'name').inputValue()).toBe('王五');
  await field(page, 'report-to-leaders', 'time').fill('下午');
  await field(page, 'report-to-leaders', 'want-recipient').fill('组长');
  // What went out is written down in the release room, not ticked.
  await seen(row(page, 'publish-limited').getByText(paperText.needsRelease));
  expect(await row(page, 'publish-limited').getByLabel(paperMarkLabel.done, { exact: true }).count()).toBe(0);
  await row(page, 'search-spread').getByLabel(paperMarkLabel.skipped, { exact: true }).check();
  await field(page, 'search-spread', 'reason').fill('市里已经在搜');
  await page.getByLabel(paperText.notes, { exact: true }).fill('现场约三十人');

  // Half typed, the page is lost and comes back.
  await eventually(() => officer.button(paperText.enter(3)).count()).toBe(1);
  await reload(page);
  await officer.press(paperText.enter(3));
  await seen(page.getByText(paperText.badTime));
  await focused(field(page, 'report-to-leaders', 'time'));
  expect(await field(page, 'report-to-leaders', 'want-recipient').inputValue()).toBe('组长');
  await officer.saved();
  expect((await stored(page, 'stepDone')).map(({ data, by }) => ({ data, by }))).toMatchObject([
    { by: { role: 'office' }, data: { step: 'register-report', doneAt, doneBy: { name: '王五' } } },
  ]);
  expect(await stored(page, 'stepMarked')).toMatchObject([
    { data: { mark: { kind: 'skipped', reason: '市里已经在搜' } } },
  ]);
  expect(await stored(page, 'noted')).toMatchObject([{ data: { text: '现场约三十人' } }]);

  await field(page, 'report-to-leaders', 'time').fill(byHand(doneAt));
  await officer.press(paperText.enter(1));
  await seen(page.getByRole('status').getByText('录入了 1 步。'));
  await officer.saved();
  expect(await stored(page, 'stepDone')).toHaveLength(2);
  // What has gone in is asked for no more.
  expect(await field(page, 'report-to-leaders', 'time').count()).toBe(0);
});

test('what is typed back without anybody who keeps the record opens the question who does, however often, and loses nothing', async ({
  officer,
  page,
}) => {
  const incident = seeded();
  await officer.goTo('desk/');
  await officer.choose(incident.file);
  await officer.goTo(`desk/#${incident.id}/paper`);
  const role = page.getByLabel(triageText.role);
  await seen(role);
  for (const line of ['现场约三十人', '道路已经封闭']) {
    await officer.openTool(keysText.title);
    await gone(role);
    await page.getByLabel(paperText.notes, { exact: true }).fill(line);
    await officer.press(paperText.enter(0));
    await focused(role);
    expect(await page.getByLabel(paperText.notes, { exact: true }).inputValue()).toBe(line);
  }
  await role.selectOption({ label: officeName });
  await officer.press(paperText.enter(0));
  await officer.saved();
  expect(await stored(page, 'noted')).toMatchObject([{ data: { text: '道路已经封闭' } }]);
});

test('axe finds nothing on the paper checklist and the statistics, on a wide screen and on a phone', async ({
  officer,
  page,
}) => {
  const { found, look } = lookingAt(page);
  await officer.goTo('desk/#statistics');
  await seen(page.getByText(statisticsText.none));
  await look('no statistics');
  const incident = await officer.bringIn(
    seeded(wide(), [{ kind: 'markDone', step: 'report-to-leaders', doneAt: before(1) }]),
  );
  await officer.goTo('desk/');
  await officer.press(toolText.statistics);
  await seen(page.getByRole('heading', { name: statisticsText.stretches }));
  await look('statistics');
  await officer.goTo(`desk/#${incident.id}/paper`);
  await row(page, 'search-spread').getByLabel(paperMarkLabel.done, { exact: true }).check();
  await row(page, 'reply-by-theme').getByLabel(paperMarkLabel.notApplicable, { exact: true }).check();
  await officer.press(paperText.enter(2));
  await seen(page.locator('.problem'));
  await look('paper');
  await officer.press(paperText.preview);
  await look('paper with the sheet');
  expect(found).toEqual([]);
});
