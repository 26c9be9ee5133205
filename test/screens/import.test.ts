import { expect } from 'vitest';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { packageSentence } from '../../src/desk/packages/package-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { formText } from '../../src/kit/form-words.ts';
import { eventsIn, fork, limited, seeded, storedEvents, wide } from '../e2e/incidents.ts';
import { reload, seen } from '../e2e/officer.ts';
import { createDesk } from '../support/desk.ts';
import { eventually, test } from '../support/dom-test.ts';

interface Package {
  version: number;
  events: { data: object }[];
  playbooks: { edition: string }[];
}

const worked = seeded(limited(), [
  { kind: 'markDone', step: 'register-report', doneAt: new Date().toISOString() },
  { kind: 'note', text: '第三条' },
  { kind: 'note', text: '第四条' },
]);

/** The package with one thing changed in it. */
function changed(change: (file: Package) => void): string {
  const file = JSON.parse(worked.file) as Package;
  change(file);
  return JSON.stringify(file);
}

/** One of every sort; that each of its kind is refused is tested on the package. */
const badFiles: readonly (readonly [name: string, file: string | Buffer, sentence: string])[] = [
  ['half a file', worked.file.slice(0, worked.file.length / 2), packageSentence({ code: 'notJson' })],
  ['JSON of another kind', '{"format":"geojson","events":[]}', packageSentence({ code: 'otherFile' })],
  // Not after its like: what is said of that one would stand there already.
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 254]), packageSentence({ code: 'notJson' })],
  [
    'a newer version',
    changed(file => {
      file.version = 99;
    }),
    packageSentence({ code: 'newerPackage' }),
  ],
  [
    'an event whose words were changed by hand',
    changed(file => {
      for (const event of file.events.slice(2, 3)) event.data = { text: '改过的' };
    }),
    packageSentence({
      code: 'badEvents',
      faults: [
        { position: 3, problem: 'altered' },
        { position: 4, problem: 'missingBefore' },
      ],
      sound: [],
    }),
  ],
  [
    'another playbook than its events rest on',
    changed(file => {
      for (const playbook of file.playbooks) playbook.edition = '2030-01-01';
    }),
    packageSentence({ code: 'badPlaybook' }),
  ],
];

test('a bad file is refused with one sentence and changes nothing', async ({ officer, page }) => {
  const present = await officer.bringIn(seeded({ ...limited(), title: '原来就有的事' }));
  await officer.goTo('desk/');
  await seen(page.getByRole('link', { name: present.title }));
  for (const [name, file, sentence] of badFiles) {
    await officer.choose(file);
    await eventually(() => page.locator('p.problem').allTextContents()).toEqual([sentence]);
    expect(await page.locator('.incident-list > ul > li').count(), name).toBe(1);
    expect(await storedEvents(page), name).toEqual(present.events);
  }
  // And then a good one, with the same control.
  await officer.choose(worked.file);
  await seen(page.getByText(importText.imported(worked.title, worked.events.length)));
  expect(await page.locator('p.problem').count()).toBe(0);
});

test('a package that was worked on elsewhere meanwhile joins what is here', async ({ officer, page }) => {
  const incident = await officer.bringIn(worked);
  await officer.finish('report-to-leaders');
  await officer.saved();
  const ours = await storedEvents(page);

  const theirs = fork(worked, [
    { kind: 'markDone', step: 'search-spread', doneAt: new Date().toISOString() },
    { kind: 'note', text: '同事记的' },
  ]);
  await officer.goTo('desk/');
  await officer.choose(theirs.file);
  await seen(page.getByText(importText.imported(incident.title, 2)));
  await officer.saved();
  expect(await storedEvents(page)).toHaveLength(ours.length + 2);
  await page.getByRole('link', { name: incident.title }).click();
  for (const id of ['register-report', 'report-to-leaders', 'search-spread'])
    await officer.stands(id, 'done');
  await officer.openLog();
  await officer.logSays('同事记的');
});

