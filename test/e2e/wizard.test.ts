import { expect } from 'vitest';
import type { Facts } from '../../src/playbook/condition.ts';
import { verdictOf } from '../../src/playbook/wizard/walk.ts';
import { stepText } from '../../src/text/desk.ts';
import { deskText } from '../../src/text/incident.ts';
import { refusalSentence } from '../../src/text/refusal.ts';
import { fullTime } from '../../src/text/time.ts';
import { triageText } from '../../src/text/triage.ts';
import { DAY, HOUR } from '../support/answers.ts';
import { test, type Visit } from '../support/browser.ts';
import { playbook, required } from '../support/playbook.ts';
import { before, limited, storedEvents, wide } from './incidents.ts';
import {
  beginning,
  doneLabel,
  eventually,
  Officer,
  officeShort,
  optionLabel,
  pathOf,
  question,
  reload,
  seen,
} from './officer.ts';
import { everythingKept } from './stored.ts';

const outcomeTitle = (facts: Facts): string =>
  required(verdictOf(playbook.triage, facts), 'verdict').outcome.title;

/** Answers up to, and not including, a question. */
async function upTo(officer: Officer, id: string, facts: Facts = limited()): Promise<void> {
  await officer.goTo('start/');
  for (const asked of pathOf(facts)) {
    if (asked.id === id) break;
    await officer.answer(asked.id, facts[asked.id] ?? '');
  }
  await seen(officer.asked(id));
}

const begin = async (visit: () => Promise<Visit>): Promise<Officer> => new Officer(await visit());

test('the browser’s back button and 上一问 lead to the question before, with its answer', async ({
  visit,
}) => {
  const officer = await begin(visit);
  const { page } = officer;
  const facts = limited();
  await upTo(officer, 'link');
  await page.goBack();
  await seen(officer.asked('place'));
  expect(await page.getByRole('radio', { checked: true }).inputValue()).toBe(facts['place']);
  await page.goBack();
  await seen(officer.asked('foundAt'));
  await page.goForward();
  await page.goForward();
  await seen(officer.asked('link'));
  await page.getByRole('button', { name: triageText.back }).click();
  await seen(officer.asked('place'));
  await page.getByRole('button', { name: triageText.back }).click();
  await page.getByRole('button', { name: triageText.back }).click();
  await eventually(() => page.getByLabel(question('title').text).inputValue()).toBe(facts['title']);
  expect(await page.getByRole('button', { name: triageText.back }).count()).toBe(0);
});

test('更改 computes the verdict anew and keeps the other answers', async ({ visit }) => {
  const officer = await begin(visit);
  const { page } = officer;
  const facts = limited();
  await officer.goTo('start/');
  await officer.answerAll(facts);
  await seen(page.getByRole('heading', { level: 1, name: outcomeTitle(facts) }));

  await officer.change('spread').click();
  await officer.answer('spread', 'citywide');
  // The one question this answer opens is asked; all others are not asked again.
  await officer.answer('attentionAt', before(1));
  const wider = { ...facts, spread: 'citywide', attentionAt: before(1) };
  await seen(page.getByRole('heading', { level: 1, name: outcomeTitle(wider) }));
  const listed = page.getByRole('region', { name: triageText.answers });
  expect(await listed.locator('dt').allTextContents()).toEqual(pathOf(wider).map(({ label }) => label));
  await seen(listed.getByText(facts['title'] ?? '', { exact: true }));

  await officer.change('spread').click();
  await officer.answer('spread', 'limited');
  await seen(page.getByRole('heading', { level: 1, name: outcomeTitle(facts) }));

  // A second topic joins the first, and brings what only it asks for.
  const { additions } = required(verdictOf(playbook.triage, facts), 'verdict');
  const both = { ...facts, topic: `${facts['topic']} data-leak` };
  const joined = required(verdictOf(playbook.triage, both), 'verdict').additions.filter(
    ({ id }) => !additions.some(addition => addition.id === id),
  );
  expect(joined).not.toEqual([]);
  await officer.change('topic').click();
  await officer.answer('topic', 'data-leak');
  for (const { title } of joined) await seen(page.getByText(title, { exact: true }));
  await seen(
    listed.getByText(`${optionLabel('topic', facts['topic'] ?? '')}、${optionLabel('topic', 'data-leak')}`, {
      exact: true,
    }),
  );

  // From the list of what would change it, too.
  await page
    .locator('.turns')
    .getByRole('button', { name: triageText.changeLabel(question('spread').label) })
    .first()
    .click();
  await seen(officer.asked('spread'));
});

