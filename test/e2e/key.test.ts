import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { importText } from '../../src/desk/packages/import-words.ts';
import { storageSentence, storeText } from '../../src/desk/parts/store-trouble-words.ts';
import { saveText } from '../../src/desk/parts/store-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { STORE_NAME } from '../support/built-site.ts';
import { test } from './fixtures.ts';
import { storedEvents } from './incidents.ts';
import { Officer, reload, seen, shownText } from './officer.ts';

const passphrase = '湖边 石桥 七号 早班';

/** A browser that offers what it takes to write private files, or to have any, only while `hidden` is not set in local storage. */
const hiding = (what: 'writing' | 'all'): string => `
  try {
    if (localStorage.getItem('hidden') !== null)
      ${what === 'writing' ? 'delete FileSystemFileHandle.prototype.createWritable' : 'delete StorageManager.prototype.getDirectory'};
  } catch {}
`;
const hide = (page: Page, isHidden: boolean): Promise<void> =>
  page.evaluate(hidden => {
    if (hidden) localStorage.setItem('hidden', '');
    else localStorage.removeItem('hidden');
  }, isHidden);

/** Takes the key away, past the site: out of the file, and out of the database. */
const clearKey = (page: Page): Promise<void> =>
  page.evaluate(async name => {
    const folder = await navigator.storage.getDirectory();
    await folder.removeEntry(name).catch(() => undefined);
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = () => resolve();
      deleting.onerror = () => reject(deleting.error);
    });
  }, `${STORE_NAME}-key`);

test.for(['writing', 'all'] as const)(
  'a machine whose browser comes to have files of its own, and loses them, keeps records and lock (%s hidden)',
  async (what, { visit }) => {
    const officer = new Officer(await visit({ before: hiding(what) }));
    const { page } = officer;
    await officer.goTo('');
    await hide(page, true);
    const incident = await officer.bringIn([{ kind: 'note', text: '更新以前记的' }]);
    await officer.lock(passphrase);
    for (const isHidden of [false, true, false]) {
      await hide(page, isHidden);
      await reload(page);
      await officer.isLocked();
      await officer.unlock(passphrase);
      await officer.goToIncident(incident);
      await officer.logSays('更新以前记的');
      expect(await officer.entry('更新以前记的').count()).toBe(1);
    }
  },
);

test('a key cleared under an open page is there again before the next record is called saved', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([{ kind: 'note', text: '清除以前记的' }]);
  await officer.saved();
  await clearKey(page);
  await officer.addNote('清除以后记的');
  await officer.logSays('清除以后记的');
  await officer.saved();
  await reload(page);
  await officer.goToIncident(incident);
  for (const text of ['清除以前记的', '清除以后记的']) await officer.logSays(text);
  expect((await storedEvents(page)).map(({ type }) => type)).toEqual(['opened', 'noted', 'noted']);
});

test('where every copy of the key is gone that is said, nothing is called saved or kept, and a new start can be made', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn();
  await officer.saved();
  await officer.goTo('plan/');
  await clearKey(page);
  await officer.goTo('desk/');
  await seen(page.getByText(storageSentence.keyLost));
  const shown = await shownText(page.getByRole('main'));
  for (const word of [saveText.saved, '都在', deskText.none]) expect(shown).not.toContain(word);
  // Brought in again it can be worked with, and what lies there is left alone.
  await officer.choose(incident.file);
  await seen(page.getByText(importText.imported(incident.title, incident.events.length)));
  expect(await page.getByText(saveText.saved, { exact: true }).count()).toBe(0);
  await page.reload();
  await seen(page.getByText(storageSentence.keyLost));
  await officer.press(storeText.startAnew.ask);
  await officer.press(storeText.startAnew.yes);
  await seen(page.getByText(deskText.none));
  await officer.choose(incident.file);
  await seen(page.getByText(importText.imported(incident.title, incident.events.length)));
  await officer.saved();
  await reload(page);
  await seen(officer.listed(incident.title));
});
