import { expect } from 'vitest';
import { CountingHand, sumOf } from '../bench/story/counting-hand.ts';
import { Office } from '../bench/story/office.ts';
import { ticket } from '../bench/story/stories.ts';
import { test } from '../support/dom-test.ts';

/** The home page has no script: one press leads from it to the triage. */
const FROM_HOME = 1;

test('a single ticket is answered by a stranger within the presses and fields that it may take', async ({
  page,
  site,
}) => {
  const hand = new CountingHand();
  const office = new Office({ page, site }, hand);
  hand.begin('triage');
  await page.goto(`${site}start/`);
  await office.answerAll(ticket.answers);
  await ticket.play(office, part => hand.begin(part));
  const { clicks, fields } = sumOf(hand.byPart.values());
  expect(clicks + FROM_HOME).toBeLessThanOrEqual(ticket.budget.clicks);
  expect(fields).toBeLessThanOrEqual(ticket.budget.fields);
});
