import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import type { DocumentModel, DocumentTable } from '../../../document/document.ts';
import { gridRows } from '../../../document/layout.ts';
import { documentsText } from '../../../text/documents.ts';

/** The short fields, two of them side by side. */
export function SheetGrid({ lines }: Pick<DocumentModel, 'lines'>) {
  const rows = gridRows(lines);
  if (rows.length === 0) return null;
  return (
    <table class="document-grid">
      <colgroup>
        <col width="18%" />
        <col width="32%" />
        <col width="18%" />
        <col width="32%" />
      </colgroup>
      <tbody>
        {rows.map(row => (
          <tr key={row[0]?.label}>
            {row.map(({ label, value }) => (
              <Fragment key={label}>
                <th scope="row">{label}</th>
                <td colSpan={row.length === 1 ? 3 : 1}>{value}</td>
              </Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whoever signs on paper. */
export function Signatures({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <table class="document-signatures">
      <colgroup>
        <col width="32%" />
        <col width="68%" />
      </colgroup>
      <tbody>
        {of.map(signature => (
          <tr key={signature}>
            <th scope="row">{signature}</th>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
