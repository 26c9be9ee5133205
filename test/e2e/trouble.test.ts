import { expect } from 'vitest';
import { archiveText } from '../../src/desk/frame/archive-words.ts';
import { brokenText } from '../../src/desk/frame/broken-words.ts';
import { storageSentence } from '../../src/desk/parts/store-trouble-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { loadingText } from '../../src/kit/loading-words.ts';
import { STORE_NAME } from '../support/built-site.ts';
import { test } from './fixtures.ts';
import { focused } from './focus.ts';
import { eventsIn, seeded, wide } from './incidents.ts';
import { Officer, seen } from './officer.ts';

test('a database that another window holds while it is being deleted is told of, and work goes on in memory', async ({
  visit,
}) => {
  const { page, site, context } = await visit();
  await page.goto(`${site}about/`);
  await page.evaluate(
    name =>
      new Promise<void>((resolve, reject) => {
        // It holds its connection and does not hear that another wants it closed: whoever opens now has to wait.
        const opening = indexedDB.open(name, 1);
        opening.onsuccess = () => {
          // Held for as long as the page is there, not until it is collected.
          Object.assign(globalThis, { held: opening.result });
          indexedDB.deleteDatabase(name);
          resolve();
        };
        opening.onerror = () => reject(opening.error);
      }),
    STORE_NAME,
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
