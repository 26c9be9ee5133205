import { type Result, success } from '../base/result.ts';
import type { Command } from '../incident/command.ts';
import { type Context, decide } from '../incident/decide.ts';
import { derive, type IncidentView } from '../incident/derive.ts';
import type { IncidentEvent } from '../incident/event.ts';
import type { ReleaseCommand, ReleaseRefusal } from '../incident/release/command.ts';
import { decideRelease } from '../incident/release/decide.ts';
import { themesOf } from '../incident/release/feedback.ts';
import { type ReleaseView, releaseOf } from '../incident/release/release-view.ts';
import { extendLog, type Log } from '../incident/state.ts';
import type { Stage } from './perform.ts';

/** Gives the desk its commands, one after another, all at one moment. Once one was refused, the rest are not given. */
export interface Hand {
  readonly stage: Stage;
  /** When all this is done, in milliseconds since the epoch. */
  readonly now: number;
  /** The incident as it has become. */
  view(): IncidentView;
  /** The releases as they have become; `undefined` where the playbook has none. */
  releases(): ReleaseView | undefined;
  /** Whether the command was taken. @param role who acts, the office if nobody else */
  incident(command: Command, role?: string): boolean;
  release(command: ReleaseCommand): boolean;
  /** Confirms the pause before a step with a second person, where one is still open. */
  confirmPause(step: string): void;
  /** Gives a command about the theme of this title. */
  onTheme(title: string, command: (theme: string) => ReleaseCommand): void;
  refuse(refusal: ReleaseRefusal): void;
  /** The id of the latest event. */
  latest(): string;
  /** What it all came to. */
  result(): Result<Log, ReleaseRefusal>;
}

/** A hand at the desk of an incident. */
export function handAt(stage: Stage, log: Log, now: number): Hand {
  const { index, cast, newId } = stage;
  let current = log;
  let refusal: ReleaseRefusal | undefined;

  const context = (role: string): Context => ({ now, newId, by: { role, name: cast.officer } });
  const view = (): IncidentView => derive(index, current, now);
  const take = (answer: () => Result<readonly IncidentEvent[], ReleaseRefusal>): boolean => {
    if (refusal !== undefined) return false;
    const answered = answer();
    if (answered.ok) current = extendLog(current, answered.value);
    else refusal = answered.refusal;
    return answered.ok;
  };
  const incident: Hand['incident'] = (command, role = 'office') =>
    take(() => decide(index, current, view(), command, context(role)));
  const release: Hand['release'] = command =>
    take(() => decideRelease(index, current, view(), command, context('office')));

  return {
    stage,
    now,
    view,
    releases: () => releaseOf(index, current, view()),
    incident,
    release,
    confirmPause: step => {
      const pause = view().steps.find(each => each.step.id === step)?.pause;
      if (pause?.state.kind === 'open')
        incident({ kind: 'confirmPause', pause: pause.pause.id, step, second: { name: cast.second } });
    },
    onTheme: (title, command) => {
      const theme = themesOf(current).find(each => each.title === title)?.id;
      if (theme === undefined) refusal ??= { code: 'unknownTheme' };
      else release(command(theme));
    },
    refuse: refused => {
      refusal ??= refused;
    },
    latest: () => current.events.at(-1)?.id ?? '',
    result: () => (refusal === undefined ? success(current) : { ok: false, refusal }),
  };
}
