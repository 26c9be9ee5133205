import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { documentsText } from '../../src/desk/documents/words.ts';
import { postLabel, postPictureText, postText } from '../../src/desk/post/words.ts';
import { formText } from '../../src/kit/form-words.ts';
import { onPhone } from '../support/browser.ts';
import { smallestType } from '../support/pdf.ts';
import { playbook, required } from '../support/playbook.ts';
import { eventually, test as officerTest } from './fixtures.ts';
import { type Meant, type SeededIncident, storedEvents } from './incidents.ts';
import { Officer, reload, seen, shownText } from './officer.ts';

const report = required(
  playbook.forms?.find(({ id }) => id === 'initial-report'),
  'form of the first report',
);
const labelOf = (id: string): string =>
  required(
    report.fields.find(field => field.id === id),
    id,
  ).label;

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
}

const test = officerTest.extend<{ readonly writer: Writer }>({
  writer: ({ visited }, use) => use(new Writer(visited)),
});

const noSidewaysScroll = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
};

test('a report is filled from the record, keeps what was typed over a reload, and goes out as Word, as text, and alone on paper', async ({
  writer,
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await writer.begin();
  expect(await writer.field('spread').inputValue()).not.toBe('');
  await seen(writer.sheet.getByText(await writer.field('spread').inputValue()));

  await writer.field('content').fill('村民反映道路塌陷，要求尽快修复。\n=cmd()<b>原样</b>');
  await seen(writer.sheet.getByText('村民反映道路塌陷，要求尽快修复。'));
  await reload(page);
  await eventually(() => writer.field('content').inputValue()).toContain('要求尽快修复');
  await seen(page.getByText(documentsText.draft, { exact: true }));

  const word = await writer.download(writer.button(documentsText.word), /^初报-.+-\d{8}\.docx$/);
  const { value } = await mammoth.extractRawText({ buffer: word });
  expect(value).toContain('村民反映道路塌陷，要求尽快修复。');
  expect(value).toContain('=cmd()<b>原样</b>');
  await writer.says(/^已导出/);

  await writer.press(documentsText.copy);
  await writer.says(documentsText.copied);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('村民反映道路塌陷，要求尽快修复。');

  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole('textbox').filter({ visible: true }).count()).toBe(0);
  expect(await smallestType(page)).toBeGreaterThanOrEqual(9);
  const printed = (await shownText(page.locator('body'))).replace(/\s/g, '');
  expect(printed).toBe((await shownText(writer.sheet)).replace(/\s/g, ''));
  expect(printed).toContain('村民反映道路塌陷，要求尽快修复。');
  // Nothing stands below the sheet: where it fills its last page that would be a page of its own.
  const below = await page.evaluate(() => {
    const bottom = (selector: string): number =>
      document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0;
    return bottom('main') - bottom('.document-sheet');
  });
  expect(below).toBeLessThan(1);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[\s*0 0 59[45][\d.]* 84[12]/);
  await page.emulateMedia({ media: 'screen' });

  // Asked for twice, what was written gives way to the record.
  await writer.press(documentsText.refill);
  expect(await writer.field('content').inputValue()).toContain('要求尽快修复');
  await writer.press(documentsText.refillSure);
  await eventually(() => writer.field('content').inputValue()).not.toContain('要求尽快修复');
});

test('paper has every row of a long record, whoever asks for it: a script or the browser', async ({
  writer,
  page,
}) => {
  const words = (position: number): string => `第 ${position} 车土石清运完毕`;
  const notes = Array.from(
    { length: 240 },
    (_, position): Meant => ({ kind: 'note', text: words(position) }),
  );
  const { id } = await writer.bringIn(notes);
  await writer.goTo(`desk/#${id}/documents`);
  const review = required(
    playbook.forms?.find(form => form.id === 'review-report'),
    'the report on an incident',
  );
  await writer.pick(review.title);
  await seen(writer.sheet);
  const rows = writer.sheet.locator('[data-part=timeline] tbody tr');
  await eventually(() => rows.count()).toBe(200);
  // Paper shows the page as it is when the listeners have returned.
  await page.evaluate(() => {
    const told: number[] = Object.assign(window, { told: [] }).told;
    for (const event of ['beforeprint', 'afterprint'])
      addEventListener(event, () =>
        told.push(document.querySelectorAll('.document-sheet [data-part=timeline] tbody tr').length),
      );
    dispatchEvent(new Event('beforeprint'));
    dispatchEvent(new Event('afterprint'));
  });
  await page.pdf();
  const told: readonly number[] = await page.evaluate(() => Reflect.get(window, 'told'));
  // Beside the notes: that it was found, opened and answered.
  expect(told).toEqual([notes.length + 3, 200, notes.length + 3, 200]);
});

