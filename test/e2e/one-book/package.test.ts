import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { test } from '../../support/browser.ts';
import { eventually, Hands, inShanghai, once, seen, shownText, type Visiting } from './desk.ts';
import { type ForgedPackage, forged, lastOf, objectsIn, read, replaced } from './forge.ts';

/** What a file may do to the desk that takes it in: be refused with a sentence, or be shown and stay. */

const DAY = 86_400_000;
const blamesNetwork = /网络|没有载入|联网/;

interface Made {
  readonly id: string;
  readonly file: string;
}

async function made(
  visit: Visiting,
  title: string,
  prepare: (officer: Hands) => Promise<void> = async () => {},
): Promise<Made> {
  const officer = new Hands(await visit());
  const id = await officer.open(title, { 网址或出处: '群众来电' });
  await prepare(officer);
  return { id, file: await officer.export() };
}

const title = '被人改过';
/** What forgeries begin from, whichever test comes first. */
const basis = once(visit =>
  made(visit, title, async officer => {
    for (const text of ['第一笔', '第二笔', '要撤销的']) await officer.note(text);
    await officer.undoEntry('要撤销的');
    await officer.saved();
  }),
);

const own = '自己的事';
/** What an officer is at work on when a forgery comes. */
const mine = once(visit => made(visit, own));

/** The file is refused with one sentence and leaves no trace, or it is taken in. @returns whether it was refused */
async function refused(officer: Hands, file: string): Promise<boolean> {
  const taken = await officer.bringIn(file);
  if (taken) return false;
  const sentence = (await shownText(officer.refusal.first())).trim();
  expect(sentence).not.toBe('');
  expect(sentence, 'nothing is wrong with the network').not.toMatch(blamesNetwork);
  return true;
}

/** What the desk shows of an incident: its title, its log, the states of its steps. */
async function shown(officer: Hands): Promise<unknown> {
  await seen(officer.page.locator('.step-row'));
  return officer.page.evaluate(() => ({
    title: document.querySelector('h1')?.textContent,
    entries: [...document.querySelectorAll('.log > ol > li .entry')].map(entry => entry.textContent),
    rows: [...document.querySelectorAll('.step-row')].map(
      row => `${row.id} ${row.getAttribute('data-state')}`,
    ),
  }));
}

/** Whether what is shown now is shown after the page has been loaded anew. */
async function staysShown(officer: Hands, id: string): Promise<void> {
  await officer.goToIncident(id);
  const before = await shown(officer);
  await officer.reload();
  await eventually(() => shown(officer)).toEqual(before);
}

/** Whatever is taken in, what is on the desk can be worked on. */
async function goesOn(officer: Hands, words: string, { id }: Made): Promise<void> {
  await officer.goTo('desk/');
  await seen(officer.listed(words));
  await officer.goToIncident(id);
  await officer.note('还能接着办');
  await officer.saved();
}

test('A10: one id used by two records of a package is refused, or both records stay', async ({ visit }) => {
  const { id, file } = await basis(visit);
  const doubled = forged(file, content => {
    const [first, second] = content.events.filter(({ type }) => type === 'noted');
    if (first === undefined || second === undefined) throw new Error('two notes are needed');
    second.id = first.id;
  });
  const officer = new Hands(await visit());
  if (await refused(officer, doubled)) return;
  await staysShown(officer, id);
  await seen(officer.entry('第一笔'));
  await seen(officer.entry('第二笔'));
});

