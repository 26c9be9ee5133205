import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { officerText } from '../../src/desk/parts/officer-words.ts';
import { deskText, pageLabel } from '../../src/desk/parts/words.ts';
import { regradeText } from '../../src/desk/triage/regrade-words.ts';
import { limited, seeded, storedEvents } from '../e2e/incidents.ts';
import { doneLabel, officeName, seen } from '../e2e/officer.ts';
import { verified } from '../e2e/releases.ts';
import { test } from '../support/dom-test.ts';

test('nothing is recorded before the officer has said which post keeps the record', async ({
  desk: officer,
  page,
}) => {
  const incident = seeded(limited(), [verified('place', '某镇东街')]);
  await officer.goTo('desk/');
  await officer.choose(incident.file);
  await page.getByRole('link', { name: incident.title }).click();
  await (await officer.tool(pageLabel.regrade)).click();
  await officer.press(regradeText.accept);
  await seen(page.getByText(refusalSentence({ code: 'noRole' })).first());
  await officer.press(regradeText.cancel);
  const record = async (): Promise<void> => {
    const pane = await officer.byHand('register-report');
    await officer.saysReceived('register-report');
    await officer.press(doneLabel('register-report'), pane);
  };
  await record();
  await seen(page.getByText(refusalSentence({ code: 'noRole' })).first());
  await officer.stands('register-report', 'todo');
  await officer.facts(incident);
  await officer.press(named(deskText.undo, '某镇东街'));
  await seen(page.getByRole('alert').filter({ hasText: refusalSentence({ code: 'noRole' }) }));
  await seen(page.getByText('某镇东街', { exact: true }));
  await officer.goToIncident(incident);
  await record();
  await page.getByLabel(officerText.role).selectOption({ label: officeName });
  await officer.press(deskText.save);
  await officer.finish('register-report');
  await officer.saved();
  const marked = (await storedEvents(page)).find(({ type }) => type === 'stepDone');
  expect(marked?.by).toEqual({ role: 'office' });
});
