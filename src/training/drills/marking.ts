import { type Act, fitOf, type Grounds, matches, spokenIn, standsAt } from './acts.ts';
import { readingOf, type SpokenFinding, vetoesIn } from './finding.ts';
import { type Fault, type Grade, type Line, type Veto, vetoPurpose } from './grade.ts';
import { awardOf, type Claim, poorWords } from './judgement.ts';
import { milliseconds } from './offset.ts';
import { promisesOf } from './promises.ts';
import { beginOf, endOf, objectivesOf, type Run, startOf } from './run.ts';
import type { Objective } from './scenario.ts';
import { drillVerdict } from './verdict.ts';

/** How one objective stands. Moments in the drill's time, milliseconds since the epoch. */
export interface Mark {
  readonly objective: Objective;
  /** `undefined`: it was answered, and what that is worth a person has to say. */
  readonly grade: Grade | undefined;
  /** When it was earned; of one that was not, when its time was up. */
  readonly at: number;
  /** From when its time counted. */
  readonly since: number;
  /** The event that it rests on; `undefined` where nothing that fits was done. */
  readonly event: string | undefined;
  /** Every act that it may rest on, with what the log proves of each. */
  readonly claims: readonly Claim[];
  /**
   * `late`: after the better limit. `overdue`: after the last one. `lacks`, `fault`: found by the reader of the words.
   * Otherwise the scenario's own finding.
   */
  readonly reasons: readonly (
    | 'late'
    | 'overdue'
    | { readonly lacks: Line }
    | { readonly fault: Fault }
    | { readonly why: string }
  )[];
}

/** A fault that fails a run. */
export interface Failure extends Omit<SpokenFinding, 'fault'> {
  readonly fault: Veto;
}

/** From when on the words of a run are the trainee's own: before, a colleague's. */
const ownFrom = (run: Run): number => startOf(run) + beginOf(run);

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
  const current = acts.filter(act => standsAt(act, end));
  const late = since + milliseconds(objective.late);
  const spoilt = (objective.without ?? []).filter(({ act }) =>
    current.some(each => matches(act, each, grounds)),
  );
  const claims = current.flatMap(act => {
    const fit =
      objective.anytime === true || act.at >= since ? fitOf(objective.expect, act, grounds) : undefined;
    if (fit === undefined) return [];
    const missing = (objective.first ?? []).filter(
      ({ act: first }) => !current.some(each => each.at <= act.at && matches(first, each, grounds)),
    );
    const wrong = [...missing, ...spoilt].map(({ why }) => ({ why }));
    const isOverdue = act.at > late;
    const isLate = act.at > since + milliseconds(objective.good);
    const proved: Grade = wrong.length > 0 || isOverdue ? 'M' : isLate ? 'S' : 'P';
    const time = isOverdue ? (['overdue'] as const) : isLate ? (['late'] as const) : [];
    // Words that a colleague said before the trainee took over are not his to be judged by.
    return [{ act, event: act.event, proved, waits: fit === 'waits' && act.at >= ownFrom(run), time, wrong }];
  });
  const acted = new Map(claims.map(({ act }) => [act.event, act]));
  const award = awardOf(claims, event => {
    const act = acted.get(event);
    return act && readingOf(act, grounds);
  });
  if (award === undefined) {
    const up = Math.min(late, endOf(run));
    return up > end
      ? undefined
      : { objective, grade: 'U', at: up, since, event: undefined, claims, reasons: [] };
  }
  const { claim, grade } = award;
  const reading = readingOf(claim.act, grounds);
  return {
    objective,
    grade,
    at: Math.max(claim.act.at, since),
    since,
    event: claim.event,
    claims: claims.map(({ event, proved, waits }) => ({ event, proved, waits })),
    reasons: [
      ...claim.time,
      ...(reading?.lacks ?? []).map(lacks => ({ lacks })),
      // The scenario's own finding is enough.
      ...(claim.wrong.length > 0 ? [] : (reading?.faults ?? []).map(fault => ({ fault }))),
      ...claim.wrong,
    ],
  };
}

function failuresOf(act: Act, grounds: Grounds): readonly Failure[] {
  const said = vetoesIn(act, grounds);
  if (act.kind !== 'publish' || !act.elsewhere) return said;
  const { at, event } = act;
  const cite = grounds.index.cited(vetoPurpose.approval);
  return [{ fault: 'approval', at, event, sentences: [], why: undefined, cite }, ...said];
}

/** The outcome of a run at a moment: what its log proves, and what somebody judged of its words. */
export type RunOutcome = ReturnType<typeof markRun>;

/** Worst first: marks that wait for a person stand between the bad ones and the good ones. */
const ORDER: readonly Mark['grade'][] = ['U', 'M', undefined, 'S', 'P'];

/**
 * Marks a run from its log. An objective that cannot be assessed by then counts neither way; at the end of the scenario all can.
 * @param acts in order @param moment milliseconds since the epoch
 */
export function markRun(run: Run, acts: readonly Act[], grounds: Grounds, moment: number) {
  const objectives = objectivesOf(run);
  const marks = objectives.flatMap(objective => markOf(objective, run, acts, grounds, moment) ?? []);
  /** Their starting event had not come, or there was still time for them, when the run ended. */
  const notAssessed = objectives.filter(objective => marks.every(mark => mark.objective !== objective));
  const counts = { P: 0, S: 0, M: 0, U: 0 };
  for (const { grade } of marks) if (grade !== undefined) counts[grade] += 1;
  /** Answered, and nobody has said what that is worth. */
  const waiting = marks.filter(({ grade }) => grade === undefined);
  const end = Math.min(moment, endOf(run));
  const said = acts.filter(({ at }) => at <= end);
  const failures = said.flatMap(act => failuresOf(act, grounds));
  const promises = promisesOf(said, end, grounds);
  const asking = new Set(
    marks.flatMap(({ claims }) => claims.flatMap(({ event, waits }) => (waits ? event : []))),
  );
  /** Acts for a person to judge: the trainee's words, and entries that the machine cannot assess. */
  const toJudge = said.filter(
    act =>
      act.at >= ownFrom(run) &&
      (spokenIn(act) !== undefined || (act.kind === 'fact' && asking.has(act.event))),
  );
  const unjudged = toJudge.filter(act => readingOf(act, grounds) === undefined);
  const spoken = new Map(toJudge.map(act => [act.event, act]));
  /** Words on which no objective rests, and which somebody judged to be poor. */
  const poor = poorWords(
    toJudge,
    marks.map(({ claims }) => claims),
    event => {
      const act = spoken.get(event);
      return act && readingOf(act, grounds);
    },
  );
  const broken = promises.filter(({ kept }) => kept === undefined).length;
  return {
    verdict: drillVerdict({
      failures: failures.length,
      undone: counts.U + broken + poor.filter(({ grade }) => grade === 'U').length,
      notAssessed: notAssessed.length,
      unjudged: unjudged.length,
    }),
    /** Worst first; among equals in the scenario's order. */
    marks: marks.sort((one, other) => ORDER.indexOf(one.grade) - ORDER.indexOf(other.grade)),
    counts,
    waiting,
    failures,
    promises,
    said: toJudge,
    poor,
    unjudged,
    notAssessed,
  };
}
