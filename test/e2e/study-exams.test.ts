import { extractText } from 'unpdf';
import { expect } from 'vitest';
import { EXAM } from '../../src/training/exams/exam.ts';
import { blankExamText, examText, handInSentence, placeLabel } from '../../src/training/exams/words.ts';
import { studyText } from '../../src/training/lessons/words.ts';
import { onPhone } from '../support/browser.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { Learner } from './learner.ts';
import { inView, reload, seen } from './officer.ts';

test('however often 交卷 is pressed, only a yes to its question hands in, and the question is never out of sight', async ({
  visit,
}) => {
  const learner = await Learner.at(visit(onPhone));
  const { page } = learner;
  await learner.beginExam(learner.path('liaison'));
  await seen(learner.form);
  // From the list of questions, which lies far down.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const handIn = learner.handIn;
  await handIn.dblclick();
  const all = Array.from({ length: EXAM.questions }, (_, place) => place + 1);
  await focused(page.getByText(handInSentence(all, [])));
  expect(await inView(page, page.getByText(handInSentence(all, [])))).toBe(true);
  expect(await inView(page, learner.button(examText.handInNow))).toBe(true);
  await learner.button(examText.goOn).click();
  await learner.button(examText.handInNow).waitFor({ state: 'detached' });

  // From the keyboard: Enter on the last question asks, and asks again.
  await learner.button(placeLabel(EXAM.questions, false, false)).click();
  await focused(learner.form.getByRole('heading'));
  await page.keyboard.press('Enter');
  await focused(page.getByText(handInSentence(all, [])));
  await page.keyboard.press('Enter');
  await seen(learner.button(examText.handInNow));
  // One way to hand in, and one thing to do first.
  await seen(learner.handIn);
  await eventually(() => page.locator('.study .primary:visible').count()).toBe(1);
  expect(await learner.stored()).toEqual([]);
});

test('two tabs at one exam: what one has answered the other goes on with, and it is handed in once', async ({
  learner,
}) => {
  const path = learner.path('liaison');
  await learner.beginExam(path);
  await learner.chooseAnswer();
  await eventually(() => learner.kept()).toBe(1);
  const other = await learner.anotherTab();
  await other.goTo();
  await seen(other.page.getByText(studyText.underWay(path.title)));
  await other.link(studyText.resumeExam).click();
  await seen(other.page.getByText(examText.answered(1, EXAM.questions)));
  await other.handIn.click();
  await other.button(examText.handInNow).click();
  await seen(other.page.getByRole('heading', { level: 1, name: examText.score(5) }));
  // The first tab has nothing left to hand in, and shows the result as well.
  await seen(learner.page.getByRole('heading', { level: 1, name: examText.score(5) }));
  expect(await other.stored()).toHaveLength(1);
});

test('a blank exam prints with name and date to fill in, its key alone on the last pages; another number is another exam', async ({
  learner,
  page,
}) => {
  const path = learner.path('liaison');
  await learner.goTo(`exam/${path.id}`);
  await learner.link(blankExamText.open).click();
  const sheet = page.locator('.document-sheet');
  await seen(sheet.getByText(blankExamText.name, { exact: true }));
  const number = /\/(\d+)$/.exec(page.url())?.[1] ?? '';
  await seen(sheet.getByRole('heading', { name: blankExamText.key(Number(number)) }));
  const first = await sheet.locator('[data-part]').nth(1).textContent();

  const { text, totalPages } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const begins = text.findIndex(each => each.replace(/\s/g, '').includes('答案（带教留存，不发）'));
  expect(begins).toBeGreaterThan(0);
  expect(begins).toBeLessThan(totalPages);
  expect(text.slice(0, begins).join().replace(/\s/g, '')).not.toContain('答案');
  expect(text[0]?.replace(/\s/g, '')).toContain('姓名');
  expect(await learner.stored()).toEqual([]);

  await reload(page);
  await eventually(() => sheet.locator('[data-part]').nth(1).textContent()).toBe(first);
  await learner.link(blankExamText.another).click();
  await eventually(() => /\/(\d+)$/.exec(page.url())?.[1]).not.toBe(number);
});
