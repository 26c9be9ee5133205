import type { Actor } from '../../log/envelope.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { WantMeaning } from '../../playbook/vocabulary.ts';
import type { ClockView, Overrun } from '../core/clock.ts';
import type { OfficeTask, Party, Person } from '../core/define.ts';
import type { EventRecord, Written } from '../core/incident.ts';
import type { RecordedValue, RecordedValues } from '../core/recorded.ts';
import type { StepMark, Until } from './step-mark.ts';

/** A note. `at` is when it was written down; `happenedAt` when it happened, where that was earlier. UTC ISO 8601. */
export type NoteView = EventRecord<'noted'> & {
  /** Corrections, oldest first. */
  readonly corrections: readonly EventRecord<'corrected'>[];
};

/** A task with the record that gave it out: a meeting's, or that of the step it was written down with. */
export interface GivenTask extends OfficeTask {
  readonly event: string;
  /** UTC ISO 8601. */
  readonly at: string;
  /** The title of that step; absent for a meeting. */
  readonly step?: string;
}

export interface StepView {
  readonly step: Step;
  /** Its place among all steps of the playbook, from 1: the same in every view and on paper, whatever comes and goes. */
  readonly number: number;
  /** The step's recorded or evidenced state; of a step that no longer applies, its state on record. */
  readonly state: StepState;
  /** False for a step that no longer applies but was worked on: touched work never disappears. */
  readonly applies: boolean;
  /** The limit it was done after. */
  readonly overrun: Overrun | undefined;
  readonly notes: readonly NoteView[];
  readonly clocks: readonly ClockView[];
  readonly assignee: Party | undefined;
  /** By when its assignee is to have done it, as somebody said; UTC ISO 8601. */
  readonly dueBy: string | undefined;
  /** The record that gave out the task that it was assigned by. */
  readonly givenBy: string | undefined;
  /** Marks by officers who worked apart, where they differ; the careful reading counts until somebody decides. */
  readonly differing: readonly DifferingMark[];
}

/** The clock a step is shown with: the first not yet met, or how the first one ended. */
export function leadingClock({ clocks }: StepView): ClockView | undefined {
  return clocks.find(({ clock }) => clock.kind !== 'met') ?? clocks[0];
}

declare module '../core/view.ts' {
  interface IncidentView {
    readonly steps: readonly StepView[];
    /** Steps that join the checklist if their occasion comes up, in working order. */
    readonly occasional: readonly StepView[];
    /** Steps that apply: how many have a result, and how many there are. */
    readonly progress: { readonly finished: number; readonly total: number };
    /** Every task that was given out, the earliest first. */
    readonly tasks: readonly GivenTask[];
    /** Meetings, phone reports and visits, in the order of the log. */
    readonly minutes: readonly EventRecord<'minuted'>[];
  }
}

/** Where evidence can be looked at; ids of the records. */
export type EvidencePlace =
  | {
      readonly kind: 'post' | 'facts' | 'themes' | 'orders' | 'minutes' | 'calls' | 'assignment' | 'handover';
    }
  | { readonly kind: 'statement'; readonly statement: string }
  | { readonly kind: 'document'; readonly form: string }
  | { readonly kind: 'step'; readonly step: string };

/** Values of a step's result, by meaning. */
export type EvidenceValues = Readonly<Partial<Record<WantMeaning, RecordedValue>>>;

/** Events that show a step to be done. */
export interface Evidence {
  readonly place: EvidencePlace;
  /** The event that completed it. */
  readonly event: string;
  /** Every event it rests on, in the order of the log. */
  readonly events: readonly string[];
  /** When it happened. UTC ISO 8601. */
  readonly at: string;
  readonly writtenAt: string;
  readonly by: Actor;
  /** Who did it, where that was not the writer of the record. */
  readonly doneBy: Person | undefined;
  readonly said: EvidenceValues;
}

/** A step's state. Its current mark decides; a deferral ends by itself. `event` is the one to undo. */
export type StepState =
  | {
      readonly kind: 'todo';
      /** The deferral that has ended, where there was one. */
      readonly returned?: Written<{ readonly reason: string; readonly until: Until }>;
      /** The reopening that stands, where there was one. */
      readonly reopened?: Written<{ readonly reason: string }>;
    }
  | Written<Exclude<StepMark, { kind: 'redo' }>>
  /** `at` is when it was done. */
  | Written<{
      readonly kind: 'done';
      readonly writtenAt: string;
      readonly values: RecordedValues;
      /** Who did it, where that was not the writer of the record. */
      readonly doneBy: Person | undefined;
      /** The evidence, where nobody recorded the step by hand. */
      readonly sensed: Evidence | undefined;
    }>;

/** One of several marks on a step that do not agree. */
export type DifferingMark = Written<{ readonly state: StepState }>;
