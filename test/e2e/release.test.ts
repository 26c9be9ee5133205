import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { recordFact, valueFields } from '../../src/desk/facts/fact-recorded.ts';
import { factStateLabel, factText } from '../../src/desk/facts/words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { publishStepText } from '../../src/desk/publications/words.ts';
import {
  editorText,
  publishText,
  statementText as screenText,
  signOffText,
  statementKindLabel,
} from '../../src/desk/statements/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { tokenOf } from '../../src/playbook/template.ts';
import { beginning } from '../support/accessible-names.ts';
import { about } from '../support/occurrence.ts';
import { playbook, required } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { focused, tabTo } from './focus.ts';
import { storedEvents } from './incidents.ts';
import { gone, reload, seen } from './officer.ts';
import { checking, elementLabel, next, notice, verified } from './releases.ts';

/** Whether nothing lies over the foot of a field. */
const isBare = (field: Locator): Promise<boolean> =>
  field.evaluate(each => {
    const { left, bottom } = each.getBoundingClientRect();
    return document.elementFromPoint(left + 9, bottom - 3) === each;
  });

test('facts become a statement, are signed off and published, and stop the right clocks', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn([
    { kind: 'note', text: '青溪镇石桥村村东', noteKind: 'situation' },
    checking('time', about('08:00')),
  ]);
  await desk.openStep('publish-limited');
  await desk.press(publishStepText.go, desk.pane);
  await seen(page.getByText(screenText.none));
  await desk.press(screenText.toFacts);

  // One taken from the record, one that was being looked into.
  await desk.press(named(factText.acts.record, elementLabel('place')));
  const form = desk.fact('place').locator('form');
  await form.getByText(factText.takeFrom(1)).click();
  await desk.press(named(factText.take, '青溪镇石桥村村东'), form);
  await form.getByText(factStateLabel.verified, { exact: true }).click();
  await form.getByLabel('姓名').fill('李四');
  await form.getByLabel('职务').fill('地质灾害科科长');
  await desk.press(factText.save, form);
  await eventually(() => desk.factState('place')).toBe('verified');
  await desk.press(named(factText.acts.verify, elementLabel('time')));
  // A value that turned out otherwise than reported rests on another source.
  const source = desk.fact('time').getByLabel(recordFact.fields.source.asked.label, { exact: true });
  expect(await source.inputValue()).toBe('群众来电');
  await desk.fact('time').getByLabel(valueFields.occurred.asked.label).fill('2026-11-24T09:00');
  await desk.press(factText.save, desk.fact('time'));
  await focused(source);
  await source.fill('现场核查');
  await desk.press(factText.save, desk.fact('time'));
  await eventually(() => desk.factState('time')).toBe('verified');
  await seen(page.getByText(factText.verified(2), { exact: true }));

  // A brief is recommended while so little is known; written is what the step asks for.
  await desk.goTo(`desk/#${incident.id}/release`);
  await page.getByRole('radio', { name: beginning(statementKindLabel.full) }).check();
  await desk.press(screenText.begin);
  await seen(desk.text);
  expect(await desk.text.inputValue()).toContain(tokenOf(elementLabel('time')));
  expect(await desk.text.inputValue()).not.toContain(tokenOf(elementLabel('scale')));
  await page.getByLabel(editorText.heading, { exact: true }).fill('关于石桥村有关情况的说明');
  await desk.press(editorText.save(1));
  await seen(page.getByText(editorText.needTime).first());
  await page.getByLabel(editorText.next, { exact: true }).fill(toShanghaiInput(Date.parse(next())));
  await desk.press(editorText.save(1));
  await seen(page.locator('.statement-sheet').getByText('11月24日约9时'));

  await desk.signOff();
  // Lines signed by all fold, and leave the way out in view.
  const all = await page.locator('[data-line]').count();
  const byPeople = await page.locator('[data-line]:has(.line-mark)').count();
  await seen(page.getByText(signOffText.passed(all - byPeople, byPeople), { exact: true }));
  const passed = page.locator('.sign-off h3').first();
  expect(await passed.isVisible()).toBe(false);
  // Paper has no way to open it.
  await page.emulateMedia({ media: 'print' });
  await seen(passed);
  await page.emulateMedia({ media: 'screen' });
  await gone(passed);

  await seen(page.getByText(/汇总意见，统一发布/));
  await desk.publishes({ place: '门户网站 通知公告', link: 'https://example.invalid/notice/1' });
  const done = desk.publishDone;
  await seen(done.getByText(publishText.stopped));
  await seen(done.getByText('公开回应舆情'));
  const promised = required(
    playbook.deadlines.find(({ anchor }) => 'promise' in anchor),
    'promise',
  );
  await seen(done.getByText(promised.title));
  await desk.press(publishText.toChecklist, done);
  await desk.stands('publish-limited', 'done');
  await desk.saved();
  await reload(page);
  await desk.stands('publish-limited', 'done');
  expect((await storedEvents(page)).filter(({ type }) => type === 'published')).toHaveLength(1);
  await desk.statement(incident);
  await seen(page.getByText('https://example.invalid/notice/1'));
});

