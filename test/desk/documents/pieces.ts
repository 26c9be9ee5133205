import type { DocumentModel } from '../../../src/desk/documents/document.ts';
import {
  cellText,
  frameOf,
  lineText,
  printedHeadings,
  printedParagraphs,
} from '../../../src/desk/documents/layout.ts';

/**
 * Every text of a document, in the order in which it is printed.
 * @param tableRows after how many rows the first row of a table comes again
 */
export function piecesOfModel(model: DocumentModel, tableRows = Number.POSITIVE_INFINITY): readonly string[] {
  const { masthead = '', title, lines, sections, signatures, unreviewed, note } = model;
  const headings = printedHeadings(model);
  const frame = frameOf(model);
  const parts = (isAnnex: boolean): readonly string[] =>
    sections.flatMap((section, position) => {
      if ((section.annex === true) !== isAnnex) return [];
      const { table } = section.kind === 'table' ? section : { table: undefined };
      return [
        headings[position] ?? '',
        ...(section.kind === 'text'
          ? printedParagraphs(section).map(lineText)
          : table === undefined || table.rows.length === 0
            ? [section.table.empty]
            : table.rows.flatMap((row, number) => {
                const cells = typeof row === 'string' ? [row] : row.map(cellText);
                return number % tableRows === 0 ? [...table.head, ...cells] : cells;
              })),
      ];
    });
  return [
    unreviewed,
    masthead,
    frame.issue,
    ...frame.masthead,
    title,
    frame.address,
    ...lines.filter(({ at }) => at === undefined).flatMap(({ label, value }) => [label, value]),
    ...parts(false),
    ...frame.signed,
    frame.contact,
    ...frame.copies,
    ...signatures,
    ...parts(true),
    note,
  ].filter(text => text !== '');
}

/** Text without what another program may set otherwise, and without what no file of XML can hold. */
export const essence = (text: string): string => text.replace(/\p{Surrogate}|[\uFFFE\uFFFF]|\p{Cc}|\s/gu, '');
