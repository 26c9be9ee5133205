import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { wantText } from '../../src/desk/parts/want-words.ts';
import { decideText, minutesFormText, minutesText } from '../../src/desk/steps/form-words.ts';
import { knownFrom, stepText } from '../../src/desk/steps/words.ts';
import { fileText, formText } from '../../src/kit/form-words.ts';
import { digestOfBytes } from '../../src/log/hash.ts';
import { focused } from '../e2e/focus.ts';
import { limited, seeded, storedEvents } from '../e2e/incidents.ts';
import { doneLabel, reload, seen, step } from '../e2e/officer.ts';
import { test } from '../support/dom-test.ts';
import { required } from '../support/playbook.ts';

test('a step is not done without what it wants, and each fault stands at its field', async ({
  officer,
  page,
}) => {
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

  await officer.openStep('report-to-leaders');
  await refuses(
    'report-to-leaders',
    'recipient',
    formText.missing(required(step('report-to-leaders').wants?.[0], 'want').label),
  );
  await officer.fillWants('report-to-leaders', { recipient: '组长、副组长' });

  // Looking elsewhere costs nothing of what was typed.
  await officer.byHand('register-report');
  await officer.saysReceived('register-report');
  await officer.fillWants('register-report', { 'post-link': 'weibo.com/1' });
  await refuses('register-report', 'post-link', refusalSentence({ code: 'notALink' }));
  await officer.fillWants('register-report', { 'post-link': 'javascript:alert(1)' });
  await refuses('register-report', 'post-link', refusalSentence({ code: 'notALink' }));
  await officer.fillWants('register-report', { 'post-link': 'https://weibo.example/1' });
  await done('register-report').click();
  await officer.stands('register-report', 'done');
  await officer.openStep('report-to-leaders');
  expect(await officer.want('report-to-leaders', 'recipient').inputValue()).toBe('组长、副组长');
  await done('report-to-leaders').click();
  await officer.stands('report-to-leaders', 'done');
  await officer.saved();
  const values = (await storedEvents(page)).flatMap(event =>
    event.type === 'stepDone' ? [event.data.values] : [],
  );
  expect(values).toEqual([
    { 'post-link': { kind: 'link', url: 'https://weibo.example/1' } },
    { recipient: { kind: 'text', text: '组长、副组长' } },
  ]);
});

test('an attached file is kept under its hash, survives a reload and comes back byte for byte', async ({
  officer,
  page,
}) => {
  await officer.bringIn();
  const bytes = Buffer.from(Uint8Array.from({ length: 70_000 }, (_, position) => (position * 7919) % 256));
  const name = '截图 <b>.html';
  await officer.byHand('register-report');
  const field = officer.want('register-report', 'screenshot');
  await officer.pane.getByText(wantText.optional).click();
  await field.setInputFiles({ name, mimeType: 'text/html', buffer: bytes });
  await seen(officer.pane.getByText(fileText.chosen(name, '68 KB')));
  await officer.saysReceived('register-report');
  await officer.press(doneLabel('register-report'), officer.pane);
  await officer.stands('register-report', 'done');
  await officer.saved();
  await officer.openLog();
  await seen(officer.entry(step('register-report').title).getByText(name));
  const marked = (await storedEvents(page)).find(({ type }) => type === 'stepDone');
  expect(marked?.data).toMatchObject({
    values: { screenshot: { kind: 'file', name, bytes: bytes.length, sha256: digestOfBytes(bytes) } },
  });

  await reload(page);
  const pane = await officer.openStep('register-report');
  const save = pane.getByRole('button', { name: stepText.saveFile, exact: true });
  expect(bytes.equals(await officer.download(save, /\.html$/))).toBe(true);
});

test('what is known stands in the form with where it is from, until the officer types something else', async ({
  officer,
  page,
}) => {
  await officer.bringIn(
    seeded(limited(), [{ kind: 'recordPost', summary: '反映公示牌写错', link: 'https://weibo.example/7' }]),
  );
  const pane = await officer.openStep('register-report');
  const link = officer.want('register-report', 'post-link');
  const from = pane.locator('[id="done-register-report-post-link-source"]');
  await seen(link);
  expect(await link.inputValue()).toBe('https://weibo.example/7');
  expect(await from.textContent()).toContain(knownFrom('post', '', ''));

  // A value typed in its place is the officer's own, even an empty one.
  await link.fill('');
  expect(await from.count()).toBe(0);
  await officer.openStep('report-to-leaders');
  await officer.openStep('register-report');
  expect(await link.inputValue()).toBe('');
  await pane.getByText(wantText.optional).click();
  await link.fill('https://weibo.example/8');
  await officer.saysReceived('register-report');
  await officer.press(doneLabel('register-report'), pane);
  await officer.stands('register-report', 'done');
  await officer.saved();
  const [values] = (await storedEvents(page)).flatMap(event =>
    event.type === 'stepDone' ? [event.data.values] : [],
  );
  expect(values).toEqual({ 'post-link': { kind: 'link', url: 'https://weibo.example/8' } });
});

test('whether to report upward is a choice: 不报 wants a reason, 报 waits to be sent', async ({
  officer,
  page,
}) => {
  await officer.bringIn(seeded({ ...limited(), sensitive: 'yes' }));
  const pane = await officer.openStep('report-upward');
  const save = pane.getByRole('button', { name: decideText.save, exact: true });
  await save.click();
  await seen(pane.getByText(refusalSentence({ code: 'notAnOption' }), { exact: true }));
  await pane.getByRole('radio', { name: decideText.no, exact: true }).check();
  const reason = pane.getByLabel(decideText.reason, { exact: true });
  await reason.fill('无');
  await save.click();
  await seen(pane.getByText(refusalSentence({ code: 'hollow' }), { exact: true }));
  await focused(reason);
  await pane.getByRole('radio', { name: decideText.yes, exact: true }).check();
  await pane.getByLabel(decideText.to, { exact: true }).fill('市政府值班室');
  await pane.getByRole('radio', { name: decideText.no, exact: true }).check();
  // Neither is lost by looking at the other.
  expect(await reason.inputValue()).toBe('无');
  await pane.getByRole('radio', { name: decideText.yes, exact: true }).check();
  expect(await pane.getByLabel(decideText.to, { exact: true }).inputValue()).toBe('市政府值班室');
  await save.click();
  await officer.stands('report-upward', 'toReport');
  await seen(page.getByText(stepText.counts.toReport(1)));

  // The call begins with whom it was decided to reach, and does the step.
  await officer.openStep('report-upward');
  const words = minutesText.phoneReport;
  await pane.getByRole('button', { name: minutesFormText.record(words.sort) }).click();
  await seen(pane.getByRole('heading', { name: minutesFormText.record(words.sort) }));
  expect(await pane.getByLabel(words.people).inputValue()).toBe('市政府值班室');
  await pane.getByLabel(words.said, { exact: true }).fill('基本情况、传播情况');
  await pane.getByRole('button', { name: minutesFormText.save(words.sort) }).click();
  await officer.stands('report-upward', 'done');
});
