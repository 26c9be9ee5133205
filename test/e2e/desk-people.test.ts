import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { personText } from '../../src/desk/people/words.ts';
import { teamText } from '../../src/desk/staffing/team-words.ts';
import { stateLabel, stepText } from '../../src/desk/steps/words.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { fork, limited, seeded, storedEvents } from './incidents.ts';
import { reload, seen, step } from './officer.ts';

test('the roster gives many steps at once, and its telephone numbers stay on this machine', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn();
  await officer.enter('team');
  await officer.press(teamText.add);
  await page.getByLabel(teamText.name).first().fill('李四');
  await page.getByLabel(teamText.post).first().fill('科长');
  await page.getByLabel(teamText.phone).fill('0701-0000000 转 12');
  await officer.press(teamText.save);
  const entries = page.locator('.roster .someone');
  await eventually(() => entries.count()).toBe(1);
  // The same name again is the same person; an officer says when they are two.
  await officer.press(teamText.add);
  await page.getByLabel(teamText.name).first().fill('李 四');
  await page.getByLabel(teamText.post).first().fill('副科长"代"');
  await officer.press(teamText.save);
  await seen(page.getByText(teamText.changed('科长 李四')));
  await eventually(() => entries.allInnerTexts()).toEqual([expect.stringContaining('副科长"代" 李 四')]);
  await page.getByRole('button', { name: personText.apart('科长 李四') }).click();
  await eventually(() => entries.count()).toBe(2);
  // Whatever stands in a name or title, the focus goes back to the button.
  const change = page.getByRole('button', { name: named(teamText.change, '副科长"代" 李 四') });
  await change.click();
  await focused(page.getByLabel(teamText.name).first());
  await page.keyboard.press('Escape');
  await focused(change);
  await page.getByRole('button', { name: named(teamText.remove, '副科长"代" 李 四') }).click();
  await eventually(() => entries.count()).toBe(1);
  await page.getByRole('button', { name: teamText.giveLabel(0, '科长 李四') }).click();
  await seen(page.getByText(teamText.nothingChosen));

  const chosen = ['investigate', 'section-opinion', 'solve-problem'];
  for (const id of chosen) await page.getByRole('checkbox', { name: step(id).title }).check();
  await seen(page.getByText(teamText.chosen(3), { exact: true }));
  await page.getByRole('button', { name: teamText.giveLabel(3, '科长 李四') }).click();
  await seen(page.getByText(teamText.given(3, '科长 李四')));
  await eventually(() => storedEvents(page)).toHaveLength(incident.events.length + 2);

  await officer.goToIncident(incident);
  for (const id of chosen) await officer.tells(id, /科长 李四/);
  await reload(page);
  await officer.tells('investigate', /科长 李四/);
  // One press gave them, one press takes them back.
  await officer.enter('team');
  await page.getByRole('button', { name: teamText.pickLabel('科长 李四', 3) }).click();
  await page.getByRole('button', { name: teamText.takeBackLabel(3) }).click();
  await seen(page.getByText(teamText.takenBack(3)));
  await officer.press(teamText.undo);
  await seen(page.getByText(teamText.undone));
  await seen(page.getByText('0701-0000000'));
  await officer.goToIncident(incident);
  await officer.tells('solve-problem', /科长 李四/);
  expect(await officer.export()).not.toContain('0701-0000000');
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
  const [one, other] = await Promise.all([marks.nth(0).boundingBox(), marks.nth(1).boundingBox()]);
  expect(one?.y).toBe(other?.y);
  expect(one?.x).not.toBe(other?.x);
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
