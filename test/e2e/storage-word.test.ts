import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { archiveText } from '../../src/text/archive.ts';
import { pageLabel } from '../../src/text/desk.ts';
import { deskText } from '../../src/text/incident.ts';
import { saveFailure, storeText } from '../../src/text/store.ts';
import { BASE } from '../support/built-site.ts';
import { INTRANET } from '../support/chromium.ts';
import { fullDisk, setFull } from './full-disk.ts';
import { storedEvents } from './incidents.ts';
import { beginning, eventually, gone, Officer, reload, seen, test } from './officer.ts';
import { emptyIn } from './stored.ts';

const dropDatabase = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('yuqing');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );

/** Every name in the origin's private file system. */
const copiedNames = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const names: string[] = [];
    const look = async (within: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, handle] of within.entries()) {
        names.push(name);
        if (handle.kind === 'directory') await look(handle as FileSystemDirectoryHandle);
      }
    };
    await look(await navigator.storage.getDirectory());
    return names;
  });

test('a database deleted or emptied under an open page is written again, whole, and the officer is told', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([{ kind: 'note', text: '删除之前记的' }]);
  await officer.saved();
  const before = await storedEvents(page);
  await dropDatabase(page);
  await seen(page.getByRole('alert').getByText(storeText.rewritten));
  await eventually(() => storedEvents(page).then(events => events.length)).toBe(before.length);
  await officer.addNote('删除之后记的');
  await officer.saved();
  await reload(page);
  await officer.goToIncident(incident);
  await seen(officer.log.getByText('删除之前记的'));
  await seen(officer.log.getByText('删除之后记的'));

  expect(await page.getByText(storeText.rewritten).count()).toBe(0);
  await emptyIn(page, 'yuqing');
  await officer.addNote('清空之后记的');
  await seen(page.getByRole('alert').getByText(storeText.rewritten));
  await eventually(() => storedEvents(page).then(events => events.length)).toBe(before.length + 2);
});

test('a database that is gone when the desk opens comes back from the second copy, files and all', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([{ kind: 'note', text: '两处都有' }]);
  await officer.addNote('又记一笔');
  await officer.saved();
  const before = await storedEvents(page);
  // A page of the site that opens no store.
  await officer.goTo('plan/');
  await dropDatabase(page);
  await officer.goTo(`desk/#${incident.id}`);
  await seen(officer.log.getByText('又记一笔'));
  expect(await storedEvents(page)).toHaveLength(before.length);
});

test('an incident taken off the machine leaves nothing in the second copy, and does not come back', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([{ kind: 'close', reason: '办结' }]);
  await officer.saved();
  await eventually(() => copiedNames(page)).toContain(incident.id);
  await officer.goToIncident(incident);
  await (await officer.tool(pageLabel.archive)).click();
  await officer.export(page.locator('.archive').getByRole('button', { name: deskText.export, exact: true }));
  await page.getByLabel(archiveText.name, { exact: true }).fill(incident.title);
  await officer.press(archiveText.wipe);
  await seen(page.getByText(deskText.none));
  expect(await copiedNames(page)).not.toContain(incident.id);
  await reload(page);
  await seen(page.getByText(deskText.none));
});

test('what the database refused does not come back from the second copy, and what it takes afterwards is in both', async ({
  visit,
}) => {
  const officer = new Officer(await visit({ before: fullDisk('add', false) }));
  const { page } = officer;
  const incident = await officer.bringIn();
  await officer.saved();
  await setFull(page, true);
  await officer.addNote('没有存上');
  await seen(page.getByText(deskText.failed(1, saveFailure.full)));
  // Left all the same, without a word: nothing of it was called saved.
  const back = await officer.anotherTab();
  const next = back.page;
  await page.close();
  await back.goToIncident(incident);
  await back.addNote('存上了');
  await back.saved();
  expect(await back.log.getByText('没有存上').count()).toBe(0);
  await setFull(next, true);
  await back.addNote('起初没有空间');
  await seen(next.getByText(deskText.failed(1, saveFailure.full)));
  await setFull(next, false);
  await back.saved();
  await back.goTo('plan/');
  await dropDatabase(next);
  await back.goTo(`desk/#${incident.id}`);
  await seen(back.log.getByText('起初没有空间'));
  await seen(back.log.getByText('存上了'));
  expect(await storedEvents(next)).toHaveLength(incident.events.length + 2);
});

test('a failed write is tried again by itself; after one an export is asked for until it is made, on later pages too', async ({
  visit,
}) => {
  const officer = new Officer(await visit({ before: fullDisk('add', false) }));
  const { page } = officer;
  const incident = await officer.bringIn();
  await officer.saved();
  const asked = page.getByText(beginning(storeText.exportDue(['']).split('“')[0] ?? ''));
  expect(await asked.count()).toBe(0);
  await setFull(page, true);
  await officer.addNote('没有空间');
  await seen(asked);
  await seen(page.getByText(deskText.failed(1, saveFailure.full)));
  // Tried again by itself, until it is written.
  await setFull(page, false);
  await officer.saved();
  expect(await storedEvents(page)).toHaveLength(incident.events.length + 1);
  await seen(asked);
  await reload(page);
  await officer.goToIncident(incident);
  await seen(asked);
  await officer.export();
  await gone(asked);
  await reload(page);
  await officer.goToIncident(incident);
  await officer.saved();
  expect(await asked.count()).toBe(0);
});

test('on plain http of an intranet the desk works, keeps its records, and says what is missing', async ({
  visit,
}) => {
  const { port } = new URL(inject('site').address);
  const officer = new Officer(await visit({ site: `http://${INTRANET}:${port}${BASE}`, offline: true }));
  const { page } = officer;
  const incident = await officer.bringIn();
  expect(await page.evaluate(() => isSecureContext || 'serviceWorker' in navigator)).toBe(false);
  await officer.tick('register-report').click();
  await officer.addNote('内网上记的');
  await officer.saved();
  await reload(page);
  await officer.goToIncident(incident);
  await officer.stands('register-report', 'done');
  await seen(officer.log.getByText('内网上记的'));
  await officer.goTo('desk/');
  await seen(page.getByText(deskText.plainHttp));
});