test('leaving and coming back goes on where the officer stopped, and 从头再来 begins anew', async ({
  visit,
}) => {
  const officer = await begin(visit);
  const { page } = officer;
  await upTo(officer, 'finder');
  await officer.goTo('plan/');
  await officer.goTo('start/');
  await seen(page.getByText(triageText.resumed));
  await seen(officer.asked('finder'));
  await reload(page);
  await seen(officer.asked('finder'));

  const later = await officer.page.context().newPage();
  const again = new Officer({ page: later, site: officer.site });
  await again.goTo('start/');
  await seen(again.asked('finder'));
  await again.answer('finder', 'office');
  await seen(again.asked('topic'));
  // A page that goes within milliseconds of an answer can take its unwritten draft along.
  await eventually(async () => (await everythingKept(later)).includes('"finder":"office"')).toBe(true);
  await later.close();

  await reload(page);
  await seen(officer.asked('topic'));
  await page.getByRole('button', { name: triageText.startOver }).click();
  await seen(officer.asked('title'));
  expect(await page.getByLabel(question('title').text).inputValue()).toBe('');
  await officer.goTo('start/');
  await seen(officer.next);
  await seen(officer.asked('title'));
  expect(await page.getByText(triageText.resumed).count()).toBe(0);
});

test('an incident once opened leaves no answers behind for the next one', async ({ visit }) => {
  const officer = await begin(visit);
  await officer.goTo('start/');
  await officer.answerAll(limited());
  await officer.open();
  await officer.goTo('start/');
  await seen(officer.next);
  await seen(officer.asked('title'));
  expect(await officer.page.getByText(triageText.resumed).count()).toBe(0);
});

test('a bad answer gets one sentence and can be put right', async ({ visit }) => {
  const officer = await begin(visit);
  const { page } = officer;
  const refuses = async (id: string, answer: string, sentence: string): Promise<void> => {
    await officer.fillIn(id, answer);
    await officer.next.click();
    await seen(officer.problem.getByText(sentence, { exact: true }));
    expect(await officer.problem.count()).toBe(1);
    await seen(officer.asked(id));
  };
  await officer.goTo('start/');
  await seen(officer.next);

  const required = refusalSentence({ code: 'required' });
  await refuses('title', '', required);
  await refuses('title', '   ', required);
  await refuses('title', '名'.repeat(61), refusalSentence({ code: 'tooLong', length: 61, limit: 60 }));
  expect(await page.getByLabel(question('title').text).inputValue()).toBe('名'.repeat(61));
  // Sixty emoji are sixty characters, whatever their size in code units.
  await officer.answer('title', '🕳'.repeat(60));

  await refuses('foundAt', '', required);
  await refuses('foundAt', before(-3), refusalSentence({ code: 'inFuture' }));
  await refuses('foundAt', '2019-05-01T08:00:00+08:00', refusalSentence({ code: 'tooLongAgo' }));
  await refuses('foundAt', '0026-11-24T08:00:00+08:00', refusalSentence({ code: 'tooLongAgo' }));
  await officer.answer('foundAt', before(2));

  await seen(officer.asked('place'));
  await officer.next.click();
  await seen(officer.problem.getByText(required));
  await officer.answer('place', 'weibo');

  await refuses(
    'link',
    '网'.repeat(10_000),
    refusalSentence({ code: 'tooLong', length: 10_000, limit: 500 }),
  );
  expect((await page.getByLabel(question('link').text).inputValue()).length).toBe(10_000);
  await officer.answer('link', '');
  await seen(officer.asked('finder'));
});

