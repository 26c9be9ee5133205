import { expect } from 'vitest';
import { lockText } from '../../src/desk/lock/words.ts';
import { toolText } from '../../src/desk/parts/words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { IDLE } from '../../src/session/idle.ts';
import { focused } from '../e2e/focus.ts';
import { limited, seeded } from '../e2e/incidents.ts';
import { reload, seen } from '../e2e/officer.ts';
import { everythingKept } from '../e2e/stored.ts';
import { eventually, test } from '../support/dom-test.ts';

const MINUTE = 60_000;
const passphrase = '湖边 石桥 七号 早班';
const title = '山体滑坡一事';
const incident = () => seeded({ ...limited(), title }, [{ kind: 'note', text: '只有我知道' }]);

test('a lock is set, asks for its passphrase at each load, and leaves nothing to read on the disk', async ({
  officer,
  page,
}) => {
  const present = await officer.bringIn(incident());
  // A triage half answered is kept too.
  await officer.goTo('start/');
  await officer.answerHalf({ ...limited(), title: '还没报的事' });
  const secrets = [title, '只有我知道', '还没报的事'];
  for (const secret of secrets)
    await eventually(async () => (await everythingKept(page)).includes(secret)).toBe(true);

  await officer.goTo('desk/');
  await officer.press(toolText.settings);
  await officer.press(lockText.set);
  await seen(page.getByText(lockText.notUnderstood));
  await officer.lock(passphrase);
  await eventually(async () => {
    const kept = await everythingKept(page);
    return secrets.filter(secret => kept.includes(secret));
  }).toEqual([]);
  // This page goes on as before; loaded anew, it asks.
  await reload(page);
  await officer.isLocked();
  await focused(page.getByLabel(lockText.passphrase, { exact: true }));
  await officer.unlock(passphrase);
  await officer.goToIncident(present);
  await reload(page);
  await officer.isLocked();
  await officer.unlock('湖边 石桥 七号 晚班');
  await seen(page.getByText(lockText.problem.wrongPassphrase));
  expect(await page.getByText(title).count()).toBe(0);
  expect(await page.title()).not.toContain(title);
  await officer.unlock(passphrase);
  await seen(page.getByRole('heading', { level: 1, name: title }));
  await officer.addNote('加锁以后记的');
  await officer.saved();
  await officer.logSays('只有我知道');
  const kept = await everythingKept(page);
  for (const secret of [...secrets, '加锁以后记的']) expect(kept).not.toContain(secret);

  // The triage and the other pages keep it too.
  await officer.goTo('plan/');
  expect(await page.locator('body').textContent()).not.toContain(title);
  await officer.goTo('start/');
  await officer.isLocked();
  await officer.unlock(passphrase);
  await seen(page.getByText(triageText.resumed));
});

test('a recovery key is shown once and opens the machine like the passphrase; a desk that nobody touches locks itself', async ({
  officer,
  page,
}) => {
  await officer.bringIn(incident());
  await officer.goTo('desk/#settings');
  await page.getByRole('checkbox', { name: lockText.recovery }).check();
  await officer.lock(passphrase);
  const shown = page.getByRole('region', { name: lockText.recoveryTitle });
  const printed = (await shown.locator('.key').textContent()) ?? '';
  await officer.press(lockText.recoveryKept);
  expect(await shown.count()).toBe(0);
  await page.clock.install();
  await reload(page);
  await officer.isLocked();
  await officer.unlock(printed.toLowerCase().replaceAll('-', ' '));
  await seen(page.getByRole('heading', { name: lockText.title }));
  expect(await shown.count()).toBe(0);

  await page.clock.fastForward((IDLE.usual - 1) * MINUTE);
  await page.keyboard.press('Shift');
  await page.clock.fastForward((IDLE.usual - 1) * MINUTE);
  await seen(page.getByRole('heading', { name: lockText.title }));
  await page.clock.fastForward(2 * MINUTE);
  await officer.isLocked();
  expect(await page.getByText(title).count()).toBe(0);
});
