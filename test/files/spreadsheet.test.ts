import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { FileTable } from '../../src/desk/core/column.ts';
import type { RegisterRow } from '../../src/desk/register/register.ts';
import { REGISTER, registerTable } from '../../src/desk/register/words.ts';
import { type TableMark, tableCsv, workbook } from '../../src/files/spreadsheet.ts';
import type { RegisterColumn } from '../../src/playbook/record.ts';
import { playbook, required } from '../support/playbook.ts';

const row: RegisterRow = {
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  number: 1,
  foundAt: '2026-11-24T06:00:00.000Z',
  finder: '各科室',
  place: '微博',
  title: '某镇某村违建',
  link: 'https://example.invalid/1',
  topic: '违法占地、违建',
  level: undefined,
  lead: '执法科',
  reportedAt: undefined,
  firstResponseAt: '2026-11-24T17:30:00.000Z',
  settledAt: undefined,
  verdict: '影响范围较小',
  ends: undefined,
  replies: [],
  reason: undefined,
  conclusion: undefined,
  online: undefined,
  offline: { state: 'done', progress: '已拆完', left: undefined },
  approvedBy: '组长',
  status: 'open',
  exit: { stands: '', review: undefined, waits: false },
  overdue: 2,
  met: 3,
  notes: 0,
  orders: { total: 0, open: 0 },
};
const titled = (title: string): RegisterRow => ({ ...row, title });

/** Values from outside that would do harm as a formula, or break the file. */
const hostile = [
  '=HYPERLINK("https://example.invalid","点这里")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '  =1+1',
  '\t=1+1',
  '\u200b \u2060=1+1',
  '\r\n=1+1',
  '＝1+1',
  '＠SUM(1)',
  '他说"是"，又说;不是',
  '第一行\n第二行\r\n第三行',
  '</t></si><f>1+1</f>&amp;',
  '🧑‍🌾𠮷野家',
  'a\u0000b\u0007c\uFFFF',
  'constructor',
  '__proto__',
  'toString',
] as const;

/** Fields of a CSV file as RFC 4180 has them. */
function parseCsv(csv: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  let rest = csv;
  while (rest !== '') {
    const [whole, quoted, bare = '', end = ''] = required(
      /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/.exec(rest) ?? undefined,
      `field at ${JSON.stringify(rest.slice(0, 40))}`,
    );
    lines.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (end === '\r\n' && rest !== '') lines.push([]);
  }
  return lines;
}

const { register: columns } = playbook;
const registerOf = (...rows: readonly RegisterRow[]): FileTable => registerTable({ columns, rows });
const placeOf = (column: RegisterColumn): number => columns.findIndex(each => each.column === column);

const field = (csv: string, column: RegisterColumn, line = 1): string | undefined =>
  parseCsv(csv.slice(1))[line]?.[placeOf(column)];

/** Beginnings that no text in a spreadsheet may have. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

describe('the register as CSV', () => {
  test('opens in Excel: a byte order mark, CRLF at the end of each line, one field a column', () => {
    const csv = tableCsv(registerOf(row));
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    const lines = parseCsv(csv.slice(1));
    expect(lines[0]).toEqual(columns.map(({ title }) => title));
    expect(lines.map(({ length }) => length)).toEqual([columns.length, columns.length]);
  });

  test('gives times of day in Shanghai, counts as numbers, and nothing for what is not known', () => {
    const csv = tableCsv(registerOf(row));
    expect(field(csv, 'foundAt')).toBe('2026-11-24 14:00');
    expect(field(csv, 'firstResponseAt')).toBe('2026-11-25 01:30');
    expect(field(csv, 'overdue')).toBe('2');
    expect(field(csv, 'conclusion')).toBe('');
    expect(field(csv, 'offline')).toBe('已办：已拆完');
  });

  test.each(hostile)('has no formula in %j', title => {
    expect(field(tableCsv(registerOf(titled(title))), 'title')).not.toMatch(FORMULA);
  });

  test('turns no direction of writing, and hides nothing', async () => {
    const table = titled('\ufeff塌\u202e\u200b方\u2067\u00ad');
    expect(tableCsv(registerOf(table))).toContain(',"塌方",');
    expect((await readSheet([table])).cells.get(TITLE)).toBe('塌方');
  });

  test('puts every filled field in quotes, so that a semicolon splits none where it is the list separator', () => {
    expect(tableCsv(registerOf(titled('甲;=1+1;乙')))).toContain(',"甲;=1+1;乙",');
  });

  test('comes back as it was, but for the guard before a formula and blanks around', () => {
    const text = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom('"', ',', '\n', '\r', ';', '=', '-', '字', ' ', "'"),
        maxLength: 12,
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ title: text, conclusion: text }), { maxLength: 4 }), texts => {
        const csv = tableCsv(registerOf(...texts.map(each => ({ ...row, ...each }))));
        expect(parseCsv(csv.slice(1))).toHaveLength(texts.length + 1);
        for (const [at, each] of texts.entries())
          for (const column of ['title', 'conclusion'] as const) {
            const kept = each[column]
              .replace(/[\u200b\u2060]/g, '')
              .replace(/[^\P{Cc}\n\t]/gu, ' ')
              .trim();
            expect(field(csv, column, at + 1)).toBe(FORMULA.test(kept) ? `'${kept}` : kept);
          }
      }),
    );
  });
});

/** The parts of an .xlsx file, and the text or number of each cell by its address. */
async function readSheet(rows: readonly RegisterRow[], mark?: TableMark) {
  const blob = await workbook([registerOf(...rows)], mark);
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const part = (name: string): string => strFromU8(required(files[name], name));
  const sheet = part('xl/worksheets/sheet1.xml');
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, text = '']) => text,
  );
  const cells = new Map(
    [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*?( t="s")?><v>([^<]*)<\/v>/g)].map(
      ([, at = '', shared, value = '']) => [
        at,
        shared === undefined ? Number(value) : strings[Number(value)],
      ],
    ),
  );
  return { blob, part, sheet, cells };
}

