import type { ComponentChildren } from 'preact';
import { tableText } from '../text/form.ts';

export interface Column<Row> {
  /** Empty where its cells speak for themselves. */
  readonly head: ComponentChildren;
  /** Of the column, as CSS has it; by itself what its cells take. */
  readonly width?: string;
  /** Of its cells. */
  readonly class?: string;
  readonly cell: (row: Row, position: number) => ComponentChildren;
}

interface Props<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row, position: number): string;
  /** Whether the first column heads the rows, as it does unless said otherwise. */
  headed?: boolean;
  /** Stands on every page it is printed on: sheets come apart. */
  running?: string | undefined;
  /** What a style tells rows apart by. */
  kindOf?(row: Row): string;
  class?: string;
  caption?: ComponentChildren;
  /** What stands in its place while there are no rows. */
  none?: ComponentChildren;
  /** What it is called where it may be wider than the screen, and scrolls in its own place. */
  scrolls?: string;
  /** The foot. */
  children?: ComponentChildren;
}

/** A table from data: a head for each column, and as a rule one for each row. */
export function Table<Row>(props: Props<Row>) {
  const {
    columns,
    rows,
    keyOf,
    kindOf,
    headed = true,
    running,
    class: name,
    caption,
    none,
    scrolls,
    children,
  } = props;
  if (none !== undefined && rows.length === 0)
    return (
      <p class="faint">
        {caption} {none}
      </p>
    );
  const table = (
    <table class={name}>
      {caption !== undefined && <caption>{caption}</caption>}
      {columns.some(({ width }) => width !== undefined) && (
        <colgroup>
          {columns.map(({ width }, place) => (
            <col key={place} width={width} />
          ))}
        </colgroup>
      )}
      <thead>
        {running !== undefined && (
          <tr class="running">
            <th colSpan={columns.length} scope="colgroup">
              {running}
            </th>
          </tr>
        )}
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
          <tr key={keyOf(row, position)} data-kind={kindOf?.(row)}>
            {columns.map(({ cell, class: own }, place) =>
              headed && place === 0 ? (
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
  return scrolls === undefined ? table : <Scroll title={scrolls}>{table}</Scroll>;
}

/** Holds what may be wider than the screen. */
const Scroll = ({ title, children }: { title: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too.
  <section class="scroll" aria-label={tableText.scrolls(title)} tabIndex={0}>
    {children}
  </section>
);
