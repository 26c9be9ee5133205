import type { Actor } from '../../log/envelope.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Provisional } from '../../playbook/deadline/provisional.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { StatementKind } from '../../playbook/evidence.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Verdict } from '../../playbook/wizard/walk.ts';
import type { SignOff } from '../approval/sign-off.ts';
import type { ClosingState } from '../closing/closing.ts';
import type { ExitView } from '../closing/exit.ts';
import type { Person } from '../core/define.ts';
import type { Happened } from '../facts/happened.ts';
import type { Ledger } from '../facts/ledger.ts';
import type { Theme } from '../feedback/themes.ts';
import type { Order } from '../orders/orders.ts';
import type { People } from '../people/people.ts';
import type { PostView } from '../post/post.ts';
import type { Owed } from '../publications/owed.ts';
import type { Difference } from '../record/difference.ts';
import type { LineSignature, Statement, StatementVersion, VersionOut } from '../statements/statement.ts';
import type { DifferingMark, StepState } from '../steps/step-state.ts';
import type { DrillMark } from '../triage/opened.ts';
import type { AccountEntry } from './account.ts';
import type { EventRecord, IncidentEvent } from './kinds.ts';

/** A clock of the incident. All moments in milliseconds since the epoch. */
export type ClockState =
  /** Nothing has started it: no incident, or an answer that is still to be given. */
  | { readonly kind: 'waiting' }
  /** No number in the text: time only counts up. */
  | { readonly kind: 'stopwatch'; readonly since: number }
  | {
      readonly kind: 'running';
      readonly since: number;
      readonly due: number;
      readonly certain: boolean;
      /** Little of the limit is left: the last fifth, but no less than half an hour and no more than a day. */
      readonly soon: boolean;
    }
  | { readonly kind: 'overdue'; readonly since: number; readonly due: number; readonly certain: boolean }
  /** `due` is absent for a stopwatch; one met late is a miss. */
  | {
      readonly kind: 'met';
      readonly since: number | undefined;
      readonly due: number | undefined;
      readonly at: number;
      /** The event that met it, and the step it did; none where something went out that does no step of the checklist. */
      readonly event: string;
      readonly by: Step | undefined;
    };

export interface ClockView {
  readonly deadline: Deadline;
  readonly clock: ClockState;
  /** Steps on the checklist that meet it. */
  readonly steps: readonly Step[];
  /** It does not bind: what would bring it into force is still open. It counts all the same, and is shown as what it is. */
  readonly provisional?: Provisional;
}

/** A limit that was not kept, and by how much. Milliseconds. */
export interface Overrun {
  readonly deadline: Deadline;
  readonly by: number;
}

/** A note. `at` is when it was written down; `happenedAt` when it happened, where that was earlier. UTC ISO 8601. */
export type NoteView = EventRecord<'noted'> & {
  /** What was added to set it right, oldest first. */
  readonly corrections: readonly EventRecord<'corrected'>[];
};

/** Something written by somebody at a time, with the event that says so. */
export type Written<What = object> = What & {
  readonly event: string;
  readonly at: string;
  readonly by: Actor;
};

export interface StepView {
  readonly step: Step;
  /** Its place among all steps of the playbook, from 1: the same in every view and on paper, whatever comes and goes. */
  readonly number: number;
  /** What was said or shown of it; of a step that no longer applies, what stands on record. */
  readonly state: StepState;
  /** False for a step that no longer applies but was worked on: touched work never disappears. */
  readonly applies: boolean;
  /** The limit it was done after. */
  readonly overrun: Overrun | undefined;
  readonly notes: readonly NoteView[];
  readonly clocks: readonly ClockView[];
  readonly assignee: Person | undefined;
  /** What officers who worked apart have said of it, where that differs; the careful reading counts until somebody decides. */
  readonly differing: readonly DifferingMark[];
}

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
  /** Whoever approved it, here or elsewhere. */
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
  /** Until when what went out on a standing authority is made up for. Milliseconds since the epoch. */
  readonly ratifyDue: number | undefined;
  /** It was made up for, with whatever verdict, only after its time. */
  readonly ratifiedLate: boolean;
}

/** A document as it was filed. `number`: 第 n 稿; those taken back are counted, so that a number given once stays. */
export type FiledDocument = EventRecord<'documentFiled'> & { readonly number: number };

/** How the incident was closed, and what becomes of each step left without a result and of each closing need left open. */
export type ClosedView = Omit<EventRecord<'closed'>, 'steps' | 'left'> &
  Readonly<Record<'steps' | 'left', ReadonlyMap<string, string>>>;

/** Something to do better, with who does it and until when, and what came of it. */
export type Action = EventRecord<'actionRecorded'> & { readonly done: EventRecord<'actionDone'> | undefined };
/** A change of the plan or of a step that the review proposes. */
export type Proposal = EventRecord<'proposalRecorded'>;

/** Something a screen has to say although nobody has to decide it. */
export type Notice =
  /** Something is out whose approvals do not stand. */
  | { readonly kind: 'publishedUnapproved'; readonly publication: Publication }
  /** Something is out on a standing authority, which is not made up for, or was refused and nothing was done about it since. */
  | { readonly kind: 'toRatify' | 'ratifyRefused'; readonly publication: Publication }
  /** A step was worked on that this edition of the playbook does not have. */
  | { readonly kind: 'stepGone'; readonly step: string; readonly event: string; readonly by: Actor };

