import { expect } from 'vitest';
import { minutesFormText, minutesText } from '../../src/desk/steps/form-words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { tasksText } from '../../src/kit/form-words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { seeded, wide } from '../e2e/incidents.ts';
import { gone, seen } from '../e2e/officer.ts';
import { DAY } from '../support/answers.ts';
import { eventually, test } from '../support/dom-test.ts';

test('the tasks of a meeting are typed by keyboard, a row at each Enter, and a step takes one over with a press', async ({
  officer,
}) => {
  await officer.bringIn(seeded(wide()));
  const { sort, people, said } = minutesText.meeting;
  const pane = await officer.openStep('hold-assessment-meeting');
  const save = officer.button(minutesFormText.save(sort));
  await seen(save);
  const form = pane.locator('form').filter({ has: save });
  await form.getByLabel(people).fill('局办公室、矿产管理科');
  await form.getByLabel(said, { exact: true }).fill('先停采');
  const field = (part: 'who' | 'what' | 'by') => form.getByLabel(tasksText[part]);
  const rows = form.locator('.task-row');
  expect(await rows.count()).toBe(1);
  await field('who').first().fill('矿产管理科');
  await field('what').first().fill('到现场复核面积');
  await field('by')
    .first()
    .fill(toShanghaiInput(Date.now() + DAY));
  await field('by').first().press('Enter');
  await eventually(() => rows.count()).toBe(2);
  await eventually(() =>
    field('who')
      .nth(1)
      .evaluate(input => input === document.activeElement),
  ).toBe(true);
  await field('who').nth(1).fill('办公室');
  await officer.press(minutesFormText.save(sort), form);
  // Who, and nothing to do: nothing is recorded, and the row is named.
  await seen(form.getByText(/第2行没有填完/u));
  await field('what').nth(1).fill('负责发布');
  await field('what').nth(1).press('Enter');
  await eventually(() => rows.count()).toBe(3);
  // The third row stays empty, and is none.
  await officer.press(minutesFormText.save(sort), form);
  await officer.stands('hold-assessment-meeting', 'done');
  const solving = await officer.openStep('solve-problem');
  const take = solving.getByRole('button', {
    name: /^交给矿产管理科：到现场复核面积，.+前（由.+会议记录）$/u,
  });
  await take.click();
  await gone(take);
  await seen(solving.getByText(new RegExp(`${stepText.assignee} 矿产管理科 · .+前办完 · 由.+会议记录`, 'u')));
});
