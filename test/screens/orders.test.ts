import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { answerOrder, extendOrder, registerOrder } from '../../src/desk/orders/order.ts';
import { extensionLabel, orderSortLabel, ordersText } from '../../src/desk/orders/words.ts';
import { toolText } from '../../src/desk/parts/words.ts';
import { registerText } from '../../src/desk/register/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { before, limited, seeded } from '../e2e/incidents.ts';
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

test('more time that whoever sent it granted moves the limit, with the one before beside it', async ({
  officer,
  page,
}) => {
  const received = before(2);
  const limit = before(-3);
  await officer.bringIn(
    seeded(limited(), [
      {
        kind: 'registerOrder',
        sort: 'supervision',
        from: '市委网信办',
        receivedAt: received,
        demand: DEMAND,
        limit,
      },
    ]),
  );
  await officer.enter('orders');
  const order = page.locator('li.order');
  await order.getByRole('button', { name: beginning(ordersText.extend) }).click();
  const form = page.locator('form').filter({ has: page.getByLabel(extendOrder.fields.of.asked.label) });
  const save = form.getByRole('button', { name: beginning(ordersText.extend) });
  await form.getByLabel(extendOrder.fields.of.asked.label).fill('市委网信办值班室');
  await form.getByRole('radio', { name: extensionLabel.granted, exact: true }).check();
  // Granted until nobody knows when is no other limit.
  await save.click();
  await seen(form.locator('[aria-invalid=true]'));
  await form
    .getByLabel(extendOrder.fields.limit.asked.label, { exact: true })
    .fill(toShanghaiInput(Date.parse(before(-30))));
  await save.click();
  await seen(order.getByText(new RegExp(extensionLabel.granted)));
  expect(await order.textContent()).toMatch(/前反馈（原为 /);
});
