import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { importText } from '../../src/desk/packages/import-words.ts';
import { officerText } from '../../src/desk/parts/officer-words.ts';
import { deskText, toolText } from '../../src/desk/parts/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { formText } from '../../src/kit/form-words.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import type { Screen } from '../../src/playbook/wizard/screens.ts';
import { firstText } from '../../src/site/first-words.ts';
import { searchText } from '../../src/site/search/words.ts';
import { homeText, siteText } from '../../src/site/words.ts';
import { found, playbook, required } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { focused, pressAll, tabTo } from './focus.ts';
import { before, limited, seeded, wide } from './incidents.ts';
import { doneLabel, gone, type Officer, reload, screensFor, seen, step } from './officer.ts';

/** Answers one screen with the keyboard. A press that answers the last of it leads on. */
async function answerByKeys(officer: Officer, screen: Screen, facts: Facts): Promise<void> {
  const { page } = officer;
  for (const { id, kind } of screen) {
    const answer = facts[id] ?? '';
    await seen(officer.asked(id));
    if (kind === 'text') {
      await focused(officer.questionField(id));
      await page.keyboard.type(answer);
    }
    if (kind !== 'choice') continue;
    const asked = found(playbook.triage.questions, each => each.id === id);
    const options = asked.kind === 'choice' ? asked.options.map(({ value }) => value) : [];
    if (asked.kind === 'choice' && asked.multiple !== true) {
      // One tab stop for all of them; arrow keys choose and do not lead on.
      await tabTo(page, officer.option(id, options[0] ?? ''), 14);
      await page.keyboard.press('Space');
      for (const _ of options.slice(0, options.indexOf(answer))) await page.keyboard.press('ArrowDown');
      await focused(officer.option(id, answer));
      await page.keyboard.press('Enter');
    } else
      for (const value of answer.split(' ')) {
        await tabTo(page, officer.option(id, value), 14);
        await page.keyboard.press('Space');
      }
    if (asked.kind === 'choice' && asked.multiple === true) await page.keyboard.press('Enter');
  }
  // In a field of one line Enter sends the form; the times stand filled in.
  if (screen.some(({ kind }) => kind === 'text')) await page.keyboard.press('Enter');
}

