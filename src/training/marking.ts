import { findPrivate } from '../incident/release/privacy.ts';
import { type Act, fallsInto, type Grounds, givesCause, matches, spokenIn, standsAt } from './acts.ts';
import { endOf, objectivesOf, type Run, startOf } from './course.ts';
import { milliseconds } from './offset.ts';
import type { Objective, Trap } from './scenario.ts';

/** P 做到 · S 做到但可改进 · M 做到但违反程序或影响他项 · U 未做到. */
export const GRADES = ['P', 'S', 'M', 'U'] as const;
export type Grade = (typeof GRADES)[number];

/** How one objective stands. Moments in the drill's time, milliseconds since the epoch. */
export interface Mark {
  readonly objective: Objective;
  readonly grade: Grade;
  /** When it was earned; of one that was not, when its time was up. */
  readonly at: number;
  /** From when its time counted. */
  readonly since: number;
  /** The event that earned it. */
  readonly event: string | undefined;
  /** `late`: after the better limit. `overdue`: after the last one. Otherwise what the scenario says was wrong. */
  readonly reasons: readonly ('late' | 'overdue' | { readonly why: string })[];
  /** It has not been done, and there is still time before the end. */
  readonly open: boolean;
}

/** What fails a run outright, whatever else was achieved. */
export interface Failure {
  readonly kind: 'unverifiedCause' | 'approvalSkipped' | 'personalData';
  readonly at: number;
  readonly event: string;
  /** What the scenario says of the trap, where it was one. */
  readonly why: string | undefined;
  readonly cite: readonly string[];
}

/** The marks of a run at a moment. */
export interface Marking {
  readonly marks: readonly Mark[];
  readonly failures: readonly Failure[];
  /** Nothing failed it, and no objective was left undone. */
  readonly passed: boolean;
}

/** Whether words that went out point to a person. */
export const exposesSomebody = (words: string): boolean => findPrivate(words).length > 0;

/** What each failure rests on. */
const failurePurpose = {
  unverifiedCause: 'cause',
  approvalSkipped: 'approval',
  personalData: 'personalData',
} as const;

function markOf(
  objective: Objective,
  run: Run,
  acts: readonly Act[],
  grounds: Grounds,
  moment: number,
): Mark | undefined {
  const since = objective.after === undefined ? startOf(run) : grounds.arrivedAt(objective.after);
  if (since === undefined) return undefined;
  const end = Math.min(moment, endOf(run));
  const standing = acts.filter(act => standsAt(act, end));
  const found = standing.find(
    act => (objective.anytime === true || act.at >= since) && matches(objective.expect, act, grounds),
  );
  const late = since + milliseconds(objective.late);
  if (found === undefined)
    return {
      objective,
      grade: 'U',
      at: Math.min(late, endOf(run)),
      since,
      event: undefined,
      reasons: [],
      open: moment < endOf(run),
    };
  const missing = (objective.first ?? []).filter(
    ({ act }) => !standing.some(each => each.at <= found.at && matches(act, each, grounds)),
  );
  const spoilt = (objective.without ?? []).filter(({ act }) =>
    standing.some(each => matches(act, each, grounds)),
  );
  const wrong = [...missing, ...spoilt].map(({ why }) => ({ why }));
  const isOverdue = found.at > late;
  const isLate = found.at > since + milliseconds(objective.good);
  return {
    objective,
    grade: wrong.length > 0 || isOverdue ? 'M' : isLate ? 'S' : 'P',
    at: Math.max(found.at, since),
    since,
    event: found.event,
    reasons: [...(isOverdue ? (['overdue'] as const) : isLate ? (['late'] as const) : []), ...wrong],
    open: false,
  };
}

function failuresOf(act: Act, grounds: Grounds): readonly Failure[] {
  const failures: Failure[] = [];
  const fail = (kind: Failure['kind'], trap?: Trap): void => {
    const cite = trap?.cite ?? grounds.index.cited(failurePurpose[kind]);
    failures.push({ kind, at: act.at, event: act.event, why: trap?.why, cite });
  };
  if (act.kind === 'publish' && act.elsewhere) fail('approvalSkipped');
  const words = spokenIn(act);
  if (words === undefined) return failures;
  for (const trap of grounds.traps) {
    if (trap.kind !== 'cause' && trap.kind !== 'personal') continue;
    if (fallsInto(words, act.at, trap, grounds))
      fail(trap.kind === 'cause' ? 'unverifiedCause' : 'personalData', trap);
  }
  if (givesCause(words, act.at, grounds) && failures.every(({ kind }) => kind !== 'unverifiedCause'))
    fail('unverifiedCause');
  if (exposesSomebody(words) && failures.every(({ kind }) => kind !== 'personalData')) fail('personalData');
  return failures;
}

/**
 * Marks a run from its log. Objectives that count from an inject that has not come are left out; at the end all have.
 * @param acts in order @param moment milliseconds since the epoch
 */
export function markRun(run: Run, acts: readonly Act[], grounds: Grounds, moment: number): Marking {
  const marks = objectivesOf(run).flatMap(objective => markOf(objective, run, acts, grounds, moment) ?? []);
  const end = Math.min(moment, endOf(run));
  const failures = acts
    .filter(({ at }) => at <= end)
    .flatMap(act => failuresOf(act, grounds))
    .sort((one, other) => one.at - other.at);
  return { marks, failures, passed: failures.length === 0 && marks.every(({ grade }) => grade !== 'U') };
}

/** How many of each grade. */
export function gradeCounts(marks: readonly Pick<Mark, 'grade'>[]): Readonly<Record<Grade, number>> {
  const counts = { P: 0, S: 0, M: 0, U: 0 };
  for (const { grade } of marks) counts[grade] += 1;
  return counts;
}
