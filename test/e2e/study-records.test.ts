import { expect } from 'vitest';
import { named as nameOf } from '../../src/desk/core/words/named.ts';
import { documentDate, fullTime } from '../../src/desk/core/words/time.ts';
import { formText } from '../../src/kit/form-words.ts';
import { lessonsOf } from '../../src/training/lessons/catalog.ts';
import { studyText } from '../../src/training/lessons/words.ts';
import { groupText } from '../../src/training/records/group-words.ts';
import { writeRecord } from '../../src/training/records/record-file.ts';
import { certificateText } from '../../src/training/records/words.ts';
import { STORE_NAME } from '../support/built-site.ts';
import { pagesIn, smallestType } from '../support/pdf.ts';
import { required } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { drillPassed, examTaken, Learner, learned, named, written } from './learner.ts';
import { seen, shownText } from './officer.ts';

const DAY = 86_400_000;

test('two records of one person are told apart where one of them is to go, in a question that a phone shows whole', async ({
  visit,
}) => {
  const learner = await Learner.at(visit({ context: { viewport: { width: 390, height: 844 } } }));
  const { page } = learner;
  const now = Date.now();
  const [early, late] = [now - 5 * DAY, now - 2 * DAY];
  const files = [early, late].map(at => ({
    name: `${at}.json`,
    text: writeRecord(written([named('张三')], at), now),
  }));
  await learner.goTo('group');
  await learner.collect(files);
  await seen(page.getByText(groupText.people(2)));
  const [earlier, later] = [early, late].map(at => groupText.recordOf('张三', fullTime(at, now)));
  await seen(learner.button(nameOf(groupText.remove.ask, required(later, 'record'))));
  await learner.button(nameOf(groupText.remove.ask, required(earlier, 'record'))).click();
  const question = page.locator('.confirm');
  await seen(question.getByText(groupText.removeConfirm(required(earlier, 'record'))));
  await eventually(() =>
    question.evaluate(element => element.getBoundingClientRect().right <= innerWidth),
  ).toBe(true);
  await learner.button(groupText.remove.yes).click();
  await seen(page.getByText(groupText.removed(required(earlier, 'record'))));
  // Alone it goes by its name again.
  await seen(learner.button(nameOf(groupText.remove.ask, groupText.recordOf('张三'))));
  await seen(page.getByRole('cell', { name: fullTime(late, now), exact: true }));
});

test('a certificate is for a finished path only, and prints alone on one lying page of A4', async ({
  learner,
  catalog,
  page,
}) => {
  const path = learner.path('duty-officer');
  const begin = Date.now() - 9 * DAY;
  await learner.has(
    [...learned(catalog, path, path.lessons.length), examTaken(catalog, path, 8)],
    begin - 9 * DAY,
  );
  await learner.link(studyText.certificateLacks).click();
  await seen(page.getByText(certificateText.notYet(path.title)));
  await seen(page.getByText(certificateText.missing.exam));
  await seen(page.getByText(certificateText.missing.drill));
  expect(await page.locator('.document-sheet').count()).toBe(0);

  // Passed, and days later once more with a better score.
  const passedAt = await learner.has([...drillPassed(catalog), examTaken(catalog, path, 3)], begin);
  await learner.has([examTaken(catalog, path, 1)], begin + 5 * DAY);
  await learner.link(studyText.certificate).click();
  // Opening the page focuses the heading: nobody has asked for the form.
  await focused(page.getByRole('heading', { level: 1, name: certificateText.title }));
  await page.getByLabel(studyText.name, { exact: true }).fill('李晓岚');
  await learner.button(studyText.nameGoOn).click();
  await focused(learner.button(certificateText.print));
  await seen(page.locator('.document-sheet').getByText('李晓岚', { exact: true }));
  await learner.button(studyText.nameChange).click();
  await focused(page.getByLabel(studyText.name, { exact: true }));
  await learner.button(formText.cancel).click();
  await focused(learner.button(studyText.nameChange));
  await learner.button(studyText.nameChange).click();
  await page.getByLabel(studyText.name, { exact: true }).fill('司马李晓岚');
  await learner.button(studyText.nameChanged).click();
  await focused(learner.button(studyText.nameChange));
  await seen(page.locator('.document-sheet').getByText('司马李晓岚'));
  await page.emulateMedia({ media: 'print' });
  expect(await smallestType(page)).toBeGreaterThanOrEqual(9);
  const text = await shownText(page.locator('body'));
  for (const part of [
    '司马李晓岚',
    path.title,
    certificateText.score,
    certificateText.scoreValue(95),
    documentDate(passedAt),
    certificateText.notice,
    certificateText.judged([{ name: '李带教', title: '科长' }]),
  ])
    expect(text).toContain(part);
  for (const { title } of lessonsOf(path, catalog.lessons)) expect(text).toContain(title);
  for (const part of [studyText.back, certificateText.print, certificateText.hint, studyText.nameChange])
    expect(text).not.toContain(part);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pagesIn(pdf)).toBe(1);
  const [, width = '', height = ''] =
    /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
});

test('in large letters on a phone every tab is within reach, and with forced colours the current one is marked by more than weight', async ({
  visit,
}) => {
  const learner = await Learner.at(
    visit({
      context: { viewport: { width: 390, height: 844 }, forcedColors: 'active' },
      before: `if (location.protocol.startsWith('http')) localStorage.setItem('${STORE_NAME}.size', 'large')`,
    }),
  );
  const { page } = learner;
  await learner.goTo('group');
  const tabs = await page.locator('.study-nav a').evaluateAll(links =>
    links.map(link => ({
      isWhole: link.getBoundingClientRect().right <= innerWidth,
      isCurrent: link.hasAttribute('aria-current'),
      line: getComputedStyle(link).borderBottomColor,
    })),
  );
  expect(tabs.filter(({ isWhole }) => !isWhole)).toEqual([]);
  const [current] = tabs.filter(({ isCurrent }) => isCurrent);
  const others = new Set(tabs.filter(({ isCurrent }) => !isCurrent).map(({ line }) => line));
  expect(others.size).toBe(1);
  expect(others.has(required(current, 'current tab').line)).toBe(false);
});
