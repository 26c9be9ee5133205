import type { DocumentModel } from '../../src/document/document.ts';
import { printedHeadings } from '../../src/document/numbering.ts';

/**
 * Every text of a document, in the order in which it is printed.
 * @param tableRows after how many rows the first row of a table comes again
 */
export function piecesOfModel(model: DocumentModel, tableRows = Number.POSITIVE_INFINITY): readonly string[] {
  const { title, lines, sections, signatures, note } = model;
  const headings = printedHeadings(model);
  return [
    title,
    ...lines.flatMap(({ label, value }) => [label, value]),
    ...(lines.length === 0 ? [] : [note]),
    ...sections.flatMap((section, position) => {
      const heading = headings[position];
      const { table } = section.kind === 'table' ? section : { table: undefined };
      return [
        ...(heading === undefined ? [] : [heading]),
        ...(section.kind === 'text'
          ? section.paragraphs
          : table === undefined || table.rows.length === 0
            ? [section.table.empty]
            : table.rows.flatMap((row, number) =>
                number % tableRows === 0 ? [...table.head, ...row] : row,
              )),
      ];
    }),
    ...signatures,
    ...(lines.length === 0 ? [note] : []),
  ];
}

/** Text without what another program may set otherwise, and without what no file of XML can hold. */
export const essence = (text: string): string => text.replace(/\p{Surrogate}|[\uFFFE\uFFFF]|\p{Cc}|\s/gu, '');
