import { expect } from 'vitest';
import { paperText } from '../../../src/desk/paper/words.ts';
import { test } from '../../support/browser.ts';
import { unspaced } from '../../support/pdf.ts';
import { Officer, seen, shownText } from '../officer.ts';
import { manyOnOne } from './many.ts';

const EVENTS = 10_000;
test('D8: ten thousand records that go on from one in as many threads as are let in open on the desk, and are all printed', async ({
  visit,
}) => {
  const { incident, file } = manyOnOne(EVENTS);
  const officer = new Officer(await visit());
  await officer.isKnown();
  await officer.goTo('desk/');
  await officer.choose(file);
  await officer.page.getByText(/^已导入/).waitFor({ timeout: 60_000 });
  await officer.saved();
  await officer.goToIncident(incident);
  await seen(officer.page.locator('.step-row'));
  // Until the sheet's code has come the paper says that it is not whole.
  await officer.page.getByText(paperText.notReady).waitFor({ state: 'detached' });
  // As a browser does that is about to print; what a PDF then holds is tested where it is shorter (test/e2e/print.test.ts).
  await officer.page.emulateMedia({ media: 'print' });
  await officer.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const words = unspaced(await shownText(officer.page.locator('body')));
  const notes = Array.from({ length: EVENTS - 1 }, (_, number) => `第${number + 1}条`);
  const printed = new Set(words.match(/第\d+条/g));
  expect(notes.filter(note => !printed.has(note))).toEqual([]);
}, 240_000);