test('a field that Tab leads to comes out from under the buttons of its form', async ({ desk, page }) => {
  await desk.facts(await desk.bringIn());
  const field = page.locator('#facts-source');
  await field.focus();
  await page.keyboard.press('Shift+Tab');
  const box = await field.boundingBox();
  await page.evaluate(
    by => scrollBy(0, by),
    (box?.y ?? 0) + (box?.height ?? 0) + 9 - (page.viewportSize()?.height ?? 0),
  );
  expect(await isBare(field)).toBe(false);
  await page.keyboard.press('Tab');
  await focused(field);
  await eventually(() => isBare(field)).toBe(true);
});

test('two accounts of one fact are shown side by side, keep it out of statements, and are settled by one decision', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn([verified('scale', '约20亩')]);
  await desk.facts(incident);
  await desk.press(named(factText.acts.beside, elementLabel('scale')));
  const form = desk.fact('scale').locator('form');
  await form.getByLabel(valueFields.words.asked.label).fill('约25亩');
  await form.getByLabel(recordFact.fields.source.asked.label, { exact: true }).fill('镇政府');
  await desk.press(factText.save, form);
  await eventually(() => desk.factState('scale')).toBe('conflict');
  const accounts = desk.fact('scale').locator('.fact-conflict li');
  await eventually(() => accounts.count()).toBe(2);
  await seen(accounts.filter({ hasText: '现场核查' }).getByText('约20亩'));
  await seen(accounts.filter({ hasText: '镇政府' }).getByText('约25亩'));
  await desk.goTo(`desk/#${incident.id}/release/new-${notice.id}-holding`);
  const chip = desk.button(editorText.unusable(elementLabel('scale'), factStateLabel.conflict));
  await seen(chip);
  expect(await chip.isDisabled()).toBe(true);

  await desk.facts(incident);
  const adopt = desk.button(named(factText.adopt, '约25亩'));
  const value = form.getByLabel(valueFields.words.asked.label);
  await adopt.click();
  await eventually(() => value.inputValue()).toBe('约25亩');
  // It opens with the focus in it. Wherever on the screen that is, its buttons do not lie over what has it.
  await focused(value);
  const foot = (await value.boundingBox())?.y ?? 0;
  await page.keyboard.press('Escape');
  await page.evaluate(by => scrollBy(0, by), foot + 60 - (page.viewportSize()?.height ?? 0));
  await adopt.evaluate((button: HTMLElement) => button.click());
  await focused(value);
  await eventually(() => isBare(value)).toBe(true);
  await form.getByText(factStateLabel.verified, { exact: true }).click();
  await desk.press(factText.settle, form);
  await eventually(() => desk.factState('scale')).toBe('verified');
  expect(await desk.fact('scale').locator('.fact-conflict').count()).toBe(0);
  await desk.fact('scale').getByText(factText.history(3)).click();
  await desk
    .fact('scale')
    .locator('.fact-history')
    .getByRole('button', { name: named(deskText.undo, '约25亩'), exact: true })
    .first()
    .click();
  await eventually(() => desk.factState('scale')).toBe('conflict');
});

test('a fact is recorded and verified with the keyboard alone', async ({ desk, page }) => {
  const { keyboard } = page;
  const incident = await desk.bringIn();
  await desk.facts(incident);
  await tabTo(
    page,
    desk.button(named(factText.acts.record, elementLabel('place'))),
    // Past the form that stands open while nothing is known.
    60,
  );
  await keyboard.press('Enter');
  const form = desk.fact('place').locator('form');
  await focused(form.getByLabel(valueFields.words.asked.label));
  await keyboard.type('某镇东街');
  await keyboard.press('Tab');
  await keyboard.type('现场核查');
  await keyboard.press('Tab');
  await keyboard.press('ArrowRight');
  expect(await form.getByLabel('姓名').inputValue()).toBe('张三');
  await keyboard.press('Control+Enter');
  await eventually(() => desk.factState('place')).toBe('verified');
  await focused(desk.fact('place').getByRole('heading', { name: elementLabel('place') }));
  await tabTo(page, desk.button(named(factText.acts.change, elementLabel('place'))), 2);
  await keyboard.press('Enter');
  await focused(form.getByLabel(valueFields.words.asked.label));
  await keyboard.press('Escape');
  await gone(form);
});

test('facts stand beside what is known of them on paper, which is as narrow as a phone', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn([verified('time', about('09:00'))]);
  await page.setViewportSize({ width: 700, height: 1000 });
  await desk.facts(incident);
  await page.emulateMedia({ media: 'print' });
  const [head, body] = await Promise.all(
    ['.fact-head', '.fact-body'].map(part => desk.fact('time').locator(part).boundingBox()),
  );
  const [label, account] = [required(head ?? undefined, 'head'), required(body ?? undefined, 'body')];
  expect(account.x).toBeGreaterThanOrEqual(label.x + label.width);
  expect(account.width).toBeGreaterThan(2 * label.width);
});