test('the whole job can be done with the keyboard alone', async ({ officer, page, site }) => {
  const facts: Facts = { ...limited(), factsClear: 'unclear', panic: 'yes', sensitive: 'yes' };
  const title = required(facts['title'], 'title');

  await page.goto(site);
  await page.keyboard.press('Tab');
  await focused(page.getByRole('link', { name: siteText.skip }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await focused(page.getByRole('link', { name: homeText.start }));
  await page.keyboard.press('Enter');

  // Nobody has to press through what is done before the questions: the third stop is the first option.
  await officer.ready();
  const [first] = screensFor(facts)[0] ?? [];
  const options = officer.page.locator(`.question [data-field="q-${first?.id}"]`).getByRole('radio');
  await page.keyboard.press('Tab');
  for (const words of [siteText.skip, firstText.skip]) {
    await focused(page.getByRole('link', { name: words, exact: true }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  await focused(options.first());
  for (const screen of screensFor(facts)) await answerByKeys(officer, screen, facts);

  // The verdict takes the focus, so that it is read out; the way on follows it.
  await focused(page.locator('.verdict h1'));
  await tabTo(page, page.getByLabel(officerText.role));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await eventually(() => page.getByLabel(officerText.role).inputValue()).not.toBe('');
  await page.keyboard.press('Tab');
  await focused(page.getByLabel(officerText.name));
  await page.keyboard.type('李四');
  await page.keyboard.press('Tab');
  await focused(page.getByLabel(officerText.title));
  await page.keyboard.press('Tab');
  await focused(page.getByRole('button', { name: triageText.start }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/#/);
  await seen(page.getByRole('heading', { level: 1, name: title }));

  // A row opens its step with Space, and ticks nothing; what is recorded there is taken back there.
  await tabTo(page, officer.title('register-report'));
  await page.keyboard.press('Space');
  await focused(officer.opened('register-report'));
  await officer.stands('register-report', 'todo');
  const byHand = officer.pane.getByText(stepText.byHand, { exact: true });
  const done = officer.button(doneLabel('register-report'), officer.pane);
  await tabTo(page, byHand, 60);
  await page.keyboard.press('Enter');
  await officer.saysReceived('register-report');
  await tabTo(page, done);
  await page.keyboard.press('Enter');
  await officer.stands('register-report', 'done');
  await tabTo(page, officer.title('register-report'), 60, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await focused(officer.opened('register-report'));
  await tabTo(page, officer.undo, 12);
  await page.keyboard.press('Enter');
  await officer.stands('register-report', 'todo');
  await tabTo(page, byHand, 60);
  await page.keyboard.press('Enter');
  await officer.saysReceived('register-report');
  await tabTo(page, done);
  await page.keyboard.press('Enter');
  await officer.stands('register-report', 'done');

  // The next step of this post takes its place and has the focus; its form is filled in and sent with Enter.
  await focused(officer.opened('report-to-leaders'));
  await tabTo(page, officer.want('report-to-leaders', 'recipient'), 6);
  await page.keyboard.press('Enter');
  await seen(
    officer.pane.getByText(formText.missing(required(step('report-to-leaders').wants?.[0], 'want').label)),
  );
  await focused(officer.want('report-to-leaders', 'recipient'));
  await page.keyboard.type('组长');
  await page.keyboard.press('Enter');
  await officer.stands('report-to-leaders', 'done');

  // So does the one after. Skip: the reason has the focus; Escape leaves, Ctrl+Enter sends.
  const row = officer.pane;
  await focused(officer.opened('take-measures'));
  await tabTo(page, row.getByText(stepText.more, { exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, row.getByRole('button', { name: deskText.skip, exact: true }));
  await page.keyboard.press('Enter');
  const reason = row.getByLabel(deskText.reason);
  await focused(reason);
  await page.keyboard.press('Control+Enter');
  await seen(row.getByText(new RegExp(`^${formText.missing(`.*${deskText.reason}`)}$`)));
  await focused(reason);
  await page.keyboard.press('Escape');
  await gone(reason);
  await focused(row.getByRole('button', { name: deskText.skip, exact: true }));
  await page.keyboard.press('Space');
  await focused(reason);
  await page.keyboard.type('现场用不上措施');
  await page.keyboard.press('Control+Enter');
  await officer.stands('take-measures', 'skipped');

  await tabTo(page, officer.title('investigate'), 80, 'Shift+Tab');
  await page.keyboard.press('Enter');
  const investigate = officer.pane;
  await focused(officer.opened('investigate'));
  await tabTo(page, investigate.getByText(stepText.more, { exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, investigate.getByRole('button', { name: deskText.stepNote, exact: true }));
  await page.keyboard.press('Enter');
  await focused(investigate.getByRole('textbox', { name: deskText.stepNote }));
  await page.keyboard.type('已派人到现场');
  await page.keyboard.press('Control+Enter');
  await seen(investigate.getByText('已派人到现场'));
  await officer.saved();

  await reload(page);
  await officer.stands('register-report', 'done');
  await officer.stands('take-measures', 'skipped');

  // The file button of the list can be reached and works like a button.
  await tabTo(page, page.getByRole('main').getByRole('link', { name: deskText.backToList }), 20);
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { level: 1, name: deskText.list }));
  // Listened for well before the key is pressed: the browser needs a moment to hand choosers to the test.
  const choosing = page.waitForEvent('filechooser');
  await tabTo(page, page.getByLabel(deskText.import));
  await page.keyboard.press('Enter');
  const chooser = await choosing;
  const other = seeded({ ...limited(), title: '别处的事' });
  await chooser.setFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(other.file) });
  await seen(page.getByText(importText.imported(other.title, 1)));
});

test('the focus is never lost, whatever is pressed on the pages of an incident', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn(seeded(wide(), [{ kind: 'note', text: '电话通知组长' }]));
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  for (const screen of ['', 'facts', 'release', 'feedback', 'team', 'handover', 'review'] as const) {
    await officer.goToIncident(incident);
    // From another page: where one is already nothing is pressed.
    if (screen === '') await officer.enter('facts');
    await officer.enter(screen);
    await eventually(() => page.evaluate(() => document.activeElement === document.body)).toBe(false);
    // The header is the same on every screen: it is pressed once.
    const part = screen === '' ? '.incident' : '.incident > :not(.incident-header)';
    expect(await pressAll(page, part), screen).toEqual([]);
    await officer.saved();
  }
});

/** Whether this Chromium asks for the year first, as its Chinese edition does. Its language is the machine's, not the page's. */
async function asksYearFirst(page: Page): Promise<boolean> {
  await page.setContent('<input type="date" value="2001-01-01">');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  return (await page.locator('input').inputValue()) === '2002-01-01';
}

test('what lies under 更多 is put away by Escape, and by whatever is done elsewhere', async ({
  officer,
  page,
}) => {
  await officer.bringIn();
  const more = officer.button(toolText.more);
  const tools = page.locator('#incident-tools');
  await more.click();
  await seen(tools);
  await page.keyboard.press('Escape');
  await gone(tools);
  await focused(more);
  // The opened form leads back to the button, not to the first one in the header.
  await more.click();
  await officer.press(deskText.rename);
  await focused(page.getByLabel(deskText.rename, { exact: true }));
  await page.keyboard.press('Escape');
  await focused(more);
  await more.click();
  await officer.openStep('investigate');
  await gone(tools);
});

test('a time can be typed digit by digit', async ({ officer, page }) => {
  const yearFirst = await asksYearFirst(page);
  const found = toShanghaiInput(Date.parse(before(26)));
  const [, year = '', month = '', day = '', hour = '', minute = ''] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)$/.exec(found) ?? [];

  await officer.goTo('start/');
  for (const screen of screensFor(limited()).slice(0, -1)) await officer.answerScreen(screen, limited());
  await officer.fillIn('title', '某镇某村违建');
  const field = officer.questionField('foundAt');
  await page.keyboard.press('Tab');
  await focused(field);
  const type = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await (/^\d+$/.test(key) ? page.keyboard.type(key) : page.keyboard.press(key));
  };
  // The year has room for more digits, so it waits to be left.
  if (yearFirst) await type(year, 'ArrowRight', month, day, hour, minute);
  else {
    const ofTwelve = String(Number(hour) % 12 || 12).padStart(2, '0');
    await type(month, day, year, 'ArrowRight', ofTwelve, minute, Number(hour) < 12 ? 'a' : 'p');
  }
  expect(await field.inputValue()).toBe(found);
  await page.keyboard.press('Enter');
  await focused(page.locator('.verdict h1'));
});

test('going back puts the focus on the answer that was given', async ({ officer, page }) => {
  await officer.goTo('start/');
  for (const id of ['emergency', 'spread', 'sensitive']) await officer.answer(id, limited()[id] ?? '');
  await seen(officer.asked('factsClear'));
  for (const id of ['sensitive', 'spread']) {
    await tabTo(page, page.getByRole('button', { name: triageText.back }));
    await page.keyboard.press('Enter');
    await seen(officer.asked(id));
  }
  await focused(officer.option('spread', limited()['spread'] ?? ''));
  // The arrows choose nothing, and a key held down answers one question only.
  await page.keyboard.press('ArrowDown');
  await seen(officer.asked('spread'));
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await seen(officer.asked('factsClear'));
});

test('search is reached with / and Ctrl+K, moves with the arrows, opens with Enter and clears with Escape', async ({
  page,
  site,
}) => {
  await page.goto(`${site}plan/duties/`);
  const field = page.getByRole('searchbox', { name: siteText.search });
  const box = page.getByRole('combobox', { name: searchText.inputLabel });
  const options = page.getByRole('listbox', { name: searchText.resultsLabel }).getByRole('option');

  await tabTo(page, page.getByRole('link', { name: '岗位', exact: true }));
  await page.keyboard.press('/');
  await focused(field);
  expect(await field.inputValue()).toBe('');
  await page.keyboard.type('srn');
  await page.keyboard.press('Enter');
  await focused(box);
  await seen(options.filter({ hasText: '4.4.3' }));
  // The count is said once the typing pauses.
  const count = page.getByRole('status').filter({ hasText: /^找到 \d+ 条结果。$/ });
  await seen(count);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await eventually(() => options.first().getAttribute('aria-selected')).toBe('true');
  expect(await box.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'));

  await page.keyboard.press('Escape');
  await eventually(() => box.inputValue()).toBe('');
  // The count of what was found is silent again.
  await gone(count);
  await tabTo(page, page.getByRole('link', { name: String(searchText.examples[0]) }));
  await page.keyboard.press('Control+k');
  await focused(box);
  await page.keyboard.type('sanrinei');
  const first = options.first();
  // The results meanwhile may answer the first letters only.
  await seen(count);
  const target = await first.getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.href === new URL(target ?? '', site).href);
  await seen(page.getByRole('heading', { level: 1 }));
});
