import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { closingText } from '../../src/desk/closing/words.ts';
import { conditionWords } from '../../src/desk/core/words/condition.ts';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { recordTheme } from '../../src/desk/feedback/theme.ts';
import { deskText, pageGroupLabel, toolText } from '../../src/desk/parts/words.ts';
import { stepFormText } from '../../src/desk/steps/form-words.ts';
import {
  deferredUntilWords,
  leftLabel,
  leftWords,
  stateLabel,
  stepText,
} from '../../src/desk/steps/words.ts';
import { formText } from '../../src/kit/form-words.ts';
import { describe } from '../../src/playbook/condition.ts';
import { focused } from '../e2e/focus.ts';
import { limited, type SeededIncident, seeded, storedEvents } from '../e2e/incidents.ts';
import { gone, type Officer, officeShort, reload, seen, step } from '../e2e/officer.ts';
import { beginning } from '../support/accessible-names.ts';
import { HOUR } from '../support/answers.ts';
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

  // A step that does not apply is a line that opens: it gives the reason, and cannot be ticked.
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
  // In the list it says where.
  const inList = officer.listed(incident.title).getByText(beginning(mark));
  await seen(inList);
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
  await gone(inList);
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

/** Puts off the open step. @param choose picks what it waits for */
async function putOff(officer: Officer, reason: string, choose?: (pane: Locator) => Promise<unknown>) {
  const { pane } = officer;
  await officer.press(stepText.defer, pane);
  await choose?.(pane);
  await pane.getByLabel(stepFormText.deferReason).fill(reason);
  await officer.press(stepText.defer, pane);
}

test('a step put off to a time comes back by itself and says why', async ({ officer, page }) => {
  await page.clock.install();
  await officer.bringIn();
  await officer.openStep('search-spread');
  await putOff(officer, '等值班员到岗');
  await officer.stands('search-spread', 'deferred');
  await officer.tells('search-spread', /等值班员到岗/);
  await seen(page.getByText(stepText.counts.deferred(1)));
  await officer.saved();

  const deferred = (await storedEvents(page)).at(-1);
  const mark = deferred?.type === 'stepMarked' ? deferred.data.mark : undefined;
  const until = mark?.kind === 'deferred' ? mark.until : ({ kind: 'regrade' } as const);
  expect(until.kind).toBe('time');
  const returned = stepText.returned(
    deferredUntilWords(until, id => step(id).title, Date.now()),
    '等值班员到岗',
  );
  await page.clock.fastForward(0.5 * HOUR);
  await officer.stands('search-spread', 'deferred');
  await page.clock.fastForward(0.6 * HOUR);
  await officer.stands('search-spread', 'todo');
  const pane = await officer.openStep('search-spread');
  await seen(pane.getByRole('status').getByText(returned));
});

test('a step that is begun stays open and says who has it in hand; one put off until another has a result comes back with it, and never waits for the past', async ({
  officer,
  page,
}) => {
  await officer.bringIn();
  await officer.openStep('register-report');
  await officer.press(stepText.start, officer.pane);
  await officer.stands('register-report', 'started');
  await seen(officer.opened('register-report'));
  await seen(
    officer.pane.getByRole('status').getByText(new RegExp(`${stateLabel.started}：${officeShort} 张三`)),
  );
  expect(await officer.pane.getByRole('button', { name: stepText.start, exact: true }).count()).toBe(0);
  await seen(page.getByText(stepText.counts.started(1)));
  await officer.finish('register-report');

  await officer.openStep('search-spread');
  await putOff(officer, '刚才就该办', async pane => {
    await pane.getByRole('textbox', { name: stepFormText.untilTime }).fill('2026-01-01T08:00');
  });
  await seen(officer.pane.getByText(refusalSentence({ code: 'notAhead' })));
  await officer.pane.getByRole('radio', { name: stepFormText.untilStep }).check();
  const other = officer.pane.getByRole('combobox', { name: stepFormText.untilStep });
  await officer.press(stepText.defer, officer.pane);
  await seen(officer.pane.getByText(refusalSentence({ code: 'notAnOption' })));
  await other.selectOption('report-to-leaders');
  await officer.press(stepText.defer, officer.pane);
  await officer.stands('search-spread', 'deferred');
  await officer.tells(
    'search-spread',
    new RegExp(
      deferredUntilWords({ kind: 'step', step: 'report-to-leaders' }, id => step(id).title, Date.now()),
    ),
  );
  await officer.finish('report-to-leaders');
  await officer.stands('search-spread', 'todo');
});
