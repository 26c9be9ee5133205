import { expect } from 'vitest';
import { checkOf } from '../../src/training/lessons/catalog.ts';
import { studyText, taskText } from '../../src/training/lessons/words.ts';
import { QUESTION_KINDS } from '../../src/training/questions/question.ts';
import { sittingText } from '../../src/training/questions/words.ts';
import { eventually, test } from './fixtures.ts';
import { named, oneOfEachKind } from './learner.ts';
import { atRest, reload, seen } from './officer.ts';

const DAY = 86_400_000;

test('a check does not finish a lesson whose page was never opened, and is not asked again once it was', async ({
  learner,
  page,
}) => {
  const path = learner.path('liaison');
  const lesson = learner.firstLesson(path);
  await learner.goTo(`lesson/${path.id}/${lesson.id}`);
  await learner.writeSentence();
  await learner.answerAll(lesson.check.length);
  await seen(page.getByText(taskText.unopened));
  await atRest(page);
  expect((await learner.stored()).some(({ type }) => type === 'lessonFinished')).toBe(false);
  await learner.goTo();
  await seen(page.getByText(studyText.lessons(0, path.lessons.length)).first());

  await learner.goTo(`lesson/${path.id}/${lesson.id}`);
  await learner.link(taskText.toLesson).click();
  await page.waitForURL(new RegExp(`/training/${path.id}/${lesson.id}/$`));
  await page.goBack();
  await seen(page.getByText(sittingText.lessonDone));
  await eventually(
    async () => (await learner.stored()).filter(({ type }) => type === 'lessonFinished').length,
  ).toBe(1);
});

test('the home page of training says quietly when a review is due, and the days ahead go into a calendar', async ({
  learner,
  catalog,
  page,
}) => {
  const line = page.locator('[data-review]');
  await page.goto(`${learner.site}training/`);
  expect(await line.isVisible()).toBe(false);
  await learner.has([named('张三'), ...oneOfEachKind(catalog)], Date.now() - 40 * DAY);
  await page.goto(`${learner.site}training/`);
  await seen(line.getByText(String(QUESTION_KINDS.length)));
  await line.click();
  // A wrong answer comes back tomorrow.
  await learner.answerAll(QUESTION_KINDS.length, false);
  await learner.goTo();
  const file = await learner.download(page.getByRole('button', { name: /存进日历/ }));
  expect(file.name).toMatch(/\.ics$/);
  expect(file.text).toContain('BEGIN:VEVENT');
  await page.goto(`${learner.site}training/`);
  expect(await line.isVisible()).toBe(false);
});

test('a check that is open in two tabs goes on in both, whichever is answered in', async ({
  learner,
  catalog,
}) => {
  const path = learner.path('duty-officer');
  const lesson = learner.firstLesson(path);
  const questions = checkOf(lesson, catalog.questions);
  const other = await learner.anotherTab();
  const both = [learner, other];
  await learner.beginCheck(path, lesson);
  await atRest(learner.page);
  await other.goTo(`lesson/${path.id}/${lesson.id}`);
  await learner.answer(false);
  await eventually(async () => (await other.asked()).id).toBe(questions[1]?.id);
  await other.answer();
  for (const { page } of both) await atRest(page);
  for (const tab of both) {
    await reload(tab.page);
    expect((await tab.asked()).id).toBe(questions[2]?.id);
  }
  expect((await learner.stored()).filter(({ type }) => type === 'answered')).toHaveLength(2);
});

test('a review that is left open with nothing due asks what comes to be due', async ({ learner, page }) => {
  const path = learner.path('liaison');
  const lesson = learner.firstLesson(path);
  await learner.goTo('review');
  await seen(page.getByText(sittingText.noneYet));
  const other = await learner.anotherTab();
  await other.beginCheck(path, lesson);
  await other.answerAll(lesson.check.length, false);
  await learner.answer();
  const answered = async () => (await learner.stored()).filter(({ type }) => type === 'answered').length;
  await eventually(answered).toBe(lesson.check.length + 1);
});
