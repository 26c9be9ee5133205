import { expect } from 'vitest';
import { dayWords } from '../../src/desk/core/words/time.ts';
import { storageSentence, storeText } from '../../src/desk/parts/store-trouble-words.ts';
import { TRAINING_DATABASE } from '../../src/storage/database.ts';
import { checkOf, lessonsOf } from '../../src/training/lessons/catalog.ts';
import { studyText, taskText } from '../../src/training/lessons/words.ts';
import { QUESTION_KINDS, type QuestionKind, questionChoices } from '../../src/training/questions/question.ts';
import { cardsAfter, dueToday } from '../../src/training/questions/schedule.ts';
import { questionText, scoreWords, sittingText } from '../../src/training/questions/words.ts';
import { recordOf } from '../../src/training/records/record.ts';
import { focused } from '../e2e/focus.ts';
import { fullDisk, noDatabase, pressWithRoom } from '../e2e/full-disk.ts';
import { answerTo, Learner, learned, named, oneOfEachKind } from '../e2e/learner.ts';
import { asksBeforeLeaving, atRest, reload, seen } from '../e2e/officer.ts';
import { putIn } from '../e2e/stored.ts';
import { eventually, test } from '../support/dom-test.ts';
import { required } from '../support/playbook.ts';

const DAY = 86_400_000;

test('the daily review asks what is due, in every kind of question by the keyboard alone, and ends with the day of the next one', async ({
  learner,
  catalog,
  page,
}) => {
  const count = QUESTION_KINDS.length;
  await learner.goTo('review');
  await seen(page.getByText(sittingText.noneYet));

  await learner.has([named('张三'), ...oneOfEachKind(catalog)], Date.now() - 40 * DAY);
  await learner.link(studyText.reviewNow(count)).click();
  const kinds = new Set<QuestionKind>();
  for (let place = 0; place < count; place += 1) {
    const question = await learner.asked();
    if (place > 0) await focused(learner.form.getByRole('heading'));
    await learner.press(question, answerTo(question, true));
    await page.keyboard.press('Enter');
    await focused(page.locator('.answer-verdict'));
    expect(await page.locator('.answer-verdict').textContent(), question.id).toContain(scoreWords[1].words);
    await page.keyboard.press('Enter');
    kinds.add(question.kind);
  }
  expect(kinds.size).toBe(count);
  await focused(page.getByRole('heading', { name: sittingText.resultTitle(count, count) }));
  await eventually(
    async () =>
      (await learner.stored()).filter(({ data }) => 'where' in data && data.where === 'review').length,
  ).toBe(count);
  await reload(page);
  await seen(page.getByRole('heading', { level: 1, name: sittingText.reviewDone }));
  await seen(page.getByText(sittingText.reviewed(count)));
  const stored = await learner.stored();
  const record = recordOf(stored, catalog);
  const { next } = dueToday(cardsAfter(new Map(), stored), catalog.questions, Date.now(), record);
  await seen(page.locator('.study-sitting').getByText(sittingText.nextOn(dayWords(required(next, 'day')))));
});

test('a full disk is told with how much is not written, and writing is tried again', async ({ visit }) => {
  const learner = await Learner.at(visit({ before: fullDisk('add', true) }));
  const { page } = learner;
  const path = learner.path('liaison');
  await learner.goTo(`lesson/${path.id}/${path.lessons[0]}`);
  await learner.writeSentence();
  await learner.answer();
  await seen(page.getByRole('alert').getByText(studyText.notSaved(2, 'full')));
  await pressWithRoom(learner.button(studyText.retrySave));
  await eventually(async () => (await learner.stored()).length).toBe(2);
  await page.getByText(studyText.notSaved(2, 'full')).waitFor({ state: 'detached' });
});

