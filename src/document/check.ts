import { remembered } from '../base/remember.ts';
import { namedCauses } from '../incident/release/cause.ts';
import type { Ledger } from '../incident/release/ledger.ts';
import { named } from './cause-guard.ts';
import type { DocumentModel, DocumentSource, DocumentTable } from './document.ts';

/** Tables are filled once and not typed into; ten thousand rows need not be read anew at each key. */
const causesInTable = remembered((ledger: Ledger) =>
  remembered(({ rows }: DocumentTable): readonly string[] => {
    const cells = rows.flat();
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
  const texts = [title, note, ...lines.map(({ label, value }) => named(label, value))];
  const causes = texts.flatMap(text => namedCauses(text, ledger));
  for (const section of sections)
    causes.push(
      ...(section.kind === 'text'
        ? namedCauses(named(section.heading, section.paragraphs.join('\n')), ledger)
        : causesInTable(ledger)(section.table)),
    );
  return [...new Set(causes)];
}
