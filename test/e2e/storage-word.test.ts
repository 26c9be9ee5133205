import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { archiveText } from '../../src/desk/frame/archive-words.ts';
import { storeText } from '../../src/desk/parts/store-trouble-words.ts';
import { saveFailure, saveText } from '../../src/desk/parts/store-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { tooOldText } from '../../src/site/too-old-words.ts';
import { DATABASE_NAME } from '../../src/storage/database.ts';
import { BASE, STORE_NAME } from '../support/built-site.ts';
import { INTRANET } from '../support/chromium.ts';
import { required } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { fullDisk, setFull } from './full-disk.ts';
import { fork, type SeededIncident, storedEvents } from './incidents.ts';
import { Officer, reload, seen } from './officer.ts';
import { save } from './releases.ts';
import { emptyIn } from './stored.ts';

const dropDatabase = (page: Page): Promise<void> =>
  page.evaluate(
    name =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(name);
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
    STORE_NAME,
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

/** How many bytes it holds. */
const copiedBytes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const sizeOf = async (handle: FileSystemHandle): Promise<number> => {
      if (handle.kind === 'file') return (await (handle as FileSystemFileHandle).getFile()).size;
      let size = 0;
      for await (const each of (handle as FileSystemDirectoryHandle).values()) size += await sizeOf(each);
      return size;
    };
    return sizeOf(await navigator.storage.getDirectory());
  });

/** An incident that can be taken off the machine, on disk and in the second copy. */
async function bringInClosed(officer: Officer): Promise<SeededIncident> {
  const incident = await officer.bringIn([{ kind: 'close', reason: '办结' }]);
  await officer.saved();
  await eventually(() => copiedNames(officer.page)).toContain(incident.id);
  return incident;
}

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
  await officer.logSays('删除之前记的');
  await officer.logSays('删除之后记的');

  expect(await page.getByText(storeText.rewritten).count()).toBe(0);
  await emptyIn(page, DATABASE_NAME);
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await seen(page.getByRole('alert').getByText(storeText.rewritten));
  await eventually(() => storedEvents(page).then(events => events.length)).toBe(before.length + 1);
  await officer.addNote('清空之后记的');
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
  await officer.logSays('又记一笔');
  expect(await storedEvents(page)).toHaveLength(before.length);
  // A half-written form has no second copy.
  await seen(page.getByRole('alert').getByText(storeText.cleared));
  await reload(page);
  await officer.logSays('又记一笔');
  expect(await page.getByText(storeText.cleared).count()).toBe(0);
});

test('an incident taken off the machine leaves nothing in the second copy, and does not come back', async ({
  officer,
  page,
}) => {
  const incident = await bringInClosed(officer);
  await officer.wipe(incident);
  expect(await copiedNames(page)).not.toContain(incident.id);
  await reload(page);
  await seen(page.getByText(deskText.none));
  await officer.choose(incident.file);
  await seen(officer.listed(incident.title));
  await eventually(() => copiedNames(page)).toContain(incident.id);
});

/** A page whose worker for the second copy does not start. */
const copyless = `
  globalThis.Worker = class extends Worker {
    constructor(url, ...rest) {
      super(String(url).includes('second-copy') ? 'nowhere.js' : url, ...rest);
    }
  };
`;

test('an incident taken off the machine by a page that could write no second copy does not come back from it', async ({
  officer,
  page,
}) => {
  const incident = await bringInClosed(officer);
  await page.addInitScript(copyless);
  await reload(page);
  await officer.wipe(incident);
  const next = await officer.anotherTab();
  await page.close();
  // Both places have been held against each other before this is in the second one.
  const other = await next.bringIn();
  await next.saved();
  expect(await storedEvents(next.page)).toEqual(other.events);
  expect(await copiedNames(next.page)).not.toContain(incident.id);
});

test('where an incident cannot be taken off the machine, what is recorded from then on has its second copy as before', async ({
  officer,
  page,
}) => {
  const incident = await bringInClosed(officer);
  await page.evaluate(() => {
    const remove = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = function (key) {
      if (this.name === 'events') throw new DOMException('', 'UnknownError');
      return remove.call(this, key);
    };
  });
  await officer.askToWipe(incident);
  await seen(page.getByText(archiveText.failed));
  await officer.goToIncident(incident);
  await officer.addNote('还在');
  await officer.saved();
  await officer.goTo('plan/');
  await dropDatabase(page);
  await officer.goTo(`desk/#${incident.id}`);
  await officer.logSays('还在');
});

/** Tabs that hear nothing of each other; one ends once so many transactions that write events are `left` to it. */
const ending = `
  BroadcastChannel.prototype.addEventListener = () => undefined;
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
    if (mode === 'readwrite' && stores.includes('events')) {
      if (globalThis.left === 0) throw new DOMException('ended', 'UnknownError');
      globalThis.left -= 1;
    }
    return transaction.call(this, stores, mode, ...rest);
  };
`;

