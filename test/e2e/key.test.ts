import { globSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { lockText } from '../../src/desk/lock/words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { storageSentence, storeText } from '../../src/desk/shell/store-trouble-words.ts';
import { saveText } from '../../src/desk/shell/store-words.ts';
import { deskText } from '../../src/desk/shell/words.ts';
import { passphraseText } from '../../src/kit/passphrase-words.ts';
import { launchOn } from '../support/browser.ts';
import { firefoxEngine, startFirefox } from '../support/driver-firefox.ts';
import { Hand } from '../support/hand.ts';
import { eventually, test } from './fixtures.ts';
import { seeded, storedEvents } from './incidents.ts';
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
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    await folder.removeEntry('yuqing-key').catch(() => undefined);
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('yuqing-key');
      deleting.onsuccess = () => resolve();
      deleting.onerror = () => reject(deleting.error);
    });
  });

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

/** Cuts what a Chromium wrote last to its databases, as a kill does that comes within a record. */
function cutLastRecord(profile: string): void {
  const logs = globSync('**/IndexedDB/*/*.log', { cwd: profile });
  expect(logs.length).toBeGreaterThan(0);
  for (const log of logs) truncateSync(join(profile, log), statSync(join(profile, log)).size - 100);
}

test('what Chromium empties because it once was killed within a record comes back, key and all, and that is said', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'yuqing-cut-'));
  const { address: site } = inject('site');
  const incident = seeded();
  const visit = async (work: (officer: Officer) => Promise<void>): Promise<void> => {
    const context = await launchOn(profile);
    try {
      await work(new Officer({ page: context.pages()[0] ?? (await context.newPage()), site }));
    } finally {
      await context.close();
    }
  };
  try {
    await visit(async officer => {
      await officer.bringIn(incident);
      await officer.addNote('杀掉以前记的');
      await officer.saved();
    });
    cutLastRecord(profile);
    // It goes on writing behind the cut, and only the next start finds the whole unsound and throws it away.
    await visit(async officer => {
      await officer.goToIncident(incident);
      await officer.addNote('杀掉以后记的');
      await officer.saved();
    });
    await visit(async officer => {
      await officer.goToIncident(incident);
      await seen(officer.page.getByRole('alert').getByText(storeText.cleared));
      for (const text of ['杀掉以前记的', '杀掉以后记的']) await officer.logSays(text);
    });
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

describe.runIf(firefoxEngine.isHere())('Firefox', () => {
  test('that comes to have files of its own keeps records and lock', { timeout: 240_000 }, async () => {
    const profile = mkdtempSync(join(tmpdir(), 'yuqing-key-'));
    const incident = seeded();
    const desk = `${inject('site').address}desk/`;
    const visit = async (hasFiles: boolean, work: (hand: Hand) => Promise<void>): Promise<void> => {
      const driver = await startFirefox(profile, { 'dom.fs.enabled': hasFiles });
      try {
        const hand = new Hand(driver);
        await hand.open(desk);
        // The page may not be there yet, and the blank one before it has no storage.
        await eventually(() =>
          driver.read("globalThis.StorageManager && 'getDirectory' in StorageManager.prototype"),
        ).toBe(hasFiles);
        await work(hand);
      } finally {
        await driver.quit();
      }
    };
    try {
      await visit(false, async hand => {
        await hand.hand({ role: 'file', name: deskText.import }, 'incident.json', incident.file);
        await hand.says(importText.imported(incident.title, incident.events.length));
        await hand.says(saveText.saved);
        await hand.open(`${desk}#settings`);
        await hand.tick({ role: 'checkbox', name: lockText.understood });
        await hand.type({ role: 'textbox', name: passphraseText.first }, passphrase);
        await hand.type({ role: 'textbox', name: passphraseText.again }, passphrase);
        await hand.press({ role: 'button', name: lockText.set });
        await hand.says(lockText.setDone);
      });
      await visit(true, async hand => {
        await hand.type({ role: 'textbox', name: lockText.passphrase }, passphrase);
        await hand.press({ role: 'button', name: lockText.unlock });
        await hand.seen({ role: 'link', name: incident.title });
      });
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
