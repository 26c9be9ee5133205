import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { exportText } from '../../src/desk/packages/export-words.ts';
import { saveFailure, saveText } from '../../src/desk/parts/store-words.ts';
import { toolText } from '../../src/desk/parts/words.ts';
import { fullDisk, setFull } from '../e2e/full-disk.ts';
import { storedEvents } from '../e2e/incidents.ts';
import { gone, Officer, reload, seen } from '../e2e/officer.ts';
import { test } from '../support/dom-test.ts';

test('a failed write is tried again by itself; after one an export is asked for until it is made, on later pages too', async ({
  visit,
}) => {
  const officer = new Officer(await visit({ before: fullDisk('add', false) }));
  const { page } = officer;
  const incident = await officer.bringIn();
  await officer.saved();
  const asked = page.getByText(saveText.exportDue(incident.title));
  expect(await asked.count()).toBe(0);
  await setFull(page, true);
  await officer.addNote('没有空间');
  await seen(asked);
  await seen(page.getByText(saveText.failed(1, saveFailure.full)));
  // Tried again by itself, until it is written.
  await setFull(page, false);
  await officer.saved();
  expect(await storedEvents(page)).toHaveLength(incident.events.length + 1);
  await seen(asked);
  await reload(page);
  await officer.goToIncident(incident);
  await seen(asked);
  await officer.export(page.getByRole('button', { name: named(toolText.backupNow, incident.title) }));
  await gone(asked);
  await seen(page.getByText(exportText.saved));
  await reload(page);
  await officer.goToIncident(incident);
  await officer.saved();
  expect(await asked.count()).toBe(0);
});
