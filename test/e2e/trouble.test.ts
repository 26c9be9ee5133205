import { expect } from 'vitest';
import { archiveText } from '../../src/desk/closing/archive-words.ts';
import { clockText } from '../../src/desk/core/words/clock.ts';
import { contactsText } from '../../src/desk/first/words.ts';
import { brokenText } from '../../src/desk/frame/broken-words.ts';
import { lockText } from '../../src/desk/lock/words.ts';
import { storageSentence } from '../../src/desk/parts/store-trouble-words.ts';
import { deskText, toolText } from '../../src/desk/parts/words.ts';
import { teamWorkText } from '../../src/desk/team/words.ts';
import { loadingText } from '../../src/kit/loading-words.ts';
import { beginning } from '../support/accessible-names.ts';
import { playbook } from '../support/playbook.ts';
import { test } from './fixtures.ts';
import { focused } from './focus.ts';
import { eventsIn, seeded, storedEvents, wide } from './incidents.ts';
import { Officer, reload, seen, shownText } from './officer.ts';

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

test('a database that another window holds while it is being deleted is told of, and work goes on in memory', async ({
  visit,
}) => {
  const { page, site, context } = await visit();
  await page.goto(`${site}about/`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        // It holds its connection and does not hear that another wants it closed: whoever opens now has to wait.
        const opening = indexedDB.open('yuqing', 1);
        opening.onsuccess = () => {
          // Held for as long as the page is there, not until it is collected.
          Object.assign(globalThis, { held: opening.result });
          indexedDB.deleteDatabase('yuqing');
          resolve();
        };
        opening.onerror = () => reject(opening.error);
      }),
  );
  const other = await context.newPage();
  const officer = new Officer({ page: other, site });
  await officer.goTo('desk/');
  await seen(other.getByRole('alert').getByText(storageSentence.blocked));
  await officer.choose(seeded().file);
  await seen(other.locator('.incident-list li'));
  expect(await other.locator('[data-save]').count()).toBe(0);
  // Leaving would lose what is only in memory, and the page would ask; the test is done with it.
  other.on('dialog', dialog => void dialog.accept());
});

test('an incident that cannot be drawn can be exported and wiped from where it failed, and the list goes on', async ({
  visit,
}) => {
  const visited = await visit({
    // The desk of an incident has groups of fields; the list of incidents has none.
    before: `
      const make = Document.prototype.createElementNS;
      Document.prototype.createElementNS = function (space, name, ...rest) {
        if (name === 'legend') throw new Error('cannot be drawn');
        return make.call(this, space, name, ...rest);
      };`,
  });
  visited.allow(/cannot be drawn/);
  const { page } = visited;
  const officer = new Officer(visited);
  const incident = seeded(wide(), [{ kind: 'note', text: '还在' }]);
  await officer.goTo('desk/');
  await officer.choose(incident.file);
  await officer.listed(incident.title).click();
  const failed = page.getByRole('alert').filter({ hasText: loadingText.broken });
  const exported = await officer.export(failed.getByRole('button', { name: deskText.export, exact: true }));
  expect(eventsIn(exported)).toEqual(incident.events);
  await officer.press(deskText.backToList, failed);
  await officer.listed(incident.title).click();
  await officer.press(brokenText.wipe, failed);
  await officer.press(brokenText.wipeNow, failed);
  await focused(page.getByText(archiveText.wiped(incident.title)));
  await seen(page.getByText(deskText.none));
});

test('where the playbook cannot be fetched the settings say so; team and lock are there all the same', async ({
  visit,
}) => {
  const visited = await visit();
  const { page, site, context } = visited;
  visited.allow(/Failed to load resource/);
  await context.route('**/playbook.json', route => route.abort());
  await page.goto(`${site}desk/#settings`);
  const told = page.getByRole('alert').getByText(loadingText.failed);
  await seen(told);
  for (const words of [teamWorkText.join, lockText.set])
    await seen(page.getByRole('button', { name: words, exact: true }));
  expect(await page.getByRole('button', { name: contactsText.add }).count()).toBe(0);
  await page.getByRole('button', { name: teamWorkText.join, exact: true }).click();
  const invitation = page.getByLabel(teamWorkText.invitation);
  await invitation.fill('yqt1 抄到一半');
  await context.unroute('**/playbook.json');
  await page.getByRole('button', { name: loadingText.retry }).click();
  await seen(page.getByRole('button', { name: contactsText.add }));
  expect(await told.count()).toBe(0);
  expect(await invitation.inputValue()).toBe('yqt1 抄到一半');
});
