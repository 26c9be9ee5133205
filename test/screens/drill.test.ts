import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { packageSentence } from '../../src/desk/packages/package-words.ts';
import { saveFailure, saveText } from '../../src/desk/parts/store-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { debriefText } from '../../src/training/drills/debrief-words.ts';
import { faultAsked, faultName } from '../../src/training/drills/fault-words.ts';
import { VETOES } from '../../src/training/drills/grade.ts';
import { verdictWord } from '../../src/training/drills/grade-words.ts';
import { milliseconds } from '../../src/training/drills/offset.ts';
import { drillHomeText, drillText, formLabel, unanswerable } from '../../src/training/drills/words.ts';
import { judgeText } from '../../src/training/records/judge-words.ts';
import { recordText } from '../../src/training/records/words.ts';
import { injectOf, startOf, Trainee, village } from '../e2e/drills.ts';
import { focused } from '../e2e/focus.ts';
import { fullDisk, noDatabase, pressWithRoom, setFull } from '../e2e/full-disk.ts';
import { seeded } from '../e2e/incidents.ts';
import { asksBeforeLeaving, reload, seen } from '../e2e/officer.ts';
import { emptyIn } from '../e2e/stored.ts';
import { beginning } from '../support/accessible-names.ts';
import { eventually, test } from '../support/dom-test.ts';
import { readScenario } from '../support/drill.ts';

test('without storage no run is begun, and the page says what can be used instead', async ({ visit }) => {
  const visited = await visit({ before: noDatabase });
  const { page, site } = visited;
  await page.goto(`${site}drill/#scenario/${village.id}`);
  await seen(page.getByText(drillHomeText.storage));
  const begin = page.getByRole('button', { name: beginning(drillHomeText.begin(formLabel.full)) });
  await seen(page.getByText(drillHomeText.howTo));
  expect(await begin.isDisabled()).toBe(true);
});

const at = (offset: string): number => startOf(village) + milliseconds(offset);

/** Grade by objective, as the hot wash shows them. */
const gradesOf = (page: Page): Promise<Record<string, string>> =>
  page
    .locator('[data-objective]')
    .evaluateAll(rows =>
      Object.fromEntries(
        rows.map(row => [row.getAttribute('data-objective'), row.getAttribute('data-grade') ?? '']),
      ),
    );

/** Somebody at this machine finds nothing wrong with any word. */
async function judgeAll(page: Page): Promise<void> {
  const words = page.locator('.wash-words');
  await words.getByRole('button', { name: judgeText.begin, exact: true }).click();
  await words.getByLabel(judgeText.name, { exact: true }).fill('李带教');
  await words.getByLabel(judgeText.post, { exact: true }).fill('科长');
  const fine = words.getByRole('checkbox', { name: judgeText.fine, exact: true });
  for (let left = await fine.count(); left > 0; left -= 1) {
    await fine.first().check();
    await words
      .getByRole('button', { name: judgeText.give('P', false), exact: true })
      .first()
      .click();
    await eventually(() => fine.count()).toBe(left - 1);
  }
}

test('a drill is played well from the first call to the follow-up, on the desk itself, and every objective is earned', async ({
  trainee,
  page,
}) => {
  const incident = await trainee.beginWell(village);
  expect(page.url()).toContain('/drill/desk/');
  await trainee.finish('register-report');
  await trainee.finish('report-to-leaders');

  await trainee.stepTo('caller', village);
  await trainee.reply('caller', village, '已接到，正在现场核查，今天下班前公开说明。', at('PT10H'));
  await trainee.stepTo('site-check', village);
  // Nothing that arrives leaves one to guess whether it can be answered.
  await trainee.openFeed();
  await seen(page.locator('#arrival-site-check').getByText(unanswerable.finding));
  await trainee.enter('facts');
  await trainee.recordVerified('place', '澄湾市禾笙镇石榴坡村村口');
  await trainee.recordVerified('handling', '3月10日上午已到现场核查，要求停止施工');
  await trainee.stepTo('rumour-relative', village);
  await trainee.recordTheme('问批没批', '320');
  await trainee.stepTo('reporter-call', village);
  await trainee.reply(
    'reporter-call',
    village,
    '3月10日上午已到现场核查，要求停止施工。是否符合规定正在调查，明天11时前更新。',
    at('PT27H'),
  );
  await trainee.stepTo('order', village);
  await trainee.goTo(`drill/desk/#${incident}`);
  await trainee.finish('section-opinion');
  await trainee.publishStatement(incident, 'holding', at('PT27H'));
  await trainee.stepTo('neighbour-offline', village);
  await trainee.reply('neighbour-offline', village, '已请镇里和村里今天清开。');
  await trainee.goTo(`drill/desk/#${incident}`);
  await trainee.finish('solve-problem');
  await trainee.stepTo('case-filed', village);
  await trainee.enter('facts');
  await trainee.recordVerified('case', '3月11日上午已依法立案，正在调查');
  await trainee.publishStatement(incident, 'full', at('PT49H'));
  await trainee.saved();
  await trainee.end();

  // The log proves what was done and when; what was said waits for somebody.
  await seen(page.getByText(verdictWord.pending, { exact: true }));
  const grades = await gradesOf(page);
  expect(Object.keys(grades).sort()).toEqual(village.objectives.map(({ id }) => id).sort());
  expect(new Set(Object.values(grades))).toEqual(new Set(['P', 'waits']));
  await judgeAll(page);
  await seen(page.getByText(verdictWord.passed, { exact: true }));
  expect(new Set(Object.values(await gradesOf(page)))).toEqual(new Set(['P']));
  await seen(page.getByText(debriefText.recorded));
  // Nothing of it has reached the real desk.
  await trainee.goTo('desk/');
  await seen(page.getByText(deskText.start, { exact: true }));
  expect(await page.getByText(village.title).count()).toBe(0);
}, 120_000);

