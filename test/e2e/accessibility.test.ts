import { readdirSync } from 'node:fs';
import { expect, inject } from 'vitest';
import { lockText } from '../../src/desk/lock/words.ts';
import { exportText } from '../../src/desk/packages/export-words.ts';
import { refusedText } from '../../src/desk/shell/list/refused-words.ts';
import { deskText, pageLabel, toolText } from '../../src/desk/shell/words.ts';
import { elsewhereText } from '../../src/desk/statements/words.ts';
import { searchText } from '../../src/site/search/words.ts';
import { siteText } from '../../src/site/words.ts';
import { seeded, wide } from './incidents.ts';
import { complaints, lookingAt, showIn } from './looks.ts';
import { doneLabel, reload, screensFor, seen, test } from './officer.ts';
import { readingPages } from './pages.ts';
import { tampered } from './stored.ts';

/** A tour of all that there is takes its time on a busy machine, in milliseconds. */
const LONG = 240_000;

test('axe finds nothing on any page in any look on a desk and on a phone, and no page is too wide', {
  timeout: LONG,
}, async ({ visited, officer, page, site }) => {
  visited.allow(/404 \(Not Found\)/);
  const { found, look } = lookingAt(page);

  for (const [kind, { path, heading }] of Object.entries(readingPages)) {
    await page.goto(site + path);
    await seen(page.getByRole('heading', { level: 1, name: heading }));
    await look(kind);
  }
  await page.goto(`${site}no/such/page/`);
  await look('404');
  await page.getByText(siteText.display, { exact: true }).click();
  await look('display menu');
  await showIn(page, 'phone');
  found.push(...(await complaints(page, 'display menu in every look on a phone')));
  await showIn(page, 'desk');

  await page.goto(`${site}search/?q=srn`);
  await seen(page.getByRole('option'));
  await page.getByRole('combobox').press('ArrowDown');
  await look('search with results');
  await page.getByRole('combobox').fill('qqqxxxzzz');
  await seen(page.getByText(searchText.noResult('qqqxxxzzz')));
  await look('search without result');
  await officer.goTo('desk/');
  await seen(page.getByText(deskText.none));
  await look('empty desk');

  const facts = wide();
  await officer.goTo('start/');
  await officer.ready();
  const screens = screensFor(facts);
  for (const screen of screens) {
    await seen(officer.asked(screen[0].id));
    if (screen === screens[0]) await look('first question');
    if (screen[0].id === 'topic') {
      await officer.next.click();
      await seen(officer.problem);
      await look('refused answer');
    }
    if (screen === screens.at(-1)) await look('question of words and time');
    await officer.answerScreen(screen, facts);
  }
  await seen(page.locator('.verdict'));
  await look('verdict');

  expect(found).toEqual([]);
});

test('axe finds nothing on any screen of the desk in any look on a desk and on a phone, and none is too wide', {
  timeout: LONG,
}, async ({ officer, page, site }) => {
  const { found, look } = lookingAt(page);

  const incident = await officer.bringIn(seeded(wide()));
  await officer.openStep('solve-problem');
  await officer.press(doneLabel('solve-problem'), officer.pane);
  await seen(officer.pane.locator('.problem'));
  await look('incident with a refused step');
  await officer.goTo(`desk/#${incident.id}/release/elsewhere`);
  await officer.press(elsewhereText.save);
  await seen(page.locator('.elsewhere-form .problem'));
  await look('publication elsewhere');
  await officer.goToIncident(incident);
  await officer.openTool(deskText.export);
  await page.getByText(exportText.encrypt, { exact: true }).click();
  await look('export');

  for (const [screen, heading] of Object.entries({
    timeline: pageLabel.timeline,
    handover: pageLabel.handover,
    team: pageLabel.team,
    archive: pageLabel.archive,
    edition: pageLabel.edition,
  })) {
    await officer.goTo(`desk/#${incident.id}/${screen}`);
    await seen(page.getByRole('heading', { name: heading }));
    await look(screen);
  }

  await officer.bringIn();
  await officer.goTo('desk/');
  await officer.choose('no JSON');
  await seen(page.locator('p.problem'));
  await officer.choose(tampered(incident));
  await seen(page.getByRole('heading', { name: refusedText.title }));
  await look('list of incidents');
  for (const [screen, heading] of Object.entries({
    register: toolText.register,
    settings: toolText.settings,
  })) {
    await officer.goTo(`desk/#${screen}`);
    await seen(page.getByRole('heading', { level: 1, name: heading }));
    await look(screen);
  }
  await page.goto(`${site}plan/`);
  await seen(page.locator('[data-next-clock] a'));
  await look('reading page with the slim bar');
  await officer.lock('湖边 石桥 七号 早班');
  await look('settings with a lock');
  await reload(page);
  await seen(page.getByRole('heading', { level: 1, name: lockText.screen }));
  await look('lock screen');

  expect(found).toEqual([]);
});

test('no page of the site scrolls sideways on a phone, not even in large type', async ({ visit }) => {
  const pages = readdirSync(inject('site').folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('index.html'))
    .map(file => file.replace(/index\.html$/, ''));
  expect(pages.length).toBeGreaterThan(30);
  const { page, site } = await visit({
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, bypassCSP: true },
  });
  await page.goto(site);
  // Laid out one after the other in one document, without their scripts: what these draw is looked at above.
  const wide = await page.evaluate(
    async addresses => {
      const told: string[] = [];
      for (const address of addresses) {
        const text = await (await fetch(address)).text();
        const { documentElement } = new DOMParser().parseFromString(text, 'text/html');
        documentElement.dataset['script'] = '';
        document.replaceChild(document.adoptNode(documentElement), document.documentElement);
        const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
        await Promise.all(
          sheets.map(each => each.sheet ?? new Promise(done => each.addEventListener('load', done))),
        );
        for (const size of ['', 'large']) {
          documentElement.dataset['size'] = size;
          const { scrollWidth, clientWidth } = documentElement;
          if (scrollWidth > clientWidth) told.push(`${address} ${size}: ${scrollWidth - clientWidth} px`);
        }
      }
      return told;
    },
    pages.map(path => site + path),
  );
  expect(wide).toEqual([]);
});
