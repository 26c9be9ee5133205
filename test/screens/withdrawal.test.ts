import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { withdraw } from '../../src/desk/publications/withdrawn.ts';
import { staleText, withdrawText } from '../../src/desk/publications/words.ts';
import { draftToken, editorText, pathText, statementText } from '../../src/desk/statements/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { tokenOf } from '../../src/playbook/template.ts';
import { storedEvents } from '../e2e/incidents.ts';
import { gone, seen } from '../e2e/officer.ts';
import { next, published } from '../e2e/releases.ts';
import { test } from '../support/dom-test.ts';

test('what was out and is taken down owes a word, which the statement begun from that gives', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn(published);
  const title = '关于某村有关情况的说明';
  await desk.statement(incident);
  const publications = page.locator('.publications');
  await desk.press(named(withdrawText.button, '门户网站 通知公告'));
  await publications.getByText(withdrawText.ways.withdrawn.label, { exact: true }).click();
  await desk.press(withdrawText.actions.withdrawn, publications);
  // Who decided it, and why, nobody has said yet.
  await seen(publications.locator('.problem'));
  // In the minute in which it went out: later than that nothing has happened yet.
  const out = (await storedEvents(page)).find(({ type }) => type === 'published');
  const minute = new Date(out?.type === 'published' ? out.data.publishedAt : '');
  await publications
    .getByLabel(withdraw.fields.withdrawnAt.asked.label)
    .fill(minute.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16).replace(' ', 'T'));
  await publications.getByLabel(withdraw.fields.reason.asked.label).fill('与上级统一发布的重复');
  await publications.locator('[id$="-person"]').fill('郑组长');
  await publications.locator('[id$="-person-post"]').fill('组长');
  await desk.press(withdrawText.actions.withdrawn, publications);
  await seen(publications.getByText(/撤下.*与上级统一发布的重复/));

  // Owed wherever the statement or the incident is looked at, until it is given.
  const owed = page.locator('.statement-stale').getByText(/撤下了，还没有向公众说明或者更正/);
  await seen(owed);
  await desk.goTo(`desk/#${incident.id}/release`);
  await seen(owed);
  await page
    .locator('.statement-stale')
    .getByRole('button', { name: named(staleText.correct, title) })
    .click();

  await seen(desk.text);
  expect(await page.getByLabel(editorText.heading, { exact: true }).inputValue()).toBe(
    statementText.withdrawalTitle(title),
  );
  const draft = await desk.text.inputValue();
  expect(draft).toMatch(/在门户网站 通知公告发布的《关于某村有关情况的说明》，已于.+撤下。/);
  expect(draft).not.toContain('与上级统一发布的重复');
  expect(draft).not.toMatch(/不准确|致歉|更正/);
  // Where to ask is set up on the machine: here it is not.
  const words = draft.split('\n').filter(line => !line.includes(tokenOf(draftToken.contact)));
  await desk.text.fill(words.join('\n'));
  await page.getByLabel(editorText.next, { exact: true }).fill(toShanghaiInput(Date.parse(next())));
  await desk.press(editorText.save(1));
  await seen(page.locator('.statement-sheet').getByText(/已于.+撤下。/));
  await desk.signOff();
  await desk.publishes({ place: '门户网站 通知公告' });
  await seen(page.getByRole('heading', { name: pathText.publications }));
  await desk.saved();
  await desk.goTo(`desk/#${incident.id}/release`);
  await gone(owed);
  expect(
    (await storedEvents(page)).map(({ type }) => type).filter(type => /published|withdrawn/.test(type)),
  ).toEqual(['published', 'withdrawn', 'published']);
});
