import { expect } from 'vitest';
import { closingText } from '../../src/desk/closing/words.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { passTheme } from '../../src/desk/feedback/theme.ts';
import { feedbackText } from '../../src/desk/feedback/words.ts';
import { deskText, pageLabel } from '../../src/desk/parts/words.ts';
import { reviewText } from '../../src/desk/review/words.ts';
import { found, playbook } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { type Meant, storedEvents } from './incidents.ts';
import { closingWords, seen, step } from './officer.ts';

const recorded = (title: string, count: string): Meant => ({ kind: 'recordTheme', title, count });

test('closing lists what is open, waits for what cannot be left, and keeps what was arranged for the rest', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([recorded('什么时候拆', '40')]);
  await officer.openTool(deskText.close);
  const closing = page.locator('.closing');
  await seen(closing.getByRole('link', { name: step('archive').title }));
  // What the plan will not leave open is said before a word is asked.
  const feedback = found(playbook.closing, ({ check }) => check === 'feedback');
  await seen(closing.getByText(feedback.title));
  const close = closing.getByRole('button', { name: deskText.close, exact: true });
  await close.click();
  await seen(closing.getByText(refusalSentence({ code: 'closingOpen', title: feedback.title })));
  await officer.nameSecond();
  await officer.arrangeWhatIsLeft();

  await closing.getByRole('link', { name: closingText.themes(1) }).click();
  await page.getByRole('button', { name: named(feedbackText.pass, '什么时候拆') }).click();
  await page.getByLabel(passTheme.fields.to.asked.label).fill('执法科');
  await officer.press(feedbackText.savePass);
  await seen(page.getByText(feedbackText.settledCount(1, 1)));
  await officer.goToIncident(incident);
  await officer.openTool(deskText.close);
  await page.locator(closingWords).first().fill('无');
  await close.click();
  await seen(closing.getByText(refusalSentence({ code: 'hollow' })));
  // What is to be mended stands above the bar that is always in view.
  const refused = page.locator('.closing textarea:focus');
  await seen(refused);
  const below = async (): Promise<number> => {
    const [field, bar] = [await refused.boundingBox(), await closing.locator('.form-actions').boundingBox()];
    return (bar?.y ?? 0) - ((field?.y ?? 0) + (field?.height ?? 0));
  };
  await eventually(below).toBeGreaterThanOrEqual(0);
  await officer.arrangeWhatIsLeft();
  await close.click();
  await seen(page.locator('#closed-title'));
  await page.locator('.open-step').getByRole('link', { name: pageLabel.review }).click();
  await officer.saved();
  const closed = (await storedEvents(page)).at(-1);
  const left = closed?.type === 'closed' ? Object.keys(closed.data.steps ?? {}) : [];
  expect(left.length).toBeGreaterThan(0);
  await seen(page.getByText(reviewText.deviationsLeft(left.length)));
});
