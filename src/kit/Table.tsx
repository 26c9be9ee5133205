import type { ComponentChildren } from 'preact';
import type { Column } from '../desk/core/column.ts';
import { cellWords } from '../desk/core/words/cell.ts';
import { tableText } from './form-words.ts';

/** A column as a screen shows it. */
export interface ScreenColumn<Row> {
  /** Empty where its cells speak for themselves. */
  readonly head: ComponentChildren;
  /** CSS width of the column; by default as wide as its cells need. */
  readonly width?: string;
  /** Class of its cells. */
  readonly class?: string;
  /** Data attributes of its head and cells, for styles. */
  readonly data?: Data;
  readonly cell: (row: Row, position: number) => ComponentChildren;
}

/**
 * Columns as a screen shows them: as words, those under one head below each other.
 * @param now milliseconds since the epoch
 * @param shown other drawings of a column, or of those under one head
 */
export function onScreen<Row>(
  columns: readonly Column<Row>[],
  now: number,
  shown: (head: string) => Partial<ScreenColumn<Row>> | undefined = () => undefined,
): readonly ScreenColumn<Row>[] {
  const words = ({ cell }: Column<Row>, row: Row): string => cellWords(cell(row), now);
  return columns.flatMap((column, place): readonly ScreenColumn<Row>[] => {
    const { head, under } = column;
    if (under === undefined) return [{ head, cell: row => words(column, row), ...shown(head) }];
    if (columns[place - 1]?.under === under) return [];
    const together = columns.filter(each => each.under === under);
    const lines = (row: Row): ComponentChildren =>
      together.map(each => (
        <div key={each.head}>
          {each.head} {words(each, row)}
        </div>
      ));
    return [{ head: under, cell: lines, ...shown(under) }];
  });
}

type Data = Readonly<Record<`data-${string}`, string | boolean | undefined>>;

interface Props<Row> {
  columns: readonly ScreenColumn<Row>[];
  rows: readonly Row[];
  keyOf(row: Row, position: number): string;
  /** Whether the first column heads the rows, as it does unless said otherwise. */
  headed?: boolean;
  /** Stands on every page it is printed on: sheets come apart. */
  running?: string | undefined;
  /** A row that heads those below it, across the table, in these words. */
  headingOf?(row: Row): string | undefined;
  /** Data attributes of a row, for styles. */
  dataOf?(row: Row, position: number): Data;
  class?: string;
  caption?: ComponentChildren;
  /** Shown in place of the table while there are no rows; by default nothing. */
  none?: ComponentChildren;
  /** Name of the scrolling region, where the table may be wider than the screen. */
  scrolls?: string;
  /** The foot. */
  children?: ComponentChildren;
}

/** A table from data: a head for each column, and as a rule one for each row. */
export function Table<Row>(props: Props<Row>) {
  const { columns, rows, keyOf, headingOf, class: name, caption, none, scrolls, children } = props;
  if (rows.length === 0)
    return none === undefined ? null : (
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
      <Head columns={columns} running={props.running} />
      <tbody>
        {rows.map((row, position) => {
          const heading = headingOf?.(row);
          return heading !== undefined ? (
            <tr key={keyOf(row, position)} class="row-heading">
              <th colSpan={columns.length} scope="colgroup">
                {heading}
              </th>
            </tr>
          ) : (
            <tr key={keyOf(row, position)} {...props.dataOf?.(row, position)}>
              {cellsOf(props, row, position)}
            </tr>
          );
        })}
      </tbody>
      {children}
    </table>
  );
  return scrolls === undefined ? table : <Scroll title={scrolls}>{table}</Scroll>;
}

/** The heads of the columns, below the line that runs on every page. */
const Head = <Row,>({ columns, running }: Pick<Props<Row>, 'columns' | 'running'>) => (
  <thead>
    {running !== undefined && (
      <tr class="running">
        <th colSpan={columns.length} scope="colgroup">
          {running}
        </th>
      </tr>
    )}
    <tr>
      {columns.map(({ head, class: own, data }, place) =>
        head === '' ? (
          <td key={place} class={own} {...data} />
        ) : (
          <th key={place} scope="col" {...data}>
            {head}
          </th>
        ),
      )}
    </tr>
  </thead>
);

/** The cells of a row. */
const cellsOf = <Row,>(
  { columns, headed = true }: Pick<Props<Row>, 'columns' | 'headed'>,
  row: Row,
  position: number,
): ComponentChildren =>
  columns.map(({ cell, class: own, data }, place) =>
    headed && place === 0 ? (
      <th key={place} scope="row" class={own} {...data}>
        {cell(row, position)}
      </th>
    ) : (
      <td key={place} class={own} {...data}>
        {cell(row, position)}
      </td>
    ),
  );

/** Holds what may be wider than the screen. */
const Scroll = ({ title, children }: { title: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too.
  <section class="scroll" aria-label={tableText.scrolls(title)} tabIndex={0}>
    {children}
  </section>
);
