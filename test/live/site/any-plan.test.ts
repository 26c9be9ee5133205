import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { officerText } from '../../../src/desk/parts/officer-words.ts';
import { saveText } from '../../../src/desk/parts/store-words.ts';
import { stepText } from '../../../src/desk/steps/words.ts';
import { triageText } from '../../../src/desk/triage/words.ts';
import { checklist } from '../../../src/playbook/checklist.ts';
import { toShanghaiInput } from '../../../src/playbook/deadline/compute.ts';
import type { Question } from '../../../src/playbook/wizard/flow.ts';
import { type Screen, screensOf } from '../../../src/playbook/wizard/screens.ts';
import { replay } from '../../../src/playbook/wizard/walk.ts';
import { homeText } from '../../../src/site/words.ts';
import { test } from '../../support/browser.ts';
import { index, playbook, required } from '../../support/playbook.ts';

// Played on the site of whatever plan is in content/: questions, steps and clauses are those of that plan, by its own words.

const { triage, clauses } = playbook;
const TITLE = '照清单走一遍的事';
const FOUND = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;

/** Answers by taking the first option of each list. */
const answerTo = (question: Question): string =>
  question.kind === 'choice'
    ? required(question.options[0], question.id).value
    : question.kind === 'time'
      ? new Date(FOUND).toISOString()
      : TITLE;

async function fill(page: Page, question: Question): Promise<void> {
  const field = page.locator(`.question [data-field="q-${question.id}"]`);
  await field.waitFor();
  if (question.kind === 'text') return page.locator(`[id="q-${question.id}"]`).fill(TITLE);
  if (question.kind === 'time') return page.locator(`[id="q-${question.id}"]`).fill(toShanghaiInput(FOUND));
  await field
    .getByRole(question.multiple === true ? 'checkbox' : 'radio')
    .first()
    .click();
}

/** A press on the last list of a screen leads on by itself. */
const leadsOn = (screen: Screen): boolean => {
  const last = screen.at(-1);
  return last?.kind === 'choice' && last.multiple !== true;
};

test('an incident is opened by the plan’s own triage, worked by its checklist, and stays', async ({
  page,
  site,
}) => {
  await page.goto(site);
  await page.getByRole('link', { name: homeText.start }).click();
  const answers: Record<string, string> = {};
  for (let left = triage.questions.length; left > 0; left -= 1) {
    const { current } = screensOf(triage, answers);
    if (current === undefined) break;
    await page.locator('.wizard:not([aria-busy]) .question').waitFor();
    for (const question of current) {
      answers[question.id] = answerTo(question);
      await fill(page, question);
    }
    if (!leadsOn(current)) await page.getByRole('button', { name: triageText.next, exact: true }).click();
  }
  await page.getByText(triageText.verdict, { exact: true }).waitFor();
  const role = page.getByLabel(officerText.role);
  await role.selectOption({ index: 1 });
  await page.getByRole('button', { name: triageText.start }).click();
  await page.waitForURL(/\/desk\/#\w+$/);
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();

  const steps = checklist(index, replay(triage, answers, 'pass').facts);
  await page.getByRole('status').getByText(saveText.saved, { exact: true }).waitFor();
  const rows = await page.locator('[id^="step-"]').evaluateAll(all => all.map(({ id }) => id));
  expect(rows).toEqual(expect.arrayContaining(steps.map(({ id }) => `step-${id}`)));
  const plain = steps.find(({ wants = [], evidence }) => wants.length === 0 && evidence === undefined);
  if (plain !== undefined) {
    await page.locator(`#step-${plain.id} .step-open`).click();
    await page
      .locator('.open-step')
      .getByRole('button', { name: stepText.markDone[plain.outcome ?? 'handled'], exact: true })
      .click();
    await page.locator(`#step-${plain.id}[data-state=done]`).waitFor();
  }
  await page.getByRole('status').getByText(saveText.saved, { exact: true }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  if (plain !== undefined) await page.locator(`#step-${plain.id}[data-state=done]`).waitFor();
});

test('the text of the plan is read whole, and found by its own words', async ({ page, site }) => {
  await page.goto(`${site}plan/full/`);
  const text = ((await page.getByRole('article').textContent()) ?? '').replace(/\s/g, '');
  for (const clause of clauses) expect(text).toContain(clause.text.replace(/\s/g, ''));
  const last = required(clauses.at(-1), 'clause');
  await page.goto(`${site}search/`);
  await page.getByRole('combobox').fill(last.text.slice(0, 12));
  await page
    .getByRole('option')
    .filter({ hasText: last.text.slice(0, 4) })
    .first()
    .waitFor();
});
