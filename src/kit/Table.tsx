import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  /** Empty where its cells speak for themselves. */
  readonly head: ComponentChildren;
  /** Of its cells. */
  readonly class?: string;
  readonly cell: (row: Row, position: number) => ComponentChildren;
}

interface Props<Row> {
  /** The first one heads the rows. */
  columns: readonly [Column<Row>, ...Column<Row>[]];
  rows: readonly Row[];
  keyOf(row: Row): string;
  /** What a style tells rows apart by. */
  kindOf?(row: Row): string;
  class?: string;
  /** The foot. */
  children?: ComponentChildren;
}

/** A table from data: a head for each column, and one for each row. */
export const Table = <Row,>({ columns, rows, keyOf, kindOf, class: name, children }: Props<Row>) => (
  <table class={name}>
    <thead>
      <tr>
        {columns.map(({ head, class: own }, place) =>
          head === '' ? (
            <td key={place} class={own} />
          ) : (
            <th key={place} scope="col">
              {head}
            </th>
          ),
        )}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, position) => (
        <tr key={keyOf(row)} data-kind={kindOf?.(row)}>
          {columns.map(({ cell, class: own }, place) =>
            place === 0 ? (
              <th key={place} scope="row" class={own}>
                {cell(row, position)}
              </th>
            ) : (
              <td key={place} class={own}>
                {cell(row, position)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
    {children}
  </table>
);
