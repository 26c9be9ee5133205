import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { refusedText } from '../../src/desk/frame/list/refused-words.ts';
import { lockText } from '../../src/desk/lock/words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { teamText } from '../../src/desk/staffing/team-words.ts';
import { examText } from '../../src/training/exams/words.ts';
import { studyText } from '../../src/training/lessons/words.ts';
import { launchOn, test } from '../support/browser.ts';
import { serveSite } from '../support/browser-server.ts';
import { BASE, STORE_NAME } from '../support/built-site.ts';
import { required } from '../support/playbook.ts';
import { eventually } from './fixtures.ts';
import { fork, limited, type Meant, seeded } from './incidents.ts';
import { catalogOf, Learner } from './learner.ts';
import { Officer, seen } from './officer.ts';
import { tampered } from './stored.ts';

const passphrase = '湖边 石桥 七号 早班';

/** Words that stand nowhere else and cannot be compressed: LevelDB would hide others from a search. */
const marker = (): string => randomBytes(12).toString('base64url');

/** Searches every file of a browser's profile. */
class Profile {
  readonly folder = mkdtempSync(join(tmpdir(), 'yuqing-marker-'));

  /** The names of the words that are found, each with the files that hold them, as UTF-8 or UTF-16. */
  finds(words: Readonly<Record<string, string | Buffer>>): readonly string[] {
    const sought = Object.entries(words).map(([name, word]) => ({
      name,
      forms: typeof word === 'string' ? [Buffer.from(word), Buffer.from(word, 'utf16le')] : [word],
    }));
    const found: string[] = [];
    for (const entry of readdirSync(this.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      let bytes: Buffer;
      try {
        bytes = readFileSync(path);
      } catch {
        // The browser has taken it away meanwhile.
        continue;
      }
      for (const { name, forms } of sought)
        if (forms.some(form => bytes.includes(form)))
          found.push(`${name}: ${path.slice(this.folder.length)}`);
    }
    return found;
  }
}

/** The machine's key as it lies there without a lock. */
const plainKey = (page: Page): Promise<string> =>
  page.evaluate(async name => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(name)).getFile();
    return (JSON.parse(await file.text()) as { key: string }).key;
  }, `${STORE_NAME}-key`);

async function start(profile: Profile, site: string): Promise<{ context: BrowserContext; officer: Officer }> {
  const context = await launchOn(profile.folder);
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, officer: new Officer({ page, site }) };
}

test('no word of a record, draft, name or refused file is in any file of the profile, nor after the lock the key', {
  timeout: 240_000,
}, async () => {
  // Its worker stores next to nothing: the site itself, some megabytes, holds no word of an officer's.
  const server = await serveSite(inject('site').folder, BASE, true, /^404\.html$/);
  onTestFinished(server.stop);
  const profile = new Profile();
  const words = {
    imported: marker(),
    typed: marker(),
    colleague: marker(),
    refused: marker(),
    trainee: marker(),
    draft: marker(),
    unsent: marker(),
    later: marker(),
  };
  const first = await start(profile, server.address);
  const { officer } = first;
  const { page } = officer;
  const incident = await officer.bringIn([{ kind: 'note', text: words.imported }]);
  await officer.addNote(words.typed);
  await officer.logSays(words.typed);
  await officer.saved();
  await officer.enter('team');
  await page.getByRole('button', { name: teamText.add, exact: true }).click();
  await page.getByLabel(teamText.name).first().fill(words.colleague);
  await page.getByRole('button', { name: teamText.save, exact: true }).click();
  await seen(page.getByText(words.colleague));
  await officer.goTo('desk/');
  await officer.choose(
    tampered(
      seeded(limited(), [
        { kind: 'note', text: words.refused },
        { kind: 'note', text: '二' },
      ]),
    ),
  );
  await seen(page.getByRole('heading', { name: refusedText.title }));
  await officer.goTo('start/');
  await officer.answerHalf({ ...limited(), title: words.draft });
  const learner = new Learner(officer, await catalogOf(officer.site));
  await learner.goTo(`exam/${required(learner.catalog.paths[0], 'path').id}`);
  await learner.button(examText.start).click();
  await page.locator('.exam-head').getByRole('button', { name: examText.handIn, exact: true }).click();
  await learner.button(examText.handInNow).click();
  await learner.goTo('record');
  await learner.button(studyText.nameGive).click();
  await page.getByLabel(studyText.name, { exact: true }).fill(words.trainee);
  await page.keyboard.press('Enter');
  await seen(page.getByText(words.trainee));
  await officer.goTo('desk/');

  // That the search finds what is there shows with the key, and with a word kept in the open.
  const hex = await plainKey(page);
  const key = { key: hex, keyBytes: Buffer.from(hex, 'hex') };
  const control = marker();
  await page.evaluate(word => localStorage.setItem('control', word), control);
  await eventually(() => profile.finds({ control, key: hex }).length).toBeGreaterThan(1);
  expect(profile.finds(words)).toEqual([]);

  await officer.lock(passphrase);
  await eventually(() => profile.finds({ ...words, ...key })).toEqual([]);

  await officer.goToIncident(incident);
  await officer.addNote(`${words.later} 1`);
  await officer.saved();
  // Those of a colleague, too, which leave the browser as many records to write.
  await officer.goTo('desk/');
  const more = Array.from(
    { length: 29 },
    (_, count): Meant => ({ kind: 'note', text: `${words.later} ${count + 2}` }),
  );
  await officer.choose(fork(incident, more).file);
  await seen(page.getByText(importText.imported(incident.title, more.length)));
  await officer.saved();
  await officer.goToIncident(incident);
  await officer.logSays(`${words.later} 30`);
  expect(await page.title()).not.toContain(incident.title);
  expect(profile.finds({ ...words, ...key })).toEqual([]);

  // A word half written when the page is locked waits for the officer, sealed.
  await officer.openLog();
  await officer.noteLine.fill(words.unsent);
  const other = await officer.anotherTab();
  await other.goTo('desk/#settings');
  await other.unlock(passphrase);
  await other.page.getByRole('button', { name: lockText.lockNow, exact: true }).click();
  await officer.isLocked();
  expect(profile.finds({ ...words, ...key })).toEqual([]);
  await officer.unlock(passphrase);
  await eventually(() => officer.noteLine.inputValue()).toBe(words.unsent);
  await first.context.close();
  expect(profile.finds({ ...words, ...key })).toEqual([]);

  const second = await start(profile, server.address);
  await second.officer.page.goto(`${officer.site}desk/#${incident.id}`);
  await second.officer.unlock(passphrase);
  await second.officer.logSays(`${words.later} 30`);
  expect(profile.finds({ ...words, ...key })).toEqual([]);

  await second.officer.closeIncident();
  await second.officer.saved();
  await second.officer.wipe(incident);
  await second.context.close();
  expect(profile.finds({ ...words, ...key })).toEqual([]);
  rmSync(profile.folder, { recursive: true, force: true });
});
