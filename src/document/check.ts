import { namedCauses } from '../incident/release/cause.ts';
import type { Ledger } from '../incident/release/ledger.ts';
import { named } from './cause-guard.ts';
import type { DocumentModel, DocumentSource, DocumentTable } from './document.ts';

/** Tables are filled once and not typed into; ten thousand rows need not be read anew at each key. */
const checked = new WeakMap<DocumentTable, { readonly ledger: Ledger; readonly causes: readonly string[] }>();

function causesInTable(table: DocumentTable, ledger: Ledger): readonly string[] {
  const known = checked.get(table);
  if (known?.ledger === ledger) return known.causes;
  const cells = table.rows.flat();
  // One look at the whole first: most tables name none.
  const causes =
    namedCauses(cells.join('\n'), ledger).length === 0
      ? []
      : cells.flatMap(cell => namedCauses(cell, ledger));
  checked.set(table, { ledger, causes });
  return causes;
}

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
        : causesInTable(section.table, ledger)),
    );
  return [...new Set(causes)];
}