test('while a cause that nobody approved is in it nothing goes out, and what was typed stays', async ({
  writer,
  page,
}) => {
  const cause = '地下管线渗漏掏空路基';
  const causeElement = required(
    playbook.release?.elements.find(element => element.cause === true),
    'the element of the cause',
  );
  await writer.begin([
    {
      kind: 'recordFact',
      fact: causeElement.id,
      value: cause,
      source: '现场估计',
      state: 'checking',
      replaces: [],
    },
  ]);
  const incident = required(writer.incident, 'incident');
  await writer.field('content').fill(`道路塌陷，${cause}。`);
  await writer.says(documentsText.unapproved(cause));
  await page.evaluate(() => {
    window.print = () => {
      document.title = 'printed';
    };
  });
  let downloads = 0;
  page.on('download', () => {
    downloads += 1;
  });
  for (const name of [documentsText.word, documentsText.print, documentsText.copy, documentsText.file])
    await writer.press(name);
  await writer.says(documentsText.unapprovedField(cause));
  expect(downloads).toBe(0);
  expect(await page.title()).not.toBe('printed');
  await page.emulateMedia({ media: 'print' });
  expect(await shownText(page.locator('body'))).not.toContain(cause);
  await page.emulateMedia({ media: 'screen' });
  expect(await writer.field('content').inputValue()).toBe(`道路塌陷，${cause}。`);

  await writer.field('content').fill('道路塌陷，原因正在调查。');
  await writer.press(documentsText.file);
  await writer.says(/^这是第 1 稿/);
  await eventually(() => storedEvents(page)).toHaveLength(incident.events.length + 1);
});

test('on a phone writing and looking take turns, a telephone number gives pause, and a closed incident takes its documents', async ({
  visit,
}) => {
  const writer = new Writer(await visit(onPhone));
  const { page } = writer;
  writer.incident = await writer.bringIn([{ kind: 'close', reason: '办结' }]);
  await writer.goTo(`desk/#${writer.incident.id}/documents`);
  await noSidewaysScroll(page);
  await writer.pick(report.title);
  await writer.field('content').fill('请联系 13800138000。');
  await noSidewaysScroll(page);
  const pane = (which: keyof typeof documentsText.panes): Promise<void> =>
    page.getByRole('radio', { name: documentsText.panes[which], exact: true }).check();
  const choice = page.locator('.document-panes label').first();
  expect((await choice.boundingBox())?.width).toBeGreaterThanOrEqual(44);
  await pane('look');
  await seen(writer.sheet.getByText('请联系 13800138000。'));
  expect(await writer.field('content').isVisible()).toBe(false);
  await noSidewaysScroll(page);
  await writer.press(documentsText.word);
  await seen(page.locator('.document-outputs [role=alert]'));
  await seen(writer.button(documentsText.anyway(documentsText.word)));

  await pane('write');
  await writer.press(documentsText.file);
  await seen(page.locator('.document-form [role=alert]'));
  await writer.press(formText.saveAnyway);
  await writer.says(/^这是第 1 稿/);
  await writer.saved();
});

test('the first report shows the masked picture of the post, on paper too, and never the original', async ({
  writer,
  page,
}) => {
  writer.incident = await writer.bringIn();
  await writer.goTo(`desk/#${writer.incident.id}/facts`);
  await writer.press(postText.record);
  await page.getByLabel(postLabel.summary).fill('反映公示牌写错');
  for (const [which, width] of [
    ['original', 6],
    ['masked', 3],
  ] as const)
    await page.getByLabel(postLabel[which]).setInputFiles({
      name: `${which}.png`,
      mimeType: 'image/png',
      buffer: await drawn(page, width),
    });
  await writer.press(postText.save);
  await writer.saved();
  await writer.openReport();
  const pictures = writer.sheet.locator('img');
  const widths = () => pictures.evaluateAll(all => all.map(each => (each as HTMLImageElement).naturalWidth));
  await eventually(widths).toEqual([3]);
  const word = await writer.download(writer.button(documentsText.word), /\.docx$/);
  const media = Object.entries(unzipSync(word)).filter(([name]) => name.startsWith('word/media/'));
  // The width of a PNG stands at its 16th byte.
  expect(media.map(([, bytes]) => Buffer.from(bytes).readUInt32BE(16))).toEqual([3]);
  await page.emulateMedia({ media: 'print' });
  expect(await pictures.isVisible()).toBe(true);
  expect(await page.getByText(postPictureText.onPaper).isVisible()).toBe(false);
});

/** A picture as wide as told, as the browser itself writes one. */
async function drawn(page: Page, width: number): Promise<Buffer> {
  const url = await page.evaluate(wide => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [wide, 4];
    return canvas.toDataURL('image/png');
  }, width);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
