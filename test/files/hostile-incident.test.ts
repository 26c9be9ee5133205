import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import type { FileTable } from '../../src/desk/core/column.ts';
import { fileTable } from '../../src/desk/core/column.ts';
import { DocumentSheet } from '../../src/desk/documents/DocumentSheet.tsx';
import type { DocumentModel } from '../../src/desk/documents/document.ts';
import { documentWords } from '../../src/desk/documents/document-words.ts';
import { fillingOf } from '../../src/desk/documents/filling.ts';
import { handoverModel } from '../../src/desk/documents/handover-model.ts';
import { BLANK } from '../../src/desk/documents/layout.ts';
import { reminderWords } from '../../src/desk/frame/calendar-words.ts';
import { remindersOf } from '../../src/desk/frame/list/queue.ts';
import { namesOf } from '../../src/desk/incident/names.ts';
import { incidentFile } from '../../src/desk/paper/incident-file.ts';
import { registerOf } from '../../src/desk/register/register.ts';
import { ordersTable, registerTable } from '../../src/desk/register/words.ts';
import { proposalsOf } from '../../src/desk/review/summary.ts';
import { PROPOSALS, proposalColumns } from '../../src/desk/review/words.ts';
import { calendarFile } from '../../src/files/calendar.ts';
import { tableCsv, workbook } from '../../src/files/spreadsheet.ts';
import { makeWord } from '../../src/files/word.ts';
import { TABLE_ROWS } from '../../src/files/word-file.ts';
import { ScreenBoundary } from '../../src/kit/ScreenBoundary.tsx';
import { filled, forms, sourceOf } from '../desk/documents/incidents.ts';
import { essence, piecesOfModel } from '../desk/documents/pieces.ts';
import { createDesk, exportOf } from '../support/desk.ts';
import { wideLog } from '../support/four-stories.ts';
import { handoverOf } from '../support/handover.ts';
import { hostileLog, packageOf } from '../support/hostile-incident.ts';
import { mountedPage } from '../support/mounted.ts';
import { required } from '../support/playbook.ts';
import { ticketLog } from '../support/story.ts';
import { incidentOf } from '../support/work.ts';

/** Invisible characters, by what Unicode says of each. No text of these matters holds an emoji. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|[^\P{Cc}\t\n\r]/gu;
/** Beginnings that no cell may have. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;
/** Elements and fields that a text of a stranger's would bring along. */
const BROUGHT = 'script, img, svg, iframe, object, embed, form, base, meta, link, style, [onerror], [onload]';

const incident = (name: string, log: ReturnType<typeof ticketLog>) => {
  const hostile = hostileLog(log);
  const now = Date.parse(required(hostile.events.at(-1), 'event').at) + 60_000;
  return { name, log: hostile, now, shown: incidentOf(hostile, now) };
};
const incidents = [incident('a wide matter', wideLog()), incident('a ticket', ticketLog())];

const modelsOf = ({ log, now, shown }: (typeof incidents)[number]): readonly DocumentModel[] => {
  const source = sourceOf(log, now);
  return [
    ...forms.map(form => filled(form, source)),
    incidentFile({ ...shown, names: namesOf(shown), now }),
    handoverModel(fillingOf(source, documentWords), { from: '甲', to: '乙', texts: handoverOf(log, now) }),
  ];
};
const tablesOf = ({ shown }: (typeof incidents)[number]): readonly FileTable[] => {
  const register = registerOf([shown]);
  return [
    registerTable(register),
    ordersTable(register),
    fileTable(PROPOSALS, proposalColumns, proposalsOf([shown])),
  ];
};

/** Words as they are compared: without what is left out, and without lines to write on, which a sheet draws. */
const bare = (text: string): string => essence(text.replace(UNSEEN, '')).replaceAll(BLANK, '');

const page = mountedPage();

