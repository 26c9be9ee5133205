import './document-print.css';
import { type ComponentChildren, Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { usePrinting } from '../../kit/printing.ts';
import { Table } from '../../kit/Table.tsx';
import type {
  DocumentCell,
  DocumentModel,
  DocumentRow,
  DocumentSection,
  DocumentTable,
  PaperLine,
  PaperPiece,
} from './document.ts';
import { boxMark, frameOf, gridRows, isSecondLevel, printedHeadings, printedParagraphs } from './layout.ts';
import { audienceLabel, documentsText } from './words.ts';

interface Props {
  model: DocumentModel;
  /** It gives a cause nobody has approved: paper says so instead of it, however printing was asked for. */
  refused?: boolean;
  /** With every row of its tables, though nothing is being printed yet. */
  whole?: boolean;
  /** The picture that stands at its end. */
  children?: ComponentChildren;
}

/** Rows of a table on the screen. Paper has them all, but nobody looks through ten thousand here. */
const SCREEN_ROWS = 200;

/** The one way from a document to paper; nothing else of the screen is printed beside it. */
export const DocumentSheet = ({ whole = false, ...props }: Props) =>
  // A component drawn during printing must not subscribe to printing: it would be redrawn amid the drawing.
  whole ? <Sheet {...props} limit={undefined} /> : <ScreenSheet {...props} />;

/** On the screen, and whole once it is printed. */
const ScreenSheet = (props: Omit<Props, 'whole'>) => (
  <Sheet {...props} limit={usePrinting() ? undefined : SCREEN_ROWS} />
);

interface SheetProps extends Omit<Props, 'whole'> {
  /** Rows of a table beyond it are left out. */
  limit: number | undefined;
}

function Sheet({ model, refused = false, limit, children }: SheetProps) {
  const headings = printedHeadings(model);
  const frame = frameOf(model);
  const parts = (isAnnex: boolean) =>
    model.sections.map((section, position) =>
      (section.annex === true) === isAnnex ? (
        <SheetPart
          key={section.id}
          section={section}
          heading={headings[position]}
          limit={limit}
          running={model.running}
        />
      ) : null,
    );
  return (
    <>
      <article
        class="document-sheet"
        data-layout={model.layout ?? 'letter'}
        data-refused={refused}
        aria-label={documentsText.sheet}
      >
        {model.mark !== undefined && <p class="mark-line">{model.mark.line}</p>}
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
        {frame.copies.map(text => (
          <p key={text} class="document-copies">
            {text}
          </p>
        ))}
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
  running: string | undefined;
}

/** One part under its heading. */
function SheetPart({ section, heading, limit, running }: PartProps) {
  const { id, level, starts, frame, audience } = section;
  const Heading = level === 2 ? 'h4' : 'h3';
  return (
    <section data-part={id} data-starts={starts} data-frame={frame} data-audience={audience}>
      {heading !== undefined && (
        <Heading>
          {heading}
          {audience !== undefined && <span class="document-audience tag">{audienceLabel[audience]}</span>}
        </Heading>
      )}
      {section.kind === 'table' ? (
        <SheetTable table={section.table} limit={limit} running={running} />
      ) : (
        printedParagraphs(section).map((paragraph, place) => <Paragraph key={place} of={paragraph} />)
      )}
    </section>
  );
}

const Paragraph = ({ of }: { of: string | PaperLine }) =>
  typeof of === 'string' ? <p data-rank={isSecondLevel(of) ? 2 : undefined}>{of}</p> : <SheetLine of={of} />;

/** Words, boxes and lines to write on, beside each other. */
const SheetLine = ({ of: { pieces, as } }: { of: PaperLine }) => (
  <p class="document-line" data-as={as}>
    {pieces.map((piece, place) => (
      <SheetPiece key={place} of={piece} />
    ))}
  </p>
);

function SheetPiece({ of }: { of: PaperPiece }) {
  if (typeof of === 'string') return <span>{of}</span>;
  if (of.kind === 'box')
    return (
      <span>
        <span class="document-tick">{boxMark(of.ticked)}</span>
        {of.label}
      </span>
    );
  return of.value === '' ? (
    <span class="document-blank">{of.label}</span>
  ) : (
    <span>
      {of.label} {of.value}
    </span>
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

/** From here on a table may run over a page, and says on each what it belongs to. */
const LONG = 12;

/** The content of a cell. Plain words stay a plain string: a record may have ten thousand rows of them. */
const cellParts = (cell: DocumentCell | undefined): ComponentChildren =>
  typeof cell === 'string' ? cell : cell?.map((line, place) => <SheetLine key={place} of={line} />);

interface TableProps {
  table: DocumentTable;
  /** Rows beyond it are left out. */
  limit: number | undefined;
  running?: string | undefined;
}

/** A table of the record, and how many rows are left out here where there is a limit. Drawn anew only when the record changes, not at each key. */
export function SheetTable({ table, limit, running }: TableProps) {
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
          running={rows.length < LONG ? undefined : running}
          keyOf={(_, place) => String(place)}
          headingOf={row => (typeof row === 'string' ? row : undefined)}
          columns={head.map((name, column) => ({
            head: name,
            width: `${(100 * (widths[column] ?? 0)) / whole}%`,
            cell: (row: DocumentRow) => cellParts(row[column]),
          }))}
        />
        {shown.length < rows.length && (
          <p class="small">{documentsText.moreRows(shown.length, rows.length)}</p>
        )}
      </>
    );
  }, [table, limit, running]);
}
