import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { digestOfBytes } from '../../src/log/hash.ts';
import { stepText } from '../../src/text/desk.ts';
import { importText } from '../../src/text/import.ts';
import { refusalSentence } from '../../src/text/incident.ts';
import { test } from '../support/browser.ts';
import { focused } from './focus.ts';
import { limited, storedEvents } from './incidents.ts';
import { doneLabel, Officer, reload, seen, step } from './officer.ts';

test('a step is not done without what it wants, and each fault stands at its field', async ({ visit }) => {
  const visited = await visit();
  const officer = new Officer(visited);
  await officer.bringIn();
  const done = (id: string): Locator =>
    officer.pane.getByRole('button', { name: doneLabel(id), exact: true });
  const refuses = async (id: string, want: string, sentence: string): Promise<void> => {
    await done(id).click();
    const field = officer.want(id, want);
    await focused(field);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const told = await field.getAttribute('aria-describedby');
    expect(told).toContain(`done-${id}-${want}-problem`);
    await seen(
      officer.pane.locator(`[id="done-${id}-${want}-problem"]`).getByText(sentence, { exact: true }),
    );
    expect(await officer.state(id)).toBe('todo');
  };

  // The tick of such a step opens it.
  await officer.tick('report-to-leaders').click();
  await seen(officer.opened('report-to-leaders'));
  await refuses('report-to-leaders', 'recipient', refusalSentence({ code: 'required' }));
  await officer.fillWants('report-to-leaders', { recipient: '组长、副组长' });

  // Looking elsewhere costs nothing of what was typed.
  await officer.openStep('register-report');
  await officer.fillWants('register-report', { 'post-link': 'weibo.com/1' });
  await refuses('register-report', 'post-link', refusalSentence({ code: 'notALink' }));
  await officer.fillWants('register-report', { 'post-link': 'javascript:alert(1)' });
  await refuses('register-report', 'post-link', refusalSentence({ code: 'notALink' }));
  await officer.fillWants('register-report', { 'post-link': 'https://weibo.example/1', attention: '很多' });
  await refuses('register-report', 'attention', refusalSentence({ code: 'notANumber' }));
  await officer.fillWants('register-report', { attention: '１,２００' });
  await done('register-report').click();
  await officer.stands('register-report', 'done');
  await officer.openStep('report-to-leaders');
  expect(await officer.want('report-to-leaders', 'recipient').inputValue()).toBe('组长、副组长');
  await done('report-to-leaders').click();
  await officer.stands('report-to-leaders', 'done');
  await officer.saved();
  const values = (await storedEvents(visited.page)).flatMap(event =>
    event.type === 'stepDone' ? [event.data.values] : [],
  );
  expect(values).toEqual([
    {
      'post-link': { kind: 'link', url: 'https://weibo.example/1' },
      attention: { kind: 'number', number: 1200 },
    },
    { recipient: { kind: 'text', text: '组长、副组长' } },
  ]);
});

test('an attached file is kept under its hash, survives a reload and comes back byte for byte', async ({
  visit,
}) => {
  const visited = await visit();
  const { page } = visited;
  const officer = new Officer(visited);
  await officer.bringIn();
  const bytes = Buffer.from(Uint8Array.from({ length: 70_000 }, (_, position) => (position * 7919) % 256));
  const name = '截图 <b>.html';
  const field = officer.want('register-report', 'screenshot');
  await officer.pane.getByText(stepText.optionalWants).click();
  await field.setInputFiles({ name, mimeType: 'text/html', buffer: bytes });
  await seen(officer.pane.getByText(stepText.fileChosen(name, '68 KB')));
  await officer.pane.getByRole('button', { name: doneLabel('register-report'), exact: true }).click();
  await officer.stands('register-report', 'done');
  await officer.saved();
  await seen(officer.entry(step('register-report').title).getByText(name));
  const marked = (await storedEvents(page)).find(({ type }) => type === 'stepDone');
  expect(marked?.data).toMatchObject({
    values: { screenshot: { kind: 'file', name, bytes: bytes.length, sha256: digestOfBytes(bytes) } },
  });

  await reload(page);
  const pane = await officer.openStep('register-report');
  const save = (): Locator => pane.getByRole('button', { name: stepText.saveFile, exact: true });
  expect(bytes.equals(await officer.download(save(), /\.html$/))).toBe(true);
  const file = await officer.export();

  const elsewhere = await visit();
  const colleague = new Officer(elsewhere);
  const { title, id } = { title: limited()['title'] ?? '', id: marked?.stream ?? '' };
  await colleague.goTo('desk/');
  await colleague.choose(file);
  await seen(elsewhere.page.getByText(importText.imported(title, 2)));
  await colleague.saved();
  await colleague.goToIncident({ id, title });
  await reload(elsewhere.page);
  const theirs = await colleague.openStep('register-report');
  const button = theirs.getByRole('button', { name: stepText.saveFile, exact: true });
  expect(bytes.equals(await colleague.download(button, /\.html$/))).toBe(true);
});
