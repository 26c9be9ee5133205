import { ColumnHeads } from '../../../kit/ColumnHeads.tsx';

/** A box to tick by hand, ticked already where the screen says so. */
export function Box({ ticked = false, label }: { ticked?: boolean; label: string }) {
  return (
    <span class="paper-box">
      <span class="box">{ticked ? '√' : ''}</span>
      {label}
    </span>
  );
}

/** A label and a line to write on, or what has been written on it already. */
export function Blank({ label, value }: { label: string; value?: string | undefined }) {
  return (
    <span class="paper-blank">
      <span>{label}</span>
      <span class="blank">{value}</span>
    </span>
  );
}

interface TableProps {
  class: string;
  caption: string;
  /** Stands on every page, where there may be several: sheets come apart. */
  running?: string;
  columns: readonly string[];
  /** Each with a name of its own, and what its columns hold. */
  rows: readonly { readonly id: string; readonly cells: readonly (string | undefined)[] }[];
}

/** A captioned table of plain words. */
export function PlainTable({ class: className, caption, running, columns, rows }: TableProps) {
  return (
    <table class={className}>
      <caption>{caption}</caption>
      <thead>
        {running !== undefined && (
          <tr class="paper-running">
            <th colSpan={columns.length} scope="colgroup">
              {running}
            </th>
          </tr>
        )}
        <ColumnHeads columns={columns} />
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            {columns.map((column, position) => (
              <td key={column}>{cells[position]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
