import { type Result, success } from '../base/result.ts';
import { type Command, decide } from '../incident/decide.ts';
import { derive } from '../incident/derive.ts';
import { type IncidentLog, incidentLogs } from '../incident/kinds/registry.ts';
import type { Refusal } from '../incident/refusal.ts';
import type { IncidentView } from '../incident/view.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import { minutesSpent } from './effort.ts';
import type { Stage } from './perform.ts';

const MINUTE = 60_000;

/** What was done. */
export interface Done {
  readonly log: IncidentLog;
  /** When the hand is free again, in milliseconds since the epoch. */
  readonly until: number;
}

/** The id of the role that works the desk. */
export const recordKeeper = (index: PlaybookIndex): string => index.role('keepsRecord')?.id ?? '';

export type Hand = ReturnType<typeof handAt>;

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
        now += MINUTE * minutesSpent(scenario.minutes, index, current.events, answered.value.length);
      } else refusal = answered.refusal;
      return answered.ok;
    },
    /** The id of the latest event. */
    latest: (): string => current.events.at(-1)?.id ?? '',
    /** What it all came to. */
    result: (): Result<Done, Refusal> =>
      refusal === undefined ? success({ log: current, until: now }) : { ok: false, refusal },
  };
}
