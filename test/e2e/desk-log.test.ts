import { expect } from 'vitest';
import { fullTime } from '../../src/desk/core/words/time.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { logText, noteKindLabel } from '../../src/desk/record/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { required } from '../support/playbook.ts';
import { refusesHalfDate, test } from './fixtures.ts';
import { focused, isFocused } from './focus.ts';
import { before, storedEvents } from './incidents.ts';
import { reload, seen } from './officer.ts';

test('a line is logged with N, words and Enter, and keeps its kind and the time it happened', async ({
  officer,
  page,
}) => {
  await page.clock.install();
  await officer.bringIn();
  const { keyboard } = page;
  const log = async (words: string): Promise<void> => {
    await keyboard.type(words);
    await keyboard.press('Enter');
    await officer.logSays(words);
    expect(await officer.noteLine.inputValue()).toBe('');
    expect(await isFocused(officer.noteLine)).toBe(true);
  };
  await keyboard.press('n');
  await focused(officer.noteLine);
  // In the field it is a letter like others.
  await log('no more posts since 14:00');

  await keyboard.press('Shift+Tab');
  await keyboard.press('ArrowRight');
  await keyboard.press('Tab');
  await log('先不回应，等核实');
  expect(await officer.entry('先不回应').getAttribute('data-note')).toBe('decision');

  const earlier = before(1);
  await page.getByText(logText.otherTime, { exact: true }).click();
  const happenedAt = page.getByLabel(logText.happenedAt);
  await happenedAt.fill(toShanghaiInput(Date.parse(earlier)));
  await page.getByRole('radio', { name: noteKindLabel.contact }).check();
  await officer.noteLine.focus();
  await page.keyboard.type('村支书来电');
  // A time of which a part is missing is no time, and must not pass as now.
  await refusesHalfDate(happenedAt, officer.button(deskText.addNote));
  await happenedAt.fill(toShanghaiInput(Date.parse(earlier)));
  await officer.noteLine.press('Enter');
  await officer.logSays('村支书来电');
  await officer.saved();
  await reload(page);
  await officer.openLog();
  // Both times: when it was written down, and when it happened.
  const entry = officer.entry('村支书来电');
  const written = (await storedEvents(page)).at(-1);
  const now = Date.now();
  await seen(entry.getByText(fullTime(Date.parse(required(written, 'note').at), now)));
  await seen(
    entry.getByText(`${noteKindLabel.contact}：${fullTime(Date.parse(earlier), now)} 的事，村支书来电`),
  );
  expect(written?.data).toEqual({ kind: 'contact', text: '村支书来电', happenedAt: earlier });
});
