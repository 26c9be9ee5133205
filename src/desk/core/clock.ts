import type { Provisional } from '../../playbook/deadline/provisional.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Step } from '../../playbook/playbook.ts';

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
  /**
   * A limit that is not binding yet, since an open answer decides whether it comes into force. It runs all the same, and is
   * marked as provisional.
   */
  readonly provisional?: Provisional;
}

/** A limit that was not kept, and by how much. Milliseconds. */
export interface Overrun {
  readonly deadline: Deadline;
  readonly by: number;
}

/** Whether a limit is in force, not merely possible. */
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
