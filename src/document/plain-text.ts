import type { DocumentModel, DocumentTable } from './document.ts';
import { printedHeadings } from './numbering.ts';

/** What is left for a hand to fill in. */
const RULE = '＿＿＿＿＿＿';

/** Two blanks of a Chinese character's width, as a paragraph begins. */
const INDENT = '　　';

const row = (cells: readonly string[]): string =>
  cells.map(cell => cell.replace(/\s*\n\s*/g, ' ').trim()).join(' | ');

const table = ({ head, rows, empty }: DocumentTable): readonly string[] =>
  rows.length === 0 ? [`${INDENT}${empty}`] : [row(head), ...rows.map(row)];

/** A document as plain text: what is copied says the same as what is printed. Lines end in `\n`. */
export function plainText(model: DocumentModel): string {
  const { title, lines, sections, signatures, note, drill } = model;
  const headings = printedHeadings(model);
  const blocks = [
    ...(drill === undefined ? [] : [[drill.tag]]),
    [title],
    lines.map(({ label, value }) => `${label}：${value}`),
    ...(lines.length === 0 ? [] : [[note]]),
    ...sections.map((section, position) => {
      const heading = headings[position];
      return [
        ...(heading === undefined ? [] : [heading]),
        ...(section.kind === 'text'
          ? section.paragraphs.map(paragraph => `${INDENT}${paragraph}`)
          : table(section.table)),
      ];
    }),
    signatures.map(label => `${label}：${RULE}`),
    ...(lines.length === 0 ? [[note]] : []),
  ];
  return `${blocks
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')}\n`;
}
