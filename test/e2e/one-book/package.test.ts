import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { deskText, pageLabel } from '../../../src/desk/shell/words.ts';
import { statementText } from '../../../src/desk/statements/words.ts';
import { regradeText } from '../../../src/desk/triage/regrade-words.ts';
import { DAY } from '../../support/answers.ts';
import { required } from '../../support/playbook.ts';
import { eventually, test } from '../fixtures.ts';
import { limited, type Meant, seeded } from '../incidents.ts';
import { type Officer, reload, seen, shownText } from '../officer.ts';
import { type ForgedPackage, forged, lastOf, objectsIn, read, replaced } from './forge.ts';

/** What a file may do to the desk that takes it in: be refused with a sentence, or be shown and stay. */

const note = (text: string): Meant => ({ kind: 'note', text });
const takeBack: Meant = log => ({
  kind: 'undo',
  event: required(log.events.at(-1), 'note').id,
  reason: '',
});
/** What forgeries begin from. */
const basis = seeded({ ...limited(), title: '被人改过', link: '群众来电' }, [
  note('第一笔'),
  note('第二笔'),
  note('要撤销的'),
  takeBack,
]);
/** What an officer is at work on when a forgery comes. */
const own = seeded({ ...limited(), title: '自己的事' });

/** An id like another, told apart by its end. */
const another = (id: string): string => `${id.slice(0, -6)}ZZZZZ7`;

/** Every clock that counts from the time of the find counts from another answer. */
function anchoredOn(content: ForgedPackage, answer: string): void {
  for (const { deadlines } of content.playbooks as { deadlines: { anchor?: unknown }[] }[])
    for (const deadline of deadlines)
      deadline.anchor = replaced(deadline.anchor, new Map([['foundAt', answer]]));
}

/** The basis with conditions so deep. */
function nested(depth: number): string {
  const content = read(basis.file);
  for (const { deadlines } of content.playbooks as { deadlines: object[] }[])
    for (const deadline of deadlines) Object.assign(deadline, { when: '深' });
  const deep = `${'{"not":'.repeat(depth)}{"is":["spread","limited"]}${'}'.repeat(depth)}`;
  return JSON.stringify(content).replace('"深"', deep).replaceAll('"深"', '{"is":["spread","limited"]}');
}

const changed = (change: (content: ForgedPackage) => void): string => forged(basis.file, change);

/** Files that must not come in. */
const refused: Readonly<Record<string, string>> = {
  'A10: one id used by two records': changed(({ events }) => {
    const [first, second] = events.filter(({ type }) => type === 'noted');
    Object.assign(required(second, 'note'), { id: required(first, 'note').id });
  }),
  'D1: a clock that counts from a text': changed(content => anchoredOn(content, 'title')),
  'A10: a clock that counts from a choice': changed(content => anchoredOn(content, 'spread')),
  'D2: a forged undo of the opening': changed(content => {
    const opening = required(content.events[0], 'opening');
    const undone = required(content.events.at(-1), 'undo');
    const taken = content.events.find(({ id }) => id === (undone.data as { event: string }).event);
    // Another undo, so that it is not one that is here already.
    const names = new Map([[required(taken, 'note').id, opening.id]]);
    Object.assign(undone, { id: another(undone.id), data: replaced(undone.data, names) });
  }),
  'D11: conditions 2,000 levels deep': nested(2_000),
  'D11: conditions 20,000 levels deep': nested(20_000),
  'D11: conditions 200,000 levels deep': nested(200_000),
  'D16: a note longer than any form takes': changed(({ events }) => {
    for (const event of events)
      event.data = replaced(event.data, new Map([['第一笔', '长'.repeat(200_000)]]));
  }),
};

