import { type Act, type Element, type Grounds, lacking, matches, spokenIn, standsAt } from './acts.ts';
import { type Finding, faultsIn, findingsOf, vetoesIn } from './finding.ts';
import { type Fault, GRADES, type Grade, type Verdict, type Veto, vetoPurpose } from './grade.ts';
import { milliseconds } from './offset.ts';
import { endOf, objectivesOf, type Run, startOf } from './run.ts';
import type { Objective } from './scenario.ts';

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
  /** `late`: after the better limit. `overdue`: after the last one. `fault`: of the words that earned it. Otherwise what the scenario says was wrong. */
  readonly reasons: readonly (
    | 'late'
    | 'overdue'
    | { readonly lacks: Element }
    | { readonly fault: Fault }
    | { readonly why: string }
  )[];
}

/** What fails a run. */
export interface Failure extends Omit<Finding, 'fault'> {
  readonly fault: Veto;
}

/** @returns `undefined` where it cannot be assessed: what it counts from has not come, or there is time left for it */
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
  if (first === undefined) {
    const up = Math.min(late, endOf(run));
    return up > end ? undefined : { objective, grade: 'U', at: up, since, event: undefined, reasons: [] };
  }
  const spoilt = (objective.without ?? []).filter(({ act }) =>
    standing.some(each => matches(act, each, grounds)),
  );
  const markFor = (found: Act): Mark => {
    const missing = (objective.first ?? []).filter(
      ({ act }) => !standing.some(each => each.at <= found.at && matches(act, each, grounds)),
    );
    const wrong = [...missing, ...spoilt].map(({ why }) => ({ why }));
    const lacks = found.kind === 'reply' ? lacking(found, grounds).map(element => ({ lacks: element })) : [];
    // What the scenario says of it is enough.
    const faults = wrong.length > 0 ? [] : faultsIn(found, grounds).map(fault => ({ fault }));
    const isOverdue = found.at > late;
    const isLate = found.at > since + milliseconds(objective.good);
    return {
      objective,
      grade:
        wrong.length > 0 || faults.length > 0 || isOverdue ? 'M' : isLate || lacks.length > 0 ? 'S' : 'P',
      at: Math.max(found.at, since),
      since,
      event: found.event,
      reasons: [
        ...(isOverdue ? (['overdue'] as const) : isLate ? (['late'] as const) : []),
        ...lacks,
        ...faults,
        ...wrong,
      ],
    };
  };
  // What a first answer lacked, a second one may give.
  const complete = earning.find(act => act.kind === 'reply' && lacking(act, grounds).length === 0);
  const marks = [first, ...(complete === undefined ? [] : [complete])].map(markFor);
  return marks.reduce((best, mark) =>
    GRADES.indexOf(mark.grade) < GRADES.indexOf(best.grade) ? mark : best,
  );
}

/** Something that was promised by a time: in a publication, to somebody who asked, or to a leader who wanted it done. Moments in the drill's time, milliseconds since the epoch. */
export interface Promised {
  readonly act: Act;
  readonly due: number;
  /** What kept it; `undefined` where nothing came in time. */
  readonly kept: Act | undefined;
}

/** Whether an act does what was promised: what the scenario names, or else to say more to those who were told so. */
function keeps(act: Act, promise: Act, grounds: Grounds): boolean {
  const asked = promise.kind === 'reply' ? grounds.needs(promise.to).keeps : undefined;
  if (asked !== undefined) return matches(asked, act, grounds);
  if (act.kind === 'publish') return true;
  if (promise.kind === 'reply') return act.kind === 'reply' && act.to === promise.to;
  return promise.kind === 'theme' && act.kind === 'theme' && spokenIn(act) !== undefined;
}

/** Everything that was promised and is kept or due, in the order in which it was. @param acts in order @param moment milliseconds since the epoch */
function promisesOf(acts: readonly Act[], moment: number, grounds: Grounds): readonly Promised[] {
  const published = new Set<number>();
  return acts.flatMap((act): readonly Promised[] => {
    const due = act.at <= moment && 'next' in act ? act.next : undefined;
    if (due === undefined || due <= act.at) return [];
    // One time, on two channels, is one promise.
    if (act.kind === 'publish' && published.has(due)) return [];
    if (act.kind === 'publish') published.add(due);
    const kept = acts.find(
      each => each.at > act.at && each.at <= Math.min(due, moment) && keeps(each, act, grounds),
    );
    return kept === undefined && due > moment ? [] : [{ act, due, kept }];
  });
}

function failuresOf(act: Act, grounds: Grounds): readonly Failure[] {
  const said = vetoesIn(act, grounds);
  if (act.kind !== 'publish' || !act.elsewhere) return said;
  const { at, event } = act;
  const cite = grounds.index.cited(vetoPurpose.approval);
  return [{ fault: 'approval', at, event, sentences: [], why: undefined, cite }, ...said];
}

/** What a run came to by a moment: what its log can prove, and what somebody judged of its words. */
export type Outcome = ReturnType<typeof markRun>;

/**
 * Marks a run from its log. An objective that cannot be assessed by then counts neither way; at the end of the scenario all can.
 * @param acts in order @param moment milliseconds since the epoch
 */
export function markRun(run: Run, acts: readonly Act[], grounds: Grounds, moment: number) {
  const objectives = objectivesOf(run);
  const marks = objectives.flatMap(objective => markOf(objective, run, acts, grounds, moment) ?? []);
  /** What they count from had not come, or there was still time for them, when the run was ended. */
  const notAssessed = objectives.filter(objective => marks.every(mark => mark.objective !== objective));
  const counts = { P: 0, S: 0, M: 0, U: 0 };
  for (const { grade } of marks) counts[grade] += 1;
  const end = Math.min(moment, endOf(run));
  const said = acts.filter(({ at }) => at <= end);
  const failures = said.flatMap(act => failuresOf(act, grounds));
  const promises = promisesOf(said, end, grounds);
  const { judged } = grounds;
  /** What the lists find in words that nobody has judged: it counts for nothing yet. */
  const pending =
    judged === 'lists' ? [] : findingsOf(said, grounds).filter(({ event }) => !judged.has(event));
  const verdict = (): Verdict => {
    if (failures.length > 0) return 'failed';
    if (counts.U > 0 || promises.some(({ kept }) => kept === undefined)) return 'incomplete';
    if (notAssessed.length > 0) return 'open';
    return pending.length > 0 ? 'pending' : 'passed';
  };
  return {
    verdict: verdict(),
    /** Worst first; among equals in the scenario's order. */
    marks: marks.sort((one, other) => GRADES.indexOf(other.grade) - GRADES.indexOf(one.grade)),
    counts,
    failures,
    promises,
    pending,
    notAssessed,
  };
}