test('a note that is too long gets one sentence, one with a person’s number is stopped once; the words stay in the field', async ({
  officer,
  page,
}) => {
  await officer.bringIn();
  const field = officer.noteLine;
  const problem = page.locator('.log .problem');
  const tooLong = '记'.repeat(4_001);
  await officer.addNote(tooLong);
  await eventually(() => problem.allTextContents()).toEqual([
    refusalSentence({ code: 'tooLong', length: 4_001, limit: 4_000 }),
  ]);
  expect(await field.inputValue()).toBe(tooLong);
  expect(await storedEvents(page)).toHaveLength(1);
  await officer.addNote('记'.repeat(4_000));
  await eventually(() => field.inputValue()).toBe('');
  await officer.saved();
  expect(await storedEvents(page)).toHaveLength(2);

  // The same on a step.
  const pane = await officer.openStep('search-spread');
  await officer.press(deskText.skip, pane);
  await pane.getByLabel(deskText.reason).fill('因'.repeat(501));
  await officer.press(deskText.skip, pane);
  await seen(pane.getByText(refusalSentence({ code: 'tooLong', length: 501, limit: 500 }), { exact: true }));
  expect((await pane.getByLabel(deskText.reason).inputValue()).length).toBe(501);
  expect(await officer.state('search-spread')).toBe('todo');

  const note = '值班电话 13800138000';
  await officer.addNote(note);
  await seen(officer.log.locator('.problem').getByText('手机号'));
  expect(await field.inputValue()).toBe(note);
  expect(await storedEvents(page)).toHaveLength(2);
  await officer.press(formText.saveAnyway);
  await officer.logSays(note);
  await officer.saved();
  expect(await storedEvents(page)).toHaveLength(3);
});

test('notes, reasons, names and titles with HTML and emoji are shown as text, imported or typed', async ({
  officer,
  page,
}) => {
  const brought = '<img src=x onerror="pwned=1"> 🕳️ <script>pwned=1</script>';
  await officer.bringIn(
    seeded(
      { ...limited(), title: '<b onclick=pwned=1>名</b>' },
      [
        { kind: 'note', text: brought },
        { kind: 'note', step: 'investigate', text: brought },
        { kind: 'skip', step: 'search-spread', reason: brought },
      ],
      { role: 'office', name: '<i onmouseover=pwned=1>🙂</i>' },
    ),
  );
  await officer.tells('search-spread', /<i onmouseover=pwned=1>🙂<\/i>/);
  await seen(officer.pane.getByText(brought));
  await officer.openLog();
  await officer.logSays(brought);
  await seen((await officer.openStep('investigate')).getByText(brought, { exact: true }));

  const hostile = '<img src=x onerror="pwned=1">👩‍👩‍👧‍👦&lt;b&gt;';
  await officer.addNote(hostile);
  await officer.logSays('👩‍👩‍👧‍👦&lt;b&gt;');
  const long = `${hostile}\n第二行 <script>pwned=1</script>`;
  const pane = await officer.openStep('investigate');
  await officer.press(deskText.stepNote, pane);
  await pane.getByLabel(deskText.stepNote).fill(long);
  await officer.press(deskText.save, pane);
  await seen(pane.getByText('第二行 <script>pwned=1</script>'));
  await (await officer.tool(deskText.rename)).click();
  await page.getByRole('textbox', { name: deskText.rename }).fill('<i>改</i> 🙂');
  await officer.press(deskText.save);
  await seen(page.getByRole('heading', { level: 1, name: '<i>改</i> 🙂', exact: true }));
  await officer.saved();
  const noted = (await storedEvents(page)).filter(({ type }) => type === 'noted');
  expect(noted.slice(2).map(({ data }) => data)).toEqual([
    { kind: 'situation', text: hostile },
    { step: 'investigate', text: long },
  ]);
  await reload(page);
  await officer.logSays('第二行 <script>pwned=1</script>');
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  const file = await officer.export();
  expect(file).toContain('👩‍👩‍👧‍👦');

  // Renaming to nothing or to too much is refused, and the words stay.
  await (await officer.tool(deskText.rename)).click();
  await page.getByRole('textbox', { name: deskText.rename }).fill('  ');
  await officer.press(deskText.save);
  await seen(page.getByText(formText.missing(deskText.rename), { exact: true }));
  await page.getByRole('textbox', { name: deskText.rename }).fill('🙂'.repeat(61));
  await officer.press(deskText.save);
  await seen(page.getByText(refusalSentence({ code: 'tooLong', length: 61, limit: 60 }), { exact: true }));
  expect(await page.getByRole('textbox', { name: deskText.rename }).inputValue()).toBe('🙂'.repeat(61));
});

test('the file of a triage in which 不清楚的不填 was taken at its word is read on another machine', async ({
  officer,
}) => {
  await officer.goTo('start/');
  await officer.answerAll({ ...wide(), emergencyAt: '' });
  const id = await officer.open();
  const file = await officer.export();
  expect(eventsIn(file)).toMatchObject([{ type: 'opened', data: { answers: { emergencyAt: '' } } }]);
  const other = createDesk({ now: Date.now() }).session;
  expect(await other.importFile(file, 'incident.json')).toMatchObject({
    ok: true,
    value: { incidentId: id },
  });
  expect(other.snapshot().incidents.map(({ log }) => log.events)).toEqual([eventsIn(file)]);
});
