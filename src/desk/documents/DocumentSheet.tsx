import './document-print.css';
import { type ComponentChildren, Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { usePrinting } from '../../kit/printing.ts';
import { Table } from '../../kit/Table.tsx';
import { DrillLine } from '../shell/drill-marks.tsx';
import type { DocumentModel, DocumentSection, DocumentTable } from './document.ts';
import { frameOf, gridRows, isSecondLevel, printedHeadings, printedParagraphs } from './layout.ts';
import { documentsText } from './words.ts';

interface Props {
  model: DocumentModel;
  /** It gives a cause nobody has approved: paper says so instead of it, however printing was asked for. */
  refused: boolean;
  /** The picture that stands at its end. */
  children?: ComponentChildren;
}

/** Rows of a table on the screen. Paper has them all, but nobody looks through ten thousand here. */
const SCREEN_ROWS = 200;

/** A document as paper has it; nothing else of the screen is printed. */
export function DocumentSheet({ model, refused, children }: Props) {
  const headings = printedHeadings(model);
  const limit = usePrinting() ? undefined : SCREEN_ROWS;
  const frame = frameOf(model);
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
        {model.unreviewed !== '' && <p class="document-unreviewed">{model.unreviewed}</p>}
        {model.masthead !== undefined && <p class="document-bulletin">{model.masthead}</p>}
        {frame.issue !== '' && <p class="document-issue">{frame.issue}</p>}
        {frame.masthead.length > 0 && (
          <p class="document-masthead split">
            {frame.masthead.map(text => (
              <span key={text}>{text}</span>
            ))}
          </p>
        )}
        <h2>{model.title}</h2>
        {frame.address !== '' && <p>{frame.address}</p>}
        {/* The short fields, two of them side by side. */}
        <Grid class="document-grid" widths={['18%', '32%', '18%', '32%']} rows={gridRows(model.lines)} />
        {parts(false)}
        {frame.signed.map(text => (
          <p key={text} class="document-signed">
            {text}
          </p>
        ))}
        {frame.contact !== '' && <p class="document-contact">{frame.contact}</p>}
        <Grid
          class="document-signatures"
          widths={['32%', '68%']}
          rows={model.signatures.map(label => [{ label, value: '' }])}
        />
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