test('a tab that ends before it has heard of a wipe leaves no part of the incident in either place', async ({
  visit,
}) => {
  const late = new Officer(await visit({ before: ending }));
  const incident = await late.bringIn();
  await late.saved();
  const officer = await late.anotherTab();
  const { page } = officer;
  await officer.goTo('desk/');
  await officer.choose(fork(incident, [{ kind: 'close', reason: '办结' }]).file);
  await officer.wipe(incident);
  await late.page.evaluate(() => Object.assign(globalThis, { left: 1 }));
  await late.addNote('没有听到');
  await seen(late.page.getByText(saveText.failed(1, saveFailure.failed)));
  await late.page.close();
  await officer.goTo('plan/');
  // Both places have been held against each other before this is in the second one.
  const other = await officer.bringIn();
  await officer.saved();
  expect(await storedEvents(page)).toEqual(other.events);
  expect(await copiedNames(page)).not.toContain(incident.id);
});

/** Where the page writes its next event, once `isTaken`, there lies one of a newer edition. */
const taken = `
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (...values) {
    if (!globalThis.isTaken || this.name !== 'events') return add.apply(this, values);
    globalThis.isTaken = false;
    // It waits for this transaction, and whatever is asked next waits for it.
    this.transaction.db.transaction('events', 'readwrite').objectStore('events').put({ v: 99 }, values[1]);
    throw new DOMException('', 'ConstraintError');
  };
`;

test('what is in conflict does not come back from the second copy', async ({ visit }) => {
  const officer = new Officer(await visit({ before: taken }));
  const { page } = officer;
  const incident = await officer.bringIn();
  await officer.saved();
  await page.evaluate(() => Object.assign(globalThis, { isTaken: true }));
  await officer.addNote('没有存上');
  await seen(page.getByText(saveText.failed(1, saveFailure.conflict)));
  const back = await officer.anotherTab();
  await page.close();
  await back.goTo('plan/');
  await dropDatabase(back.page);
  await back.goTo(`desk/#${incident.id}`);
  await back.stands('register-report', 'todo');
  const stored = await storedEvents(back.page);
  expect(stored).toHaveLength(incident.events.length + 1);
  expect(stored).toContainEqual({ v: 99 });
});

test('what the disk had no room for comes back where the page was left without it', async ({ visit }) => {
  const officer = new Officer(await visit({ before: fullDisk('add', false) }));
  const { page } = officer;
  const incident = await officer.bringIn();
  await officer.saved();
  const before = await copiedBytes(page);
  await setFull(page, true);
  await officer.addNote('没有写下去');
  await seen(page.getByText(saveText.failed(1, saveFailure.full)));
  await eventually(() => copiedBytes(page)).toBeGreaterThan(before);
  const back = await officer.anotherTab();
  const next = back.page;
  await page.close();
  await back.goToIncident(incident);
  await back.logSays('没有写下去');
  await setFull(next, true);
  await back.addNote('起初没有空间');
  await seen(next.getByText(saveText.failed(1, saveFailure.full)));
  await setFull(next, false);
  await back.saved();
  await back.goTo('plan/');
  await dropDatabase(next);
  await back.goTo(`desk/#${incident.id}`);
  for (const text of ['没有写下去', '起初没有空间']) await back.logSays(text);
  expect(await storedEvents(next)).toHaveLength(incident.events.length + 2);
});

test('on plain http of an intranet the desk works, keeps its records, and says what is missing', async ({
  visit,
}) => {
  const { port } = new URL(inject('site').address);
  const officer = new Officer(await visit({ site: `http://${INTRANET}:${port}${BASE}`, offline: true }));
  const { page } = officer;
  const incident = await officer.bringIn([save('情况正在核实。')]);
  const [version] = incident.events.flatMap(event => (event.type === 'statementSaved' ? [event] : []));
  const statement = required(version, 'a statement').data.statement;
  expect(await page.evaluate(() => isSecureContext || 'serviceWorker' in navigator)).toBe(false);
  await officer.finish('register-report');
  await officer.addNote('内网上记的');
  await officer.saved();
  await reload(page);
  await officer.goToIncident(incident);
  await officer.stands('register-report', 'done');
  await officer.logSays('内网上记的');
  const ofIncident = ['', '/release', `/release/${statement}`, '/documents', '/team'];
  for (const screen of [
    'desk/',
    ...ofIncident.map(place => `desk/#${incident.id}${place}`),
    'desk/#settings',
    'start/',
    'training/study/',
  ]) {
    await officer.goTo(screen);
    await seen(page.getByText(tooOldText.plainHttp));
  }
});

test('a screen opened as a file says why it cannot work, and what to open', async ({
  visited: { page, allow },
}) => {
  // Its scripts: they do not load from a file.
  allow(/file:\/\/\//);
  await page.goto(pathToFileURL(join(inject('site').folder, 'desk/index.html')).href);
  await seen(page.getByText(tooOldText.fromFile.how));
  expect(await page.getByText(deskText.loading).isVisible()).toBe(false);
});
