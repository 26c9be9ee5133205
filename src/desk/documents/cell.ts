/** What stands in one cell of a table that goes into a file; `at` in milliseconds since the epoch. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'time'; readonly at: number };

export const textCell = (text: string | undefined): Cell =>
  text === undefined || text === '' ? { kind: 'empty' } : { kind: 'text', text };
export const numberCell = (number: number | undefined): Cell =>
  number === undefined ? { kind: 'empty' } : { kind: 'number', number };
export const timeCell = (at: number | undefined): Cell =>
  at === undefined ? { kind: 'empty' } : { kind: 'time', at };

/** A table as it goes into a file. Widths in digits of the default font; a Chinese character takes two. */
export interface FileTable {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column of such a table, and what it says of a row. */
export type Column<Row> = readonly [title: string, width: number, cellOf: (row: Row) => Cell];

export const fileTable = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): FileTable => ({
  name,
  columns: columns.map(([title, width]) => ({ title, width })),
  rows: rows.map(row => columns.map(([, , cellOf]) => cellOf(row))),
});
