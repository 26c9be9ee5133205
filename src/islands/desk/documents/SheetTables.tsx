import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import type { DocumentModel, DocumentTable } from '../../../document/document.ts';
import { gridRows } from '../../../document/layout.ts';
import { Table } from '../../../kit/Table.tsx';
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

/** A table of the record, and how many rows are left out here where there is a limit. Drawn anew only when the record changes, not at each key. */
export function SheetTable({ table, limit }: { table: DocumentTable; limit: number | undefined }) {
  return useMemo(() => {
    const { head, rows, widths, empty } = table;
    if (rows.length === 0) return <p>{empty}</p>;
    const whole = widths.reduce((sum, width) => sum + width, 0);
    const shown = rows.slice(0, limit);
    return (
      <>
        <Table
          class="document-table"
          headed={false}
          rows={shown}
          keyOf={(_, place) => String(place)}
          columns={head.map((name, column) => ({
            head: name,
            width: `${(100 * (widths[column] ?? 0)) / whole}%`,
            cell: (row: readonly string[]) => row[column],
          }))}
        />
        {shown.length < rows.length && (
          <p class="small">{documentsText.moreRows(shown.length, rows.length)}</p>
        )}
      </>
    );
  }, [table, limit]);
}
