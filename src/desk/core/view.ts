import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Verdict } from '../../playbook/wizard/walk.ts';
import type { AccountEntry } from './account.ts';
import type { ClockView } from './clock.ts';
import type { IncidentEvent } from './incident.ts';

/**
 * Everything that a screen, a document, the register or a drill's mark reads of one incident at one moment. Each feature adds
 * its part beside its model (`declare module`); `incident/derive.ts` does not compile where one is missing.
 */
export interface IncidentView {
  readonly id: string;
  readonly title: string;
  readonly status: 'open' | 'closed';
  /** When it was closed: its clocks stand still there. Milliseconds since the epoch. */
  readonly closedAt: number | undefined;
  readonly openedAt: string;
  /** The triage's answers, with the verified time in place of the answer on when the matter happened. */
  readonly facts: Facts;
  readonly verdict: Verdict | undefined;
  /** Digest of the playbook it runs on. */
  readonly playbook: string;
  /** Steps of the playbook that do not apply and were never touched, in working order. */
  readonly inactive: readonly Step[];
  /**
   * Clocks in force, and of an open incident those that may come into force: pressing ones first by due time, then stopwatches,
   * clocks with time left, waiting ones, met ones.
   */
  readonly clocks: readonly ClockView[];
  /** The clock to hold in view: the earliest due, or a stopwatch where none has a number. */
  readonly nextClock: ClockView | undefined;
  /** Every act, in the order of the log, those taken back included. */
  readonly account: readonly AccountEntry[];
  /** The account entry of one event. */
  readonly entryOf: (event: IncidentEvent) => AccountEntry;
  /** Time of the latest record, where this machine's clock says it is still to come. Milliseconds since the epoch. */
  readonly recordedAhead: number | undefined;
  /** How many records are known to have existed and are not in this log. */
  readonly gaps: number;
  /** Bytes of the files it holds, each counted once. */
  readonly fileBytes: number;
}

/** An incident as it is shown, on the playbook it runs on. */
export interface Shown {
  readonly index: PlaybookIndex;
  readonly view: IncidentView;
}