describe.each(incidents)('of $name in every text of which somebody put harm', given => {
  const { log, now, shown } = given;

  test('the file is taken in, and goes out as it came', async () => {
    const desk = createDesk({ now });
    const taken = await desk.session.importFile(packageOf(log, now), 'a.json');
    expect(taken).toMatchObject({ ok: true });
    const { events } = JSON.parse(await exportOf(desk, log.stream));
    expect(events).toEqual(log.events);
    // It is what it says: such marks and such words are in it.
    expect(JSON.stringify(log.events).match(UNSEEN)?.length).toBeGreaterThan(500);
  });

  test('each document is drawn with nothing but its words, none of them unseen', async () => {
    for (const model of modelsOf(given)) {
      await page.show(h(ScreenBoundary, null, h(DocumentSheet, { model, whole: true })));
      expect(page.document.querySelectorAll(BROUGHT)).toHaveLength(0);
      expect(page.text()).not.toMatch(UNSEEN);
      const drawn = bare(page.text());
      for (const piece of piecesOfModel(model)) expect(drawn).toContain(bare(piece));
    }
  }, 60_000);

  test('each document opens as Word in another program with the same words, no field and no address of its own', async () => {
    for (const model of modelsOf(given)) {
      const bytes = await makeWord(model);
      const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
      expect(value).not.toMatch(UNSEEN);
      expect(bare(value)).toBe(piecesOfModel(model, TABLE_ROWS).map(bare).join(''));
      for (const [name, content] of Object.entries(unzipSync(bytes))) {
        if (!/\.(xml|rels)$/.test(name)) continue;
        const xml = strFromU8(content);
        expect(XMLValidator.validate(xml), name).toBe(true);
        expect(xml, name).not.toMatch(/<w:fldSimple|TargetMode="External"/);
        for (const [, field] of xml.matchAll(/<w:instrText[^>]*>([^<]*)/g)) expect(field, name).toBe('PAGE');
      }
    }
  }, 60_000);

  test('each table opens as a spreadsheet and as CSV, in which no cell is worked out and none hides anything', async () => {
    const tables = tablesOf(given);
    const files = unzipSync(new Uint8Array(await (await workbook(tables)).arrayBuffer()));
    const parts = Object.entries(files).filter(([name]) => /\.(xml|rels)$/.test(name));
    expect(parts.filter(([name]) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(tables.length);
    for (const [name, content] of parts) {
      const xml = strFromU8(content);
      expect(XMLValidator.validate(xml), name).toBe(true);
      expect(xml, name).not.toMatch(/<f[ >/]|<hyperlink|TargetMode="External"/);
      expect(xml, name).not.toMatch(UNSEEN);
    }
    for (const table of tables) {
      const lines = fieldsOfCsv(tableCsv(table));
      expect(lines).toHaveLength(table.rows.length + 1);
      for (const fields of lines) {
        expect(fields).toHaveLength(table.columns.length);
        for (const field of fields) {
          expect(field).not.toMatch(UNSEEN);
          expect(field).not.toMatch(FORMULA);
        }
      }
    }
  });

  test('the reminders open as a calendar with an entry a limit and nothing between them', () => {
    const reminders = remindersOf(shown.view);
    const words = reminderWords(shown.index.playbook.rules);
    const file = calendarFile(reminders, words, now);
    expect(file).not.toMatch(/[^\P{Cc}\n\r]|\p{Default_Ignorable_Code_Point}/u);
    expect(componentsOf(file)).toEqual([
      ...reminders.flatMap(({ due }) => [
        ...[60, 15].filter(before => due - before * 60_000 > now).map(() => 'VALARM'),
        'VEVENT',
      ]),
      'VCALENDAR',
    ]);
  });
});

/** The fields of each line of a CSV file, as RFC 4180 has them. */
function fieldsOfCsv(csv: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  for (const [, quoted, bare = '', end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

/** The components of a calendar in the order in which they end, as RFC 5545 nests them. @throws where a line is none of its own */
function componentsOf(file: string): readonly string[] {
  const open: string[] = [];
  const ended: string[] = [];
  for (const line of file.replaceAll('\r\n ', '').trimEnd().split('\r\n')) {
    const [, name, value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`no line of a calendar: ${line.slice(0, 60)}`);
    if (name === 'BEGIN') open.push(value);
    if (name === 'END') ended.push(open.pop() === value ? value : `${value} out of place`);
  }
  return ended;
}