test('A10: what two packages with many attachments come to can be exported and imported again', async ({
  visit,
}) => {
  const { id, file: plain } = await basis(visit);
  const writer = new Hands(await visit());
  await writer.isKnownAs('张三');
  await writer.bringIn(plain);
  await writer.goToIncident(id);
  const pane = await writer.openStep('接报登记，掌握进展线索');
  // Open already where something stands filled in.
  const more = pane.locator('.done-form details');
  if (!(await more.evaluate(element => (element as HTMLDetailsElement).open)))
    await more.locator('summary').click();
  await pane
    .locator('.done-form')
    .getByLabel(/^截图/)
    .setInputFiles({ name: '截图.png', mimeType: 'image/png', buffer: randomBytes(1_000) });
  await seen(pane.getByText(/截图\.png/));
  await writer.press('记为已办', pane);
  await seen(writer.page.locator('.step-row[data-state=done]'));
  const file = await writer.export();
  /** The step recorded again and again, with another file of 4.9 MB each time. */
  const heavy = (from: number, to: number): string =>
    forged(file, content => {
      const marked = content.events.at(-1);
      const attached = content.attachments[0];
      if (marked === undefined || attached === undefined) throw new Error('an attachment is needed');
      let { hash: before } = marked;
      for (let number = from; number < to; number += 1) {
        // Content that a number gives again, and that no compression makes small.
        const key = createHash('sha256').update(`${number}`).digest();
        const bytes = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(
          Buffer.alloc(4.9 * 1024 * 1024),
        );
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const data = structuredClone(marked.data);
        for (const value of objectsIn(data))
          if (typeof value['sha256'] === 'string')
            Object.assign(value, { sha256, bytes: bytes.length, name: `${number}.png` });
        const hash = `${number}`.padStart(64, '0');
        content.events.push({ ...marked, id: numbered(marked.id, number), data, prev: [before], hash });
        before = hash;
        content.attachments.push({ ...attached, sha256, data: bytes.toString('base64') });
      }
    });
  const officer = new Hands(await visit());
  let all = true;
  for (const each of [heavy(0, 5), heavy(5, 10)]) all = !(await refused(officer, each)) && all;
  if (!all && (await officer.listed(title).count()) === 0) return;
  await officer.goToIncident(id);
  const exported = await officer.export(90_000);
  const reader = new Hands(await visit());
  expect(await refused(reader, exported)).toBe(false);
}, 240_000);

/** An id like another, told apart by a number. */
const numbered = (id: string, number: number): string =>
  id.slice(0, -6) +
  number
    .toString(32)
    .toUpperCase()
    .padStart(6, '0')
    .replace(/[ILOU]/g, letter => ({ I: 'W', L: 'X', O: 'Y', U: 'Z' })[letter] ?? letter);

/** Every clock that counts from an answer of the triage counts from another one. */
function anchoredOn(content: ForgedPackage, from: string, to: string): void {
  for (const [place, playbook] of content.playbooks.entries()) {
    const { deadlines } = playbook as { deadlines: { anchor?: unknown }[] };
    for (const deadline of deadlines) deadline.anchor = replaced(deadline.anchor, new Map([[from, to]]));
    content.playbooks[place] = playbook;
  }
}

/** The id of a question by the words it asks. */
function questionId(content: ForgedPackage, text: string): string {
  for (const found of objectsIn(content.playbooks)) if (found['text'] === text) return String(found['id']);
  throw new Error(`no question “${text}”`);
}

test.for([
  ['D1', 'a text', '给这件事起个名字'],
  ['A10', 'a choice', '关注传到了多大范围？'],
] as const)(
  '%s: a playbook with a clock that counts from %s is refused, or the desk goes on',
  async ([, , asked], { visit }) => {
    const { id, file } = await basis(visit);
    const forgery = forged(file, content =>
      anchoredOn(content, questionId(content, '什么时候发现的？'), questionId(content, asked)),
    );
    expect(read(forgery).playbooks).not.toEqual(read(file).playbooks);
    const officer = new Hands(await visit());
    await officer.isKnownAs('张三');
    const before = await mine(visit);
    await officer.bringIn(before.file);
    if (!(await refused(officer, forgery))) {
      await officer.goToIncident(id);
      await officer.reload();
      await seen(officer.page.locator('.step-row'));
    }
    await officer.reload();
    await goesOn(officer, own, before);
  },
);

test('D2: a forged undo of the opening is refused, and the incident goes on', async ({ visit }) => {
  const sound = await basis(visit);
  const officer = new Hands(await visit());
  await officer.isKnownAs('张三');
  await officer.bringIn(sound.file);
  const forgery = forged(sound.file, content => {
    const opening = content.events[0];
    const note = lastOf(content, 'noted');
    const undone = content.events.at(-1);
    if (opening === undefined || undone === undefined) throw new Error('an opening and an undo are needed');
    // Another undo, so that it is not the one that is here already.
    const names = new Map([
      [note.id, opening.id],
      [note.hash, opening.hash],
    ]);
    Object.assign(undone, { id: numbered(undone.id, 7), data: replaced(undone.data, names) });
  });
  const other = new Hands(await visit());
  await other.isKnownAs('李四');
  expect(await refused(other, forgery)).toBe(true);
  expect(await other.listed(title).count()).toBe(0);

  expect(await refused(officer, forgery)).toBe(true);
  await officer.reload();
  await goesOn(officer, title, sound);
});

