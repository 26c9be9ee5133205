import { expect } from 'vitest';
import { clockText } from '../../src/desk/core/words/clock.ts';
import { contactsText } from '../../src/desk/first/words.ts';
import { lockText } from '../../src/desk/lock/words.ts';
import { toolText } from '../../src/desk/parts/words.ts';
import { teamWorkText } from '../../src/desk/team/words.ts';
import { loadingText } from '../../src/kit/loading-words.ts';
import { eventsIn, seeded, storedEvents, wide } from '../e2e/incidents.ts';
import { reload, seen, shownText } from '../e2e/officer.ts';
import { beginning } from '../support/accessible-names.ts';
import { test } from '../support/dom-test.ts';
import { playbook } from '../support/playbook.ts';

/** The sentence without its time: up to the first word that depends on it. */
const aheadWarning = beginning(toolText.recordedAhead('').split(' ')[0] ?? '');

test('a clock set back is told of, and the records stay as they are', async ({ officer, page }) => {
  const incident = await officer.bringIn(seeded(wide(), [{ kind: 'note', text: '时钟还对的时候记的' }]));
  await page.clock.setFixedTime(Date.now() - 3 * 3_600_000);
  await reload(page);
  await officer.goToIncident(incident);
  await seen(page.getByRole('alert').getByText(aheadWarning));
  await officer.logSays('时钟还对的时候记的');
  expect(await storedEvents(page)).toEqual(eventsIn(incident.file));
});

test('a count that runs into a year without an official holiday calendar says so', async ({
  officer,
  page,
}) => {
  const lastYear = Math.max(...playbook.calendar.years);
  const now = Date.parse(`${lastYear}-12-20T10:00:00+08:00`);
  await page.clock.setFixedTime(now);
  // The request for information runs from here: at the latest from when the triage names it.
  await officer.goTo('start/');
  await officer.answerAll(wide(now));
  await officer.open();
  await officer.openClocks();
  expect(await shownText(page.locator('.clocks'))).toContain(clockText.uncertain);
});

test('where the playbook cannot be fetched the settings say so; team and lock are there all the same', async ({
  visit,
}) => {
  const visited = await visit();
  const { page, site } = visited;
  visited.allow(/Failed to load resource/);
  await page.route('**/playbook.json', route => route.abort());
  await page.goto(`${site}desk/#settings`);
  const told = page.getByRole('alert').getByText(loadingText.failed);
  await seen(told);
  for (const words of [teamWorkText.join, lockText.set])
    await seen(page.getByRole('button', { name: words, exact: true }));
  expect(await page.getByRole('button', { name: contactsText.add }).count()).toBe(0);
  await page.getByRole('button', { name: teamWorkText.join, exact: true }).click();
  const invitation = page.getByLabel(teamWorkText.invitation);
  await invitation.fill('yqt1 抄到一半');
  await page.unroute('**/playbook.json');
  await page.getByRole('button', { name: loadingText.retry }).click();
  await seen(page.getByRole('button', { name: contactsText.add }));
  expect(await told.count()).toBe(0);
  expect(await invitation.inputValue()).toBe('yqt1 抄到一半');
});
