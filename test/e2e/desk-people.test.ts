import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { personText } from '../../src/desk/people/words.ts';
import { teamText } from '../../src/desk/staffing/team-words.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { storedEvents } from './incidents.ts';
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
