import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { closingText } from '../../src/desk/closing/words.ts';
import { conditionWords } from '../../src/desk/core/words/condition.ts';
import { recordTheme } from '../../src/desk/feedback/theme.ts';
import { deskText, pageGroupLabel, toolText } from '../../src/desk/parts/words.ts';
import { leftLabel, leftWords, stepText } from '../../src/desk/steps/words.ts';
import { formText } from '../../src/kit/form-words.ts';
import { describe } from '../../src/playbook/condition.ts';
import { focused } from '../e2e/focus.ts';
import { limited, type SeededIncident, seeded } from '../e2e/incidents.ts';
import { gone, reload, seen, step } from '../e2e/officer.ts';
import { test } from '../support/dom-test.ts';
import { index, required } from '../support/playbook.ts';

const registered = () =>
  ({ kind: 'markDone', step: 'register-report', doneAt: new Date().toISOString() }) as const;

/** Registered, with the measures on the spot put off: after the report to the leaders comes the one upward. */
const underWay = (): SeededIncident =>
  seeded({ ...limited(), topic: 'staff-conduct' }, [
    registered(),
    { kind: 'defer', step: 'take-measures', reason: '等值班员到岗', until: { kind: 'regrade' } },
  ]);

test('the cursor moves on past what does not apply and what is put off', async ({ officer, page }) => {
  await officer.bringIn();
  await seen(officer.opened('report-to-leaders'));
  await officer.finish('report-to-leaders');
  await seen(officer.opened('take-measures'));

  const incident = await officer.bringIn(underWay());
  await seen(officer.opened('report-to-leaders'));
  await officer.finish('report-to-leaders');
  await seen(officer.opened('report-upward'));
  await focused(officer.opened('report-upward'));
  expect(await officer.row('report-upward').getAttribute('data-current')).not.toBeNull();
  expect(new URL(page.url()).hash).toBe(`#${incident.id}`);

  // What does not apply is a line that opens: each with the reason, and cannot be ticked.
  const cyber = step('report-cyber-incident');
  const condition = describe(required(cyber.when, 'condition'), index.definitions, conditionWords);
  const inactive = page.locator('.inactive-row').filter({ hasText: cyber.title });
  expect(await inactive.isVisible()).toBe(false);
  for (const folded of await page.locator('.folded-steps > summary').all()) await folded.click();
  await seen(inactive.getByText(stepText.inactive(condition)));
  expect(await inactive.getByRole('button').count()).toBe(0);
});

test('what is half written is marked at its step, its page and its incident, stands open again, and is marked no more once given up', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn();
  const mark = deskText.unfinished;
  const groups = page.getByRole('navigation', { name: toolText.groups });
  const marked = (label: string): Locator =>
    groups.getByRole('link', { name: `${label} ${mark}`, exact: true });
  const note = page.locator('[id="note-search-spread"]');

  const pane = await officer.openStep('search-spread');
  await officer.press(deskText.stepNote, pane);
  await note.fill('问过镇里');
  await seen(officer.row('search-spread').getByText(mark, { exact: true }));
  await officer.enter('feedback');
  await page.getByLabel(recordTheme.fields.title.asked.label).fill('道路什么时候通');
  await officer.enter('review');
  await seen(marked(pageGroupLabel.list));
  await seen(marked(pageGroupLabel.release));

  await officer.goTo('desk/');
  await seen(officer.listed(incident.title).getByText(mark, { exact: true }));
  await officer.goToIncident(incident);
  await reload(page);
  await seen(marked(pageGroupLabel.release));
  await officer.openStep('search-spread');
  expect(await note.inputValue()).toBe('问过镇里');
  await officer.press(formText.cancel, pane);
  await gone(officer.row('search-spread').getByText(mark, { exact: true }));
  await officer.openStep('register-report');
  await gone(note);
  await officer.openStep('search-spread');
  await officer.press(deskText.stepNote, pane);
  expect(await note.inputValue()).toBe('');
  await officer.enter('feedback');
  await page.getByLabel(recordTheme.fields.title.asked.label).fill('');
  await officer.goTo('desk/');
  await gone(officer.listed(incident.title).getByText(mark, { exact: true }));
});

test('of a closed incident nobody waits for what was half written at a step: it is marked no more and told there as what it is, but a note is still to be handed in', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn();
  const mark = officer.row('search-spread').getByText(deskText.unfinished, { exact: true });
  const pane = await officer.openStep('search-spread');
  await officer.fillWants('search-spread', { attention: '3200' });
  await seen(mark);
  await officer.openTool(deskText.close);
  await seen(page.getByText(closingText.halfWritten(1)));
  await officer.openTool(deskText.close);
  await officer.closeIncident();
  await gone(mark);
  await seen(officer.row('search-spread').getByText(leftLabel, { exact: true }));
  await officer.tells('search-spread', leftWords('交给执法科，月底前'));
  await seen(pane.getByText(stepText.leftAtClosing));
  await officer.goTo('desk/');
  const listed = officer.listed(incident.title);
  await seen(listed);
  expect(await listed.getByText(deskText.unfinished, { exact: true }).count()).toBe(0);

  await officer.goToIncident(incident);
  await officer.openStep('search-spread');
  await officer.press(deskText.stepNote, pane);
  await page.locator('[id="note-search-spread"]').fill('约3200次');
  await seen(mark);
});
