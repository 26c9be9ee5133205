import type { Actor } from '../../log/envelope.ts';
import type { LinePlace } from '../../playbook/form.ts';
import type { BureauDetails } from '../core/contact.ts';
import type { IncidentLog } from '../core/incident.ts';
import type { RecordedFile } from '../core/recorded.ts';
import type { Shown } from '../core/view.ts';

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
  /** What came in and it is written for, by its id. */
  readonly order?: string | undefined;
  /** Of a record of a meeting: when it was held, in milliseconds since the epoch. What was verified later was not known there. */
  readonly knownAt?: number;
}

/** A box to tick by hand. */
export interface Box {
  readonly kind: 'box';
  readonly label: string;
  readonly ticked: boolean;
}

/** A line to write on; '' is left for a hand. */
export interface Blank {
  readonly kind: 'blank';
  readonly label: string;
  readonly value: string;
}

/** What stands in a line: words, a box to tick, a line to write on. */
export type PaperPiece = string | Box | Blank;

/** One line of a cell or of a text. */
export interface PaperLine {
  readonly pieces: readonly PaperPiece[];
  /** What its words are, where they are not the text itself. */
  readonly as?: 'title' | 'note';
}

/** Words, which `\n` parts into lines, or lines of pieces. */
export type DocumentCell = string | readonly PaperLine[];

/** The cells of a row; a text alone heads the rows below it, across the table. */
export type DocumentRow = string | readonly DocumentCell[];

/** A table as it is printed. */
export interface DocumentTable {
  readonly head: readonly string[];
  readonly rows: readonly DocumentRow[];
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

/** Who a part of a document is for: the trainees, or only whoever leads them, which then stands on every page. */
export type Audience = 'handout' | 'facilitator';

/** One part of a document. */
export type DocumentSection = {
  readonly id: string;
  /** '' for a part without one. */
  readonly heading: string;
  /** A part of the part before it. */
  readonly level?: 2;
  /** It stands behind the document and is counted apart. */
  readonly annex?: true;
  /** It begins a page. */
  readonly starts?: 'page';
  /** In a frame that no page breaks: as large as it is, or half a page, to be cut out. */
  readonly frame?: 'box' | 'card';
  readonly audience?: Audience;
} & (
  | {
      readonly kind: 'text';
      /** None are left for a hand to fill in. */
      readonly paragraphs: readonly (string | PaperLine)[];
    }
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
  /** A form to fill in by hand, in smaller type, or one page to hang up. Absent, it is a letter as GB/T 9704 has it, its parts numbered. */
  readonly layout?: 'form' | 'certificate';
  /** The bulletin it comes out in. */
  readonly masthead?: string;
  readonly title: string;
  /** At the head of every page: sheets come apart. */
  readonly running?: string;
  readonly lines: readonly DocumentLine[];
  readonly sections: readonly DocumentSection[];
  readonly signatures: readonly string[];
  /** The masked picture of the post, by its digest: on the sheet, on paper and in the Word file, not in copied text. */
  readonly picture?: RecordedFile;
  /** Above a document that is read outside and holds words that nobody approved; '' in every other. */
  readonly unreviewed: string;
  /** What stands below it in small type: how far a statement has come, what a form is made from; '' for nothing. */
  readonly note: string;
  /** Only in a drill: a document that says so can be taken for no real one. */
  readonly drill?: DrillWords;
}