test('an address that names nothing is said to, and leads home', async ({ learner, page }) => {
  for (const place of ['rubbish', 'lesson/liaison/gone', 'exam/gone', 'certificate/%E0%A4%A']) {
    await learner.goTo(place);
    await seen(page.getByRole('alert').getByText(studyText.unknown));
  }
  await learner.link(studyText.back).click();
  await focused(page.getByRole('heading', { level: 1, name: studyText.title }));
});

/** The role whose path is the longest, chosen some time before. */
const asOffice = `if (location.protocol.startsWith('http')) localStorage.setItem('yuqing.role', 'office')`;

test('a lesson leads to its check; each answer is explained with its clauses, a reload costs nothing, and the path goes on', async ({
  visit,
}) => {
  const learner = await Learner.at(visit({ before: asOffice }));
  const { page, catalog } = learner;
  const path = learner.path('duty-officer');
  const [lesson, second] = lessonsOf(path, catalog.lessons);
  const questions = checkOf(required(lesson, 'lesson'), catalog.questions);

  // Nothing was learnt yet: the way in promises no last time.
  await learner.goTo();
  await seen(page.getByText(studyText.empty));
  // One's own role's path comes first, and is where the empty screen sends one.
  expect(await page.locator('.path-rows h3').first().textContent()).toContain(path.title);
  await learner.link(studyText.lesson(1, required(lesson, 'lesson').title)).click();
  await page.waitForURL(new RegExp(`/training/${path.id}/${lesson?.id}/$`));
  await page.locator(`a[href$="#lesson/${path.id}/${lesson?.id}"]`).first().click();

  // Nothing written: one sentence, and the models stay away; then both stand beside one's own.
  const { task } = required(lesson, 'lesson');
  await learner.button(taskText.compare).click();
  await seen(page.getByText(taskText.nothing));
  expect(await page.getByText(task.models[0]?.text ?? '').count()).toBe(0);
  await page.locator('#sentence').fill('先去查款到了哪一步，15时前报您。');
  await learner.button(taskText.compare).click();
  await focused(page.getByRole('heading', { name: taskText.beside }));
  for (const { text } of task.models) await seen(page.getByText(text));
  await seen(page.locator('.sentence-beside blockquote').getByText('先去查款到了哪一步'));
  await learner.button(taskText.toCheck).click();

  // Nothing chosen: one sentence, and the question stays.
  await seen(learner.form);
  const first = await learner.asked();
  expect(first.id).toBe(questions[0]?.id);
  await learner.button(questionText.answer).click();
  await seen(page.locator('.problem[role=alert]'));
  await learner.answer(false);
  await seen(page.getByText(scoreWords[0].words));
  const explained = page.locator('.explained .choice');
  for (const { why } of questionChoices(first)) await seen(explained.filter({ hasText: why }));
  const links = await page.locator('.cites a').evaluateAll(all => all.map(link => link.getAttribute('href')));
  expect(links.length).toBeGreaterThanOrEqual(questionChoices(first).length);
  for (const href of links) expect(href).toMatch(/\/(plan\/[\w-]+|rules)\/#/);
  await learner.goOn();
  await learner.answer();
  await eventually(async () => (await learner.stored()).length).toBe(3);

  await reload(page);
  expect((await learner.asked()).id).toBe(questions[2]?.id);
  await learner.answerAll(questions.slice(2).length);
  await seen(
    page.getByRole('heading', { name: sittingText.resultTitle(questions.length - 1, questions.length) }),
  );
  await seen(page.getByText(sittingText.lessonNotDone));
  expect((await learner.stored()).some(({ type }) => type === 'lessonFinished')).toBe(false);
  await learner.button(sittingText.again(1)).click();
  expect((await learner.answer()).id).toBe(first.id);
  await learner.goOn();
  await seen(page.getByText(sittingText.againDone(1, 1)));
  await seen(page.getByText(sittingText.lessonDone));

  await atRest(page);
  const stored = await learner.stored();
  expect(stored.map(({ type }) => type)).toEqual([
    'sentenceWritten',
    ...questions.map(() => 'answered'),
    'lessonFinished',
  ]);
  expect(stored.at(-1)?.data).toEqual({ path: path.id, lesson: lesson?.id });
  const next = learner.link(sittingText.nextLesson(2, required(second, 'lesson').title));
  expect(await next.getAttribute('href')).toBe(`/training/${path.id}/${second?.id}/`);
  await learner.goTo();
  await seen(learner.link(studyText.lesson(2, required(second, 'lesson').title)));
  await seen(page.getByText(studyText.lessons(1, path.lessons.length)));
});

test('the paths begin with one’s own; who has chosen no role is asked to, and whose role has none is told so', async ({
  learner,
  catalog,
  page,
}) => {
  const choose = (role: string) => page.evaluate(chosen => localStorage.setItem('yuqing.role', chosen), role);
  await learner.goTo();
  await seen(page.getByText(studyText.noRole));
  await seen(learner.link(studyText.chooseRole));
  await learner.has(learned(catalog, learner.path('liaison'), 1));
  await seen(learner.link(studyText.chooseRole));
  const without = catalog.roles.find(({ id }) => catalog.paths.every(({ role }) => role !== id));
  await choose(required(without, 'role without a path').id);
  await learner.goTo();
  await seen(page.getByText(studyText.noPathOfRole));
  expect(await page.getByText(studyText.noRole).count()).toBe(0);
  await choose('legalSection');
  await learner.goTo();
  await seen(page.locator('.path-rows li').first().getByText(studyText.mine));
  expect(await page.getByText(studyText.noPathOfRole).count()).toBe(0);
});

test('without storage one learns in memory, is told so, and asked before leaving', async ({ visit }) => {
  const learner = await Learner.at(visit({ before: noDatabase }));
  const { page } = learner;
  const path = learner.path('liaison');
  const lesson = learner.firstLesson(path);
  await learner.read(path, lesson);
  await learner.goTo(`lesson/${path.id}/${lesson.id}`);
  await seen(page.getByRole('alert').getByText(storageSentence.missing));
  await learner.writeSentence();
  await learner.answerAll(lesson.check.length);
  await seen(page.getByText(sittingText.lessonDone));
  expect(await asksBeforeLeaving(page)).toBe(true);
});

test('a record that could not be read is not called lost, and is read again when asked', async ({
  visit,
}) => {
  const unreadable = `
    window.isUnreadable = true;
    const { openKeyCursor } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.openKeyCursor = function (...given) {
      if (window.isUnreadable) throw new DOMException('', 'UnknownError');
      return openKeyCursor.apply(this, given);
    };`;
  const learner = await Learner.at(visit({ before: unreadable }));
  const { page } = learner;
  await learner.goTo();
  const alarm = page.getByRole('alert').getByText(storeText.notReadWhole(storeText.notRead.failed));
  await seen(alarm);
  expect(await page.getByText(studyText.empty).count()).toBe(0);
  await page.evaluate('window.isUnreadable = false');
  await page.getByRole('button', { name: storeText.readAgain }).click();
  await alarm.waitFor({ state: 'detached' });
  await seen(page.getByText(studyText.empty));
});

test('stored records that cannot be read are told of, stay, and the rest counts', async ({
  learner,
  catalog,
  page,
}) => {
  const path = learner.path('liaison');
  await learner.has([named('张三'), ...learned(catalog, path, 1)]);
  await putIn(page, TRAINING_DATABASE, 'events', [
    [['01M8627GR00000000000000099', 'rubbish'], { v: 1, type: 'named', hash: 'rubbish' }],
  ]);
  await learner.goTo();
  await seen(page.getByRole('alert').getByText(studyText.broken(1)));
  await seen(page.getByText(studyText.lessons(1, path.lessons.length)).first());
  expect(await learner.stored()).toContainEqual({ v: 1, type: 'named', hash: 'rubbish' });
});