test('D7: one id with two contents is refused, or stays as it is shown', async ({ visit }) => {
  const { id, file } = await basis(visit);
  const officer = new Hands(await visit());
  await officer.isKnownAs('张三');
  await officer.bringIn(file);
  const forgery = forged(file, content => {
    for (const event of content.events)
      event.data = replaced(event.data, new Map([['第一笔', '后来的内容']]));
  });
  await refused(officer, forgery);
  await staysShown(officer, id);
  await seen(officer.entry('第一笔'));
});

test('D9: a word list with fourteen gaps does not hold up the screen', async ({ visit }) => {
  const { id, file } = await basis(visit);
  const forgery = forged(file, content => {
    let lists = 0;
    for (const found of objectsIn(content.playbooks))
      if (Array.isArray(found['words']) && found['words'].some(word => String(word).includes('…'))) {
        found['words'] = [`${'甲…'.repeat(14)}乙`];
        lists += 1;
      }
    expect(lists).toBeGreaterThan(0);
  });
  const officer = new Hands(await visit());
  await officer.isKnownAs('张三');
  if (await refused(officer, forgery)) return;
  await officer.goTo(`desk/#${id}/release`);
  await officer.press('起草');
  const part = officer.page.locator('[id^="part-"]:is(textarea)').first();
  await seen(part);
  await part.fill('甲'.repeat(300), { timeout: 5_000 });
  const answered = await Promise.race([
    officer.page.evaluate(() => new Promise(resolve => setTimeout(() => resolve('answered'), 1_000))),
    new Promise(resolve => setTimeout(() => resolve('frozen'), 10_000)),
  ]);
  expect(answered).toBe('answered');
});

test('D11: deeply nested conditions are refused with a sentence that does not blame the network', async ({
  visit,
}) => {
  const { file } = await basis(visit);
  const other = new Hands(await visit());
  for (const depth of [2_000, 20_000, 200_000]) {
    const content = read(file);
    for (const { deadlines } of content.playbooks as { deadlines: object[] }[])
      for (const deadline of deadlines) Object.assign(deadline, { when: '深' });
    const nested = `${'{"not":'.repeat(depth)}{"is":["spread","limited"]}${'}'.repeat(depth)}`;
    await other.choose(
      JSON.stringify(content).replace('"深"', nested).replaceAll('"深"', '{"is":["spread","limited"]}'),
    );
    await seen(other.refusal.or(other.page.getByText(/^已导入/)));
    const told = await shownText(other.page.locator('.incident-list'));
    expect(told, `${depth}`).not.toMatch(blamesNetwork);
    expect(await other.listed(title).count(), `${depth}`).toBe(0);
    await seen(other.refusal);
  }
});

test('D16: a note longer than any form takes is refused on import too', async ({ visit }) => {
  const { file } = await basis(visit);
  const forgery = forged(file, content => {
    for (const event of content.events)
      event.data = replaced(event.data, new Map([['第一笔', '长'.repeat(200_000)]]));
  });
  const other = new Hands(await visit());
  expect(await refused(other, forgery)).toBe(true);
  expect(await other.listed(title).count()).toBe(0);
});

test('A12: a plain note says the lowest version there is', async ({ visit }) => {
  const { file } = await basis(visit);
  expect(lastOf(read(file), 'noted').v).toBe(1);
});

test('A10: a re-grade checks the answers it changes, not a time of more than a year ago', async ({
  visit,
}) => {
  const visited = await visit();
  const officer = new Hands(visited);
  const now = Date.now();
  await visited.page.clock.setFixedTime(now - 400 * DAY);
  const id = await officer.open('一年多以前的事', { '什么时候发现的？': inShanghai(now - 400 * DAY) });
  await visited.page.clock.setFixedTime(now);
  await officer.reload();
  await officer.goToIncident(id);
  await officer.press('更多', officer.page.locator('.tools'));
  await officer.press('重新初判', officer.page.locator('.tools'));
  await officer.press('更改“热点或敏感”', officer.page.getByRole('region', { name: '已答' }));
  await officer.page.locator('.question').getByRole('button', { name: /^是/ }).click();
  await officer.press('按新的初判继续');
  await seen(officer.row('召开舆情研判会'));
});
