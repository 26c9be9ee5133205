import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { refusedText } from '../../src/desk/frame/list/refused-words.ts';
import { exportText } from '../../src/desk/packages/export-words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { faultSentences, packageSentence } from '../../src/desk/packages/package-words.ts';
import { clockWallText, toolText } from '../../src/desk/parts/words.ts';
import { statusLabel } from '../../src/desk/register/words.ts';
import { timelineText } from '../../src/desk/timeline/words.ts';
import { tableText } from '../../src/kit/form-words.ts';
import { before, fork, limited, seeded, storedEvents } from '../e2e/incidents.ts';
import { reload, seen, step } from '../e2e/officer.ts';
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

test('the register lists every incident and leaves as Excel and as CSV', async ({ officer, page }) => {
  await officer.bringIn(
    seeded({ ...limited(), title: '=1+1 某村违建', foundAt: before(30) }, [
      { kind: 'markDone', step: 'report-to-leaders', doneAt: before(1) },
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
  expect(xlsx.toString('latin1')).toContain('xl/worksheets/sheet1.xml');
  await seen(page.getByText(/\.xlsx。$/));
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
