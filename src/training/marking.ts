import { type Act, type Element, type Grounds, lacking, matches, standsAt } from './acts.ts';
import { endOf, objectivesOf, type Run, startOf } from './course.ts';
import { type Finding, findingsOf, vetoesIn } from './finding.ts';
import { milliseconds } from './offset.ts';
import { type Promised, promisesOf } from './promise.ts';
import type { Objective } from './scenario.ts';

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
  readonly reasons: readonly ('late' | 'overdue' | { readonly lacks: Element } | { readonly why: string })[];
  /** It has not been done, and there is still time before the end. */
  readonly open: boolean;
}

/** What fails a run outright, whatever else was achieved: words, or something that went out without its sign-off. */
export interface Failure extends Omit<Finding, 'fault'> {
  readonly kind: 'unverifiedCause' | 'approvalSkipped' | 'personalData';
}

/** The marks of a run at a moment: what its log can prove, and what somebody judged of its words. */
export interface Marking {
  readonly marks: readonly Mark[];
  readonly failures: readonly Failure[];
  readonly promises: readonly Promised[];
  /** What the lists find in words that nobody has judged: it counts for nothing yet. */
  readonly pending: readonly Finding[];
  /** Nothing failed it, no objective was left undone, no promise broken, and no words wait to be judged. */
  readonly passed: boolean;
}

/** What each failure rests on. */
export const failurePurpose = {
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
  const earning = standing.filter(
    act => (objective.anytime === true || act.at >= since) && matches(objective.expect, act, grounds),
  );
  const [first] = earning;
  const late = since + milliseconds(objective.late);
  if (first === undefined)
    return {
      objective,
      grade: 'U',
      at: Math.min(late, endOf(run)),
      since,
      event: undefined,
      reasons: [],
      open: moment < endOf(run),
    };
  const spoilt = (objective.without ?? []).filter(({ act }) =>
    standing.some(each => matches(act, each, grounds)),
  );
  const markFor = (found: Act): Mark => {
    const missing = (objective.first ?? []).filter(
      ({ act }) => !standing.some(each => each.at <= found.at && matches(act, each, grounds)),
    );
    const wrong = [...missing, ...spoilt].map(({ why }) => ({ why }));
    const lacks = found.kind === 'reply' ? lacking(found, grounds).map(element => ({ lacks: element })) : [];
    const isOverdue = found.at > late;
    const isLate = found.at > since + milliseconds(objective.good);
    return {
      objective,
      grade: wrong.length > 0 || isOverdue ? 'M' : isLate || lacks.length > 0 ? 'S' : 'P',
      at: Math.max(found.at, since),
      since,
      event: found.event,
      reasons: [
        ...(isOverdue ? (['overdue'] as const) : isLate ? (['late'] as const) : []),
        ...lacks,
        ...wrong,
      ],
      open: false,
    };
  };
  // What a first answer lacked, a second one may give.
  const complete = earning.find(act => act.kind === 'reply' && lacking(act, grounds).length === 0);
  const marks = [first, ...(complete === undefined ? [] : [complete])].map(markFor);
  return marks.reduce((best, mark) =>
    GRADES.indexOf(mark.grade) < GRADES.indexOf(best.grade) ? mark : best,
  );
}

function failuresOf(act: Act, grounds: Grounds): readonly Failure[] {
  const { at, event } = act;
  const cite = grounds.index.cited(failurePurpose.approvalSkipped);
  const said = vetoesIn(act, grounds).map(
    ({ fault, ...finding }): Failure => ({
      kind: fault === 'cause' ? 'unverifiedCause' : 'personalData',
      ...finding,
    }),
  );
  return act.kind === 'publish' && act.elsewhere
    ? [{ kind: 'approvalSkipped', at, event, sentences: [], why: undefined, cite }, ...said]
    : said;
}

/**
 * Marks a run from its log. Objectives that count from an inject that has not come are left out; at the end all have.
 * @param acts in order @param moment milliseconds since the epoch
 */
export function markRun(run: Run, acts: readonly Act[], grounds: Grounds, moment: number): Marking {
  const marks = objectivesOf(run).flatMap(objective => markOf(objective, run, acts, grounds, moment) ?? []);
  const end = Math.min(moment, endOf(run));
  const said = acts.filter(({ at }) => at <= end);
  const failures = said.flatMap(act => failuresOf(act, grounds));
  const promises = promisesOf(said, end, grounds);
  const { judged } = grounds;
  const pending =
    judged === 'lists' ? [] : findingsOf(said, grounds).filter(({ event }) => !judged.has(event));
  return {
    marks,
    failures,
    promises,
    pending,
    passed:
      failures.length === 0 &&
      pending.length === 0 &&
      marks.every(({ grade }) => grade !== 'U') &&
      promises.every(({ kept, open }) => kept !== undefined || open),
  };
}
