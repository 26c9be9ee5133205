import { expect } from 'vitest';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { deskText, toolText } from '../../src/desk/parts/words.ts';
import { recordText } from '../../src/training/records/words.ts';
import { beginning } from '../support/accessible-names.ts';
import { lineOf } from './first.ts';
import { eventually, test } from './fixtures.ts';
import { fork, limited, seeded } from './incidents.ts';
import { examTaken, named } from './learner.ts';
import { closingWords, reload, seen, shownText } from './officer.ts';

test('what two officers marked differently stands side by side', async ({ officer, page }) => {
  const base = seeded(limited());
  const li = fork(base, [{ kind: 'markNotApplicable', step: 'review', reason: '月底一并复盘' }]);
  const wang = fork(base, [{ kind: 'skip', step: 'review', reason: '没有新情况' }], {
    role: 'office',
    name: '王五',
  });
  await officer.isKnown();
  await officer.takeIn(li);
  await officer.choose(wang.file);
  await seen(page.getByText(importText.imported(base.title, 1)));
  await officer.goToIncident(base);
  await officer.openStep('review');
  const marks = page.locator('.differences li li');
  await seen(marks);
  const [one, other] = await Promise.all([marks.nth(0).boundingBox(), marks.nth(1).boundingBox()]);
  expect(one?.y).toBe(other?.y);
  expect(one?.x).not.toBe(other?.x);
});

test('the form of a first word is led to from its head, however long what stands open above it is', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  // The panel that the line above opens loads late, and must not move the focus of somebody who has gone on.
  const fetched = Promise.withResolvers<void>();
  await page.route(/DangerPanel/, async route => {
    await fetched.promise;
    await route.continue();
  });
  await caller.line('danger');
  await caller.line('say');
  await seen(caller.say);
  fetched.resolve();
  await seen(page.getByRole('region', { name: lineOf('danger') }));
  const opener = page.getByRole('button', { name: beginning(lineOf('say')) });
  await eventually(async () => ((await opener.boundingBox())?.y ?? 0) < 200).toBe(true);
});

test('a machine with a lock asks for its passphrase from the top of the page', async ({ officer, page }) => {
  await officer.goTo('desk/');
  await officer.press(toolText.settings);
  await officer.lock('湖边 石桥 七号 早班');
  // The page is drawn anew once the lock is on, and for a moment has nothing to scroll.
  const scrolled = (): Promise<number> =>
    page.evaluate(() => {
      scrollTo(0, document.body.scrollHeight);
      return scrollY;
    });
  await eventually(scrolled).toBeGreaterThan(0);
  await reload(page);
  await officer.isLocked();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('what is to be mended before closing stands above the bar that is always in view', async ({
  officer,
  page,
}) => {
  await officer.bringIn();
  await officer.openTool(deskText.close);
  const closing = page.locator('.closing');
  await officer.nameSecond();
  await officer.arrangeWhatIsLeft();
  await page.locator(closingWords).first().fill('无');
  await closing.getByRole('button', { name: deskText.close, exact: true }).click();
  await seen(closing.getByText(refusalSentence({ code: 'hollow' })));
  const refused = page.locator('.closing textarea:focus');
  await seen(refused);
  const below = async (): Promise<number> => {
    const [field, bar] = [await refused.boundingBox(), await closing.locator('.form-actions').boundingBox()];
    return (bar?.y ?? 0) - ((field?.y ?? 0) + (field?.height ?? 0));
  };
  await eventually(below).toBeGreaterThanOrEqual(0);
});

test('a study record prints what was scored, and nothing that can be followed on the screen only', async ({
  learner,
  catalog,
  page,
}) => {
  await learner.has([named('张三'), examTaken(catalog, learner.path('liaison'), 6)]);
  await learner.goTo('record');
  await seen(page.locator('.study-record'));
  await page.emulateMedia({ media: 'print' });
  const printed = await shownText(page.locator('.study-record'));
  expect(printed).toContain(recordText.examScore(70));
  expect(printed).not.toContain(recordText.examMistakes.trim());
});
