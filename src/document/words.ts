import type { Person } from '../incident/kinds/define.ts';
import type { RecordedValue } from '../incident/kinds/step-done.ts';
import type { Finding } from '../incident/release/finding.ts';
import type { SignOffLine } from '../incident/release/sign-off.ts';
import type { StatementVersion } from '../incident/release/statement.ts';
import type { Theme } from '../incident/release/theme.ts';
import type { Proposal } from '../incident/review/improvement.ts';
import type { Deviation, RegradeSummary } from '../incident/review/summary.ts';
import type { ClockBar, TimelineEntry } from '../incident/timeline.ts';
import type { Deadline } from '../playbook/deadline/rule.ts';
import type { Form, TableName } from '../playbook/form.ts';
import type { FormToken } from '../playbook/form-token.ts';
import type { Step } from '../playbook/playbook.ts';
import type { DrillWords } from './document.ts';
import type { Filling } from './filling.ts';
import type { Passage } from './passage.ts';

/** What an incident's ids are called, by the playbook it runs on. */
export interface DocumentNames {
  step(id: string): Step | undefined;
  stepTitle(id: string): string;
  roleName(id: string): string;
  channelTitle(id: string): string;
  /** A line of the sign-off. */
  itemTitle(id: string): string;
  statementTitle(id: string): string;
  needTitle(id: string): string;
}

/** How far a version of a statement has come. */
export interface VersionStanding {
  readonly version: StatementVersion;
  readonly approved: boolean;
}

/**
 * The words documents are written in; `text/document-words.ts` supplies them. Moments are milliseconds since the epoch.
 */
export interface DocumentWords {
  readonly drill: DrillWords;
  /** What each token of a form stands for. */
  readonly sentences: Readonly<Record<FormToken, (filling: Filling, form: Form) => Passage>>;
  /** Said in the text of a listing that stands whole in an annex. */
  annexed(title: string, count: number): string;
  /** The head of an annex: when, and what. */
  readonly annexHead: readonly string[];
  /** Stands where the record names a cause that nobody has approved as the cause. */
  readonly withheld: string;
  /** 11月24日 14:32. */
  time(moment: number, now: number): string;
  person(person: Person): string;
  /** Who wrote a record: post and name. */
  actor(role: string, name: string | undefined): string;
  value(value: RecordedValue, unit: string | undefined, now: number): string;
  /** A list within a sentence: 甲、乙. */
  list(items: readonly string[]): string;
  /** Several statements in one line: 甲；乙. */
  series(items: readonly string[]): string;
  /** A name and what it is: 关注量：1200 次. */
  labelled(label: string, value: string): string;
  /** A line with the time it is about before it. */
  dated(time: string, line: string): string;
  timelineEntry(entry: TimelineEntry, names: DocumentNames, now: number): string;
  /** What an entry did to the clocks. @param closed whether they stand still at the closing */
  effects(entry: TimelineEntry, closed: boolean): readonly string[];
  clockTitle(deadline: Deadline): string;
  clockOutcome(bar: ClockBar): string;
  verifiedBy(person: Person | undefined, at: string | undefined, now: number): string;
  statementTitle(title: string): string;
  versionNumber(number: number): string;
  versionKind(kind: StatementVersion['kind']): string;
  /** Of what went out without the release room. */
  readonly elsewhere: string;
  /** What a published statement said that is no longer so. */
  stale(label: string): string;
  correctedBy(title: string): string;
  signOffState(state: SignOffLine['state']): string;
  /** What a check found, without repeating what must not get out. */
  finding(finding: Finding): string;
  themeOnline(theme: Theme, now: number): string;
  themeOffline(theme: Theme, now: number): string;
  /** What the plan asked for, and what became of it. */
  deviationSubject(deviation: Deviation, names: DocumentNames): string;
  deviation(deviation: Deviation, names: DocumentNames, now: number): string;
  /** One answer of the triage before and after. */
  change(change: RegradeSummary['changed'][number], now: number): string;
  /** The clause or the step a proposal is about. */
  target(proposal: Proposal, names: DocumentNames): string;
  finished(result: string, time: string): string;
  /** What is handed to the archive beside documents and statements. */
  readonly archived: {
    readonly picture: string;
    readonly record: string;
    /** How long a picture as it was taken is kept. */
    readonly untilUsed: string;
    entries(count: number, gaps: number): string;
  };
  readonly tables: Readonly<Record<TableName, { readonly head: readonly string[]; readonly empty: string }>>;
  /** How far a statement has come. */
  standing(of: VersionStanding | undefined, now: number): string;
}
