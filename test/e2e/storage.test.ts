import { expect } from 'vitest';
import { officerText } from '../../src/desk/parts/officer-words.ts';
import { storageSentence } from '../../src/desk/parts/store-trouble-words.ts';
import { saveFailure, saveText } from '../../src/desk/parts/store-words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { eventually, test } from './fixtures.ts';
import { fullDisk, noDatabase, pressWithRoom, setFull } from './full-disk.ts';
import { eventsIn, limited, storedEvents } from './incidents.ts';
import { asksBeforeLeaving, gone, Officer, reload, seen } from './officer.ts';

/** Opens a new incident where it cannot be stored: the checklist appears on the same page. */
async function openHere(officer: Officer): Promise<void> {
  const { page } = officer;
  await page.getByLabel(officerText.role).selectOption({ index: 1 });
  await page.getByRole('button', { name: triageText.start }).click();
  await seen(page.getByRole('heading', { level: 1, name: limited()['title'] ?? '' }));
  expect(new URL(page.url()).pathname).toMatch(/\/start\/$/);
}

test('without storage the officer is told, goes on in memory on the same page, asks before leaving, and exports', async ({
  visit,
}) => {
  const visited = await visit({ before: noDatabase });
  const { page } = visited;
  const officer = new Officer(visited);
  await officer.goTo('start/');
  await seen(page.getByRole('alert').getByText('可以继续用，但关闭页面记录就没有了'));
  await officer.answerAll(limited());
  await openHere(officer);
  // The page did not bring the desk's styles: they came with the desk.
  const row = officer.row('register-report');
  await eventually(() => row.evaluate(each => getComputedStyle(each).borderTopStyle)).toBe('solid');
  await officer.finish('register-report');
  await officer.addNote('只在内存里');
  await officer.logSays('只在内存里');
  // Nothing claims to be on disk.
  expect(await page.getByText(saveText.saved, { exact: true }).count()).toBe(0);
  await seen(page.getByText(storageSentence.missing));
  expect(await asksBeforeLeaving(page)).toBe(true);
  const file = await officer.export();
  expect(eventsIn(file).map(({ type }) => type)).toEqual(['opened', 'stepDone', 'noted']);

  // No page points to it.
  const later = await visited.context.newPage();
  await later.goto(`${visited.site}plan/`);
  await seen(later.getByRole('heading', { level: 1 }));
  expect(await later.locator('[data-next-clock]').isVisible()).toBe(false);
  await later.close();

  // Left all the same: the file is all there is of it.
  await page.goto(`${officer.site}desk/`);
  await officer.choose(file);
  await page.getByRole('link', { name: limited()['title'] ?? '' }).click();
  await officer.stands('register-report', 'done');
});

test('a full disk is told, every event is kept, and all is written once there is room', async ({ visit }) => {
  const visited = await visit({ before: fullDisk('add', true) });
  const { page } = visited;
  const officer = new Officer(visited);
  await officer.goTo('start/');
  await officer.answerAll(limited());
  await openHere(officer);
  const banner = page.getByRole('alert').filter({ hasText: saveFailure.full });
  await seen(banner.getByText(saveText.failed(1, saveFailure.full)));
  await officer.finish('register-report');
  await officer.addNote('磁盘满的时候记的');
  await seen(banner.getByText(saveText.failed(3, saveFailure.full)));
  await banner.getByRole('button', { name: saveText.retry }).click();
  await seen(banner.getByText(saveText.failed(3, saveFailure.full)));
  expect(await storedEvents(page)).toEqual([]);
  expect(eventsIn(await officer.export())).toHaveLength(3);
  expect(await asksBeforeLeaving(page)).toBe(true);

  await pressWithRoom(banner.getByRole('button', { name: saveText.retry }));
  await officer.saved();
  await gone(banner);
  expect((await storedEvents(page)).map(({ type }) => type)).toEqual(['opened', 'stepDone', 'noted']);

  await setFull(page, false);
  const id = (await storedEvents(page))[0]?.stream ?? '';
  await visited.context.addInitScript('globalThis.full = false');
  await officer.goToIncident({ id, title: limited()['title'] ?? '' });
  await officer.stands('register-report', 'done');
  await officer.logSays('磁盘满的时候记的');
});

test('local storage that refuses costs the memory of choices and nothing else; the browser is asked to keep what was opened', async ({
  visit,
}) => {
  const officer = new Officer(
    await visit({
      before: `
      Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } });
      if (navigator.storage) navigator.storage.persist = async () => {
        sessionStorage.setItem('asked', 'yes');
        return true;
      };
    `,
    }),
  );
  const { page } = officer;
  await officer.goTo('plan/');
  await seen(page.getByRole('heading', { level: 1 }));
  await officer.goTo('start/');
  await officer.answerAll(limited());
  await officer.open();
  expect(await page.evaluate(() => sessionStorage.getItem('asked'))).toBe('yes');
  const id = new URL(page.url()).hash.slice(1);
  await reload(page);
  await officer.goToIncident({ id, title: limited()['title'] ?? '' });
  await eventually(() => storedEvents(page)).toHaveLength(1);
});
