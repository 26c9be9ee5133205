import { type Result, success } from '../base/result.ts';
import { type Command, decide } from '../incident/decide.ts';
import { derive } from '../incident/derive.ts';
import type { Context } from '../incident/desk.ts';
import { type IncidentLog, incidentLogs } from '../incident/kinds/registry.ts';
import type { Refusal } from '../incident/refusal.ts';
import type { IncidentView } from '../incident/view.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import { minutesSpent } from './effort.ts';
import type { Stage } from './perform.ts';

const MINUTE = 60_000;

/** Gives the desk its commands, one after another, each once the one before is done. Once one was refused, the rest are not given. */
export interface Hand {
  readonly stage: Stage;
  /** When the next command is given, in milliseconds since the epoch. */
  now(): number;
  /** Gives nothing more before this. @param moment milliseconds since the epoch */
  wait(moment: number): void;
  /** The incident as it has become. */
  view(): IncidentView;
  /** Whether the command was taken. @param role who acts, the one that keeps the record if no other */
  give(command: Command, role?: string): boolean;
  /** Gives a command about the theme of this title. */
  onTheme(title: string, command: (theme: string) => Command): void;
  refuse(refusal: Refusal): void;
  /** The id of the latest event. */
  latest(): string;
  /** What it all came to. */
  result(): Result<Done, Refusal>;
}

/** What was done. */
export interface Done {
  readonly log: IncidentLog;
  /** When the hand is free again, in milliseconds since the epoch. */
  readonly until: number;
}

/** The id of the role that works the desk. */
export const recordKeeper = (index: PlaybookIndex): string => index.role('keepsRecord')?.id ?? '';

/** A hand at the desk of an incident. @param from milliseconds since the epoch */
export function handAt(stage: Stage, log: IncidentLog, from: number): Hand {
  const { index, cast, newId, scenario } = stage;
  let current = log;
  let now = from;
  let refusal: Refusal | undefined;

  const context = (role: string): Context => ({ now, newId, by: { role, name: cast.officer } });
  const view = (): IncidentView => derive(index, current, now);
  const give: Hand['give'] = (command, role = recordKeeper(index)) => {
    if (refusal !== undefined) return false;
    const answered = decide(index, current, view(), command, context(role));
    if (answered.ok) {
      current = incidentLogs.extend(current, answered.value);
      now += MINUTE * minutesSpent(scenario.minutes, index, current.events, answered.value.length);
    } else refusal = answered.refusal;
    return answered.ok;
  };

  return {
    stage,
    now: () => now,
    wait: moment => {
      now = Math.max(now, moment);
    },
    view,
    give,
    onTheme: (title, command) => {
      const theme = view().themes.find(each => each.title === title)?.id;
      if (theme === undefined) refusal ??= { code: 'unknownTheme' };
      else give(command(theme));
    },
    refuse: refused => {
      refusal ??= refused;
    },
    latest: () => current.events.at(-1)?.id ?? '',
    result: () => (refusal === undefined ? success({ log: current, until: now }) : { ok: false, refusal }),
  };
}
