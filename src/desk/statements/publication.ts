import type { StatementKind } from '../../playbook/vocabulary.ts';
import type { Person } from '../core/define.ts';
import type { LineSignature, Statement, StatementVersion, VersionOut } from './version.ts';

/** The one meaning of a publication: a version of a statement that went out. */
export interface Publication extends Omit<VersionOut, 'elsewhere'> {
  readonly title: string;
  /** Id of the version that went out. */
  readonly version: string;
  readonly statement: string;
  /** 第 n 稿. */
  readonly number: number;
  readonly channel: string;
  readonly kind: StatementKind;
  /** The statement it sets right. */
  readonly corrects: string | undefined;
  /** The theme that a reply answers, and how. */
  readonly answers: StatementVersion['answers'];
  /** How it was approved here, in the order of the sign-off. */
  readonly approvals: readonly LineSignature[];
  /** The approvers, here or elsewhere. */
  readonly approvers: readonly Person[];
  /**
   * As of when it went out. `approved`: every approval stands. `unapproved`: they do not, or do no more. `elsewhere`: 事后补录, it went out without
   * being signed off in this record. `authorised`: on a standing authority, what should have come before is still to be made up for, and `overdue` once its time is past;
   * `ratified` and `refused` since.
   */
  readonly signOff:
    | 'approved'
    | 'unapproved'
    | 'elsewhere'
    | 'authorised'
    | 'overdue'
    | 'ratified'
    | 'refused';
  /** The time by which a publication on a standing authority needs its later approval. Milliseconds since the epoch. */
  readonly ratifyDue: number | undefined;
  /** It was made up for, with whatever verdict, only after its time. */
  readonly ratifiedLate: boolean;
}

declare module '../core/view.ts' {
  interface IncidentView {
    /** Everything published, withdrawn statements included, earliest first. */
    readonly publications: readonly Publication[];
    /** The same of replies to single themes, where they were asked: they do no step and keep no promise. */
    readonly replies: readonly Publication[];
  }
}

declare module '../core/names.ts' {
  interface Names {
    statement(id: string | undefined): Statement | undefined;
    statementTitle(id: string): string;
    /** By the event that saved it. */
    version(id: string | undefined): StatementVersion | undefined;
    /** A publication by its event. */
    publication(id: string): Publication | undefined;
  }
}
