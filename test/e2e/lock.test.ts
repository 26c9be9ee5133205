import { expect } from 'vitest';
import { factText } from '../../src/desk/facts/words.ts';
import { lockText } from '../../src/desk/lock/words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { passphraseText } from '../../src/kit/passphrase-words.ts';
import { eventually, test } from './fixtures.ts';
import { limited, seeded } from './incidents.ts';
import { atRest, reload, seen } from './officer.ts';
import { everythingKept } from './stored.ts';

const MINUTE = 60_000;
const passphrase = '湖边 石桥 七号 早班';
const title = '山体滑坡一事';
const incident = () => seeded({ ...limited(), title }, [{ kind: 'note', text: '只有我知道' }]);

test('half-written words outlast the lock, also in a tab that another one locks; the time can be set', async ({
  officer,
  page,
}) => {
  await page.clock.install();
  const present = await officer.bringIn(incident());
  await officer.lock(passphrase);
  await page.getByLabel(lockText.idleLabel).fill('1');
  await seen(page.locator('#lock-idle[aria-invalid=true]'));
  await page.getByLabel(lockText.idleLabel).fill('2');
  await seen(page.getByText(lockText.idle(2)));
  await officer.goToIncident(present);
  // A line of the log, the form of a step and an account of a fact: through a reload, another page, and the lock.
  const words = ['电话里说到一半', '步骤写到一半', '说法写到一半'] as const;
  const inStep = page.locator('.done-form input[type=text]').first();
  const account = page.locator('#fact-form-new-value');
  await officer.openLog();
  await officer.noteLine.fill(words[0]);
  await page.locator('.done-form summary').click();
  await inStep.fill(words[1]);
  await reload(page);
  await officer.isLocked();
  await officer.unlock(passphrase);
  await eventually(() => inStep.inputValue()).toBe(words[1]);
  await eventually(() => officer.noteLine.inputValue()).toBe(words[0]);
  await officer.enter('facts');
  await officer.press(factText.add);
  await account.fill(words[2]);
  // Leaving the machine leaves nothing that is still being written.
  await atRest(page);
  await page.clock.fastForward(3 * MINUTE);
  await officer.isLocked();
  for (const word of words) expect(await everythingKept(page)).not.toContain(word);
  await officer.unlock(passphrase);
  await eventually(() => account.inputValue()).toBe(words[2]);
  await officer.goToIncident(present);
  await eventually(() => officer.noteLine.inputValue()).toBe(words[0]);
  await eventually(() => inStep.inputValue()).toBe(words[1]);
  expect(await page.title()).not.toContain(title);

  const other = await officer.anotherTab();
  await other.goTo('desk/#settings');
  await other.unlock(passphrase);
  await other.page.getByRole('button', { name: lockText.lockNow, exact: true }).click();
  await officer.isLocked();
  await officer.unlock(passphrase);
  await eventually(() => officer.noteLine.inputValue()).toBe(words[0]);
});

test('the passphrase can be changed and the lock taken off, and other tabs follow', async ({
  officer,
  page,
}) => {
  const present = await officer.bringIn(incident());
  const other = await officer.anotherTab();
  await other.goToIncident(present);
  await page.bringToFront();
  await officer.lock(passphrase);
  // It has the key already and goes on, but tells the browser no title any more.
  await eventually(() => other.page.title()).not.toContain(title);
  await seen(other.page.getByRole('heading', { level: 1, name: title }));

  const next = '另外 四个 不相干 的词';
  await officer.press(lockText.change);
  await page.getByLabel(lockText.old, { exact: true }).fill('记错的口令');
  await page.getByLabel(lockText.newOne, { exact: true }).fill(next);
  await page.getByLabel(passphraseText.again, { exact: true }).fill(next);
  await officer.press(lockText.changeNow);
  await seen(page.getByText(lockText.problem.wrongPassphrase));
  await page.getByLabel(lockText.old, { exact: true }).fill(passphrase);
  await officer.press(lockText.changeNow);
  await seen(page.getByText(lockText.changeDone));
  await officer.press(lockText.lockNow);
  await officer.isLocked();
  await other.isLocked();
  await officer.unlock(passphrase);
  await seen(page.getByText(lockText.problem.wrongPassphrase));
  await officer.unlock(next);
  await officer.press(lockText.remove);
  await page.getByLabel(lockText.old, { exact: true }).fill(next);
  await officer.button(lockText.removeNow).last().click();
  await seen(page.getByText(lockText.removeDone));
  expect(await everythingKept(page)).toContain('只有我知道');
  await reload(page);
  await seen(page.getByRole('heading', { name: lockText.title }));
  await seen(other.page.getByRole('heading', { level: 1, name: title }));
  await other.goTo('desk/');
  await seen(other.page.getByRole('heading', { level: 1, name: deskText.list }));
});
