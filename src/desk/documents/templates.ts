import type { Form, TableName } from '../../playbook/form.ts';
import type { FormToken } from '../../playbook/form-token.ts';
import type { DocumentTable, MarkWords } from './document.ts';
import type { Filling } from './filling.ts';
import type { DocumentFormats, VersionStanding } from './formats.ts';
import type { Passage } from './passage.ts';

/** A table of a form, as the record fills it. */
export type TableOf = (filling: Filling) => DocumentTable;

/** Everything that documents are written with; `document-words.ts` supplies it. Moments are milliseconds since the epoch. */
export interface DocumentWords extends DocumentFormats {
  /** The mark of a document of a drill or a draft. */
  mark(drill: boolean): MarkWords | undefined;
  /** Above a document that is read outside, while nobody has approved its words. */
  readonly unreviewed: string;
  /** The content of each token of a form. */
  readonly sentences: Readonly<Record<FormToken, (filling: Filling, form: Form) => Passage>>;
  readonly tables: Readonly<Record<TableName, TableOf>>;
  /** Said in the text of a listing that stands whole in an annex. */
  annexed(title: string, count: number): string;
  /** The head of an annex: when, and what. */
  readonly annexHead: readonly string[];
  /** How far a statement has come. */
  status(of: VersionStanding, now: number): string;
}
