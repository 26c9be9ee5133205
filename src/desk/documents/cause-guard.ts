import { remembered } from '../../base/remember.ts';
import { namedCauses } from '../facts/cause.ts';
import type { Ledger } from '../facts/ledger.ts';
import type { DocumentCell, DocumentModel, DocumentSource, DocumentTable } from './document.ts';
import type { DocumentFormats } from './formats.ts';
import { cellText, cellTexts, lineText } from './layout.ts';

/** A text with the name it stands under, in one sentence. Not with a colon: that alone may be taken to say why. */
export const namedCause = (label: string, text: string): string => `${label} ${text}`;

/**
 * Keeps causes that nobody has approved as the cause out of what the record writes into documents: notes, values, the
 * findings of the checks and titles may all name one.
 */
export function causeGuard(ledger: Ledger, { withheld }: DocumentFormats) {
  const names = (text: string): boolean => namedCauses(text, ledger).length > 0;
  // A cause may be made of the very words that stand for it; then nothing is said at all.
  const mark = names(withheld) ? '' : withheld;
  return {
    names,
    /** A text of several lines; those that name such a cause are left out, and the whole where they do so only together. */
    text(whole: string): string {
      if (!names(whole)) return whole;
      const kept = whole
        .split('\n')
        .filter(line => !names(line))
        .join('\n');
      return names(kept) ? '' : kept;
    },
    /** A field with its name, which may make a cause of what says none alone: “主要原因：暴雨”. */
    field: (label: string, text: string): string => (names(namedCause(label, text)) ? '' : text),
    table(table: DocumentTable): DocumentTable {
      // One look at the whole first: most tables name none, and some have ten thousand rows.
      if (!names(cellTexts(table).join('\n'))) return table;
      const kept = <Cell extends DocumentCell>(cell: Cell): Cell | string =>
        names(cellText(cell)) ? mark : cell;
      return {
        ...table,
        rows: table.rows.map(row => (typeof row === 'string' ? kept(row) : row.map(kept))),
      };
    },
  };
}

/** Tables are filled once and not typed into; ten thousand rows need not be read anew at each key. */
const causesInTable = remembered((ledger: Ledger) =>
  remembered((table: DocumentTable): readonly string[] => {
    const cells = cellTexts(table);
    // One look at the whole first: most tables name none.
    return namedCauses(cells.join('\n'), ledger).length === 0
      ? []
      : cells.flatMap(cell => namedCauses(cell, ledger));
  }),
);

/**
 * Causes nobody has approved as the cause that stand anywhere in a document, typed or filled in. While there are any, it
 * may not leave the desk: no file, no print, no copy.
 */
export function unapprovedIn(
  { title, lines, sections, note }: DocumentModel,
  { view: { ledger } }: DocumentSource,
): readonly string[] {
  // Section by section: a cause cut in two by a line's end still stands in one of them.
  const texts = [title, note, ...lines.map(({ label, value }) => namedCause(label, value))];
  const causes = texts.flatMap(text => namedCauses(text, ledger));
  for (const section of sections)
    causes.push(
      ...(section.kind === 'text'
        ? namedCauses(namedCause(section.heading, section.paragraphs.map(lineText).join('\n')), ledger)
        : causesInTable(ledger)(section.table)),
    );
  return [...new Set(causes)];
}
