import type { IncidentLog } from '../incident/kinds/registry.ts';
import type { RecordedFile } from '../incident/kinds/step-done.ts';
import type { IncidentView } from '../incident/view.ts';
import type { Actor } from '../log/envelope.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';

/** What a document is filled from. */
export interface DocumentSource {
  readonly index: PlaybookIndex;
  readonly log: IncidentLog;
  readonly view: IncidentView;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Where the public can ask, as this machine knows it; '' while it does not know all of it. */
  readonly contact: string;
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

/** One headed part of a document. */
export type DocumentSection = {
  readonly id: string;
  readonly heading: string;
  /** It stands behind the document and is counted apart. */
  readonly annex?: true;
} & (
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
  /** 首报. */
  readonly form: string;
  readonly title: string;
  /** The grid at its head; no line of it is empty. */
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly DocumentSection[];
  readonly signatures: readonly string[];
  /** The masked picture of the post, by its digest: on the sheet, on paper and in the Word file, not in copied text. */
  readonly picture?: RecordedFile;
  /** What the reader must know of its standing: no official document, when it was made, from which record. */
  readonly note: string;
  /** Only in a drill: a document that says so can be taken for no real one. */
  readonly drill?: DrillWords;
}
