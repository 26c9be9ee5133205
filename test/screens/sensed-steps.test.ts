import { expect } from 'vitest';
import { deskText } from '../../src/desk/parts/words.ts';
import { postLabel, postText } from '../../src/desk/post/words.ts';
import { minutesFormText, minutesText } from '../../src/desk/steps/form-words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { limited, seeded } from '../e2e/incidents.ts';
import { seen } from '../e2e/officer.ts';
import { HOUR } from '../support/answers.ts';
import { eventually, test } from '../support/dom-test.ts';

test('a phone report does its step without a tick; reopened with a reason, the step waits for a new one', async ({
  officer,
  page,
}) => {
  await officer.bringIn();
  const row = page.locator('#step-report-to-leaders');
  await officer.openStep('report-to-leaders');
  const { sort, people, said } = minutesText.phoneReport;
  await officer.button(minutesFormText.record(sort)).first().click();
  const form = page.locator('.open-step form').filter({ hasText: minutesFormText.steps });
  // Everyone known is offered after those that stand there.
  const offers = page.locator(`[id="${await form.getByLabel(people).getAttribute('list')}"] option`);
  await form.getByLabel(people).fill('组长、');
  await eventually(() =>
    offers.evaluateAll(all => all.map(each => (each as HTMLOptionElement).value)),
  ).toContain('组长、张三');
  await form.getByLabel(people).fill('组长、副组长');
  await form.getByLabel(said, { exact: true }).fill('采石场夜间作业，正在核实');
  await form.getByRole('button', { name: minutesFormText.save(sort) }).click();
  await eventually(() => row.getAttribute('data-state')).toBe('done');
  expect(await row.getAttribute('data-sensed')).toBe('true');
  expect(await row.textContent()).toContain(stepText.sensed);
  // Taking the report back from the row of a step would take more than a tick.
  expect(await row.locator('.undo').count()).toBe(0);

  await officer.openStep('report-to-leaders');
  await seen(page.getByRole('link', { name: stepText.sensedFrom.minutes }));
  await officer.press(stepText.reopen);
  await page.getByLabel(`${stepText.reopen}：${deskText.reason}`).fill('组长没有接到');
  await page.locator('.open-step form').getByRole('button', { name: stepText.reopen }).click();
  await eventually(() => row.getAttribute('data-state')).toBe('todo');
  await officer.tells('report-to-leaders', /组长没有接到/);
});

test('a receipt whose time nobody said is refused at its time, with nothing recorded and what was typed kept', async ({
  officer,
  page,
}) => {
  await officer.bringIn(seeded({ ...limited(), finder: 'section' }));
  const pane = await officer.openStep('register-report');
  const received = pane.getByRole('textbox', { name: stepText.receivedAt }).first();
  expect(await received.inputValue()).toBe('');
  const summary = pane.getByLabel(postLabel.summary, { exact: true });
  await summary.fill('公示牌不见了');
  await officer.press(postText.saveAndDone, pane);
  await seen(pane.locator('[aria-invalid=true]'));
  expect(await received.getAttribute('aria-invalid')).toBe('true');
  expect(await summary.inputValue()).toBe('公示牌不见了');
  for (const id of ['register-report', 'report-to-office']) await officer.stands(id, 'todo');
  await received.fill(toShanghaiInput(Date.now() - HOUR));
  await officer.press(postText.saveAndDone, pane);
  await eventually(() => page.locator('#step-register-report').getAttribute('data-state')).toBe('done');
  for (const id of ['register-report', 'report-to-office'])
    expect(await page.locator(`#step-${id}`).getAttribute('data-state')).toBe('done');
});
