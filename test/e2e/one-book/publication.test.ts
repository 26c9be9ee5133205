import { expect } from 'vitest';
import { toShanghaiInput } from '../../../src/playbook/deadline/compute.ts';
import { HOUR } from '../../support/answers.ts';
import { eventually, test } from '../fixtures.ts';
import { limited, seeded } from '../incidents.ts';
import { type Officer, seen, shownText } from '../officer.ts';
import { approved, publication } from '../releases.ts';

const MINUTE = 60_000;

/** The first time of day within a text, as the screen or as a document writes it. */
function timeIn(text: string): string | undefined {
  const [, hour = '', minute = '00'] = /(\d{1,2})(?::|时)(\d{2})?/.exec(text) ?? [];
  return hour === '' ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}

/** A cell of the register's only row, by the heading of its column. */
async function registerCell({ page }: Officer, heading: string): Promise<string> {
  const headings = await page.locator('.register-box thead th').allTextContents();
  const cells = await page.locator('.register-box tbody tr').first().locator('th, td').allTextContents();
  return cells[headings.indexOf(heading)] ?? '';
}

test('A2: a publication is one and the same for register, statistics, clocks, documents and review', async ({
  officer,
}) => {
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  const published = now - 20 * MINUTE;
  // Nobody ticked a step.
  const incident = await officer.bringIn(
    seeded(
      { ...limited(), factsClear: 'unclear', panic: 'yes', foundAt: new Date(now - HOUR).toISOString() },
      [...approved, log => ({ ...publication(log), publishedAt: new Date(published).toISOString() })],
    ),
  );
  const { id } = incident;
  const time = toShanghaiInput(published).slice(-5);

  const told: Record<string, string | undefined> = {};
  await officer.goTo('desk/#register');
  await seen(officer.page.locator('.register-box tbody tr'));
  told['register, first response'] = timeIn(await registerCell(officer, '首次发布时间'));
  told['register, latest release'] = timeIn(await registerCell(officer, '最近发布时间'));
  const link = await registerCell(officer, '发布链接或地点');
  const approver = await registerCell(officer, '审定人');

  await officer.goTo('desk/#statistics');
  const row = officer.page
    .getByRole('row')
    .filter({ has: officer.page.getByRole('rowheader', { name: '首次发布' }) });
  await seen(row);
  const length = await shownText(row);

  await officer.goTo(`desk/#${id}/review`);
  await seen(officer.page.getByRole('heading', { level: 1 }));
  const shown = officer.page.locator('main');
  await eventually(() => shownText(shown)).toContain('门户网站 通知公告');
  told['review'] = /(\d{1,2}:\d{2})，门户网站 通知公告/.exec(await shownText(shown))?.[1]?.padStart(5, '0');

  await officer.goTo(`desk/#${id}/documents/review-report`);
  await eventually(() => shownText(shown)).toContain('门户网站 通知公告');
  const line =
    (await shown.getByRole('row').filter({ hasText: '门户网站 通知公告' }).allInnerTexts())[0] ?? '';
  told['document'] = timeIn(line);

  await officer.goToIncident(incident);
  const clock = officer.page.locator('.clocks li').filter({ hasText: '发布已认定的简要信息' });
  const state = await clock.first().getAttribute('data-clock');

  expect(told).toEqual({
    'register, first response': time,
    'register, latest release': time,
    review: time,
    document: time,
  });
  expect(length).toContain('40分');
  expect(link).toContain('门户网站');
  expect(approver).toContain('周九');
  expect(state).toBe('met');
});
