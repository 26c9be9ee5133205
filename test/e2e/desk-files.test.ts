import { Encrypter } from 'age-encryption';
import { expect } from 'vitest';
import { archiveText } from '../../src/desk/closing/archive-words.ts';
import { sheetPartLabel } from '../../src/desk/handover/words.ts';
import { exportText } from '../../src/desk/packages/export-words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { wantText } from '../../src/desk/parts/want-words.ts';
import { deskText, pageLabel } from '../../src/desk/parts/words.ts';
import { registerText } from '../../src/desk/register/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { tableText } from '../../src/kit/form-words.ts';
import { passphraseText } from '../../src/kit/passphrase-words.ts';
import { playbook, required } from '../support/playbook.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { limited, seeded, storedEvents } from './incidents.ts';
import { primaries } from './looks.ts';
import { doneLabel, reload, seen } from './officer.ts';
import { everythingKept } from './stored.ts';

const passphrase = '湖边 石桥 七号 早班';

test('in the register the first column stays, a shade tells of more beyond the edge, and the officer chooses the columns once', async ({
  officer,
  page,
}) => {
  await officer.bringIn(seeded({ ...limited(), title: '河道采砂' }));
  await officer.goTo('desk/#register');
  const box = page.locator('.register .scroll');
  const title = box.locator('tbody th').first();
  await seen(title);
  /** A few pixels at the edge, below the words of the last row. */
  const edge = async (): Promise<string> => {
    const { x, y, width, height } = required((await box.boundingBox()) ?? undefined, 'box');
    const clip = { x: x + width - 6, y: y + height - 6, width: 6, height: 3 };
    return (await page.screenshot({ clip })).toString('base64');
  };
  const left = async () => required((await title.boundingBox()) ?? undefined, 'title').x;
  const [shaded, stood] = [await edge(), await left()];
  await box.evaluate(each => each.scrollTo(each.scrollWidth, 0));
  expect(await left()).toBe(stood);
  expect(await edge()).not.toBe(shaded);

  const [fold, all] = [page.locator('.register details'), playbook.register.length - 1];
  await fold.locator('summary').click();
  for (const { column, title: name } of playbook.register)
    if (column === 'link' || column === 'verdict') await fold.getByLabel(name, { exact: true }).uncheck();
  const heads = box.locator('thead th');
  await eventually(() => heads.count()).toBe(all - 2);
  await reload(page);
  await seen(title);
  await seen(page.getByText(registerText.columns(all - 2, all)));
  expect(await heads.count()).toBe(all - 2);
  // The file has them all.
  const csv = (await officer.download(officer.button(tableText.csv), /\.csv$/)).toString('utf8');
  for (const { title: name } of playbook.register) expect(csv).toContain(name);
});

test('an incident exported under a passphrase leaves this machine whole, and comes back with the passphrase only', async ({
  officer,
  page,
}) => {
  const title = '山体滑坡一事';
  const incident = await officer.bringIn(
    seeded({ ...limited(), title }, [{ kind: 'note', text: '只有我知道' }]),
  );
  await officer.byHand('register-report');
  await officer.pane.getByText(wantText.optional).click();
  await officer.want('register-report', 'screenshot').setInputFiles({
    name: '截图.png',
    mimeType: 'image/png',
    buffer: Buffer.from('the picture itself'),
  });
  await officer.press(doneLabel('register-report'), officer.pane);
  await officer.stands('register-report', 'done');
  // A form half filled in stays behind nowhere either.
  await officer.goTo(`desk/#${incident.id}/handover`);
  await page.getByRole('textbox', { name: sheetPartLabel.situation }).fill('没写完的交接');
  await officer.goToIncident(incident);
  await officer.closeIncident();
  await officer.saved();
  const events = await storedEvents(page);

  // Not before a whole export is it taken off the machine.
  await (await officer.tool(pageLabel.archive)).click();
  const wipe = officer.button(archiveText.wipe);
  // What is offered is the export; what cannot be undone does not look like the thing to do.
  await seen(wipe);
  expect(await primaries(page)).toEqual([deskText.export]);
  await page.getByLabel(archiveText.name, { exact: true }).fill(title);
  await wipe.click();
  await seen(page.getByText(archiveText.notExported));
  expect(await storedEvents(page)).toEqual(events);

  await officer.goToIncident(incident);
  await officer.openTool(deskText.export);
  await page.getByText(exportText.encrypt, { exact: true }).click();
  const panel = page.locator('.export');
  const encrypt = panel.getByRole('button', { name: exportText.encryptNow, exact: true });
  const first = panel.getByLabel(passphraseText.first, { exact: true });
  const again = panel.getByLabel(passphraseText.again, { exact: true });
  await first.fill(passphrase);
  await again.fill('不一样的口令，不一样');
  await encrypt.click();
  await seen(panel.getByText(passphraseText.different));
  await again.fill(passphrase);
  const sealed = await officer.download(encrypt, /\.json\.age$/);
  for (const secret of [title, '只有我知道', 'the picture itself', incident.id])
    expect(sealed.includes(secret)).toBe(false);

  // It holds every record, so the incident may go. Its name has to be typed.
  expect(await everythingKept(page)).toContain('the picture itself');
  await (await officer.tool(pageLabel.archive)).click();
  await page.getByLabel(archiveText.name, { exact: true }).fill('山体滑坡');
  await wipe.click();
  await seen(page.getByText(archiveText.otherName));
  await page.getByLabel(archiveText.name, { exact: true }).fill(` ${title} `);
  await wipe.click();
  await focused(page.getByText(archiveText.wiped(title)));
  await seen(page.getByText(deskText.none));
  const kept = await everythingKept(page);
  for (const secret of [title, '只有我知道', 'the picture itself', '没写完的交接', incident.id])
    expect(kept).not.toContain(secret);

  // A wrong passphrase is asked for again. It is tried on a file that costs next to nothing to open; a real one takes a second by design.
  const cheap = new Encrypter();
  cheap.setPassphrase(passphrase);
  cheap.setScryptWorkFactor(4);
  await officer.choose(Buffer.from(await cheap.encrypt(incident.file)), 'incident.json.age');
  await page.getByLabel(importText.passphrase).fill('湖边 石桥 七号 晚班');
  await officer.press(importText.openEncrypted);
  await seen(page.getByText(importText.failure.wrongPassphrase));
  expect(await storedEvents(page)).toEqual([]);
  await seen(page.getByLabel(importText.passphrase));
  await officer.choose(sealed, 'incident.json.age');
  await page.getByLabel(importText.passphrase).fill(passphrase);
  await officer.press(importText.openEncrypted);
  await seen(page.getByText(importText.imported(title, events.length)));
  expect(await page.getByText(archiveText.wiped(title)).count()).toBe(0);
  await officer.saved();
  expect(await storedEvents(page)).toEqual(events);
  await officer.goToIncident(incident);
  const pane = await officer.openStep('register-report');
  const save = pane.getByRole('button', { name: stepText.saveFile, exact: true });
  expect((await officer.download(save, /\.png$/)).toString()).toBe('the picture itself');
});
