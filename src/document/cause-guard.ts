import { namedCauses, unapprovedCauses } from '../incident/release/cause.ts';
import type { Ledger } from '../incident/release/ledger.ts';
import type { DocumentTable } from './document.ts';
import type { DocumentWords } from './words.ts';

/**
 * Keeps causes that nobody has approved as the cause out of what the record writes into documents: notes, values, the
 * findings of the checks and titles may all name one.
 */
export interface CauseGuard {
  names(text: string): boolean;
  /** A text of several lines; those that name such a cause are left out, and the whole where they do so only together. */
  text(text: string): string;
  /** A field with its name, which may make a cause of what says none alone: “主要原因：暴雨”. */
  field(label: string, text: string): string;
  table(table: DocumentTable): DocumentTable;
}

/** A text with the name it stands under, in one sentence. Not with a colon: that alone may be taken to say why. */
export const named = (label: string, text: string): string => `${label} ${text}`;

const OPEN: CauseGuard = {
  names: () => false,
  text: text => text,
  field: (_, text) => text,
  table: table => table,
};

export function causeGuard(ledger: Ledger, { withheld }: DocumentWords): CauseGuard {
  if (unapprovedCauses(ledger).length === 0) return OPEN;
  const names = (text: string): boolean => namedCauses(text, ledger).length > 0;
  // A cause may be made of the very words that stand for it; then nothing is said at all.
  const mark = names(withheld) ? '' : withheld;
  const text = (whole: string): string => {
    if (!names(whole)) return whole;
    const kept = whole
      .split('\n')
      .filter(line => !names(line))
      .join('\n');
    return names(kept) ? '' : kept;
  };
  return {
    names,
    text,
    field: (label, whole) => (names(named(label, whole)) ? '' : whole),
    table: table => {
      // One look at the whole first: most tables name none, and some have ten thousand rows.
      if (!names(table.rows.map(row => row.join('\n')).join('\n'))) return table;
      return { ...table, rows: table.rows.map(row => row.map(cell => (names(cell) ? mark : cell))) };
    },
  };
}
