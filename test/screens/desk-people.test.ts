import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import type { SHEET_PARTS } from '../../src/desk/handover/handed-over.ts';
import { handoverText, sheetPartLabel } from '../../src/desk/handover/words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { assign as assigning } from '../../src/desk/people/assigned.ts';
import { personText } from '../../src/desk/people/words.ts';
import { teamText } from '../../src/desk/staffing/team-words.ts';
import { stepFormText } from '../../src/desk/steps/form-words.ts';
import { stateLabel, stepText } from '../../src/desk/steps/words.ts';
import { checklist } from '../../src/playbook/checklist.ts';
import { fork, limited, seeded, storedEvents } from '../e2e/incidents.ts';
import { officeName, officeShort, reload, seen, step } from '../e2e/officer.ts';
import { eventually, test } from '../support/dom-test.ts';
import { found, index, playbook } from '../support/playbook.ts';

const section = found(playbook.roles, ({ id }) => id === 'section');
/** Steps of the incident that belong to the office by the plan. */
const officeSteps = (): string[] =>
  checklist(index, limited())
    .filter(({ roles }) => roles.includes('office'))
    .map(({ id }) => id);

test('a step is given to somebody by name, and 我的 shows what is mine', async ({ officer }) => {
  await officer.bringIn();
  const { pane } = officer;
  const assign = async (id: string, name: string, title: string): Promise<void> => {
    await officer.openStep(id);
    await officer.press(stepText.assign, pane);
    await pane.getByLabel(assigning.fields.to.asked.label).fill(name);
    await pane.getByLabel(assigning.fields.to.asked.titleLabel).fill(title);
    await officer.press(stepFormText.assignSave, pane);
  };
  await assign('register-report', ' ', '');
  await seen(pane.getByText(refusalSentence({ code: 'nobody' })));
  await assign('search-spread', '张三', '');
  await assign('approve-content', '', '值班长');
  await officer.openStep('approve-content');
  await seen(officer.assignee('值班长'));
  await officer.openStep('search-spread');
  await seen(officer.assignee('张三'));

  // A person's details can be added to the record, and appear wherever that person is named.
  const id = (await storedEvents(officer.page))[0]?.stream ?? '';
  await officer.goTo(`desk/#${id}/team`);
  const people = officer.page.locator('.people-named');
  await people.getByRole('button', { name: new RegExp(`^${teamText.change}.*张三$`) }).click();
  await people.getByLabel(teamText.phone).fill('张科长');
  await officer.press(teamText.save, people);
  await seen(people.getByText(refusalSentence({ code: 'notAPhone' })));
  await people.getByLabel(teamText.phone).fill('0701-6222222');
  await officer.press(teamText.save, people);
  await seen(people.getByText('0701-6222222'));
  await officer.goTo(`desk/#${id}`);

  await officer.page.getByRole('radio', { name: stepText.mine, exact: true }).check();
  const mine = new Set([...officeSteps().filter(id => id !== 'approve-content'), 'search-spread']);
  const wanted = checklist(index, limited()).flatMap(({ id }) => (mine.has(id) ? [id] : []));
  await eventually(async () => Object.keys(await officer.states())).toEqual(wanted);
  await officer.page.getByRole('radio', { name: stepText.all, exact: true }).check();
  await officer.openStep('search-spread');
  await officer.press(stepText.assign, pane);
  await officer.press(stepFormText.unassign, pane);
  await eventually(() => officer.assignee('张三').count()).toBe(0);
});

