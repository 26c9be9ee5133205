import { expect } from 'vitest';
import { deskText, paneLabel } from '../../src/desk/parts/words.ts';
import { onPhone } from '../support/browser.ts';
import { eventually, refusesHalfDate, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { seeded, wide } from './incidents.ts';
import { showIn } from './looks.ts';
import { doneLabel, inView, Officer, seen } from './officer.ts';

test('what, who, how long and on what basis stand on the screen without scrolling, on a desk and on a phone', async ({
  officer,
  page,
}) => {
  const four = async (): Promise<void> => {
    await seen(officer.opened('report-emergency'));
    const pane = officer.pane.locator('header');
    const answers = [officer.opened('report-emergency')];
    for (const words of [deskText.who, deskText.left, deskText.basis])
      answers.push(pane.getByText(words, { exact: true }).locator('xpath=..'));
    for (const answer of answers) expect(await inView(page, answer), `${answer}`).toBe(true);
    // And what runs out next, of all that runs.
    expect(await inView(page, page.locator('.now-band .next'))).toBe(true);
  };
  // A matter that the office finds itself has no limit that ends with the day: at midnight that one would come first.
  const incident = await officer.bringIn(
    seeded({ ...wide(), finder: 'office' }, [
      { kind: 'note', text: '电话通知组长' },
      { kind: 'assign', steps: ['report-emergency'], to: { name: '张三', title: '值班长' } },
    ]),
  );
  await four();
  for (const window of ['phone', 'desk'] as const) {
    await officer.goTo('');
    await showIn(page, window);
    await officer.goToIncident(incident);
    await four();
  }
});

test('on a phone the next limit stays in view while the step scrolls, and N leads to the log', async ({
  visit,
}) => {
  const officer = new Officer(await visit(onPhone));
  const { page } = officer;
  await officer.bringIn(seeded(wide()));
  for (const id of ['report-emergency', 'investigate']) {
    await officer.openStep(id);
    for (const share of [0.5, 1]) {
      await page.evaluate(part => scrollTo(0, document.documentElement.scrollHeight * part), share);
      await eventually(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
      expect(await inView(page, page.locator('.now-band .next .clock'))).toBe(true);
    }
  }
  expect(await officer.noteLine.isVisible()).toBe(false);
  await page.keyboard.press('n');
  await focused(officer.noteLine);
  expect(await officer.noteLine.inputValue()).toBe('');

  // The mark of a half-written form takes no second line, which would lift the bar over the save button.
  const bar = page.locator('.panes');
  const height = async (): Promise<number | undefined> => (await bar.boundingBox())?.height;
  const before = await height();
  await officer.noteLine.fill('村支书来电');
  await bar.getByRole('button', { name: paneLabel.step }).click();
  await seen(bar.locator('.unfinished'));
  expect(await height()).toBe(before);
  // Nor does the notice of a new version lie on the bar.
  const notice = page.locator('.update');
  await notice.evaluate(box => box.removeAttribute('hidden'));
  const [above, below] = [await notice.boundingBox(), await bar.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  expect(above?.height).toBeGreaterThan(0);
});

test('a date of which a part was taken out stays as it stands, is refused at its field and costs nothing else', async ({
  officer,
  page,
}) => {
  await page.clock.install();
  await officer.bringIn();
  const leaders = await officer.openStep('report-to-leaders');
  await officer.fillWants('report-to-leaders', { recipient: '组长' });
  await refusesHalfDate(
    leaders.locator('#done-report-to-leaders'),
    leaders.getByRole('button', { name: doneLabel('report-to-leaders'), exact: true }),
  );
  expect(await officer.want('report-to-leaders', 'recipient').inputValue()).toBe('组长');
  expect(await officer.state('report-to-leaders')).toBe('todo');
});
