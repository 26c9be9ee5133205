// The browser build: the other one takes Buffer for granted.
import { stringify } from 'csv-stringify/browser/esm/sync';
import writeXlsxFile, { type CellObject } from 'write-excel-file/universal';
import { wellFormed } from '../base/typed.ts';
import type { Cell, FileTable } from '../desk/core/column.ts';
import { toShanghaiInput } from '../playbook/deadline/compute.ts';

/** Excel takes a longer cell for damage to the file. In UTF-16 code units. */
const LONGEST_CELL = 32_767;

/**
 * Text as a cell may hold it: without control characters, which no XML can, and without blanks before it, behind which
 * some programs still see a formula.
 */
const cellText = (text: string): string =>
  wellFormed(
    wellFormed(text.replace(/[^\P{Cc}\n\t]/gu, ' '))
      .trim()
      .slice(0, LONGEST_CELL),
  );

/** Milliseconds of the moment at which a clock in UTC shows Shanghai time, to the minute; spreadsheets know no zones. */
const wallClock = (at: number): number => Date.parse(`${toShanghaiInput(at)}Z`);

/** The number in a cell: lengths in minutes, shares in percent to a tenth. */
const counted = (cell: Extract<Cell, { kind: 'number' | 'length' | 'share' }>): number => {
  if (cell.kind === 'length') return Math.round(cell.length / 60_000);
  return cell.kind === 'share' ? Math.round(cell.rate * 1000) / 10 : cell.number;
};

const EARLIEST_DATE = Date.parse('1900-03-01T00:00Z');

function sheetCell(cell: Cell): CellObject | null {
  switch (cell.kind) {
    case 'empty':
      return null;
    case 'number':
    case 'length':
    case 'share':
      return { value: counted(cell), type: Number };
    case 'time': {
      const at = wallClock(cell.at);
      // Spreadsheets count days from 1900 in four-digit years; anything else stays readable as text.
      return at >= EARLIEST_DATE
        ? { value: new Date(at), type: Date, format: 'yyyy-mm-dd hh:mm' }
        : { value: new Date(cell.at).toISOString(), type: String };
    }
    case 'text': {
      const text = cellText(cell.text);
      // The library looks texts up in a plain object, where `constructor` and its like are already there.
      return { value: text in {} ? `${text} ` : text, type: String, format: '@', wrap: true };
    }
  }
}

/** Marks a table as belonging to a drill. */
export interface TableMark {
  /** The first row. */
  readonly line: string;
  /** Before the name of each sheet. */
  readonly prefix: string;
}

const bold = (value: string): CellObject => ({ value, type: String, fontWeight: 'bold' });

/**
 * Tables as .xlsx: first rows bold and frozen, times as dates in Shanghai time, text never a formula.
 * @param mark what a drill's tables say; absent where they are real
 */
export function workbook(tables: readonly FileTable[], mark?: TableMark): Promise<Blob> {
  const marked = mark === undefined ? [] : [[bold(mark.line)]];
  return writeXlsxFile(
    tables.map(({ name, columns, rows }) => ({
      sheet: `${mark?.prefix ?? ''}${name}`,
      stickyRowsCount: marked.length + 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [
        ...marked,
        columns.map(({ title }): CellObject => ({ ...bold(title), wrap: true })),
        ...rows.map(cells => cells.map(sheetCell)),
      ],
    })),
  ).toBlob();
}

function csvField(cell: Cell): string | number {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
    case 'length':
    case 'share':
      return counted(cell);
    case 'time':
      return toShanghaiInput(cell.at).replace('T', ' ');
    case 'text':
      return cellText(cell.text);
  }
}

/**
 * A table as CSV that Excel opens as it is: with a byte order mark, CRLF, every field in quotes (a list separator of the
 * system's own splits none), and an apostrophe before what would be taken for a formula.
 * @param mark what a drill's table says; absent where it is real
 */
export function tableCsv({ columns, rows }: Pick<FileTable, 'columns' | 'rows'>, mark?: TableMark): string {
  const header = columns.map(({ title }) => title);
  // As many fields as any other line, or some programs refuse the file.
  const marked = mark === undefined ? [] : [header.map((_, column) => (column === 0 ? mark.line : ''))];
  return stringify([...marked, header, ...rows.map(cells => cells.map(csvField))], {
    bom: true,
    quoted: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
