import { expect } from 'vitest';
import { factStateLabel } from '../../src/desk/facts/words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { eventually, test } from './fixtures.ts';
import { limited, seeded, storedEvents } from './incidents.ts';
import { doneLabel, officeShort, seen } from './officer.ts';

test('two tabs show the same after whatever is done in either, also at once', async ({ officer: left }) => {
  const right = await left.anotherTab();
  await right.goTo('desk/');
  await seen(right.page.getByText(deskText.none));
  const incident = await left.bringIn();
  await seen(right.listed(incident.title));
  await right.goToIncident(incident);

  await left.finish('register-report');
  await right.stands('register-report', 'done');

  await right.takeBack('register-report');
  await left.stands('register-report', 'todo');

  // A form in each at once. That tabs which work without waiting for one another agree, `npm run proof` shows.
  await Promise.all([left.finish('search-spread'), right.finish('investigate')]);
  await left.stands('investigate', 'done');
  await right.stands('search-spread', 'done');

  // One step at once, pressed as it is: whichever comes second may find it already done by the other tab.
  const both = [left, right];
  for (const officer of both) await officer.openStep('archive');
  const buttons = await Promise.all(
    both.map(officer => officer.button(doneLabel('archive'), officer.pane).elementHandle()),
  );
  await Promise.all(buttons.map(button => button?.evaluate(done => (done as HTMLElement).click())));
  for (const officer of both) {
    await officer.stands('archive', 'done');
    await officer.saved();
    await officer.openLog();
  }
  await eventually(
    async () => (await left.log.locator('li').count()) === (await right.log.locator('li').count()),
  ).toBe(true);
  expect(await left.states()).toEqual(await right.states());
});

test('back and forward lead between the list and the incidents, and lose nothing', async ({
  officer,
  page,
}) => {
  const one = await officer.bringIn(seeded({ ...limited(), title: '第一件' }));
  const other = await officer.bringIn(seeded({ ...limited(), title: '第二件' }));
  await page.getByRole('main').getByRole('link', { name: deskText.backToList }).click();
  await officer.listed(one.title).click();
  await officer.finish('register-report');
  await officer.saved();
  const written = await storedEvents(page);
  await page.goBack();
  await seen(page.getByRole('heading', { level: 1, name: deskText.list }));
  await page.goBack();
  await seen(page.getByRole('heading', { level: 1, name: other.title }));
  await officer.stands('register-report', 'todo');
  await page.goForward();
  await page.goForward();
  await seen(page.getByRole('heading', { level: 1, name: one.title }));
  await officer.stands('register-report', 'done');
  await page.getByRole('link', { name: '手册', exact: true }).click();
  await seen(page.getByRole('heading', { level: 1 }));
  await page.goBack();
  await officer.stands('register-report', 'done');
  expect(await storedEvents(page)).toEqual(written);
});

test('who keeps the record is one officer in every tab, and signs with the title given once', async ({
  officer: left,
}) => {
  const incident = await left.bringIn();
  const right = await left.anotherTab();
  await right.goToIncident(incident);
  await left.page.getByRole('button', { name: deskText.officer(officeShort, '张三'), exact: true }).click();
  await left.page.locator('#officer-name').fill('赵六');
  await left.page.locator('#officer-title').fill('副主任');
  await seen(right.page.getByRole('button', { name: deskText.officer(officeShort, '赵六'), exact: true }));

  await right.goTo(`desk/#${incident.id}/facts`);
  await right.page
    .getByRole('button', { name: /^登记：/ })
    .first()
    .click();
  const form = right.page.locator('[data-fact] form.fact-form');
  await form.getByText(factStateLabel.verified, { exact: true }).click();
  await eventually(() => form.getByLabel('姓名').inputValue()).toBe('赵六');
  expect(await form.getByLabel('职务').inputValue()).toBe('副主任');
});