test('a drill is played badly: what was said and skipped fails it, each with its reason, and it is begun anew from the middle', async ({
  trainee,
  page,
}) => {
  const queue = readScenario('certificate-queue');
  await trainee.beginWell(queue);
  await trainee.stepTo('hall-call', queue);
  await trainee.reply('hall-call', queue, '是开发商的问题，罗某某自己没带齐材料。');
  await trainee.stepTo('scalper', queue);
  await trainee.publishElsewhere('publish-limited', Date.parse(queue.start));
  // Nothing more is done: the end comes by itself.
  await trainee.runOn();
  for (let steps = 0; steps < 20; steps += 1) {
    const step = trainee.bar.getByRole('button', { name: drillText.step, exact: true });
    if ((await step.count()) === 0) break;
    await step.click();
  }
  // Time that is left for work is not passed over without a word.
  await trainee.press(drillText.toEnd.ask, trainee.bar);
  await seen(trainee.bar.getByText(drillText.toEnd.question));
  await focused(trainee.bar.getByRole('button', { name: drillText.end.no, exact: true }));
  await trainee.press(drillText.toEnd.yes, trainee.bar);
  await seen(page.getByText(drillText.over));
  // Nothing is recorded any more, among what arrived no less than on the desk.
  await trainee.openFeed();
  await seen(page.locator('#drill-feed .arrival'));
  expect(await page.locator('#drill-feed .arrival form').count()).toBe(0);
  await page.getByRole('button', { name: drillText.toDebrief }).click();
  await page.waitForURL(/\/drill\/#run\//);

  await seen(page.getByText(verdictWord.failed, { exact: true }));
  const failures = page.locator('.failures');
  await seen(failures.getByText(faultName.approval));
  // A fault that only a reader can judge fails nobody before somebody has read the words, and given a name.
  expect(await failures.getByText(faultName.cause).count()).toBe(0);
  const words = page.locator('.wash-words');
  const said = words.locator('.judge-said', { hasText: '是开发商的问题' });
  // The words stand beside a model, folded; the machine asks, and says nothing.
  await said.locator('summary').click();
  await seen(said.locator('blockquote', { hasText: '是开发商的问题，罗某某自己没带齐材料。' }));
  await seen(said.getByText(judgeText.model, { exact: true }));
  await seen(said.getByText(faultAsked.personal));
  await words.getByRole('button', { name: judgeText.begin, exact: true }).click();
  expect(await words.getByRole('checkbox', { checked: true }).count()).toBe(0);
  await said.getByRole('checkbox', { name: judgeText.fine, exact: true }).check();
  await said.getByRole('button', { name: judgeText.give('P', false), exact: true }).click();
  // Nobody judges by default.
  await seen(words.getByText(judgeText.nameMissing));
  await words.getByLabel(judgeText.name, { exact: true }).fill('李带教');
  await said.getByRole('button', { name: judgeText.give('P', false), exact: true }).click();
  await seen(words.getByText(judgeText.titleMissing));
  await words.getByLabel(judgeText.post, { exact: true }).fill('科长');
  for (const fault of ['cause', 'personal'] as const)
    await said.getByRole('checkbox', { name: faultName[fault], exact: true }).check();
  await said.getByRole('button', { name: judgeText.give('M', false), exact: true }).click();
  await seen(words.getByText(/李带教（科长）在本人的机器上判/));
  for (const name of VETOES.map(veto => faultName[veto])) await seen(failures.getByText(name));
  await seen(failures.getByText(/是开发商的问题/));
  const grades = await gradesOf(page);
  expect(grades['people-waiting']).toBe('M');
  expect(grades['answer']).toBe('U');
  expect(grades['cause-told']).toBe('U');

  // From the inject before the mistake there is another run; the first one stays as it was.
  const first = page.url();
  const { from } = injectOf('hall-call', queue);
  await page.getByText(debriefText.more, { exact: true }).click();
  await page
    .locator('.wash-lines')
    .getByRole('button', { name: new RegExp(from) })
    .first()
    .click();
  await page.waitForURL(/\/drill\/(desk|start)\//);
  await trainee.standsAt('PT25M');
  await trainee.reply('hall-call', queue, '先给等着的人登记、安排坐下，能办的接着办，半小时后再说进展。');
  await trainee.end();
  await seen(page.getByText(verdictWord.open, { exact: true }));
  expect(await page.locator('.failures').count()).toBe(0);
  expect((await gradesOf(page))['people-waiting']).toBe('waits');
  await seen(page.getByText(debriefText.recorded, { exact: false }));

  // The list tells the two apart, and the record leads to what each came to.
  await trainee.goTo('drill/');
  await seen(
    page
      .locator('.runs li')
      .first()
      .getByText(/那一遍的重来/),
  );
  expect(
    await page
      .locator('.runs li')
      .getByText(/那一遍的重来/)
      .count(),
  ).toBe(1);
  await trainee.goTo('training/study/#record');
  const washes = page.getByRole('link', { name: recordText.toDebrief });
  await seen(washes);
  await eventually(() => washes.count()).toBe(2);
  await washes.last().click();
  await page.waitForURL(first);
  await seen(page.getByText(verdictWord.failed, { exact: true }));

  // Words said before the inject that a run goes on from count in it, and can be judged in it.
  await page.getByText(debriefText.more, { exact: true }).click();
  await page
    .locator('.wash-lines')
    .getByRole('button', { name: new RegExp(injectOf('scalper', queue).from) })
    .first()
    .click();
  await page.waitForURL(/\/drill\/desk\//);
  await trainee.end();
  await words.getByRole('button', { name: judgeText.begin, exact: true }).click();
  await words.getByLabel(judgeText.name, { exact: true }).fill('李带教');
  await words.getByLabel(judgeText.post, { exact: true }).fill('科长');
  await said.getByRole('checkbox', { name: faultName.cause, exact: true }).check();
  await said.getByRole('button', { name: judgeText.give('M', false), exact: true }).click();
  await seen(failures.getByText(/是开发商的问题/));
}, 120_000);

test('every page, document and file of a drill says so, neither desk takes the other’s incidents, nor a run’s those of another run', async ({
  trainee,
  page,
}) => {
  await trainee.begin(village, 'short');
  await seen(trainee.page.locator('.now-band'));
  expect(await page.locator('body').getAttribute('data-drill')).not.toBeNull();
  await trainee.openTool(deskText.export);
  const exported = trainee.button(deskText.export, page.locator('.export'));
  const file = (await trainee.download(exported, /^演练-/)).toString('utf8');
  expect(file).toContain('"drill"');

  await trainee.goTo('desk/');
  await trainee.choose(file);
  await seen(page.getByText(packageSentence({ code: 'isDrill' })));
  await trainee.goTo('drill/desk/');
  await trainee.choose(seeded().file);
  await seen(page.getByText(packageSentence({ code: 'isReal' })));

  // Nor does the desk of another run show it.
  await seen(page.locator('.incident-list').getByText(village.title));
  await trainee.begin(readScenario('rain-landslide'), 'short');
  await trainee.goTo('drill/desk/');
  await seen(page.locator('.incident-list > ul > li'));
  await eventually(() => page.locator('.incident-list > ul > li').count()).toBe(1);
  expect(await page.getByText(village.title).count()).toBe(0);
});

test('with a full disk a run says so, keeps what could not be written, and goes on once there is room, though the list of runs and the clock be lost', async ({
  visit,
}) => {
  const trainee = new Trainee(await visit({ before: fullDisk('add', false) }));
  const { page } = trainee;
  await trainee.begin(village, 'short');
  await trainee.stepTo('reporter-call', village);
  await setFull(page, true);
  await trainee.reply('reporter-call', village, '正在调查，明天上午更新。');
  const banner = page.getByRole('alert').filter({ hasText: saveFailure.full });
  await seen(banner.getByText(saveText.failed(1, saveFailure.full)));
  await eventually(() => asksBeforeLeaving(page)).toBe(true);
  await pressWithRoom(banner.getByRole('button').first());
  await trainee.saved();
  await reload(page);
  // The answer took its time.
  await trainee.standsAt('PT4H3M');
  await trainee.openFeed();
  await seen(trainee.feed.getByText('正在调查，明天上午更新。'));

  await page.evaluate(() => localStorage.clear());
  await emptyIn(page, 'yuqing-drill', ['records']);
  await reload(page);
  await trainee.standsAt('PT4H');
  await trainee.openFeed();
  await seen(trainee.feed.getByText('正在调查，明天上午更新。'));
  await trainee.goTo('drill/');
  await seen(page.getByRole('button', { name: drillHomeText.resume }));
});
