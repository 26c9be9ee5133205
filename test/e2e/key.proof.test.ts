import { globSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { lockText } from '../../src/desk/lock/words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { storeText } from '../../src/desk/parts/store-trouble-words.ts';
import { saveText } from '../../src/desk/parts/store-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { passphraseText } from '../../src/kit/passphrase-words.ts';
import { launchOn } from '../support/browser.ts';
import { firefoxEngine, startFirefox } from '../support/driver-firefox.ts';
import { Hand } from '../support/hand.ts';
import { eventually, test } from './fixtures.ts';
import { seeded } from './incidents.ts';
import { Officer, seen } from './officer.ts';

const passphrase = '湖边 石桥 七号 早班';

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
