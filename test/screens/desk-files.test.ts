import { Encrypter } from 'age-encryption';
import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { archiveText } from '../../src/desk/frame/archive-words.ts';
import { refusedText } from '../../src/desk/frame/list/refused-words.ts';
import { sheetPartLabel } from '../../src/desk/handover/words.ts';
import { exportText } from '../../src/desk/packages/export-words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { faultSentences, packageSentence } from '../../src/desk/packages/package-words.ts';
import { wantText } from '../../src/desk/parts/want-words.ts';
import { clockWallText, deskText, pageLabel, toolText } from '../../src/desk/parts/words.ts';
import { bulletinText } from '../../src/desk/register/bulletin-words.ts';
import { statusLabel } from '../../src/desk/register/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { timelineText } from '../../src/desk/timeline/words.ts';
import { tableText } from '../../src/kit/form-words.ts';
import { passphraseText } from '../../src/kit/passphrase-words.ts';
import { shanghaiDate } from '../../src/playbook/deadline/compute.ts';
import { focused } from '../e2e/focus.ts';
import { before, fork, limited, seeded, storedEvents } from '../e2e/incidents.ts';
import { primaries } from '../e2e/looks.ts';
import { doneLabel, reload, seen, step } from '../e2e/officer.ts';
import { everythingKept, tampered } from '../e2e/stored.ts';
import { HOUR } from '../support/answers.ts';
import { eventually, test } from '../support/dom-test.ts';
import { playbook } from '../support/playbook.ts';

test('the timeline shows every clock against what happened', async ({ officer, page }) => {
  const doneAt = before(1);
  const incident = await officer.bringIn([
    { kind: 'markDone', step: 'register-report', doneAt },
    { kind: 'note', text: '塌陷约三十平方米', noteKind: 'situation', happenedAt: before(0.5) },
    { kind: 'markDone', step: 'publish-limited', doneAt: new Date().toISOString() },
  ]);
  await officer.enter('timeline');
  const table = page.getByRole('table', { name: timelineText.caption });
  await seen(table);
  const lines = await table.locator('tbody tr').allInnerTexts();
  const order = [step('register-report').title, '塌陷约三十平方米', incident.title];
  const places = order.map(words => lines.findIndex(line => line.includes(words)));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  expect(lines.join('\n')).toMatch(/公开回应舆情.*提前/);
  await officer.enter('');
  await seen(officer.row('register-report'));
});

