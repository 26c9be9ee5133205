import mammoth from 'mammoth';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { documentsText } from '../../src/desk/documents/words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { versionText } from '../../src/desk/statements/versions-words.ts';
import { focused } from '../e2e/focus.ts';
import { before, fork, type Meant, type SeededIncident, storedEvents } from '../e2e/incidents.ts';
import { gone, Officer, reload, seen } from '../e2e/officer.ts';
import { eventually, test as officerTest } from '../support/dom-test.ts';
import { playbook, required } from '../support/playbook.ts';

const report = required(
  playbook.forms?.find(({ id }) => id === 'initial-report'),
  'form of the first report',
);
const labelOf = (id: string): string =>
  required(
    report.fields.find(field => field.id === id),
    id,
  ).label;

/** A fact that a colleague recorded on another machine. */
const placeVerified: Meant = {
  kind: 'recordFact',
  fact: 'place',
  value: '石板镇东街',
  source: '现场查看',
  state: 'verified',
  person: { name: '李四', title: '科长' },
  verifiedAt: before(0),
  replaces: [],
};

/** An officer with the first report open. */
class Writer extends Officer {
  incident: SeededIncident | undefined;

  /** With an incident on which this was done already. */
  async begin(commands: readonly Meant[] = []): Promise<void> {
    this.incident = await this.bringIn(commands);
    await this.openReport();
  }

  async openReport(): Promise<void> {
    await this.goTo(`desk/#${required(this.incident, 'incident').id}/documents`);
    await this.pick(report.title);
    await seen(this.sheet);
  }

  /** On the list: unfolds what nobody asks for yet. */
  async unfold(): Promise<void> {
    await seen(this.page.locator('.documents'));
    const folded = this.page.locator('.document-others:not([open]) > summary');
    if ((await folded.count()) > 0) await folded.click();
  }

  /** Picks a document from the list. */
  async pick(title: string): Promise<void> {
    await this.unfold();
    await this.page.getByRole('link', { name: title, exact: true }).click();
  }

  field(id: string): Locator {
    return this.page.getByRole('textbox', { name: labelOf(id), exact: true });
  }

  get sheet(): Locator {
    return this.page.getByRole('article', { name: documentsText.sheet, includeHidden: true });
  }

  says(text: string | RegExp): Promise<void> {
    return seen(this.page.getByText(text));
  }

  /** That a version is filed, and is what one looks at. */
  shows(number: number): Promise<void> {
    return this.says(new RegExp(`^这是第 ${number} 稿`));
  }
}

const test = officerTest.extend<{ readonly writer: Writer }>({
  writer: ({ visited }, use) => use(new Writer(visited)),
});

test('a filed version stands in the log and stays as it was, while the record brings news to the draft', async ({
  writer,
  page,
}) => {
  await writer.begin();
  const incident = required(writer.incident, 'incident');
  const content = await writer.field('content').inputValue();
  await writer.field('content').fill('多写的一句。');
  await writer.field('facts').fill('已到现场，正在核实。');
  await writer.press(documentsText.file);
  await writer.shows(1);
  await writer.press(documentsText.another);
  await writer.says(documentsText.filedNow(1));
  await writer.press(documentsText.file);
  await writer.says(documentsText.sameAsFiled(1));
  // A field that is reset follows the record again, and no longer equals the filed version.
  await writer.field('content').fill(content);
  await gone(page.getByText(documentsText.filedNow(1)));
  await writer.press(documentsText.file);
  await writer.shows(2);
  await reload(page);
  await writer.press(documentsText.another);
  await writer.press(documentsText.file);
  await writer.says(documentsText.sameAsFiled(2));
  await eventually(() => storedEvents(page)).toHaveLength(incident.events.length + 2);

  await writer.goToIncident(incident);
  await writer.logSays('存下文书');
  await writer.goTo('desk/');
  await writer.choose(fork(incident, [placeVerified]).file);
  await writer.says(importText.imported(incident.title, 1));
  // The filed version is what opens and goes out, whatever was recorded since.
  await writer.openReport();
  await writer.shows(2);
  expect(await writer.sheet.textContent()).not.toContain('石板镇东街');
  const word = await writer.download(writer.button(documentsText.word), /^初报-/);
  const { value } = await mammoth.extractRawText({ buffer: word });
  expect(value).toContain('已到现场，正在核实。');
  expect(value).not.toContain('石板镇东街');
  await writer.press(documentsText.another);
  expect(await writer.field('facts').inputValue()).toBe('已到现场，正在核实。');
  await writer.press(named(documentsText.useNew, labelOf('facts')));
  await eventually(() => writer.field('facts').inputValue()).toContain('石板镇东街');
  await writer.field('facts').fill('已到石板镇东街，塌陷三十平方米。');
  await writer.press(documentsText.file);
  await writer.shows(3);
  await writer.press(documentsText.another);
  await writer.field('facts').fill('已到石板镇东街，塌陷四十平方米。');

  await writer.press(named(versionText.see, versionText.version(1)));
  await seen(writer.sheet.getByText('已到现场，正在核实。'));
  expect(await writer.button(documentsText.file).count()).toBe(0);
  await writer.press(documentsText.backToDraft);
  await seen(writer.sheet.getByText('塌陷四十平方米'));
  // Who has begun another goes on with it.
  await reload(page);
  await seen(writer.sheet.getByText('塌陷四十平方米'));
});

test('a follow-up report stands as it was filed, is filed once, and leaves nothing to the next issue', async ({
  writer,
  page,
}) => {
  const { id, events } = await writer.bringIn([{ kind: 'note', text: '已到现场。' }]);
  const followUp = required(
    playbook.forms?.find(form => form.id === 'follow-up-report'),
    'form of the follow-up report',
  );
  const open = async (): Promise<void> => {
    await writer.goTo(`desk/#${id}/documents`);
    await writer.pick(followUp.title);
    await seen(writer.sheet);
  };
  await open();
  await seen(writer.sheet.getByText('已到现场。'));
  const trend = page.getByRole('textbox', {
    name: required(
      followUp.fields.find(({ id }) => id === 'trend'),
      'trend',
    ).label,
    exact: true,
  });
  await trend.fill('热度在落。');
  await writer.press(documentsText.file);
  // The filed issue goes out next, not the issue after it.
  await writer.says(/^这是第 1 稿/);
  await seen(writer.sheet.getByText('热度在落。'));
  await focused(page.locator('.document-write'));
  await reload(page);
  await seen(writer.sheet.getByText('已到现场。'));
  const word = await writer.download(writer.button(documentsText.word), /^续报-/);
  expect((await mammoth.extractRawText({ buffer: word })).value).toContain('已到现场。');
  await writer.press(documentsText.nextIssue);
  await writer.says(documentsText.filedNow(1));
  await writer.press(documentsText.file);
  await writer.says(documentsText.sameAsFiled(1));
  await eventually(() => storedEvents(page)).toHaveLength(events.length + 1);
  // The next issue begins with the record alone: what was written in the last one is said in it.
  expect(await trend.inputValue()).not.toContain('热度在落');
});
