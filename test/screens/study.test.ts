import { expect } from 'vitest';
import { dayWords } from '../../src/desk/core/words/time.ts';
import { studyText } from '../../src/training/lessons/words.ts';
import { QUESTION_KINDS, type QuestionKind } from '../../src/training/questions/question.ts';
import { cardsAfter, dueToday } from '../../src/training/questions/schedule.ts';
import { scoreWords, sittingText } from '../../src/training/questions/words.ts';
import { recordOf } from '../../src/training/records/record.ts';
import { focused } from '../e2e/focus.ts';
import { fullDisk, pressWithRoom } from '../e2e/full-disk.ts';
import { answerTo, Learner, named, oneOfEachKind } from '../e2e/learner.ts';
import { reload, seen } from '../e2e/officer.ts';
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
