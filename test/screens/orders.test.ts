import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { answerOrder, registerOrder } from '../../src/desk/orders/order.ts';
import { orderSortLabel, ordersText } from '../../src/desk/orders/words.ts';
import { toolText } from '../../src/desk/parts/words.ts';
import { registerText } from '../../src/desk/register/words.ts';
import { gone, seen } from '../e2e/officer.ts';
import { beginning } from '../support/accessible-names.ts';
import { test } from '../support/dom-test.ts';
import { found, playbook } from '../support/playbook.ts';

const report = found(playbook.forms, ({ about, outward }) => about === 'order' && outward === undefined);
const DEMAND = '核实并回应网民关切';

test('what comes in is registered, stands open in the register, and is reported back', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn();
  await officer.enter('orders');
  const form = page.locator('form').filter({ has: officer.button(ordersText.register) });
  await form.getByLabel(registerOrder.fields.from.asked.label).fill('市委网信办');
  await form.getByLabel(registerOrder.fields.demand.asked.label).fill(DEMAND);
  // Which sort it is somebody says: none is chosen beforehand, and nothing is registered without.
  expect(await form.getByRole('radio', { checked: true }).count()).toBe(0);
  await officer.press(ordersText.register, form);
  await seen(form.locator('[aria-invalid=true]'));
  await form.getByRole('radio', { name: orderSortLabel.notice }).check();
  await officer.press(ordersText.register, form);
  await seen(page.getByText(ordersText.sum(1, 0, 1)));

  // Its report is written from the sheet.
  await page.getByRole('link', { name: ordersText.writes(report.title) }).click();
  await seen(page.locator('.document-view').getByText(DEMAND));

  await officer.goTo('desk/');
  await officer.press(toolText.register);
  await page.getByRole('checkbox', { name: registerText.owing(1) }).check();
  await seen(page.getByRole('region', { name: registerText.orders(1, 1) }).getByText(DEMAND));

  await officer.goToIncident(incident);
  await officer.enter('orders');
  const answering = (within: Locator): Locator =>
    within.getByRole('button', { name: beginning(ordersText.answer) });
  await answering(page.locator('.orders')).click();
  const answer = page.locator('form').filter({ has: page.getByLabel(answerOrder.fields.text.asked.label) });
  await answer.getByLabel(answerOrder.fields.text.asked.label).fill('已派人核实，正在回应');
  await answer.getByLabel(answerOrder.fields.way.asked.label).fill('书面');
  expect(await answer.getByRole('radio', { checked: true }).count()).toBe(0);
  await answer.getByRole('radio', { name: ordersText.stages.final }).check();
  await answering(answer).click();
  await seen(page.getByText(ordersText.sum(0, 0, 1)));
  await gone(answering(page.locator('.orders')));
});
