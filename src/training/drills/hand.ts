import { type Result, success } from '../../base/result.ts';
import type { BureauDetails } from '../../desk/core/contact.ts';
import type { Command, IncidentLog } from '../../desk/core/incident.ts';
import type { Refusal } from '../../desk/core/refusal.ts';
import type { IncidentView } from '../../desk/core/view.ts';
import { decide } from '../../desk/incident/decide.ts';
import { derive } from '../../desk/incident/derive.ts';
import { incidentLogs } from '../../desk/incident/kinds.ts';
import type { DrillMark } from '../../desk/triage/opened.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { StatementKind } from '../../playbook/vocabulary.ts';
import { minutesSpent } from './effort.ts';
import type { Scenario } from './scenario.ts';

const MINUTE = 60_000;

/** The acting people, and values for fields that a deed leaves open; the caller supplies the words. */
export interface Cast {
  /** Name of the officer who keeps the record. */
  readonly officer: string;
  /** The role of the second person at a pause. */
  readonly second: string;
  /** The second reader: checks words that a list has found, and lines that belong to another post. */
  readonly checker: string;
  /** The duty title they sign with. */
  readonly duty: string;
  /** Whatever a step, a check or a reason wants in words. */
  readonly words: string;
  readonly link: string;
  /** Where a statement is published. */
  readonly place: string;
  /** The bureau's own details, by the names that the contact line asks for. */
  bureau(names: readonly string[]): BureauDetails;
  /** The promised time, as words in a statement. @param moment milliseconds since the epoch */
  time(moment: number, now: number): string;
  /** Title of a statement. */
  title(incident: string, form: StatementKind): string;
}

/** The stage on which deeds are done. */
export interface Stage {
  readonly index: PlaybookIndex;
  /** Digest of the playbook. */
  readonly playbook: string;
  readonly scenario: Scenario;
  readonly mark: DrillMark;
  readonly cast: Cast;
  readonly newId: () => string;
}

/** The result of an act. */
export interface Done {
  readonly log: IncidentLog;
  /** When the hand is free again, in milliseconds since the epoch. */
  readonly until: number;
}

/** The id of the role that works the desk. */
export const recordKeeper = (index: PlaybookIndex): string => index.role('keepsRecord')?.id ?? '';
/**
 * A hand at the desk of an incident gives commands, one after another, each once the one before is done. Once one was refused, the rest are not given.
 * @param from milliseconds since the epoch
 */
export function handAt(stage: Stage, log: IncidentLog, from: number) {
  const { index, cast, newId, scenario } = stage;
  let current = log;
  let now = from;
  let refusal: Refusal | undefined;

  /** The incident as it has become. */
  const view = (): IncidentView => derive(index, current, now);
  return {
    stage,
    view,
    /** When the next command is given, in milliseconds since the epoch. */
    now: () => now,
    /** Gives nothing more before this. @param moment milliseconds since the epoch */
    wait: (moment: number): void => {
      now = Math.max(now, moment);
    },
    /** @returns whether the command was taken. @param role who acts, the one that keeps the record if no other */
    give: (command: Command, role = recordKeeper(index)): boolean => {
      if (refusal !== undefined) return false;
      const answered = decide(index, current, view(), command, {
        now,
        newId,
        by: { role, name: cast.officer },
      });
      if (answered.ok) {
        current = incidentLogs.extend(current, answered.value);
        now += MINUTE * minutesSpent(scenario.minutes, index, current, answered.value.length);
      } else refusal = answered.refusal;
      return answered.ok;
    },
    /** The id of the latest event. */
    latest: (): string => current.events.at(-1)?.id ?? '',
    /** The result of all acts together. */
    result: (): Result<Done, Refusal> =>
      refusal === undefined ? success({ log: current, until: now }) : { ok: false, refusal },
  };
}

export type Hand = ReturnType<typeof handAt>;
