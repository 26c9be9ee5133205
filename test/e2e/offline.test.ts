import { globSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { pageLabel } from '../../src/desk/parts/words.ts';
import { searchText } from '../../src/site/search/words.ts';
import { homeText, siteText } from '../../src/site/words.ts';
import { verdictWord } from '../../src/training/drills/grade-words.ts';
import { studyText } from '../../src/training/lessons/words.ts';
import { recordText } from '../../src/training/records/words.ts';
import { test } from '../support/browser.ts';
import { serveSite } from '../support/browser-server.ts';
import { BASE } from '../support/built-site.ts';
import { found, required } from '../support/playbook.ts';
import { Trainee, village } from './drills.ts';
import { eventually } from './fixtures.ts';
import { fullDisk, setFull } from './full-disk.ts';
import { limited } from './incidents.ts';
import { catalogOf, Learner } from './learner.ts';
import { gone, Officer, reload, seen } from './officer.ts';
import { readingPages, workingPages } from './pages.ts';

const noticeOf = (name: string): string => found(siteText.updates, ({ notice }) => notice === name).text;

/** Waits until the worker has stored the whole site and answers for this page. */
async function stored(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise<void>(done =>
        active?.addEventListener('statechange', () => {
          if (active.state === 'activated') done();
        }),
      );
  });
  await eventually(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** Files that a worker has to store: everything built but itself, the gallery and the parts that only machines of a team load. */
const builtFiles = (folder: string): readonly string[] =>
  globSync('**/*.*', {
    cwd: folder,
    exclude: ['sw.js', 'gallery/**', '_astro/{_g,G}allery.*', '_astro/team-page.*'],
  });

test('after one visit the whole site works without a network: search, the main job, a drill and a lesson', {
  timeout: 240_000,
}, async ({ visit }) => {
  const { folder } = inject('site');
  const server = await serveSite(folder, BASE);
  const visited = await visit({ site: server.address, offline: true });
  const { page, context, site } = visited;
  const officer = new Officer(visited);
  const catalog = await catalogOf(site);
  await page.goto(site);
  await stored(page);
  // It keeps to the path that the site is under.
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(site);
  await context.setOffline(true);
  await server.stop();
  // The browser asks for a newer worker now and then, and finds no network.
  visited.allow(/sw\.js|ERR_INTERNET_DISCONNECTED.*sw\.js/);

  // Whatever any screen may fetch is there, also what only some of them do.
  const kept = await page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map(name => caches.open(name)));
    const requests = await Promise.all(stores.map(store => store.keys()));
    return requests.flat().map(({ url }) => url.replace(/\?.*/, ''));
  });
  const files = builtFiles(folder);
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter(file => !kept.includes(site + file))).toEqual([]);
  const lesson = required(readingPages['lesson'], 'page of a lesson');
  for (const [kind, { path, heading }] of Object.entries({ lesson, ...workingPages })) {
    await page.goto(site + path);
    await seen(page.getByRole('heading', { level: 1, name: heading }));
    // Styles came along: without them the header would be a plain list.
    expect(await page.evaluate(() => getComputedStyle(document.body).display), kind).toBe('flex');
  }

  // Search from any page, and the search page with a query in its address.
  await page.goto(`${site}plan/full/`);
  await page.keyboard.press('/');
  await page.keyboard.type('三天内开发布会');
  await page.keyboard.press('Enter');
  const options = page.getByRole('listbox', { name: searchText.resultsLabel }).getByRole('option');
  await seen(options.filter({ hasText: '4.4.3' }));
  await page.goto(`${site}search/?q=srn`);
  await seen(page.getByRole('combobox'));

  await page.goto(site);
  await page.getByRole('link', { name: homeText.start }).click();
  await officer.answerAll(limited());
  await officer.open();
  await officer.finish('register-report');
  await officer.saved();
  await reload(page);
  await officer.stands('register-report', 'done');
  // A screen of the desk whose script comes when it is first opened.
  await officer.enter('handover');
  await seen(page.getByRole('heading', { name: pageLabel.handover }));
  expect(await officer.export()).toContain('"stepDone"');

  const trainee = new Trainee(visited);
  await trainee.begin(village, 'short');
  await trainee.stepTo('reporter-call', village);
  await trainee.end();
  await seen(page.getByText(verdictWord.open, { exact: true }));

  const learner = new Learner(visited, catalog);
  const path = learner.path('liaison');
  await learner.goTo(`lesson/${path.id}/${learner.firstLesson(path).id}`);
  await learner.writeSentence();
  await learner.answer();
  await learner.goTo('record');
  await learner.button(recordText.export).click();
  expect((await learner.download(learner.button(studyText.nameSkip))).text).toContain('"answered"');
});

