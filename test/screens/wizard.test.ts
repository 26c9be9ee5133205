import { expect } from 'vitest';
import { exitText } from '../../src/desk/closing/words.ts';
import { clockText } from '../../src/desk/core/words/clock.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { fullTime } from '../../src/desk/core/words/time.ts';
import { storeText } from '../../src/desk/parts/store-trouble-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { registerText } from '../../src/desk/register/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { formText } from '../../src/kit/form-words.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { verdictOf, walk } from '../../src/playbook/wizard/walk.ts';
import { CountingHand, sumOf } from '../bench/story/counting-hand.ts';
import { focused } from '../e2e/focus.ts';
import { before, limited, storedEvents, wide } from '../e2e/incidents.ts';
import {
  doneLabel,
  gone,
  Officer,
  optionLabel,
  pathOf,
  question,
  reload,
  screensFor,
  seen,
} from '../e2e/officer.ts';
import { everythingKept } from '../e2e/stored.ts';
import { beginning } from '../support/accessible-names.ts';
import { DAY, HOUR } from '../support/answers.ts';
import { eventually, test } from '../support/dom-test.ts';
import { found, playbook, required } from '../support/playbook.ts';

/** The message for a question without an answer. */
const missing = (id: string): string =>
  formText.missing(found(playbook.triage.questions, each => each.id === id).label);
const verdictFor = (facts: Facts) =>
  required(verdictOf(playbook.triage, walk(playbook.triage, facts).facts), 'verdict');
const outcomeTitle = (facts: Facts): string => verdictFor(facts).outcome.title;

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

test('the browser’s back button and 上一问 lead to the screen before, with its answer', async ({
  officer,
  page,
}) => {
  const facts = limited();
  await upTo(officer, 'factsClear');
  await page.goBack();
  await seen(officer.asked('sensitive'));
  expect(await chosen(officer, 'sensitive')).toBe(facts['sensitive']);
  await page.goBack();
  await seen(officer.asked('spread'));
  await page.goForward();
  await page.goForward();
  await seen(officer.asked('factsClear'));
  const back = page.getByRole('button', { name: triageText.back });
  for (const id of ['sensitive', 'spread', 'emergency']) {
    await back.click();
    await seen(officer.asked(id));
    expect(await chosen(officer, id)).toBe(facts[id]);
  }
  expect(await back.count()).toBe(0);
});

test('a time that was typed is kept while an earlier answer is changed, and after a reload', async ({
  officer,
  page,
}) => {
  const facts = limited();
  await upTo(officer, 'title');
  const found = toShanghaiInput(Date.parse(required(facts['foundAt'], 'foundAt')) - HOUR);
  const time = officer.questionField('foundAt');
  await time.fill(found);
  const change = page.locator('.answers').getByRole('button', { name: beginning(triageText.change) });
  await change.first().click();
  await officer.option('emergency', 'no').click();
  await seen(officer.asked('title'));
  expect(await time.inputValue()).toBe(found);
  await reload(page);
  await seen(officer.asked('title'));
  expect(await time.inputValue()).toBe(found);
});

test('the second press of a double click answers nothing', async ({ officer }) => {
  await officer.goTo('start/');
  await officer.ready();
  await officer.option('emergency', 'no').dblclick();
  await seen(officer.asked('spread'));
  expect(await officer.page.locator('.question :checked').count()).toBe(0);
});

