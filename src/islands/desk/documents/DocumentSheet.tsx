import './document-print.css';
import type { ComponentChildren } from 'preact';
import type { DocumentModel, DocumentSection } from '../../../document/document.ts';
import { frameOf, isSecondLevel, printedParagraphs } from '../../../document/layout.ts';
import { printedHeadings } from '../../../document/numbering.ts';
import { usePrinting } from '../../../kit/printing.ts';
import { documentsText } from '../../../text/documents.ts';
import { DrillLine } from '../../shared/drill-marks.tsx';
import { SheetGrid, SheetTable, Signatures } from './SheetTables.tsx';

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
        <SheetGrid lines={model.lines} />
        {parts(false)}
        {frame.signed.map(text => (
          <p key={text} class="document-signed">
            {text}
          </p>
        ))}
        {frame.contact !== '' && <p class="document-contact">{frame.contact}</p>}
        <Signatures of={model.signatures} />
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
