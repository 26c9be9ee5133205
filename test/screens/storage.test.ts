import { expect } from 'vitest';
import { brokenText } from '../../src/desk/frame/broken-words.ts';
import { sheetPartLabel } from '../../src/desk/handover/words.ts';
import { saveFailure, saveText } from '../../src/desk/parts/store-words.ts';
import { fullDisk, pressWithRoom, setFull } from '../e2e/full-disk.ts';
import { eventsIn, limited, type SeededIncident, seeded, storedEvents } from '../e2e/incidents.ts';
import { gone, Officer, pathOf, reload, seen } from '../e2e/officer.ts';
import { forged } from '../e2e/one-book/forge.ts';
import { putIn } from '../e2e/stored.ts';
import { eventually, test } from '../support/dom-test.ts';
import { playbook, required } from '../support/playbook.ts';

/** The site cannot give back the playbook that has these. */
const rolesOfAnotherEdition = playbook.roles.map(role => ({ ...role, summary: `${role.summary}（另一版）` }));

test('what is being written while the disk is full is asked for, outlives a look elsewhere, and is kept once there is room', async ({
  visit,
}) => {
  const officer = new Officer(await visit({ before: fullDisk('put', false) }));
  const { page } = officer;
  await officer.bringIn();
  const banner = page.getByRole('alert').filter({ hasText: saveText.draftFailed(saveFailure.full) });
  const risks = page.getByRole('textbox', { name: sheetPartLabel.risks });
  await officer.enter('handover');
  await seen(risks);
  await setFull(page, true);
  await risks.fill('夜间可能转载');
  await seen(banner);
  await officer.enter('timeline');
  await seen(banner);
  await officer.enter('handover');
  await eventually(() => risks.inputValue()).toBe('夜间可能转载');
  await risks.fill('夜间可能转载，盯住短视频');
  await pressWithRoom(banner.getByRole('button', { name: saveText.retry }));
  await gone(banner);
  await officer.saved();
  await reload(page);
  await eventually(() => risks.inputValue()).toBe('夜间可能转载，盯住短视频');

  // So are the answers of a triage.
  await officer.goTo('start/');
  await setFull(page, true);
  const [first] = pathOf(limited());
  await officer.answer(first?.id ?? '', limited()[first?.id ?? ''] ?? '');
  await seen(banner);
  await pressWithRoom(banner.getByRole('button', { name: saveText.retry }));
  await gone(banner);
});

/** An incident with three more records: done, noted, skipped. */
const worked = (title = '坏了一笔的事') =>
  seeded({ ...limited(), title }, [
    { kind: 'markDone', step: 'register-report', doneAt: new Date().toISOString() },
    { kind: 'note', text: '会坏掉的一笔' },
    { kind: 'skip', step: 'search-spread', reason: '市里已经在搜' },
  ]);

test('stored records that cannot be read are told, on the list and by the incident’s address, the rest is shown, and both can be exported', async ({
  officer,
  page,
}) => {
  const ways: Readonly<Record<string, (event: object) => unknown>> = {
    'changed by hand': event => ({ ...event, data: { text: '改过的' } }),
    'half gone': () => ({ v: 1, type: 'noted' }),
    'of another kind': () => 'rubbish <img src=x onerror="pwned=1">',
    'from a newer edition': event => ({ ...event, v: 99 }),
  };
  const spoilt: [incident: SeededIncident, value: unknown][] = [];
  for (const [title, spoil] of Object.entries(ways)) {
    const incident = await officer.bringIn(worked(title));
    const event = incident.events.find(({ type }) => type === 'noted');
    const value = spoil(event ?? {});
    await putIn(page, 'yuqing', 'events', [[[incident.id, event?.id ?? ''], value]]);
    spoilt.push([incident, value]);
  }
  await officer.goTo('');
  await officer.goTo('desk/');
  for (const [{ title }, value] of spoilt) {
    const told = page.getByText(brokenText.of.records(title, 1), { exact: true });
    await seen(told);
    const banner = page.getByRole('alert').filter({ has: told });
    const file = await officer.export(banner.getByRole('button', { name: brokenText.export }));
    expect(JSON.parse(file).unreadable, title).toEqual([expect.objectContaining({ value })]);
  }
  const [incident] = required(spoilt[0], 'incident');
  await officer.goToIncident(incident);
  await seen(page.getByText(brokenText.of.records(incident.title, 1)));
  await officer.stands('register-report', 'done');
  await officer.stands('search-spread', 'skipped');
  await officer.finish('report-to-leaders');
  await officer.saved();
  expect(eventsIn(await officer.export()).map(({ type }) => type)).toEqual([
    'opened',
    'stepDone',
    'stepMarked',
    'stepDone',
  ]);
  // Never dropped.
  const kept = await storedEvents(page);
  for (const [, value] of spoilt) expect(kept).toContainEqual(value);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('an incident whose opening record is unreadable is told, and all its records can be exported', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn(worked());
  const other = await officer.bringIn(seeded({ ...limited(), title: '没坏的事' }));
  await putIn(page, 'yuqing', 'events', [[[incident.id, incident.events[0]?.id ?? ''], 'rubbish']]);
  await officer.goTo('');
  await officer.goTo('desk/');
  await seen(page.getByRole('link', { name: other.title }));
  const banner = page.getByRole('alert');
  const file = await officer.export(banner.getByRole('button', { name: brokenText.export }));
  expect(file).toContain('rubbish');
  for (const { hash } of incident.events.slice(1)) expect(file).toContain(hash);
});

test('an incident whose stored playbook is unreadable, where neither a second copy nor the site has it, is told, and its records can be exported', async ({
  visit,
}) => {
  const visited = await visit({
    before: 'if (globalThis.StorageManager) delete StorageManager.prototype.getDirectory',
  });
  const { page } = visited;
  const officer = new Officer(visited);
  const begun = worked();
  const file = forged(begun.file, ({ playbooks }) => {
    for (const each of playbooks) Object.assign(each as object, { roles: rolesOfAnotherEdition });
  });
  const incident = await officer.bringIn({ ...begun, file, events: eventsIn(file) });
  const [opened] = incident.events;
  const digest = opened?.type === 'opened' ? opened.data.playbook : '';
  await putIn(page, 'yuqing', 'playbooks', [[digest, { rubbish: true }]]);
  await officer.goTo('');
  await officer.goTo('desk/');
  const banner = page.getByRole('alert');
  await seen(banner.getByText(incident.title));
  expect(await banner.textContent()).not.toContain(' 0 条');
  const exported = await officer.export(banner.getByRole('button', { name: brokenText.export }));
  for (const { hash } of incident.events) expect(exported).toContain(hash);
});
