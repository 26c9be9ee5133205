import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { officerText } from '../../src/desk/parts/officer-words.ts';
import { playbook } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { limited } from './incidents.ts';
import { drawn, seen } from './officer.ts';

const [channel] = playbook.release.channels;

/** The forms that are used most: where each stands, what opens it, and itself. */
const forms: readonly (readonly [place: string, opens: string | undefined, form: string])[] = [
  ['', undefined, 'form.done-form'],
  ['', '[data-opens^="skip-"]', '.row-actions form'],
  ['log', undefined, 'form.quick-log'],
  ['facts', undefined, 'form.facts-together'],
  ['facts', '[data-opens="fact/new"]', 'form.fact-form:not(.facts-together)'],
  ['facts', '[data-opens="post"]', '.post form'],
  ['release', '[data-opens="say"]', 'form:has(#say-place)'],
  [`release/new-${channel?.id}-holding`, undefined, 'form.statement-editor'],
  ['feedback', undefined, 'form:has([id$="-count"])'],
  ['orders', undefined, 'form:has(#order-demand)'],
  ['handover', undefined, 'form.handover-form'],
];

/** Empties every field that can be typed into, but for one that keeps what is put in elsewhere. */
async function empty(form: Locator): Promise<void> {
  const fields = form.locator(
    ':is(input:not([type=radio], [type=checkbox], [type=file]), textarea):enabled:visible:not([id^=officer-])',
  );
  for (const field of await fields.all()) await field.fill('');
}

/** Visible reasons why a form was not taken; nothing else lies over them. */
const readable = (form: Locator): Promise<readonly string[]> =>
  form.locator('.problem').evaluateAll(problems =>
    problems.flatMap(problem => {
      const { left, top, height } = problem.getBoundingClientRect();
      const shown = document.elementFromPoint(left + 4, top + height / 2);
      return shown !== null && problem.contains(shown) ? [problem.textContent ?? ''] : [];
    }),
  );

const hasFocus = (form: Locator): Promise<boolean> =>
  form.evaluate(element => element.contains(document.activeElement));

const entries = (page: Page): Promise<number> => page.locator('.log ol > li').count();

test('the forms used most, handed in empty on a phone, stay and say in view what is missing, and nothing is recorded', async ({
  desk,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { id } = await desk.bringIn();
  await page.goto(`${desk.site}desk/#${id}/log`);
  await drawn(page);
  const before = await entries(page);
  const wrong: string[] = [];
  for (const [place, opens, of] of forms) {
    // A form's own place with nothing of the form before it: from another page of the incident.
    await page.goto(`${desk.site}desk/#${id}/timeline`);
    await page.goto(`${desk.site}desk/#${id}/${place}`);
    await drawn(page);
    if (opens !== undefined) {
      const opener = page.locator(opens).first();
      await opener.evaluate(button => {
        for (
          let fold = button.closest('details');
          fold !== null;
          fold = fold.parentElement?.closest('details') ?? null
        )
          fold.open = true;
      });
      await opener.click();
    }
    const form = page.locator(of).first();
    await seen(form);
    await empty(form);
    await form.locator('[type=submit]').first().click();
    await seen(form.locator('.problem'));
    await eventually(() => hasFocus(form)).toBe(true);
    if ((await readable(form)).length === 0)
      wrong.push(`${place} ${of}: ${await form.locator('.problem').allInnerTexts()}`);
  }
  expect(wrong).toEqual([]);
  await page.goto(`${desk.site}desk/#${id}/log`);
  await drawn(page);
  expect(await entries(page)).toBe(before);
});

test('a triage that nobody keeps the record of stays at its end, and asks for the post', async ({
  desk,
  page,
}) => {
  await desk.goTo('start/');
  await desk.answerAll(limited());
  const form = page.locator('form.start');
  await seen(form);
  await form.locator('[type=submit]').click();
  await focused(page.locator('#officer-role'));
  await seen(form.getByText(officerText.chooseRole, { exact: true }));
});
