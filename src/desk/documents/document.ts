import type { Actor } from '../../log/envelope.ts';
import type { LinePlace } from '../../playbook/form.ts';
import type { IncidentLog } from '../incident/kinds.ts';
import type { Shown } from '../incident/view.ts';
import type { BureauDetails } from '../statements/contact.ts';
import type { RecordedFile } from '../steps/step-done.ts';

/** What a document is filled from. */
export interface DocumentSource extends Shown {
  readonly log: IncidentLog;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What this machine knows of its bureau. */
  readonly bureau: BureauDetails;
  /** All incidents on this machine: the year's bulletins are counted through them. */
  readonly incidents: readonly Shown[];
  /** Whoever writes it: the officer at the desk, or of a filed version whoever filed it. */
  readonly by: Actor | undefined;
}

/** A table as it is printed. */
export interface DocumentTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Relative widths of the columns, as many as `head` has. */
  readonly widths: readonly number[];
  /** Said in place of a table without rows. */
  readonly empty: string;
}

/** A short value with its name; '' is left for a hand to fill in. */
export interface DocumentLine {
  readonly label: string;
  readonly value: string;
  /** Absent in the grid at the document's head. */
  readonly at?: LinePlace;
}

/** One headed part of a document. */
export type DocumentSection = {
  readonly id: string;
  readonly heading: string;
  /** It stands behind the document and is counted apart. */
  readonly annex?: true;
} /** Without paragraphs it is left for a hand to fill in. */ & (
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'table'; readonly table: DocumentTable }
);

/** What says of a document that it belongs to a drill. */
export interface DrillWords {
  /** Before its title, and before its text where that is copied. */
  readonly tag: string;
  /** A line of its own above the title, and at the head of every page. */
  readonly line: string;
}

/** A document, ready for paper, Word or plain text: the same words in each. */
export interface DocumentModel {
  /** 初报. */
  readonly form: string;
  /** The bulletin it comes out in. */
  readonly masthead?: string;
  readonly title: string;
  readonly lines: readonly DocumentLine[];
  readonly sections: readonly DocumentSection[];
  readonly signatures: readonly string[];
  /** The masked picture of the post, by its digest: on the sheet, on paper and in the Word file, not in copied text. */
  readonly picture?: RecordedFile;
  /** Above a document that is read outside and holds words that nobody approved; '' in every other. */
  readonly unreviewed: string;
  /** How far a statement has come that may not go out before it is approved; '' of everything else. */
  readonly note: string;
  /** Only in a drill: a document that says so can be taken for no real one. */
  readonly drill?: DrillWords;
}
