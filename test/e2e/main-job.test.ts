import { expect } from 'vitest';
import { clockText } from '../../src/desk/core/words/clock.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { fullTime } from '../../src/desk/core/words/time.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { officerText } from '../../src/desk/parts/officer-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { firstSteps } from '../../src/desk/triage/Verdict.tsx';
import { verdictText } from '../../src/desk/triage/verdict-words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { formText } from '../../src/kit/form-words.ts';
import { checklist } from '../../src/playbook/checklist.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { turningPoints } from '../../src/playbook/wizard/turning-points.ts';
import { verdictOf, walk } from '../../src/playbook/wizard/walk.ts';
import { homeText } from '../../src/site/words.ts';
import { beginning } from '../support/accessible-names.ts';
import { DAY, HOUR } from '../support/answers.ts';
import { found, index, playbook, required } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { eventsIn, limited, storedEvents, wide } from './incidents.ts';
import {
  askedFacts,
  Officer,
  officeShort,
  optionLabel,
  question,
  reload,
  screensFor,
  seen,
  step,
} from './officer.ts';

/** The whole province talks about it: both tracks' neighbours 4.3.3 and 5.1.2 apply. */
const provincial = (): Facts => ({ ...wide(), spread: 'provincial' });

test('an officer goes from the home page to a worked checklist with the mouse, and the export holds it all', async ({
  visit,
}) => {
  const first = await visit();
  const { page, site } = first;
  const officer = new Officer(first);
  const facts = askedFacts(provincial());
  const fact = (id: string): string => required(facts[id], id);
  const title = fact('title');
  const verdict = required(verdictOf(playbook.triage, walk(playbook.triage, facts).facts), 'verdict');

  await page.goto(site);
  await page.getByRole('link', { name: homeText.start }).click();
  const screens = screensFor(facts);
  expect(screens.length).toBeLessThanOrEqual(9);
  for (const [position, screen] of screens.entries()) {
    await seen(page.getByText(new RegExp(`^第 ${position + 1} 问，最多 \\d 问$`)));
    await officer.answerScreen(screen, facts);
    if (position + 1 < screens.length)
      for (const { label } of screen)
        await seen(page.getByRole('region', { name: triageText.answers }).getByText(label, { exact: true }));
  }

  // The verdict: which way, on what clause, what else, what first, which clocks, what would change it.
  const firstTitles = firstSteps(index, facts).map(({ step }) => step.title);
  await seen(page.getByRole('heading', { level: 1, name: required(firstTitles[0], 'step') }));
  const panel = page.locator('.verdict');
  await seen(panel.getByText(verdict.outcome.title));
  const clause = (id: string) => found(playbook.clauses, each => each.id === id).text;
  await seen(panel.getByText(clause('4.4.2')));
  for (const id of ['4.3.3', '5.1.2']) await seen(panel.getByText(id).first());
  for (const addition of verdict.additions) await seen(panel.getByText(addition.title, { exact: true }));
  expect(verdict.additions.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['joint-assessment', 'fast-facts', 'emergency-clocks', 'petition', 'disclosure']),
  );
  expect(await panel.locator('.first-steps strong').allTextContents()).toEqual(firstTitles);
  const clocks = (await panel.locator('.verdict-clocks li').allTextContents()).join('\n');
  for (const [name, due] of [
    ['发布权威信息', Date.parse(fact('emergencyAt')) + 5 * HOUR],
    ['举行新闻发布会', Date.parse(fact('emergencyAt')) + DAY],
    ['组织新闻发布', Date.parse(fact('attentionAt')) + 3 * DAY],
  ] as const) {
    expect(clocks).toContain(name);
    expect(clocks).toContain(clockText.due(fullTime(due, Date.now())));
  }
  const turns = turningPoints(playbook.triage, facts);
  expect(turns.length).toBeGreaterThan(0);
  await page.getByText(triageText.again).click();
  await seen(page.getByRole('heading', { name: verdictText.turns }));
  await seen(page.getByText(verdictText.turn(question('spread'), [optionLabel('spread', 'limited')])));

  const id = await officer.open('张三');
  await seen(page.getByRole('heading', { level: 1, name: title }));
  expect(Object.keys(await officer.states())).toEqual(checklist(index, facts).map(each => each.id));

  // The next thing to do, by whom, by when, on what basis.
  await seen(officer.opened('report-emergency'));
  for (const words of [deskText.who, deskText.left, deskText.basis])
    await seen(officer.pane.getByText(words, { exact: true }));

  // Finish, undo, finish again: who and when stand on the sheet.
  await officer.finish('report-emergency');
  await officer.tells('report-emergency', new RegExp(`${officeShort} 张三，\\d+月\\d+日 \\d\\d:\\d\\d`));
  await officer.takeBack('report-emergency');
  await officer.finish('report-emergency');

  // An opened step says everything that is behind it.
  const investigate = await officer.openStep('investigate');
  for (const words of [step('investigate').why, step('investigate').record, ...step('investigate').how])
    await seen(investigate.getByText(words));

  // Not applicable and skip want a reason.
  const search = await officer.openStep('search-spread');
  await officer.press(deskText.skip, search);
  await officer.press(deskText.skip, search);
  await seen(search.getByText(new RegExp(`^${formText.missing(`.*${deskText.reason}`)}$`)));
  expect(await officer.state('search-spread')).toBe('todo');
  await search.getByLabel(deskText.reason).fill('市里已经在搜');
  await officer.press(deskText.skip, search);
  await officer.stands('search-spread', 'skipped');
  await officer.tells('search-spread', /市里已经在搜/);

  // A step that waits for an occasion joins the list when somebody takes it up.
  for (const folded of await page.locator('.folded-steps > summary').all()) await folded.click();
  await seen(officer.row('align-facts').getByText(stepText.occasion(step('align-facts').occasion ?? '')));
  await page.getByRole('button', { name: named(stepText.takeUp, step('align-facts').title) }).click();
  const align = await officer.openStep('align-facts');
  await officer.press(deskText.notApplicable, align);
  await align.getByLabel(deskText.reason).fill('不涉及其他单位');
  await officer.press(deskText.notApplicable, align);
  await officer.stands('align-facts', 'notApplicable');

  const register = await officer.openStep('register-report');
  await officer.press(deskText.stepNote, register);
  await register.getByLabel(deskText.stepNote).fill('14:05 值班室接报');
  await officer.press(deskText.save, register);
  await seen(register.getByText('14:05 值班室接报'));
  await officer.addNote('电话通知组长');
  await officer.logSays('电话通知组长');
  await officer.saved();

  // Reload: everything is still there.
  const states = await officer.states();
  await reload(page);
  await seen(page.getByRole('heading', { level: 1, name: title }));
  expect(await officer.states()).toEqual(states);
  await seen((await officer.openStep('register-report')).getByText('14:05 值班室接报'));
  await officer.tells('search-spread', /市里已经在搜/);
  await officer.openLog();
  await officer.logSays('电话通知组长');

  const file = await officer.export();
  const events = await storedEvents(page);
  expect(eventsIn(file)).toHaveLength(9);
  expect([...eventsIn(file)].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(events);

  await page.getByRole('main').getByRole('link', { name: deskText.backToList }).click();
  const entry = page.getByRole('link', { name: beginning(title) });
  await seen(entry);
  await entry.click();
  await seen(page.getByRole('heading', { level: 1, name: title }));
  expect(new URL(page.url()).hash).toBe(`#${id}`);

  // Another machine takes the file in, with every event as it was.
  const second = await visit();
  const colleague = new Officer(second);
  await colleague.goTo('desk/');
  await seen(second.page.getByText(deskText.none));
  await colleague.choose(file);
  await seen(second.page.getByText(importText.imported(title, events.length)));
  await colleague.saved();
  await second.page.getByRole('link', { name: beginning(title) }).click();
  await seen(second.page.getByRole('heading', { level: 1, name: title }));
  expect(await colleague.states()).toEqual(states);
  expect(await storedEvents(second.page)).toEqual(events);
  expect(eventsIn(await colleague.export())).toEqual(eventsIn(file));

  // The same file again adds nothing.
  await colleague.goTo('desk/');
  await colleague.choose(file);
  await seen(second.page.getByText(importText.imported(title, 0)));
  expect(await storedEvents(second.page)).toEqual(events);
});

test('a double click opens one incident, going back opens no second, and no answers are left behind for the next', async ({
  officer,
  page,
}) => {
  await officer.goTo('start/');
  await officer.answerAll(limited());
  await page.getByLabel(officerText.role).selectOption({ index: 1 });
  await page.getByRole('button', { name: triageText.start }).dblclick();
  await page.waitForURL(/\/desk\/#/);
  await officer.saved();
  await eventually(async () => (await storedEvents(page)).length).toBe(1);
  await page.goBack();
  await officer.ready();
  await seen(officer.asked('emergency'));
  await page.goForward();
  await seen(page.getByRole('heading', { level: 1, name: limited()['title'] ?? '' }));
  expect(await storedEvents(page)).toHaveLength(1);
  await officer.goTo('start/');
  await officer.ready();
  await seen(officer.asked('emergency'));
  expect(await page.getByText(triageText.resumed).count()).toBe(0);
});
