import { expect } from 'vitest';
import { closingText } from '../../src/desk/closing/words.ts';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { deskText, pageLabel } from '../../src/desk/parts/words.ts';
import { regradeText } from '../../src/desk/triage/regrade-words.ts';
import { focused } from '../e2e/focus.ts';
import { wide } from '../e2e/incidents.ts';
import { gone, reload, seen } from '../e2e/officer.ts';
import { beginning } from '../support/accessible-names.ts';
import { test } from '../support/dom-test.ts';

test('an incident can be renamed, re-graded, closed and reopened', async ({ officer, page }) => {
  await officer.bringIn();

  await (await officer.tool(deskText.rename)).click();
  await focused(page.getByLabel(deskText.rename));
  await page.getByLabel(deskText.rename).fill('改过的名字');
  await officer.press(deskText.save);
  await seen(page.getByRole('heading', { level: 1, name: '改过的名字' }));

  await officer.finish('register-report');
  expect(await officer.row('draft-plans').count()).toBe(0);
  await (await officer.tool(pageLabel.regrade)).click();
  // Stands above the answers, and is fetched.
  await seen(page.locator('.verdict'));
  await officer.change('spread').click();
  await officer.answer('spread', 'citywide');
  await officer.answer('attentionAt', wide()['attentionAt'] ?? '');
  await seen(page.getByRole('heading', { name: /^增加时限/ }));
  await page.getByRole('button', { name: regradeText.accept }).click();
  await seen(officer.row('draft-plans'));
  await officer.stands('register-report', 'done');

  await officer.openTool(deskText.close);
  const closing = page.locator('.closing');
  await focused(closing.getByRole('heading', { name: closingText.title }));
  await officer.arrangeWhatIsLeft();
  // Not before a second person has read the list, too.
  await officer.press(deskText.close, closing);
  await seen(closing.getByText(refusalSentence({ code: 'unnamed' })));
  await officer.closeIncident();
  await focused(page.locator('#closed-title'));
  const reopen = officer.button(deskText.reopen);
  await seen(reopen);
  // A finished step can be read, and neither taken back nor done again.
  await officer.openStep('register-report');
  expect(await officer.pane.locator('.undo, [type="submit"]').count()).toBe(0);

  await page.getByRole('main').getByRole('link', { name: deskText.backToList }).click();
  await seen(page.getByRole('heading', { name: deskText.closedList }));
  await page.getByRole('link', { name: beginning('改过的名字') }).click();
  await reopen.click();
  await gone(reopen);
  await officer.finish('report-to-leaders');
  await officer.saved();
  await reload(page);
  await officer.stands('report-to-leaders', 'done');
});