/** Everything that a screen, a document, the register or a drill's mark reads of one incident at one moment. */
export interface IncidentView {
  readonly id: string;
  readonly title: string;
  readonly status: 'open' | 'closed';
  /** When it was closed: its clocks stand still there. Milliseconds since the epoch. */
  readonly closedAt: number | undefined;
  readonly closed: ClosedView | undefined;
  /** That it is to end without being handled here, where a second person has to agree. */
  readonly exit: ExitView | undefined;
  readonly openedAt: string;
  /** Set in a drill: no screen, document or export of it may pass for a real one. */
  readonly drill: DrillMark | undefined;
  /** The answers of the triage; when the matter happened stands in them as it is verified. */
  readonly facts: Facts;
  /** When the matter happened; `undefined` where nobody has said it. */
  readonly happened: Happened | undefined;
  readonly verdict: Verdict | undefined;
  /** Digest of the playbook it runs on. */
  readonly playbook: string;
  readonly steps: readonly StepView[];
  /** Steps of the playbook that do not apply and were never touched, in working order. */
  readonly inactive: readonly Step[];
  /** Steps that join the checklist if their occasion comes up, in working order. */
  readonly occasional: readonly StepView[];
  /** Clocks in force, and while it is open those that may yet be: what presses first by due time, then stopwatches, what has time, waiting, met. */
  readonly clocks: readonly ClockView[];
  /** The clock to hold in view: the earliest due, or a stopwatch where none has a number. */
  readonly nextClock: ClockView | undefined;
  /** Everything that was done, what was taken back among it, in the order of the log. */
  readonly account: readonly AccountEntry[];
  /** What stands in it of one event. */
  readonly entryOf: (event: IncidentEvent) => AccountEntry;
  /** Every note, those on steps among them, in the order of the log. */
  readonly notes: readonly NoteView[];
  /** What the playbook asks for before the incident is closed, each with what is open of it. */
  readonly closing: readonly ClosingState[];
  /** Time of the latest record, where this machine's clock says it is still to come. Milliseconds since the epoch. */
  readonly recordedAhead: number | undefined;
  /** How many records are known to have existed and are not in this log. */
  readonly gaps: number;
  /** Steps that apply: how many have a result, and how many there are. */
  readonly progress: { readonly settled: number; readonly total: number };
  /** What officers who worked apart have left to be decided; alarms first. */
  readonly differences: readonly Difference[];
  readonly notices: readonly Notice[];
  /** The post that the incident is about. */
  readonly post: PostView;
  readonly ledger: Ledger;
  /** In the order in which they were begun. */
  readonly statements: readonly Statement[];
  signOffOf(version: StatementVersion): SignOff;
  /** Everything that was released, what was taken down since among it, earliest first. */
  readonly publications: readonly Publication[];
  /** The same of replies to single themes, where they were asked: they do no step and keep no promise. */
  readonly replies: readonly Publication[];
  /** What the public is owed a word about, and what it has been given. */
  readonly owed: readonly Owed[];
  /** What the public says, the most heard first. */
  readonly themes: readonly Theme[];
  /** What came in and is to be reported back, in the order in which it was received. */
  readonly orders: readonly Order[];
  readonly handovers: readonly (EventRecord<'handedOver'> & {
    /** When whoever it is for took over, and who wrote that down. */
    readonly accepted: EventRecord<'handoverAccepted'> | undefined;
  })[];
  /** How each form was filed, oldest first, by the form's id. */
  readonly documents: ReadonlyMap<string, readonly FiledDocument[]>;
  /** Meetings, phone reports and visits, in the order of the log. */
  readonly minutes: readonly EventRecord<'minuted'>[];
  /** Whom one called, in vain or not, in the order of the log. */
  readonly calls: readonly EventRecord<'called'>[];
  /** Lines of the first ten minutes that were done. */
  readonly lines: readonly EventRecord<'lineTaken'>[];
  /** What is to be done better, oldest first. */
  readonly actions: readonly Action[];
  /** What the review proposes to change, oldest first. */
  readonly proposals: readonly Proposal[];
  /** Everyone named in it, the last named first, and who of one name was told apart. */
  readonly people: People;
  /** Bytes of the files it holds, each counted once. */
  readonly fileBytes: number;
}

/** An incident as it is shown, on the playbook it runs on. */
export interface Shown {
  readonly index: PlaybookIndex;
  readonly view: IncidentView;
}

/** The clock a step is shown with: the first not yet met, or how the first one ended. */
export function leadingClock({ clocks }: StepView): ClockView | undefined {
  return clocks.find(({ clock }) => clock.kind !== 'met') ?? clocks[0];
}

// Apart from clock.ts, which fetches the kinds of events: the list of incidents is drawn from these.

/** Whether a limit is in force, and not only may come to be. */
export const isBinding = ({ provisional }: Pick<ClockView, 'provisional'>): boolean =>
  provisional === undefined;

/** Whether a clock has begun and nothing has met it. */
export const isRunning = (
  view: ClockView,
): view is ClockView & {
  readonly clock: Extract<ClockState, { kind: 'running' | 'overdue' | 'stopwatch' }>;
} => ['running', 'overdue', 'stopwatch'].includes(view.clock.kind);

/** When a clock that presses or has run out is due; `undefined` for any other. Milliseconds since the epoch. */
export const pressing = ({ clock }: Pick<ClockView, 'clock'>): number | undefined =>
  clock.kind === 'overdue' || (clock.kind === 'running' && clock.soon) ? clock.due : undefined;
