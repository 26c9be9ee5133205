import { expect } from 'vitest';
import { EXAM } from '../../src/training/exams/exam.ts';
import { examText, handInSentence, placeLabel } from '../../src/training/exams/words.ts';
import { studyText } from '../../src/training/lessons/words.ts';
import { PRACTICE } from '../../src/training/questions/practice.ts';
import { wordingOf } from '../../src/training/questions/question.ts';
import { questionText, scoreWords } from '../../src/training/questions/words.ts';
import { groupText } from '../../src/training/records/group-words.ts';
import { recordText } from '../../src/training/records/words.ts';
import { focused } from '../e2e/focus.ts';
import { fullDisk, pressWithRoom, setFull } from '../e2e/full-disk.ts';
import { answerTo, examTaken, Learner, named } from '../e2e/learner.ts';
import { asksBeforeLeaving, reload, seen } from '../e2e/officer.ts';
import { eventually, test } from '../support/dom-test.ts';
import { found } from '../support/playbook.ts';

test('an exam is written, reloaded midway, handed in and looked through, and its result stays', async ({
  learner,
  page,
}) => {
  const path = learner.path('duty-officer');
  await learner.goTo();
  await learner.link(studyText.examOf(path.title)).click();
  await learner.button(examText.start).click();
  await seen(page.getByText(examText.answered(0, EXAM.questions)));

  // One right, one wrong, one left for later; a reload, and two right. All others stay open.
  const wrong: string[] = [];
  for (let place = 0; place < 5; place += 1) {
    if (place === 3) {
      await eventually(() => learner.kept()).toBe(2);
      await reload(page);
      await seen(page.getByText(examText.answered(2, EXAM.questions)));
      // It goes on at the first that is open; the trainee goes to where he was.
      await learner.button(placeLabel(4, false, false)).click();
    }
    const question = await learner.asked();
    if (place === 2) await learner.button(examText.flag).click();
    else {
      const isRight = place !== 1;
      if (!isRight) wrong.push(question.text);
      await learner.choose(question, answerTo(question, isRight));
      // Nothing is explained meanwhile.
      expect(await page.locator('.why').count()).toBe(0);
    }
    await learner.button(examText.next).click();
    await focused(learner.form.getByRole('heading'));
  }
  const open = Array.from({ length: EXAM.questions }, (_, place) => place + 1).filter(
    number => number === 3 || number > 5,
  );
  // A number of two figures, a mark or a flag: each place of the list is one line.
  const heights = await page
    .locator('.exam-list button')
    .evaluateAll(places => [...new Set(places.map(({ clientHeight }) => clientHeight))]);
  expect(heights).toHaveLength(1);
  await learner.handIn.click();
  await focused(page.getByText(handInSentence(open, [3])));
  await learner.button(examText.goOn).click();
  await seen(page.getByText(questionText.number(3, EXAM.questions)));
  expect(await learner.button(placeLabel(3, false, true)).getAttribute('aria-current')).toBe('step');
  await learner.handIn.click();
  await learner.button(examText.handInNow).click();

  const heading = page.getByRole('heading', { level: 1, name: examText.score(15) });
  await focused(heading);
  // Twenty questions in a few seconds are read by nobody.
  await seen(heading.getByText('○ 不计成绩'));
  await seen(page.getByText(examText.hasty));
  await eventually(async () => (await learner.stored()).map(({ type }) => type)).toEqual(['examTaken']);
  await reload(page);
  await seen(heading);
  const mistakes = page.locator('.exam-mistakes').first().locator('> li');
  await eventually(() => mistakes.count()).toBe(17);
  for (const text of wrong) await seen(mistakes.getByRole('heading', { name: text, exact: true }));
  await eventually(() => mistakes.locator('.answer-verdict').getByText(scoreWords[0].words).count()).toBe(1);
  await eventually(() => mistakes.locator('.answer-verdict').getByText(questionText.unanswered).count()).toBe(
    16,
  );
  expect(await page.getByText(questionText.unknownGiven).count()).toBe(0);
  await seen(mistakes.locator('.why').first());
  await page.getByText(examText.rest(3)).click();
  await eventually(() => page.locator('.exam-mistakes').last().locator('> li').count()).toBe(3);
});

test('what a full disk does not take of an exam is told of, kept, and written when there is room', async ({
  visit,
}) => {
  const learner = await Learner.at(visit({ before: fullDisk('put', false) }));
  const { page } = learner;
  await learner.beginExam(learner.path('liaison'));
  const question = await learner.asked();
  await setFull(page, true);
  await learner.choose(question, answerTo(question, true));
  const told = page.getByRole('alert').getByText(studyText.notKept('full'));
  await seen(told);
  expect(await asksBeforeLeaving(page)).toBe(true);
  // Looked at again, the answer is still there.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await seen(page.getByText(examText.answered(1, EXAM.questions)));
  await pressWithRoom(learner.button(studyText.retrySave));
  await told.waitFor({ state: 'detached' });
  await learner.goTo('exam/liaison');
  await seen(page.getByText(examText.answered(1, EXAM.questions)));
});

