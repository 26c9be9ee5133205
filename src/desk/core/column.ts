/** A cell of a table; `at` in milliseconds since the epoch, `length` in milliseconds, `rate` from 0 to 1. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'share'; readonly rate: number };

const EMPTY: Cell = { kind: 'empty' };

export const textCell = (text: string | undefined): Cell =>
  text === undefined || text === '' ? EMPTY : { kind: 'text', text };
export const numberCell = (number: number | undefined): Cell =>
  number === undefined ? EMPTY : { kind: 'number', number };
export const timeCell = (at: number | undefined): Cell => (at === undefined ? EMPTY : { kind: 'time', at });
export const lengthCell = (length: number | undefined): Cell =>
  length === undefined ? EMPTY : { kind: 'length', length };
export const shareCell = (rate: number | undefined): Cell =>
  rate === undefined ? EMPTY : { kind: 'share', rate };
/** A time as the log has it; a text that is no time stays readable as it is. */
export function loggedCell(time: string | undefined): Cell {
  const at = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(at) ? textCell(time) : timeCell(at);
}

/**
 * A column, declared once for screen, paper and spreadsheet: its head, its width, and its content for a row. @typeParam Said
 * the content of a cell: a value that each medium writes in its own way, or words @typeParam Given context besides the row
 */
export interface Column<Row, Said = Cell, Given = void> {
  readonly head: string;
  /** On paper relative to the other columns; in a file in digits of the default font, two for a Chinese character. */
  readonly width: number;
  readonly cell: (row: Row, given: Given) => Said;
  /** Unit of the column in a file, where a screen writes it out: 分钟, %. */
  readonly unit?: string;
  /** Heads it together with its neighbours: a screen puts what they say below each other, a file keeps them apart. */
  readonly under?: string;
}

/** Columns with what they need beside a row. */
export const withGiven = <Row, Said, Given>(
  columns: readonly Column<Row, Said, Given>[],
  given: Given,
): readonly Column<Row, Said>[] =>
  columns.map(({ cell, ...column }) => ({ ...column, cell: row => cell(row, given) }));

/** A table as it goes into a file. */
export interface FileTable {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** How a column is called where its head stands alone. */
const titleOf = ({ head, under, unit }: Pick<Column<never>, 'head' | 'under' | 'unit'>): string =>
  `${under === undefined ? '' : `${under}：`}${head}${unit === undefined ? '' : `（${unit}）`}`;

export const fileTable = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): FileTable => ({
  name,
  columns: columns.map(column => ({ title: titleOf(column), width: column.width })),
  rows: rows.map(row => columns.map(({ cell }) => cell(row))),
});
