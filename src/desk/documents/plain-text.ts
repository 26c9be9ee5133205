import type { DocumentCell, DocumentModel, DocumentSection, DocumentTable } from './document.ts';
import { BLANK, cellText, frameOf, lineText, printedHeadings, printedParagraphs } from './layout.ts';

/** Two blanks of a Chinese character's width, as a paragraph begins. */
const INDENT = '　　';

const row = (cells: readonly DocumentCell[]): string =>
  cells
    .map(cell =>
      cellText(cell)
        .replace(/\s*\n\s*/g, ' ')
        .trim(),
    )
    .join(' | ');

const table = ({ head, rows, empty }: DocumentTable): readonly string[] =>
  rows.length === 0
    ? [`${INDENT}${empty}`]
    : [row(head), ...rows.map(each => (typeof each === 'string' ? each : row(each)))];

const filled = (...texts: readonly string[]): readonly string[] => texts.filter(text => text !== '');

/** A document as plain text: what is copied says the same as what is printed. Lines end in `\n`. */
export function plainText(model: DocumentModel): string {
  const { masthead = '', title, lines, sections, signatures, unreviewed, note, mark } = model;
  const frame = frameOf(model);
  const headings = printedHeadings(model);
  const part = (section: DocumentSection): readonly string[] => [
    ...filled(headings[sections.indexOf(section)] ?? ''),
    ...(section.kind === 'text'
      ? printedParagraphs(section).map(paragraph => `${INDENT}${lineText(paragraph)}`)
      : table(section.table)),
  ];
  const blocks = [
    filled(mark?.tag ?? ''),
    filled(unreviewed),
    filled(masthead, frame.issue, frame.masthead.join(INDENT)),
    [title],
    filled(frame.address),
    lines.filter(({ at }) => at === undefined).map(({ label, value }) => `${label}：${value || BLANK}`),
    ...sections.filter(({ annex }) => annex === undefined).map(part),
    frame.signed.map(text => `${INDENT.repeat(6)}${text}`),
    filled(frame.contact),
    frame.copies,
    signatures.map(label => `${label}：${BLANK}`),
    ...sections.filter(({ annex }) => annex === true).map(part),
    filled(note),
  ];
  return `${blocks
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')}\n`;
}
