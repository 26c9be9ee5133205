import { expect } from 'vitest';
import { bulletinText } from '../../src/desk/register/bulletin-words.ts';
import { countLabel, statisticsText, tallyTitle } from '../../src/desk/register/statistics-words.ts';
import { tableText } from '../../src/kit/form-words.ts';
import { shanghaiDate } from '../../src/playbook/deadline/compute.ts';
import { before, limited, seeded } from '../e2e/incidents.ts';
import { seen } from '../e2e/officer.ts';
import { test } from '../support/dom-test.ts';
import { playbook } from '../support/playbook.ts';

test('statistics count the incidents of this machine in tables, and leave as files', async ({
  officer,
  page,
}) => {
  const at = (hours: number, title: string) => ({ ...limited(), title, foundAt: before(hours) });
  await officer.bringIn(
    seeded(at(30, '=1+1 某村违建'), [
      { kind: 'markDone', step: 'report-to-leaders', doneAt: before(29) },
      { kind: 'markDone', step: 'publish-limited', doneAt: before(6) },
      { kind: 'propose', target: { kind: 'clause', id: '4.1.2' }, what: '=写明到几点', why: '读法不一' },
    ]),
  );
  await officer.bringIn(
    seeded(at(60, '河道采砂'), [{ kind: 'markDone', step: 'report-to-leaders', doneAt: before(57) }]),
  );
  await officer.goTo('desk/#statistics');
  const line = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await seen(line('报告领导小组'));
  const report = await line('报告领导小组').textContent();
  // One hour and three: the middle lies between them.
  expect(report).toMatch(/^报告领导小组\s*2\s*1小时\s*2小时\s*3小时/);
  expect(report).toContain(statisticsText.few);
  expect(await line('研判').textContent()).toMatch(/^研判\s*0/);
  const response = page.getByRole('row').filter({ hasText: '公开回应舆情' });
  expect(await response.locator('td').allTextContents()).toMatchObject([
    '48小时内',
    '1',
    '1',
    expect.stringContaining('50%'),
    statisticsText.few,
  ]);
  const month = shanghaiDate(Date.parse(before(30))).slice(0, 7);
  await seen(line(countLabel('months', { id: month, label: month, count: 1 })));
  const track = playbook.triage.outcomes.find(({ id }) => id === 'track-limited')?.title ?? '';
  expect(await line(track).textContent()).toMatch(/2$/);
  // A bar says nothing that the number beside it does not.
  expect(await page.locator('.statistics svg:not([aria-hidden="true"])').count()).toBe(0);

  // The month of the first is chosen, and its paper taken along.
  await page.getByLabel(bulletinText.period).selectOption('month');
  await page.getByLabel(bulletinText.day).fill(shanghaiDate(Date.parse(before(30))));
  await seen(page.getByText(/本月新发现舆情\d起/));
  await officer.download(officer.button(bulletinText.word('month')), /^舆情月报.*\.docx$/);

  const csv = (await officer.download(officer.button(tableText.csv), /\.csv$/)).toString('utf8');
  expect(csv).toContain(
    `"${tallyTitle('tracks', { topicLabel: undefined })}","${track}","${statisticsText.count}","2"`,
  );
  expect(csv).toContain('"用时","报告领导小组","中位数（分钟）","120"');
  const xlsx = await officer.download(officer.button(tableText.excel), /\.xlsx$/);
  expect(xlsx.toString('latin1')).toContain('xl/worksheets/sheet7.xml');
  const proposals = (
    await officer.download(officer.button(statisticsText.proposalsExport), /\.csv$/)
  ).toString('utf8');
  expect(proposals).toContain('提出时间');
  for (const file of [csv, proposals]) expect(file).not.toMatch(/(^|,|")=/m);
});
