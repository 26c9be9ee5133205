import { expect } from 'vitest';
import { clockText } from '../../src/desk/core/words/clock.ts';
import { fullTime } from '../../src/desk/core/words/time.ts';
import { storeText } from '../../src/desk/parts/store-trouble-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { DAY, HOUR } from '../support/answers.ts';
import { found, playbook, required } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { before, limited, storedEvents, wide } from './incidents.ts';
import { doneLabel, gone, Officer, reload, screensFor, seen } from './officer.ts';
import { everythingKept } from './stored.ts';

/** Answers the screens before the one that asks a question. */
async function upTo(officer: Officer, id: string, facts: Facts = limited()): Promise<void> {
  await officer.goTo('start/');
  for (const screen of screensFor(facts)) {
    if (screen.some(asked => asked.id === id)) break;
    await officer.answerScreen(screen, facts);
  }
  await seen(officer.asked(id));
}

const chosen = (officer: Officer, id: string): Promise<string | null> =>
  officer.page.locator(`[data-field="q-${id}"] :checked`).getAttribute('value');

test('an emergency asks its level on a page of its own, which the tab is named after; a press leads on, arrow keys only choose, no option is covered', async ({
  officer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await officer.goTo('start/');
  await officer.answer('emergency', 'yes');
  await seen(officer.asked('emergencyLevel'));
  await gone(officer.asked('emergency'));
  await focused(officer.asked('emergencyLevel'));
  const asked = found(playbook.triage.questions, ({ id }) => id === 'emergencyLevel');
  await eventually(() => page.title()).toContain(asked.text);
  const values = asked.kind === 'choice' ? asked.options.map(({ value }) => value) : [];
  for (const value of values) await officer.option('emergencyLevel', value).click({ trial: true });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect(await chosen(officer, 'emergencyLevel')).toBe(values[1]);
  await seen(officer.asked('emergencyLevel'));
  await officer.answer('emergencyLevel', 'major');
  await seen(officer.asked('spread'));
  await eventually(() => page.title()).not.toContain(asked.text);
});

test('leaving and coming back goes on where the officer stopped, and 从头再来 begins anew', async ({
  officer,
  page,
}) => {
  await upTo(officer, 'sensitive');
  await officer.goTo('plan/');
  await officer.goTo('start/');
  await seen(page.getByText(triageText.resumed));
  await seen(officer.asked('sensitive'));
  await reload(page);
  await seen(officer.asked('sensitive'));

  const again = await officer.anotherTab();
  await again.goTo('start/');
  await seen(again.asked('sensitive'));
  await again.answer('sensitive', 'yes');
  await seen(again.asked('factsClear'));
  // A page that goes within milliseconds of an answer can take its unwritten draft along.
  await eventually(async () => (await everythingKept(again.page)).includes('"sensitive":"yes"')).toBe(true);
  await again.page.close();

  await reload(page);
  await seen(officer.asked('factsClear'));
  await page.getByRole('button', { name: triageText.startOver }).click();
  await focused(officer.asked('emergency'));
  expect(await page.locator('.question :checked').count()).toBe(0);
  await officer.goTo('start/');
  await officer.ready();
  await seen(officer.asked('emergency'));
  expect(await page.getByText(triageText.resumed).count()).toBe(0);

  // On the first screen nothing is moved to, and the button has gone with what it stood in.
  await officer.answer('emergency', 'yes');
  await eventually(async () => (await everythingKept(page)).includes('"emergency":"yes"')).toBe(true);
  await reload(page);
  await page.getByRole('button', { name: triageText.startOver }).click();
  await focused(officer.asked('emergency'));
});

test('where the playbook has not come, 重试 leads to the first question', async ({ visit }) => {
  const visited = await visit();
  visited.allow(/playbook\.json/);
  const officer = new Officer(visited);
  const { page } = officer;
  await page.route('**/playbook.json', route => route.abort(), { times: 1 });
  await officer.goTo('start/');
  await page.getByRole('button', { name: triageText.retry }).click();
  await officer.ready();
  await focused(officer.asked('emergency'));
});

test('two matters triaged in two tabs stay two, and no tab gives up what another is answering', async ({
  officer,
  page,
}) => {
  await officer.goTo('start/');
  const again = await officer.anotherTab();
  await again.goTo('start/');
  await again.ready();
  await officer.answer('emergency', 'yes');
  await again.answer('emergency', 'no');
  for (const answer of ['yes', 'no'])
    await eventually(async () => (await everythingKept(page)).includes(`"emergency":"${answer}"`)).toBe(true);
  const latest = async (): Promise<string | undefined> =>
    (await everythingKept(page)).split('\n').find(each => each.includes('"emergency":"no"'));
  const before = await latest();
  const beginAnew = async (): Promise<void> => {
    // What was begun last comes first.
    await reload(page);
    await seen(officer.asked('spread'));
    await page.getByRole('button', { name: triageText.startOver }).click();
    await seen(officer.asked('emergency'));
  };
  await beginAnew();
  // Given up here, and kept again there.
  await eventually(async () => [undefined, before].includes(await latest())).toBe(false);
  await reload(again.page);
  await seen(again.asked('spread'));
  await again.page.close();
  await beginAnew();
  await reload(page);
  await seen(officer.asked('emergencyLevel'));
});

/** What is half written cannot be read while `unreadable` is set. */
const unreadableDrafts = `
  const { getAllKeys } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.getAllKeys = function (...asked) {
    if (globalThis.unreadable && this.name === 'records') throw new Error('cannot be read');
    return getAllKeys.apply(this, asked);
  };
  globalThis.unreadable = location.hash === '#unreadable';
`;

test('where what is half written cannot be read, that is told and a triage begins; both are kept', async ({
  visit,
}) => {
  const officer = new Officer(await visit({ before: unreadableDrafts }));
  const { page } = officer;
  await officer.goTo('start/');
  await officer.answer('emergency', 'no');
  await officer.goTo('plan/');
  await officer.goTo('start/#unreadable');
  await seen(page.getByText(storeText.readAgain));
  await officer.answer('emergency', 'yes');
  await page.evaluate('unreadable = false');
  await gone(page.getByText(storeText.readAgain));
  for (const answer of ['yes', 'no'])
    await eventually(() => everythingKept(page)).toContain(`"emergency":"${answer}"`);
});

test('times are Shanghai times in a browser that stands in another time zone', async ({ visit }) => {
  const officer = new Officer(await visit({ context: { timezoneId: 'America/New_York' } }));
  const { page } = officer;
  const facts = wide();
  const at = (id: string): number => Date.parse(required(facts[id], id));
  await officer.goTo('start/');
  await officer.answerAll(facts);
  const now = Date.now();
  await officer.again();
  await seen(
    page
      .getByRole('region', { name: triageText.answers })
      .getByText(fullTime(at('foundAt'), now), { exact: true }),
  );
  await seen(
    page.locator('.verdict-clocks').getByText(clockText.due(fullTime(at('attentionAt') + 3 * DAY, now))),
  );
  await officer.open();
  await officer.openClocks();
  await seen(
    page
      .getByRole('region', { name: deskText.clocks })
      .getByText(clockText.due(fullTime(at('emergencyAt') + 5 * HOUR, now))),
  );

  // Done when the officer says it was done, in Shanghai time.
  const done = before(1);
  const pane = await officer.byHand('register-report');
  // The form of the original post, which does the step as well, asks it too.
  await pane.locator('.done-form').getByLabel(stepText.doneAt.handled).fill(shanghai(done));
  await officer.press(doneLabel('register-report'), pane);
  await officer.stands('register-report', 'done');
  await officer.tells('register-report', new RegExp(fullTime(Date.parse(done), Date.now())));
  await officer.saved();
  const marked = (await storedEvents(page)).find(({ type }) => type === 'stepDone');
  expect(marked?.data).toMatchObject({ step: 'register-report', doneAt: done });
});

/** The form value, written out here by another road than the site's. */
function shanghai(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16).replace(' ', 'T');
}

test('an address that names no question or is malformed leads to where the answers lead', async ({
  officer,
}) => {
  for (const hash of ['verdict', '%E0%A4%A']) {
    await officer.goTo('');
    await officer.goTo(`start/#${hash}`);
    await officer.ready();
    await seen(officer.asked('emergency'));
  }
  await officer.answer('emergency', 'no');
  await seen(officer.asked('spread'));
  expect(await officer.asked('emergency').count()).toBe(0);
});