/** A site whose worker stores only a page or two: that it stores all is shown above. */
const serveFew = () =>
  serveSite(inject('site').folder, BASE, false, /^(404\.html|(desk\/|plan\/)?index\.html)$/);

test('a new version is offered and never taken by itself', async ({ visit }) => {
  const server = await serveFew();
  onTestFinished(server.stop);
  const { page, site } = await visit({ site: server.address, offline: true });
  await page.goto(site);
  await stored(page);
  await page.goto(`${site}plan/`);
  const notice = page.locator('[data-update]');
  expect(await notice.isVisible()).toBe(false);

  server.release('a later edition');
  await page.clock.install();
  await page.goto(`${site}plan/duties/`);
  await seen(notice.getByText(noticeOf('new')));
  await page.evaluate(() => Object.assign(window, { untouched: true }));
  // Neither in a minute nor by what the worker answers meanwhile.
  await page.clock.fastForward(60_000);
  await page.evaluate(async () => void (await fetch(location.href)));
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state),
  ).toBe('installed');

  // Later means later: it goes away, and comes back with the next page.
  await notice.getByRole('button', { name: siteText.updateLater }).click();
  await gone(notice);
  await page.goto(`${site}steps/`);
  await seen(notice.getByText(noticeOf('new')));

  await page.evaluate(() => Object.assign(window, { untouched: true }));
  await Promise.all([
    page.waitForEvent('load'),
    notice.getByRole('button', { name: siteText.updateNow }).click(),
  ]);
  await seen(page.getByRole('heading', { level: 1, name: '步骤' }));
  expect(await page.evaluate(() => 'untouched' in window)).toBe(false);
  await stored(page);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting)).toBe(
    null,
  );
  expect(await notice.isVisible()).toBe(false);
});

test('an update waits until an open incident would lose nothing by it; another tab is told rather than reloaded, and what is half written is there afterwards', async ({
  visit,
}) => {
  const server = await serveFew();
  onTestFinished(server.stop);
  const officer = new Officer(
    await visit({ site: server.address, offline: true, before: fullDisk('put', false) }),
  );
  const { page, site } = officer;
  const incident = await officer.bringIn();
  await stored(page);
  server.release('a later edition');
  await reload(page);
  const notice = page.locator('[data-update]');
  const updateIn = (within: Locator): Locator => within.getByRole('button', { name: siteText.updateNow });
  await seen(notice.getByText(noticeOf('busy')));

  await setFull(page, true);
  await officer.openLog();
  await officer.noteLine.fill('镇里说天黑前通车');
  await updateIn(notice).click();
  await seen(notice.getByText(noticeOf('unsaved')));
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state),
  ).toBe('installed');
  await setFull(page, false);
  await officer.saved();

  const other = await page.context().newPage();
  await other.goto(`${site}plan/`);
  const otherNotice = other.locator('[data-update]');
  await seen(otherNotice.getByText(noticeOf('busy')));
  await Promise.all([other.waitForEvent('load'), updateIn(otherNotice).click()]);
  await seen(notice.getByText(noticeOf('elsewhere')));
  expect(await officer.noteLine.inputValue()).toBe('镇里说天黑前通车');
  await Promise.all([
    page.waitForEvent('load'),
    notice.getByRole('button', { name: siteText.updateNow }).click(),
  ]);
  await seen(page.getByRole('heading', { level: 1, name: incident.title }));
  await eventually(() => officer.noteLine.inputValue()).toBe('镇里说天黑前通车');
  await gone(notice);
});