// The whole small story may take 40 presses and 16 fields (test/bench/story): what needs no handling takes a few.
test('the longest way out takes three presses and three fields, from the first screen to the register, where it waits for its review; without a reason it is refused', async ({
  officer,
  page,
}) => {
  await officer.isKnown();
  const words = { title: '河道排污', recipient: '市生态环境局值班室', reason: '河道排污由生态环境部门管' };
  // No other way out asks for more words.
  for (const way of ['reply', 'none'])
    for (const asked of pathOf({ handling: way }))
      if (asked.kind === 'text' && asked.optional !== true) expect(Object.keys(words)).toContain(asked.id);
  const hand = new CountingHand();
  hand.begin('transfer');
  await officer.goTo('start/');
  await officer.ready();
  await hand.press(page.getByRole('button', { name: optionLabel('handling', 'transfer') }));
  for (const id of ['title', 'recipient'] as const) await hand.type(officer.questionField(id), words[id]);
  await officer.next.click();
  await seen(officer.problem.getByText(missing('reason'), { exact: true }));
  await hand.type(officer.questionField('reason'), words.reason);
  await hand.press(officer.next);
  await seen(page.getByText(triageText.recordHint));
  await hand.press(officer.button(triageText.record));
  await page.waitForURL(/\/desk\/#register\//);
  await focused(page.getByText(registerText.recorded(words.title, '待复核')));
  expect(sumOf(hand.byPart.values())).toEqual({ clicks: 3, fields: 3 });
  expect((await storedEvents(page)).map(({ type }) => type)).toEqual(['opened']);
  await seen(page.getByText('移送市生态环境局值班室：河道排污由生态环境部门管（待复核）'));
});

test('an exit ends only with a second person’s agreement: until then the list says so, and its filer cannot give it', async ({
  officer,
  page,
}) => {
  const title = '外地采石场扬尘的旧视频';
  await officer.isKnown();
  await officer.goTo('start/');
  await officer.ready();
  await page.getByRole('button', { name: optionLabel('handling', 'none') }).click();
  await officer.answer('title', title);
  await officer.answer('reason', '外省的事，与本局工作无关');
  await officer.press(triageText.record);
  await seen(page.getByText(registerText.recorded(title, '待复核')));

  await officer.goTo('desk/');
  await seen(
    page
      .getByRole('listitem')
      .filter({ hasText: title })
      .getByText(/待复核/),
  );
  await officer.listed(title).click();
  await officer.press(exitText.review);
  const form = page.locator('form').filter({ hasText: exitText.hint });
  await form.locator('input[value=agreed]').check();
  const sign = async (name: string, duty: string): Promise<void> => {
    await form.locator('#second-signature-person').fill(name);
    await form.locator('#second-signature-person-post').fill(duty);
  };
  await sign('张三', '值班长');
  await form.locator('input[value=phone]').check();
  await officer.press(exitText.save, form);
  await seen(form.getByRole('alert'));
  expect((await storedEvents(page)).map(({ type }) => type)).toEqual(['opened']);

  await sign('赵六', '副组长');
  await form.locator('[data-field=second-signature-post] input').first().check();
  await officer.press(exitText.save, form);
  await seen(page.locator('.ended').getByText(/^副组长 赵六，.*电话复核同意/));
  await officer.saved();
  const types = (await storedEvents(page)).map(({ type }) => type);
  expect(types).toEqual(['opened', 'exitReviewed', 'closed']);
});

test('更改 computes the verdict anew and keeps the other answers', async ({ officer, page }) => {
  const facts = limited();
  await officer.goTo('start/');
  await officer.answerAll(facts);
  await seen(page.locator('.verdict strong').getByText(outcomeTitle(facts), { exact: true }));

  await officer.again();
  await officer.change('spread').click();
  await officer.answer('spread', 'citywide');
  // The screen with the one question this answer opens is shown; no other is asked again.
  await officer.answer('attentionAt', before(1));
  const wider = { ...facts, spread: 'citywide', attentionAt: before(1) };
  await seen(page.locator('.verdict strong').getByText(outcomeTitle(wider), { exact: true }));
  await officer.again();
  const listed = page.getByRole('region', { name: triageText.answers });
  expect(await listed.locator('dt').allTextContents()).toEqual(pathOf(wider).map(({ label }) => label));
  await seen(listed.getByText(facts['title'] ?? '', { exact: true }));

  await officer.change('spread').click();
  await officer.answer('spread', 'limited');
  await seen(page.locator('.verdict strong').getByText(outcomeTitle(facts), { exact: true }));

  // A second topic joins the first, and brings what only it asks for.
  const { additions } = verdictFor(facts);
  const both = { ...facts, topic: `${facts['topic']} data-leak` };
  const joined = verdictFor(both).additions.filter(
    ({ id }) => !additions.some(addition => addition.id === id),
  );
  expect(joined).not.toEqual([]);
  await officer.again();
  await officer.change('topic').click();
  await officer.answer('topic', 'data-leak');
  for (const { title } of joined) await seen(page.getByText(title, { exact: true }));
  await officer.again();
  await seen(
    listed.getByText(`${optionLabel('topic', facts['topic'] ?? '')}、${optionLabel('topic', 'data-leak')}`, {
      exact: true,
    }),
  );

  // From the list of what would change it, too.
  await page
    .locator('.turns')
    .getByRole('button', { name: named(triageText.change, question('spread').label) })
    .first()
    .click();
  await seen(officer.asked('spread'));
});

test('a bad answer gets one sentence and can be put right', async ({ officer, page }) => {
  const refuses = async (id: string, answer: string, sentence: string): Promise<void> => {
    await officer.fillIn(id, answer);
    await officer.next.click();
    await seen(officer.problem.getByText(sentence, { exact: true }));
    await eventually(() => officer.problem.count()).toBe(1);
    await seen(officer.asked(id));
  };
  await upTo(officer, 'topic');
  // The first press after an option that leads on may still be meant for that option.
  await officer.next.click();
  await officer.next.click();
  await eventually(() => officer.problem.allTextContents()).toEqual([
    refusalSentence({ code: 'notAnOption' }),
  ]);
  for (const id of ['topic', 'request']) await officer.answer(id, limited()[id] ?? '');

  await officer.next.click();
  await refuses('title', '', missing('title'));
  await refuses('title', '   ', missing('title'));
  await refuses('title', '名'.repeat(61), refusalSentence({ code: 'tooLong', length: 61, limit: 60 }));
  expect(await officer.questionField('title').inputValue()).toBe('名'.repeat(61));
  // A half-written form is there again after the page is reloaded.
  await reload(page);
  await officer.ready();
  expect(await officer.questionField('title').inputValue()).toBe('名'.repeat(61));
  // Sixty emoji are sixty characters, whatever their size in code units.
  await officer.fillIn('title', '🕳'.repeat(60));
  await refuses('foundAt', '', missing('foundAt'));
  await refuses('foundAt', before(-3), refusalSentence({ code: 'inFuture' }));
  await refuses('foundAt', '2019-05-01T08:00:00+08:00', refusalSentence({ code: 'tooLongAgo' }));
  await refuses('foundAt', '0026-11-24T08:00:00+08:00', refusalSentence({ code: 'tooLongAgo' }));
  await officer.answer('foundAt', before(2));
  await seen(page.getByText(triageText.verdict, { exact: true }));
});

test('an unknown or malformed incident address says so and leads back to the list', async ({
  officer,
  page,
}) => {
  for (const hash of ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '%E0%A4%A']) {
    await officer.goTo(`desk/#${hash}`);
    await seen(page.getByText(deskText.unknown));
    await page.getByRole('main').getByRole('link', { name: deskText.backToList }).click();
    await seen(page.getByRole('heading', { level: 1, name: deskText.list }));
    expect(new URL(page.url()).hash).toBe('');
  }
  await seen(page.getByRole('link', { name: beginning(deskText.start) }));
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

/** Drafts cannot be read while `unreadable` is set. */
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
  await pane.locator('.done-form').getByLabel(stepText.receivedAt).fill(shanghai(done));
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
