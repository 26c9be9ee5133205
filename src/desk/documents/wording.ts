import type { Form, TableName } from '../../playbook/form.ts';
import type { FormToken } from '../../playbook/form-token.ts';
import type { RecordedValue } from '../core/recorded.ts';
import type { StatementVersion } from '../statements/statement.ts';
import type { DocumentTable, DrillWords } from './document.ts';
import type { Filling } from './filling.ts';
import type { Passage } from './passage.ts';

/** How far a version of a statement has come. */
export interface VersionStanding {
  readonly version: StatementVersion;
  readonly approved: boolean;
}

/** A table of a form, as the record fills it. */
export type TableOf = (filling: Filling) => DocumentTable;

/**
 * The words documents are written in; `desk/documents/document-words.ts` supplies them. Moments are milliseconds since the epoch.
 */
export interface DocumentWords {
  readonly drill: DrillWords;
  /** Above a document that is read outside, while nobody has approved its words. */
  readonly unreviewed: string;
  /** What each token of a form stands for. */
  readonly sentences: Readonly<Record<FormToken, (filling: Filling, form: Form) => Passage>>;
  readonly tables: Readonly<Record<TableName, TableOf>>;
  /** Said in the text of a listing that stands whole in an annex. */
  annexed(title: string, count: number): string;
  /** The head of an annex: when, and what. */
  readonly annexHead: readonly string[];
  /** Stands where the record names a cause that nobody has approved as the cause. */
  readonly withheld: string;
  /** 11月24日14时32分. */
  time(moment: number, now: number): string;
  value(value: RecordedValue, unit: string | undefined, now: number): string;
  /** A list within a sentence: 甲、乙. */
  list(items: readonly string[]): string;
  /** How far a statement has come. */
  standing(of: VersionStanding, now: number): string;
}
