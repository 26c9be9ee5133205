import { expect } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { handoverText } from '../../src/desk/handover/words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { changedText, deskText } from '../../src/desk/parts/words.ts';
import { logFilterLabel, logText } from '../../src/desk/record/words.ts';
import { outcomeLabel, stateLabel } from '../../src/desk/steps/words.ts';
import { fork, limited, type SeededIncident, seeded, storedEvents } from '../e2e/incidents.ts';
import { drawn, gone, reload, seen } from '../e2e/officer.ts';
import { everythingKept } from '../e2e/stored.ts';
import { beginning } from '../support/accessible-names.ts';
import { eventually, test } from '../support/dom-test.ts';
import { sheet } from '../support/incident.ts';
import { found, playbook, required } from '../support/playbook.ts';

test('the log can be filtered and searched, and set right without losing what was said', async ({
  officer,
  page,
}) => {
  await officer.bringIn([
    { kind: 'note', text: '塌陷约三十平方米', noteKind: 'situation' },
    { kind: 'note', text: '可能与采空区有关', noteKind: 'guess' },
    { kind: 'note', text: '已请村里拉警戒线', noteKind: 'contact' },
    { kind: 'skip', step: 'search-spread', reason: '市里已经在搜' },
  ]);
  await officer.openLog();
  const entries = officer.log.locator('ol > li');
  const filter = page.getByLabel(logText.filter);
  const search = page.getByLabel(logText.search);
  await eventually(() => entries.count()).toBe(5);
  await filter.selectOption({ label: logFilterLabel.guess });
  await eventually(() => entries.allTextContents()).toEqual([expect.stringContaining('可能与采空区有关')]);
  await seen(page.getByText(logText.found(1)));
  await filter.selectOption({ label: logFilterLabel.steps });
  await eventually(() => entries.allTextContents()).toEqual([expect.stringContaining('市里已经在搜')]);
  await filter.selectOption({ label: logFilterLabel.all });
  await search.fill(' 警戒线 ');
  await eventually(() => entries.allTextContents()).toEqual([expect.stringContaining('已请村里拉警戒线')]);
  await search.fill('没有这句话');
  await seen(page.getByText(logText.none));
  await search.fill('');

  const said = officer.entry('塌陷约三十平方米');
  await said.getByRole('button', { name: logText.correct }).click();
  await said.getByLabel(logText.correct).fill('复核后是二十平方米');
  await officer.press(deskText.save, said);
  await seen(said.locator('.correction').getByText('复核后是二十平方米'));
  await officer.saved();
  await reload(page);
  await officer.openLog();
  await seen(said.getByText('塌陷约三十平方米').first());
  await seen(said.locator('.correction').getByText('复核后是二十平方米'));
});

const section = found(playbook.roles, ({ id }) => id === 'section');

/** An incident on which everything was done that the desk can take back, and each of those events. */
function fullOfActions(): SeededIncident {
  const by = { role: 'office', name: '张三' };
  const noted = seeded(limited(), [{ kind: 'note', text: '塌陷约三十平方米' }], by);
  const note = required(noted.events.at(-1), 'note');
  return fork(
    noted,
    [
      { kind: 'correct', event: note.id, text: '复核后是二十平方米' },
      { kind: 'start', step: 'register-report' },
      { kind: 'defer', step: 'search-spread', reason: '等值班员到岗', until: { kind: 'regrade' } },
      { kind: 'assign', steps: ['investigate', 'review'], to: { name: '李四', title: '科长' } },
      { kind: 'markDone', step: 'report-to-leaders', doneAt: new Date().toISOString() },
      { kind: 'handOver', to: { role: 'section', name: '李四', title: '科员' }, sheet },
    ],
    by,
  );
}

test('each action can be taken back from the log, and the taking back is on record', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn(fullOfActions());
  const takeBack = async (type: IncidentEvent['type'], words: string): Promise<void> => {
    const entry = officer.log.locator('li[data-undone=false]').filter({ hasText: words }).first();
    await entry.getByRole('button', { name: beginning(named(deskText.undo, '')) }).click();
    await seen(officer.log.locator('li[data-undone=true]').filter({ hasText: words }));
    await officer.saved();
    const events = await storedEvents(page);
    const last = events.at(-1);
    const target = last?.type === 'undone' ? last.data.event : '';
    expect(events.find(({ id }) => id === target)?.type).toBe(type);
  };
  await officer.openLog();
  await officer.stands('register-report', 'started');
  await takeBack('stepMarked', `${stateLabel.started}：`);
  await officer.stands('register-report', 'todo');
  await officer.stands('search-spread', 'deferred');
  await takeBack('stepMarked', `${stateLabel.deferred}：`);
  await officer.stands('search-spread', 'todo');
  await officer.openStep('investigate');
  await seen(officer.assignee('科长 李四'));
  await takeBack('assigned', '科长 李四');
  await gone(officer.assignee('科长 李四'));
  await takeBack('stepDone', `${outcomeLabel.reported}：`);
  await officer.stands('report-to-leaders', 'todo');

  await takeBack('corrected', '复核后是二十平方米');
  expect(await officer.log.locator('.correction').count()).toBe(0);
  await takeBack('handedOver', `${section.short} 科员 李四`);
  await reload(page);
  await officer.openLog();
  await seen(officer.log.locator('li[data-undone=true]'));
  await eventually(() => officer.log.locator('li[data-undone=true]').count()).toBe(6);
  await officer.goTo(`desk/#${incident.id}/handover`);
  await seen(page.getByText(handoverText.noFormer));
});

test('what others did since one last looked stands above the checklist until it is read', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn();
  await seen(officer.pane);
  /** How far one has read, as it lies on the disk. */
  const mark = async (): Promise<string | undefined> =>
    (await everythingKept(page)).split('\n').find(record => record.includes(`${incident.id}/read`));
  await eventually(mark).toBeDefined();
  await officer.goTo('desk/');
  await officer.choose(fork(incident, [{ kind: 'note', text: '村里已拉警戒线' }]).file);
  await seen(page.getByText(importText.imported(incident.title, 1)));
  await officer.goToIncident(incident);
  const changed = page.getByRole('region', { name: changedText.title(1) });
  await seen(changed.getByText('村里已拉警戒线'));
  const unread = await mark();
  await officer.press(changedText.read, changed);
  await gone(changed);
  await eventually(mark).not.toBe(unread);
  await officer.addNote('我记的');
  await officer.saved();
  await reload(page);
  await officer.logSays('我记的');
  await drawn(page);
  expect(await changed.count()).toBe(0);
});
