import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import type { DocumentModel, DocumentTable } from '../../../document/document.ts';
import { gridRows } from '../../../document/layout.ts';
import { documentsText } from '../../../text/documents.ts';

interface GridProps {
  class: string;
  widths: readonly string[];
  rows: ReturnType<typeof gridRows>;
}

/** Names, each with what stands beside it. */
const Grid = ({ class: name, widths, rows }: GridProps) =>
  rows.length === 0 ? null : (
    <table class={name}>
      <colgroup>
        {widths.map((width, column) => (
          <col key={column} width={width} />
        ))}
      </colgroup>
      <tbody>
        {rows.map(row => (
          <tr key={row[0]?.label}>
            {row.map(({ label, value }) => (
              <Fragment key={label}>
                <th scope="row">{label}</th>
                <td colSpan={row.length === 1 ? widths.length - 1 : 1}>{value}</td>
              </Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

/** The short fields, two of them side by side. */
export const SheetGrid = ({ lines }: Pick<DocumentModel, 'lines'>) => (
  <Grid class="document-grid" widths={['18%', '32%', '18%', '32%']} rows={gridRows(lines)} />
);

/** Whoever signs on paper. */
export const Signatures = ({ of }: { of: readonly string[] }) => (
  <Grid class="document-signatures" widths={['32%', '68%']} rows={of.map(label => [{ label, value: '' }])} />
);

interface TableProps {
  table: DocumentTable;
  /** Rows to show; `undefined` for all. */
  limit: number | undefined;
}

/** A table of the record, and how many rows are left out here. Drawn anew only when the record changes, not at each key. */
export function SheetTable({ table, limit }: TableProps) {
  return useMemo(() => {
    const { head, rows, widths, empty } = table;
    if (rows.length === 0) return <p>{empty}</p>;
    const whole = widths.reduce((sum, width) => sum + width, 0);
    const shown = rows.slice(0, limit);
    return (
      <>
        <table class="document-table">
          <colgroup>
            {widths.map((width, column) => (
              <col key={column} width={`${(100 * width) / whole}%`} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {head.map(cell => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, place) => (
              <tr key={place}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length < rows.length && (
          <p class="small">{documentsText.moreRows(shown.length, rows.length)}</p>
        )}
      </>
    );
  }, [table, limit]);
}