test('weak clauses offer ten questions, which are recorded as practised', async ({
  learner,
  catalog,
  page,
}) => {
  const path = learner.path('liaison');
  await learner.has([named('张三'), examTaken(catalog, path, 6)]);
  await learner.goTo('record');
  await learner.link(recordText.practise(PRACTICE)).click();
  await seen(page.getByText(questionText.number(1, PRACTICE)));
  await learner.answer();
  await eventually(async () => (await learner.stored()).at(-1)?.data).toMatchObject({
    where: 'practice',
    score: 1,
  });
});

test('a result whose answers were not kept still shows what was right', async ({
  learner,
  catalog,
  page,
}) => {
  const path = learner.path('liaison');
  await learner.has([named('张三'), examTaken(catalog, path, 4)]);
  await learner.goTo('record');
  await learner.page.getByRole('link', { name: /看错题/ }).click();
  const mistakes = page.locator('.exam-mistakes').first().locator('> li');
  await eventually(() => mistakes.count()).toBe(4);
  await eventually(() => mistakes.getByText(questionText.unknownGiven).count()).toBe(4);
});

const MINUTE = 60_000;

test('at the end of its time an exam hands itself in, and the clock is said aloud three times', async ({
  learner,
  page,
}) => {
  const path = learner.path('liaison');
  await page.clock.install();
  await learner.beginExam(path);
  const said = page.locator('.exam-head [role=status]');
  const timer = page.getByRole('timer', { name: examText.leftLabel });
  await seen(timer);
  await learner.chooseAnswer();
  await seen(page.getByText(examText.answered(1, EXAM.questions)));
  expect(await said.textContent()).toBe('');
  for (const [minutes, words] of [
    [14, ''],
    [1.5, examText.minutesLeft(10)],
    [5, examText.minutesLeft(5)],
    [4, examText.minutesLeft(1)],
  ] as const) {
    await page.clock.fastForward(minutes * MINUTE);
    await eventually(() => said.textContent()).toBe(words);
  }
  await page.clock.fastForward(1 * MINUTE);
  await seen(page.getByRole('heading', { level: 1, name: examText.score(5) }));
  await seen(page.getByText(examText.timedOut));
  await eventually(async () => (await learner.stored()).map(({ data }) => data)).toMatchObject([
    { path: path.id, score: 5, passed: false, timedOut: true },
  ]);
  // Nothing is left to go on with.
  await learner.goTo(`exam/${path.id}`);
  await seen(learner.button(examText.start));
});

test('an exam whose time ended while the page was closed is handed in when it is opened', async ({
  learner,
  catalog,
  page,
}) => {
  const path = learner.path('liaison');
  const taken = examTaken(catalog, path, 0);
  const questions = taken.type === 'examTaken' ? Object.keys(taken.data.scores) : [];
  const [first = ''] = questions;
  const question = catalog.questions.find(({ id }) => id === first);
  await learner.goTo();
  const draft = {
    path: path.id,
    seed: 5,
    startedAt: Date.now() - 40 * MINUTE,
    questions: questions.map(id => ({
      id,
      wording: wordingOf(found(catalog.questions, each => each.id === id)),
    })),
    flagged: [],
    answers: { [first]: question === undefined ? [] : answerTo(question, true) },
  };
  await learner.keepDraft('machine/draft/exam', draft);
  await learner.goTo();
  await eventually(() => learner.stored()).toMatchObject([{ data: { score: 5, timedOut: true } }]);
  await seen(page.getByText(studyText.best(5, false)));
});

test('an exam of somebody who looks elsewhere is handed in when time is up, and takes nothing from under their hands', async ({
  learner,
  page,
}) => {
  const path = learner.path('liaison');
  await page.clock.install();
  await learner.beginExam(path);
  await learner.chooseAnswer();
  await seen(page.getByText(examText.answered(1, EXAM.questions)));
  await page.evaluate(() => {
    location.hash = 'group';
  });
  await seen(page.getByRole('heading', { level: 1, name: groupText.title, exact: true }));
  await page.clock.fastForward(EXAM.minutes * MINUTE);
  await eventually(() => learner.stored()).toMatchObject([{ data: { score: 5, timedOut: true } }]);
  await seen(page.getByRole('heading', { level: 1, name: groupText.title, exact: true }));
  await page.evaluate(() => {
    location.hash = '';
  });
  await seen(page.getByText(studyText.best(5, false)));
});

test('a trainee who left the exam and came back sees the result when time is up', async ({
  learner,
  page,
}) => {
  const path = learner.path('liaison');
  await page.clock.install();
  await learner.goTo();
  await learner.link(studyText.examOf(path.title)).click();
  await learner.button(examText.start).click();
  await seen(learner.form);
  await page.evaluate(() => {
    location.hash = '';
  });
  await learner.link(studyText.resumeExam).click();
  await seen(learner.form);
  await page.clock.fastForward(EXAM.minutes * MINUTE);
  await seen(page.getByRole('heading', { level: 1, name: examText.score(0) }));
  await eventually(async () => (await learner.stored()).map(({ type }) => type)).toEqual(['examTaken']);
});