test('the register lists every incident and leaves as Excel, as CSV and as a bulletin', async ({
  officer,
  page,
}) => {
  await officer.bringIn(
    seeded({ ...limited(), title: '=1+1 某村违建', foundAt: before(30) }, [
      { kind: 'markDone', step: 'report-to-leaders', doneAt: before(1) },
      { kind: 'propose', target: { kind: 'clause', id: '4.1.2' }, what: '=写明到几点', why: '读法不一' },
    ]),
  );
  await officer.bringIn(seeded({ ...limited(), title: '河道采砂' }, [{ kind: 'close', reason: '办结' }]));
  await officer.goTo('desk/');
  await officer.press(toolText.register);
  const rows = page.getByRole('table').locator('tbody tr');
  await eventually(() => rows.locator('th').allInnerTexts()).toEqual(['1 =1+1 某村违建', '2 河道采砂']);
  await seen(rows.nth(1).getByText(statusLabel.closed, { exact: true }));
  const csv = (await officer.download(officer.button(tableText.csv), /\.csv$/)).toString('utf8');
  const [head = '', ...lines] = csv.split('\r\n');
  for (const { title } of playbook.register) expect(head).toContain(title);
  expect(lines.join('\n')).toContain('河道采砂');
  // Read by a spreadsheet, a title is no formula.
  expect(csv).not.toMatch(/(^|,|")=1\+1/m);
  const xlsx = await officer.download(officer.button(tableText.excel), /\.xlsx$/);
  expect(xlsx.subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'));
  // A sheet of incidents, and one of what was proposed of the plan.
  expect(xlsx.toString('latin1')).toContain('xl/worksheets/sheet2.xml');
  await seen(page.getByText(/\.xlsx。$/));

  // The month of the first is chosen, and its paper taken along.
  await page.getByLabel(bulletinText.period).selectOption('month');
  await page.getByLabel(bulletinText.day).fill(shanghaiDate(Date.parse(before(30))));
  await seen(page.getByText(/本月新发现舆情\d起/));
  await officer.download(officer.button(bulletinText.word('month')), /^舆情月报.*\.docx$/);
});

test('the limits still ahead leave as calendar entries that ring', async ({ officer, page }) => {
  const facts = limited();
  await officer.bringIn(seeded(facts));
  await officer.openClocks();
  const button = officer.button(clockWallText.calendar);
  const text = (await officer.download(button, /\.ics$/)).toString('utf8').replace(/\r\n[ \t]/g, '');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(text).toContain('公开回应舆情');
  expect(text).toContain(facts['title']);
  const due = new Date(Date.parse(facts['foundAt'] ?? '') + 48 * HOUR).toISOString();
  expect(text).toContain(`DTSTART:${due.slice(0, 19).replace(/[-:]/g, '')}Z`);
  expect(text).toContain('BEGIN:VALARM');

  await officer.publishElsewhere('publish-limited');
  await button.click();
  await seen(page.getByText(clockWallText.calendarNone));
});

test('a file with a changed record is kept as it came to be taken along, and can be dropped', async ({
  officer,
  page,
}) => {
  const incident = seeded(limited(), [
    { kind: 'note', text: '没有动过的一笔' },
    { kind: 'note', text: '原来的话' },
  ]);
  await officer.goTo('desk/');
  await officer.choose(tampered(incident), '可疑.json');
  await seen(
    page.getByText(
      packageSentence({ code: 'badEvents', faults: [{ position: 3, problem: 'altered' }], sound: [] }),
    ),
  );
  const aside = page.getByRole('article', { name: '可疑.json' });
  const why = faultSentences([{ position: 3, problem: 'altered' }]);
  await seen(aside.getByText(why));
  await reload(page);
  await seen(aside);
  await seen(aside.getByText(why));
  const original = await officer.download(
    aside.getByRole('button', { name: named(refusedText.save, '可疑.json') }),
    /可疑\.json$/,
  );
  expect(original.toString('utf8')).toBe(tampered(incident));

  await aside.getByRole('button', { name: named(refusedText.drop, '可疑.json') }).click();
  await officer.press(refusedText.keep, aside);
  await aside.getByRole('button', { name: named(refusedText.drop, '可疑.json') }).click();
  await officer.press(refusedText.dropNow, aside);
  await eventually(() => aside.count()).toBe(0);
  await eventually(() => everythingKept(page)).not.toContain('没有动过的一笔');
  expect(await storedEvents(page)).toEqual([]);
});

test('a backup is asked for after twenty records, and no more once it is made', async ({ officer, page }) => {
  const notes = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ kind: 'note', text: `第 ${place + 1} 笔` }) as const);
  const incident = await officer.bringIn(notes(18));
  const notice = page.locator('.backup');
  expect(await notice.count()).toBe(0);
  await officer.addNote('第十九笔');
  await seen(notice.getByText(toolText.backupNever(20)));
  await officer.export(notice.getByRole('button', { name: toolText.backupNow, exact: true }));
  await seen(notice.getByText(exportText.saved));
  expect(await notice.getByRole('button').count()).toBe(0);
  await reload(page);
  await officer.logSays('第十九笔');
  expect(await notice.count()).toBe(0);

  // Twenty more, from a colleague's machine.
  const later = fork({ ...incident, events: await storedEvents(page) }, notes(20));
  await officer.goTo('desk/');
  await officer.choose(later.file);
  await seen(page.getByText(importText.imported(incident.title, 20)));
  await officer.goToIncident(incident);
  await seen(notice.getByText(toolText.backupSince('@', 20).split('@').at(-1) ?? ''));
});

const passphrase = '湖边 石桥 七号 早班';

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
  await officer.saysReceived('register-report');
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
  // Export is the main button; an act that cannot be undone does not look like the thing to do.
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
