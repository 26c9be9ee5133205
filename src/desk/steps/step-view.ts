import type { Step } from '../../playbook/playbook.ts';
import type { ClockView, Overrun } from '../core/clock.ts';
import type { Person } from '../core/define.ts';
import type { EventRecord } from '../core/incident.ts';
import type { DifferingMark, StepState } from './step-state.ts';

/** A note. `at` is when it was written down; `happenedAt` when it happened, where that was earlier. UTC ISO 8601. */
export type NoteView = EventRecord<'noted'> & {
  /** What was added to set it right, oldest first. */
  readonly corrections: readonly EventRecord<'corrected'>[];
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
    readonly progress: { readonly settled: number; readonly total: number };
    /** Meetings, phone reports and visits, in the order of the log. */
    readonly minutes: readonly EventRecord<'minuted'>[];
  }
}