test('emoji and HTML in an answer are shown as typed and never run', async ({ visit }) => {
  const officer = await begin(visit);
  const { page } = officer;
  const title = '<img src=x onerror="pwned=1"><b>塌陷</b> 🕳️&amp;';
  const link = '<script>pwned=1</script>"><svg onload=pwned=1> javascript:pwned=1';
  await officer.goTo('start/');
  await officer.answerAll({ ...limited(), title, link });
  const listed = page.getByRole('region', { name: triageText.answers });
  await seen(listed.getByText(title, { exact: true }));
  await seen(listed.getByText(link, { exact: true }));
  await officer.open('<i onmouseover=pwned=1>🙂</i>');
  await seen(page.getByRole('heading', { level: 1, name: title, exact: true }));
  await officer.tick('register-report').click();
  await seen(officer.row('register-report').getByText(`${officeShort} <i onmouseover=pwned=1>🙂</i>，`));
  await page.getByRole('link', { name: deskText.backToList }).click();
  await seen(page.getByText(title, { exact: true }));
  await officer.goTo('');
  // Outside the desk only the limit is named: what an officer typed stays in the sealed record.
  await seen(page.locator('[data-next-clock] a'));
  expect(await page.locator('body').textContent()).not.toContain('塌陷');
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('times are Shanghai times in a browser that stands in another time zone', async ({ visit }) => {
  const visited = await visit({ context: { timezoneId: 'America/New_York' } });
  const { page } = visited;
  const officer = new Officer(visited);
  const facts = wide();
  const at = (id: string): number => Date.parse(required(facts[id], id));
  await officer.goTo('start/');
  await officer.answerAll(facts);
  const now = Date.now();
  await seen(
    page
      .getByRole('region', { name: triageText.answers })
      .getByText(fullTime(at('foundAt'), now), { exact: true }),
  );
  await seen(
    page.locator('.verdict-clocks').getByText(deskText.clock.due(fullTime(at('attentionAt') + 3 * DAY, now))),
  );
  await officer.open();
  await seen(
    page
      .getByRole('region', { name: deskText.clocks })
      .getByText(deskText.clock.due(fullTime(at('emergencyAt') + 5 * HOUR, now))),
  );

  // Done when the officer says it was done, in Shanghai time.
  const done = before(1);
  const pane = await officer.openStep('register-report');
  await pane.getByLabel(stepText.doneAt.handled).fill(shanghai(done));
  await pane.getByRole('button', { name: doneLabel('register-report'), exact: true }).click();
  await officer.stands('register-report', 'done');
  await seen(officer.row('register-report').getByText(fullTime(Date.parse(done), Date.now())));
  await officer.saved();
  const marked = (await storedEvents(page)).find(({ type }) => type === 'stepDone');
  expect(marked?.data).toMatchObject({ step: 'register-report', doneAt: done });
});

/** The form value, written out here by another road than the site's. */
function shanghai(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16).replace(' ', 'T');
}

test('a step done in the future or years ago is refused with one sentence', async ({ visit }) => {
  const officer = await begin(visit);
  await officer.bringIn();
  const pane = await officer.openStep('register-report');
  const done = pane.getByRole('button', { name: doneLabel('register-report'), exact: true });
  for (const [time, sentence] of [
    [before(-3), refusalSentence({ code: 'inFuture' })],
    ['2019-01-01T00:00:00Z', refusalSentence({ code: 'tooLongAgo' })],
  ] as const) {
    await pane.getByLabel(stepText.doneAt.handled).fill(shanghai(time));
    await done.click();
    await seen(pane.getByText(sentence, { exact: true }));
  }
  await pane.getByLabel(stepText.doneAt.handled).fill('');
  await done.click();
  await seen(pane.getByText(refusalSentence({ code: 'required' }), { exact: true }));
  expect(await officer.state('register-report')).toBe('todo');
});

test('an address that names no question or is malformed leads to where the answers lead', async ({
  visit,
}) => {
  const officer = await begin(visit);
  for (const hash of ['verdict', 'no-such-question', '%E0%A4%A', '<img>']) {
    await officer.goTo('');
    await officer.goTo(`start/#${hash}`);
    await seen(officer.next);
    await seen(officer.asked('title'));
  }
  await officer.answer('title', '某镇');
  await seen(officer.asked('foundAt'));
});

test('an unknown or malformed incident address says so and leads back to the list', async ({ visit }) => {
  const officer = await begin(visit);
  const { page } = officer;
  for (const hash of ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '%E0%A4%A']) {
    await officer.goTo('');
    await officer.goTo(`desk/#${hash}`);
    await seen(page.getByText(deskText.unknown));
    await page.getByRole('link', { name: deskText.backToList }).click();
    await seen(page.getByRole('heading', { level: 1, name: deskText.list }));
  }
  await seen(page.getByRole('link', { name: beginning(deskText.start) }));
});
