import './document-print.css';
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DocumentModel, DocumentSection, DocumentTable } from '../../../document/document.ts';
import { frameOf, gridRows, isSecondLevel, printedParagraphs } from '../../../document/layout.ts';
import { printedHeadings } from '../../../document/numbering.ts';
import { documentsText } from '../../../text/documents.ts';
import { DrillLine } from '../../shared/drill-marks.tsx';

interface Props {
  model: DocumentModel;
  /** It gives a cause nobody has approved: paper says so instead of it, however printing was asked for. */
  refused: boolean;
  /** The picture that stands at its end. */
  children?: ComponentChildren;
}

/** Rows of a table on the screen. Paper has them all, but nobody looks through ten thousand here. */
const SCREEN_ROWS = 200;

/** Whether the page is about to be printed, by a button or by the browser's own menu. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => setPrinting(true);
    const end = (): void => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

/** A document as paper has it; nothing else of the screen is printed. */
export function DocumentSheet({ model, refused, children }: Props) {
  const headings = printedHeadings(model);
  const limit = usePrinting() ? undefined : SCREEN_ROWS;
  const frame = frameOf(model);
  const rows = gridRows(model.lines);
  const parts = (isAnnex: boolean) =>
    model.sections.map((section, position) =>
      (section.annex === true) === isAnnex ? (
        <SheetPart key={section.id} section={section} heading={headings[position]} limit={limit} />
      ) : null,
    );
  return (
    <>
      <article class="document-sheet" data-refused={refused} aria-label={documentsText.sheet}>
        <DrillLine drill={model.drill !== undefined} />
        {model.masthead !== undefined && <p class="document-bulletin">{model.masthead}</p>}
        {frame.issue !== '' && <p class="document-issue">{frame.issue}</p>}
        {frame.masthead.length > 0 && (
          <p class="document-masthead">
            {frame.masthead.map(text => (
              <span key={text}>{text}</span>
            ))}
          </p>
        )}
        <h2>{model.title}</h2>
        {frame.address !== '' && <p>{frame.address}</p>}
        {rows.length > 0 && (
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
        )}
        {parts(false)}
        {frame.signed.map(text => (
          <p key={text} class="document-signed">
            {text}
          </p>
        ))}
        {frame.contact !== '' && <p class="document-contact">{frame.contact}</p>}
        {model.signatures.length > 0 && (
          <table class="document-signatures">
            <colgroup>
              <col width="32%" />
              <col width="68%" />
            </colgroup>
            <tbody>
              {model.signatures.map(signature => (
                <tr key={signature}>
                  <th scope="row">{signature}</th>
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {parts(true)}
        {children}
        {model.note !== '' && <p class="document-note">{model.note}</p>}
      </article>
      {refused && <p class="print-only">{documentsText.printRefused}</p>}
    </>
  );
}

interface PartProps {
  section: DocumentSection;
  heading: string | undefined;
  limit: number | undefined;
}

/** One part under its heading. */
function SheetPart({ section, heading, limit }: PartProps) {
  return (
    <section data-part={section.id}>
      {heading !== undefined && <h3>{heading}</h3>}
      {section.kind === 'table' ? (
        <SheetTable table={section.table} limit={limit} />
      ) : (
        printedParagraphs(section).map((paragraph, place) => (
          <p key={place} data-rank={isSecondLevel(paragraph) ? 2 : undefined}>
            {paragraph}
          </p>
        ))
      )}
    </section>
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