test('an incident is handed over part by part, and the one who took over keeps the record from then on', async ({
  officer,
  page,
}) => {
  await officer.bringIn([
    { kind: 'markDone', step: 'register-report', doneAt: new Date().toISOString() },
    { kind: 'note', text: '塌陷约三十平方米', noteKind: 'situation' },
    { kind: 'note', text: '可能与采空区有关', noteKind: 'guess' },
    { kind: 'assign', steps: ['investigate'], to: { name: '王五', title: '科长' } },
  ]);
  await officer.enter('handover');
  const part = (name: (typeof SHEET_PARTS)[number]): Locator =>
    page.getByRole('textbox', { name: sheetPartLabel[name] });
  // Drafted from the record.
  await eventually(() => part('done').inputValue()).toContain('塌陷约三十平方米');
  expect(await part('done').inputValue()).toContain(step('register-report').title);
  expect(await part('todo').inputValue()).toContain(step('report-to-leaders').title);
  expect(await part('limits').inputValue()).toContain('公开回应舆情');
  expect(await part('risks').inputValue()).toContain('1条未经核实的推测');
  expect(await part('contacts').inputValue()).toContain('王五');

  const give = officer.button(handoverText.submit);
  const taker = page.locator('.handover-form');
  await taker.getByLabel(personText.name(handoverText.taker)).fill('张　三');
  await give.click();
  // At its field, and what was typed stays.
  await seen(taker.getByText(refusalSentence({ code: 'samePerson' })));
  expect(await taker.getByLabel(personText.name(handoverText.taker)).inputValue()).toBe('张　三');
  await taker.getByLabel(personText.name(handoverText.taker)).fill('李四');
  await taker.getByLabel(personText.title).fill('科员');
  await taker.getByLabel(handoverText.role).selectOption({ label: section.name });
  await part('risks').fill('夜间可能转载，盯住短视频');
  // A reload costs nothing of what was written.
  await reload(page);
  await eventually(() => part('risks').inputValue()).toBe('夜间可能转载，盯住短视频');
  expect(await taker.getByLabel(personText.name(handoverText.taker)).inputValue()).toBe('李四');
  await give.click();
  await seen(page.getByText(handoverText.given(`${section.short} 科员 李四`)));
  await seen(page.getByRole('article').getByText('夜间可能转载，盯住短视频'));
  // Opening the incident shows the hand-over that waits.
  await page.getByRole('button', { name: handoverText.back, exact: true }).click();
  await page.getByRole('button', { name: handoverText.open, exact: true }).click();
  await page.getByRole('button', { name: handoverText.take('李四') }).click();
  // The officer who took over goes on at the checklist.
  await seen(page.locator('.now-band'));
  await seen(page.getByText(deskText.officer(section.short, '李四'), { exact: true }));
  await officer.openLog();
  const entry = officer.entry(`${section.short} 科员 李四`);
  await seen(entry.getByText(new RegExp(`${officeShort} 张三`)));
  await seen(entry.getByText(new RegExp(`${section.short} 科员 李四`)));
  await officer.addNote('接手后第一笔');
  await officer.saved();
  const events = await storedEvents(page);
  expect(events.at(-1)?.by).toEqual({ role: 'section', name: '李四', title: '科员' });
  expect(events.at(-2)).toMatchObject({
    type: 'handoverAccepted',
    by: { role: 'section', name: '李四', title: '科员' },
    data: { handover: events.at(-3)?.id },
  });
  expect(events.at(-3)).toMatchObject({
    type: 'handedOver',
    by: { role: 'office', name: '张三' },
    data: {
      to: { role: 'section', name: '李四', title: '科员' },
      sheet: { risks: '夜间可能转载，盯住短视频' },
    },
  });
  expect(officeName).not.toBe(section.name);
});

test('what two officers marked differently is told of on the list, and stands side by side until one is adopted', async ({
  officer,
  page,
}) => {
  const base = seeded(limited());
  const li = fork(base, [{ kind: 'markNotApplicable', step: 'review', reason: '月底一并复盘' }]);
  const wang = fork(base, [{ kind: 'skip', step: 'review', reason: '没有新情况' }], {
    role: 'office',
    name: '王五',
  });
  // Never opened here: what is new since then would stand above the list, or not, by luck.
  await officer.isKnown();
  await officer.takeIn(li);
  const row = page.locator('.incident-list li');
  await seen(row);
  expect(await row.getByText(deskText.differences(1)).count()).toBe(0);
  await officer.choose(wang.file);
  await seen(page.getByText(importText.imported(base.title, 1)));
  await seen(row.getByText(deskText.differences(1)));
  await officer.saved();
  await officer.goToIncident(base);
  await seen(officer.row('review').getByText(stepText.differing));
  const pane = await officer.openStep('review');
  await seen(pane.getByText(stepText.differingHere));
  const marks = page.locator('.differences li li');
  await seen(marks.filter({ hasText: '李四' }).getByText(stateLabel.notApplicable));
  await seen(marks.filter({ hasText: '王五' }).getByText('没有新情况'));

  await marks.filter({ hasText: '李四' }).getByRole('button').click();
  await officer.stands('review', 'notApplicable');
  expect(await page.locator('.differences, .differing').count()).toBe(0);
  await officer.tells('review', /月底一并复盘/);
  await officer.saved();
  await reload(page);
  await officer.stands('review', 'notApplicable');
  expect(await officer.row('review').getByText(stepText.differing).count()).toBe(0);
  // The other record stays in the log, and so does who decided.
  await officer.openLog();
  await seen(officer.log.locator('li[data-undone=false]').filter({ hasText: '没有新情况' }));
  await officer.logSays(/^定下以.*月底一并复盘/);
});
