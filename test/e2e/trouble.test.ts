import { expect } from 'vitest';
import { toolText } from '../../src/text/desk.ts';
import { deskText, storageSentence } from '../../src/text/incident.ts';
import { test } from '../support/browser.ts';
import { playbook } from '../support/playbook.ts';
import { seeded, wide } from './incidents.ts';
import { beginning, Officer, reload, seen } from './officer.ts';

/** The sentence without its time: up to the first word that depends on it. */
const aheadWarning = beginning(toolText.recordedAhead('').split(' ')[0] ?? '');

test('a clock set back is told of, and the records stay as they are', async ({ visit }) => {
  const { page, site } = await visit();
  const officer = new Officer({ page, site });
  const incident = await officer.bringIn(seeded(wide(), [{ kind: 'note', text: '时钟还对的时候记的' }]));
  await page.clock.setFixedTime(Date.now() - 3 * 3_600_000);
  await reload(page);
  await officer.goToIncident(incident);
  await seen(page.getByRole('alert').getByText(aheadWarning));
  await seen(officer.log.getByText('时钟还对的时候记的'));
});

test('a count that runs into a year without an official holiday calendar says so', async ({ visit }) => {
  const { page, site } = await visit();
  const officer = new Officer({ page, site });
  const lastYear = Math.max(...playbook.calendar.years);
  await page.clock.setFixedTime(new Date(`${lastYear}-12-20T10:00:00+08:00`));
  await officer.bringIn(seeded(wide()));
  await officer.finish('register-disclosure-request');
  await seen(page.locator('.clocks').getByText(deskText.clock.uncertain));
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