const TITLE = `${String.fromCharCode(65 + placeOf('title'))}2`;
const FOUND = `${String.fromCharCode(65 + placeOf('foundAt'))}2`;

describe('the register as a spreadsheet', () => {
  test('is an .xlsx file whose first row is bold, stays in view, and names every column', async () => {
    const { blob, part, sheet, cells } = await readSheet([row]);
    expect(blob.type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    const boldStyle = required(/<c r="A1" s="(\d+)"/.exec(sheet)?.[1], 'style of the header');
    expect(part('xl/styles.xml')).toMatch(/<b ?\/>/);
    expect(/<c r="A2" s="(\d+)"/.exec(sheet)?.[1]).not.toBe(boldStyle);
    expect([...cells].filter(([at]) => /^[A-Z]+1$/.test(at)).map(([, text]) => text)).toEqual(
      columns.map(({ title }) => title),
    );
    expect(sheet.match(/<col /g)).toHaveLength(columns.length);
  });

  test('holds times as dates of Shanghai, shown to the minute', async () => {
    const { cells, part, sheet } = await readSheet([row]);
    const days = Date.UTC(2026, 10, 24) / 86_400_000 + 25_569;
    expect(cells.get(FOUND)).toBeCloseTo(days + 14 / 24, 9);
    expect(part('xl/styles.xml')).toContain('formatCode="yyyy-mm-dd hh:mm"');
    expect(sheet).not.toContain('NaN');
  });

  test.each(['9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00.000Z', '昨天'])(
    'keeps %s, which no spreadsheet has as a date, as text',
    async foundAt => {
      const { cells, sheet } = await readSheet([{ ...row, foundAt }]);
      expect(cells.get(FOUND)).toBe(foundAt);
      expect(sheet).not.toContain('NaN');
    },
  );

  test.each(hostile)('takes %j for text and nothing else', async title => {
    const { sheet, cells, part } = await readSheet([titled(title)]);
    expect(sheet).not.toMatch(/<f[ >/]/);
    expect(part('xl/sharedStrings.xml')).not.toMatch(/<f[ >/]/);
    // XML allows no control characters but these.
    expect(part('xl/sharedStrings.xml')).not.toMatch(/[^\P{Cc}\n\t]/u);
    const kept = title
      .replace(/[\u200b\u2060]/g, '')
      .replace(/[^\P{Cc}\n\t]/gu, ' ')
      .replace('\uFFFF', '')
      .trim();
    const shown = kept.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(String(cells.get(TITLE)).trim()).toBe(shown);
    expect(sheet).toMatch(new RegExp(`<c r="${TITLE}"[^>]* t="s"><v>\\d+</v>`));
  });

  test('cuts a text that Excel would take for damage', async () => {
    const { cells } = await readSheet([titled(`${'字'.repeat(32_766)}🧑‍🌾`)]);
    expect(String(cells.get(TITLE)).length).toBeLessThanOrEqual(32_767);
    expect(cells.get(TITLE)).not.toMatch(/\p{Surrogate}/u);
  });

  test('of no incidents has its header all the same', async () => {
    const { cells } = await readSheet([]);
    expect(cells.size).toBe(columns.length);
  });
});

describe('the register of a drill', () => {
  const mark = { line: '演练 · 不是真实事件', prefix: '演练-' };

  test('as CSV begins with a line that says so, as long as every other, and goes on as a real one', () => {
    const real = tableCsv(registerOf(row));
    const lines = parseCsv(tableCsv(registerOf(row), mark).slice(1));
    expect(lines[0]).toEqual([mark.line, ...Array(columns.length - 1).fill('')]);
    expect(lines.slice(1)).toEqual(parseCsv(real.slice(1)));
  });

  test('as a spreadsheet says so in its first row, which stays in view, and in the name of its sheet', async () => {
    const { part, sheet, cells } = await readSheet([row], mark);
    const real = await readSheet([row]);
    expect(cells.get('A1')).toBe(mark.line);
    expect(sheet).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
    expect(part('xl/workbook.xml')).toContain(`name="${mark.prefix}${REGISTER}"`);
    // Every row of the real one, one further down.
    expect([...cells].slice(1)).toEqual(
      [...real.cells].map(([at, text]) => [at.replace(/\d+$/, number => String(Number(number) + 1)), text]),
    );
  });
});