/** Hands a file in. @returns the sentence it was refused with, `''` where it was taken in */
async function handIn(officer: Officer, file: string): Promise<string> {
  const { page } = officer;
  const refusal = page.locator('p.problem');
  const told = refusal.or(page.getByText(/^(已导入|“.*”的记录这里都有)/));
  if ((await page.getByLabel(deskText.import).count()) === 0) await officer.goTo('desk/');
  await officer.choose(file);
  // The button is empty again once what became of the file is said.
  await eventually(() => page.getByLabel(deskText.import).inputValue()).toBe('');
  await seen(told);
  return (await shownText(refusal)).trim();
}

/** What the desk shows of an incident: its title, its log, the states of its steps. */
async function shown(page: Page): Promise<unknown> {
  await seen(page.locator('.step-row'));
  return page.evaluate(() => ({
    title: document.querySelector('h1')?.textContent,
    entries: [...document.querySelectorAll('.log > ol > li .entry')].map(entry => entry.textContent),
    rows: [...document.querySelectorAll('.step-row')].map(
      row => `${row.id} ${row.getAttribute('data-state')}`,
    ),
  }));
}

test('a forged file is refused with a sentence that does not blame the network, leaves no trace, and the desk goes on', async ({
  officer,
  page,
}) => {
  await officer.bringIn(own);
  for (const [name, file] of Object.entries(refused)) {
    const sentence = await handIn(officer, file);
    expect(sentence, name).not.toBe('');
    expect(sentence, name).not.toMatch(/网络|没有载入|联网/);
    expect(await officer.listed(basis.title).count(), name).toBe(0);
  }
  await reload(page);
  await seen(officer.listed(own.title));
  expect(await officer.listed(basis.title).count()).toBe(0);

  // D2 and D7 on a desk that has the incident: it stays what it was.
  await officer.bringIn(basis);
  const before = await shown(page);
  expect(await handIn(officer, refused['D2: a forged undo of the opening'] ?? '')).not.toBe('');
  await handIn(
    officer,
    changed(({ events }) => {
      for (const event of events) event.data = replaced(event.data, new Map([['第一笔', '后来的内容']]));
    }),
  );
  await officer.goToIncident(basis);
  await eventually(() => shown(page)).toEqual(before);
  await reload(page);
  await eventually(() => shown(page)).toEqual(before);

  await officer.goToIncident(own);
  await officer.addNote('还能接着办');
  await officer.logSays('还能接着办');
  await officer.saved();
});

test('D9: a word list with fourteen gaps does not hold up the screen', async ({ officer, page }) => {
  const file = changed(content => {
    let lists = 0;
    for (const found of objectsIn(content.playbooks))
      if (Array.isArray(found['words']) && found['words'].some(word => String(word).includes('…'))) {
        found['words'] = [`${'甲…'.repeat(14)}乙`];
        lists += 1;
      }
    expect(lists).toBeGreaterThan(0);
  });
  await officer.isKnown();
  expect(await handIn(officer, file)).toBe('');
  await officer.goTo(`desk/#${basis.id}/release`);
  await officer.button(statementText.begin).first().click();
  const part = page.locator('[id^="part-"]:is(textarea)').first();
  await part.fill('甲'.repeat(300), { timeout: 5_000 });
  const answered = await Promise.race([
    page.evaluate(() => new Promise(resolve => setTimeout(() => resolve('answered'), 1_000))),
    new Promise(resolve => setTimeout(() => resolve('frozen'), 10_000)),
  ]);
  expect(answered).toBe('answered');
});

test('A12: a plain note says the lowest version there is', () => {
  expect(lastOf(read(basis.file), 'noted').v).toBe(1);
});

test('A10: a re-grade checks the answers it changes, not a time of more than a year ago', async ({
  officer,
}) => {
  const opened = Date.now() - 400 * DAY;
  vi.useFakeTimers({ now: opened, toFake: ['Date'] });
  const old = seeded({ ...limited(), title: '一年多以前的事' });
  vi.useRealTimers();
  await officer.bringIn(old);
  await (await officer.tool(pageLabel.regrade)).click();
  await officer.change('sensitive').click();
  await officer.option('sensitive', 'yes').click();
  await officer.press(regradeText.accept);
  await seen(officer.row('hold-assessment-meeting'));
});
