import type { Actor } from '../../log/envelope.ts';
import type { LinePlace } from '../../playbook/form.ts';
import type { BureauDetails } from '../core/contact.ts';
import type { IncidentLog } from '../core/incident.ts';
import type { RecordedFile } from '../core/recorded.ts';
import type { Shown } from '../core/view.ts';

/** The sources of a document. */
export interface DocumentSource extends Shown {
  readonly log: IncidentLog;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The bureau's details on this machine. */
  readonly bureau: BureauDetails;
  /** All incidents on this machine: the year's bulletins are counted through them. */
  readonly incidents: readonly Shown[];
  /** The writer: the officer at the desk, or of a filed version the officer who filed it. */
  readonly by: Actor | undefined;
  /** Id of the order that it answers. */
  readonly order?: string | undefined;
  /** For a record of a meeting: when it was held, in milliseconds since the epoch. Facts verified later were not known there. */
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

/** A piece of a line: words, a box to tick, a line to write on. */
export type PaperPiece = string | Box | Blank;

/** One line of a cell or of a text. */
export interface PaperLine {
  readonly pieces: readonly PaperPiece[];
  /** The role of its words, where they are not the text itself. */
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

/** Marks a document as belonging to a drill or a draft. */
export interface MarkWords {
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
  /** Small print below the text: the state of a statement, the sources of a form; '' for none. */
  readonly note: string;
  /** In a drill or a draft: a document that says so can be taken for no real one. */
  readonly mark?: MarkWords | undefined;
}
