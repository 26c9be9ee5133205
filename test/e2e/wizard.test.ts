import { expect } from 'vitest';
import { triageText } from '../../src/desk/triage/words.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { found, playbook } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { limited } from './incidents.ts';
import { gone, type Officer, reload, screensFor, seen } from './officer.ts';
import { everythingKept } from './stored.ts';

/** Answers the screens before the one that asks a question. */
async function upTo(officer: Officer, id: string, facts: Facts = limited()): Promise<void> {
  await officer.goTo('start/');
  for (const screen of screensFor(facts)) {
    if (screen.some(asked => asked.id === id)) break;
    await officer.answerScreen(screen, facts);
  }
  await seen(officer.asked(id));
}

const chosen = (officer: Officer, id: string): Promise<string | null> =>
  officer.page.locator(`[data-field="q-${id}"] :checked`).getAttribute('value');

test('an emergency asks its level on a page of its own, which the tab is named after; a press leads on, arrow keys only choose, no option is covered', async ({
  officer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await officer.goTo('start/');
  await officer.answer('emergency', 'yes');
  await seen(officer.asked('emergencyLevel'));
  await gone(officer.asked('emergency'));
  await focused(officer.asked('emergencyLevel'));
  const asked = found(playbook.triage.questions, ({ id }) => id === 'emergencyLevel');
  await eventually(() => page.title()).toContain(asked.text);
  const values = asked.kind === 'choice' ? asked.options.map(({ value }) => value) : [];
  for (const value of values) await officer.option('emergencyLevel', value).click({ trial: true });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect(await chosen(officer, 'emergencyLevel')).toBe(values[1]);
  await seen(officer.asked('emergencyLevel'));
  await officer.answer('emergencyLevel', 'major');
  await seen(officer.asked('spread'));
  await eventually(() => page.title()).not.toContain(asked.text);
});

test('leaving and coming back goes on where the officer stopped, and 从头再来 begins anew', async ({
  officer,
  page,
}) => {
  await upTo(officer, 'sensitive');
  await officer.goTo('plan/');
  await officer.goTo('start/');
  await seen(page.getByText(triageText.resumed));
  await seen(officer.asked('sensitive'));
  await reload(page);
  await seen(officer.asked('sensitive'));
  // The list that the server drew gives way to the one that stands folded.
  expect(await page.locator('.first-lines').count()).toBe(1);

  const again = await officer.anotherTab();
  await again.goTo('start/');
  await seen(again.asked('sensitive'));
  await again.answer('sensitive', 'yes');
  await seen(again.asked('factsClear'));
  // A page that goes within milliseconds of an answer can take its unwritten draft along.
  await eventually(async () => (await everythingKept(again.page)).includes('"sensitive":"yes"')).toBe(true);
  await again.page.close();

  await reload(page);
  await seen(officer.asked('factsClear'));
  await page.getByRole('button', { name: triageText.startOver }).click();
  await focused(officer.asked('emergency'));
  expect(await page.locator('.question :checked').count()).toBe(0);
  await officer.goTo('start/');
  await officer.ready();
  await seen(officer.asked('emergency'));
  expect(await page.getByText(triageText.resumed).count()).toBe(0);

  // On the first screen nothing is moved to, and the button has gone with what it stood in.
  await officer.answer('emergency', 'yes');
  await eventually(async () => (await everythingKept(page)).includes('"emergency":"yes"')).toBe(true);
  await reload(page);
  await page.getByRole('button', { name: triageText.startOver }).click();
  await focused(officer.asked('emergency'));
});

test('two matters triaged in two tabs stay two, and no tab gives up what another is answering', async ({
  officer,
  page,
}) => {
  await officer.goTo('start/');
  const again = await officer.anotherTab();
  await again.goTo('start/');
  await again.ready();
  await officer.answer('emergency', 'yes');
  await again.answer('emergency', 'no');
  for (const answer of ['yes', 'no'])
    await eventually(async () => (await everythingKept(page)).includes(`"emergency":"${answer}"`)).toBe(true);
  const latest = async (): Promise<string | undefined> =>
    (await everythingKept(page)).split('\n').find(each => each.includes('"emergency":"no"'));
  const before = await latest();
  const beginAnew = async (): Promise<void> => {
    // The matter begun last comes first.
    await reload(page);
    await seen(officer.asked('spread'));
    await page.getByRole('button', { name: triageText.startOver }).click();
    await seen(officer.asked('emergency'));
  };
  await beginAnew();
  // Given up here, and kept again there.
  await eventually(async () => [undefined, before].includes(await latest())).toBe(false);
  await reload(again.page);
  await seen(again.asked('spread'));
  await again.page.close();
  await beginAnew();
  await reload(page);
  await seen(officer.asked('emergencyLevel'));
});
