import { beginOf, endOf, groundsOf, type Run } from './course.ts';
import type { Grade } from './marking.ts';
import type { Stage } from './perform.ts';
import { feedOf } from './public.ts';
import { randomDeeds } from './random-trainee.ts';
import { type Rehearsal, rehearse } from './rehearse.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioProblem } from './scenario-problem.ts';

/** By how much of its posts the ideal path may be above the calmest of the random ones. */
const BEATEN = 0.1;

/** How often random trainees earned each grade of an objective. */
type GradeTally = Readonly<Record<Grade, number>>;

/** A scenario played by those who try it before any trainee does. */
export interface Coverage {
  readonly ideal: Rehearsal;
  readonly short: Rehearsal;
  /** Somebody who does nothing at all. */
  readonly idle: Rehearsal;
  readonly runs: number;
  /** By objective. */
  readonly grades: ReadonlyMap<string, GradeTally>;
  /** Random runs that something failed outright. */
  readonly failed: number;
  /** Reactions that came in no run of anybody's. */
  readonly silent: readonly string[];
  /** The fewest posts that anybody else had, duties left undone or not: whoever did every duty had at least as many. */
  readonly calmest: number;
  /** Random runs that did every duty and kept every promise, and the fewest posts that one of them had. */
  readonly whole: { readonly runs: number; readonly calmest: number };
  /** Deeds of random trainees, and how many of them the desk refused. */
  readonly deeds: number;
  readonly refused: number;
}

const runOf = (scenario: Scenario, form: Run['form'], seed: number): Run => ({
  scenario,
  form,
  seed,
  from: beginOf({ scenario, form }),
});

/** Plays the ideal path in both forms, a do-nothing trainee, and as many random ones. @param runs of random trainees */
export function coverageOf(stage: Stage, runs: number): Coverage {
  const { scenario } = stage;
  const full = runOf(scenario, 'full', 0);
  const ideal = rehearse(stage, full, scenario.ideal);
  const short = rehearse(stage, runOf(scenario, 'short', 0), scenario.ideal);
  const idle = rehearse(stage, full, []);
  const grades = new Map(scenario.objectives.map(({ id }) => [id, { P: 0, S: 0, M: 0, U: 0 }]));
  const fired = new Set([ideal, short, idle].flatMap(({ arrivals }) => arrivals.map(({ item }) => item.id)));
  const grounds = groundsOf(full, stage.index, endOf(full));
  let failed = 0;
  let calmest = idle.feed.total;
  let whole: Coverage['whole'] = { runs: 0, calmest: Number.POSITIVE_INFINITY };
  let deeds = 0;
  let refused = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const tried = randomDeeds(stage, seed);
    const played = rehearse(stage, runOf(scenario, 'full', seed), tried);
    if ((played.feed.ticks.at(-1)?.at ?? Number.POSITIVE_INFINITY) > endOf(full))
      throw new Error(`${scenario.id}: the run of seed ${seed} does not end`);
    for (const { objective, grade } of played.marking.marks) {
      const tally = grades.get(objective.id);
      if (tally !== undefined) tally[grade] += 1;
    }
    for (const { item } of played.arrivals) fired.add(item.id);
    // Before the public that the ideal path had, or they could not be held against one another.
    const { total } = feedOf(full, played.acts, grounds, endOf(full));
    calmest = Math.min(calmest, total);
    if (played.marking.passed) whole = { runs: whole.runs + 1, calmest: Math.min(whole.calmest, total) };
    if (played.marking.failures.length > 0) failed += 1;
    deeds += tried.length;
    refused += played.refused.length;
  }
  const silent = scenario.reactions.filter(({ id }) => !fired.has(id)).map(({ id }) => id);
  return { ideal, short, idle, runs, grades, failed, silent, calmest, whole, deeds, refused };
}

/**
 * What playing a scenario shows to be wrong with it. Reactions and objectives are judged by the random trainees, and only
 * where there were any.
 */
export function coverageProblems(scenario: Scenario, coverage: Coverage): readonly ScenarioProblem[] {
  const { ideal, short, idle, runs, grades, silent } = coverage;
  const place = (list: 'objectives' | 'reactions', id: string): (string | number)[] => [
    list,
    Math.max(
      0,
      scenario[list].findIndex(each => each.id === id),
    ),
  ];
  const problems: ScenarioProblem[] = ideal.refused.map(({ deed, refusal }) => ({
    path: ['ideal', scenario.ideal.indexOf(deed)],
    id: scenario.id,
    code: 'idealRefused',
    at: deed.at,
    deed: deed.do,
    refusal: 'field' in refusal ? `${refusal.code} ${refusal.field}` : refusal.code,
  }));
  for (const deed of ideal.delayed)
    problems.push({
      path: ['ideal', scenario.ideal.indexOf(deed), 'at'],
      id: scenario.id,
      code: 'idealHurried',
      at: deed.at,
      deed: deed.do,
    });
  for (const event of ideal.log?.events ?? [])
    if (event.type === 'returned')
      problems.push({ path: ['ideal'], id: scenario.id, code: 'idealReturned', reason: event.data.reason });
  for (const { kind } of [...ideal.marking.failures, ...short.marking.failures])
    problems.push({ path: ['ideal'], id: scenario.id, code: 'idealFails', failure: kind });
  for (const { act, due, kept, open } of ideal.marking.promises)
    if (kept === undefined && !open)
      problems.push({
        path: ['ideal'],
        id: scenario.id,
        code: 'idealBreaks',
        said: act.at - Date.parse(scenario.start),
        due: due - Date.parse(scenario.start),
      });
  for (const { run, marking } of [ideal, short])
    for (const { objective, grade } of marking.marks)
      if (grade !== 'P')
        problems.push({
          path: place('objectives', objective.id),
          id: objective.id,
          code: 'idealBelowP',
          objective: objective.id,
          grade,
          form: run.form,
        });
  for (const { objective, grade } of idle.marking.marks)
    if (grade !== 'U')
      problems.push({
        path: place('objectives', objective.id),
        id: objective.id,
        code: 'earnedByNothing',
        objective: objective.id,
      });
  if (ideal.feed.total > coverage.calmest * (1 + BEATEN))
    problems.push({
      path: ['public'],
      id: scenario.id,
      code: 'idealBeaten',
      ideal: ideal.feed.total,
      calmest: coverage.calmest,
    });
  if (runs === 0) return problems;
  for (const reaction of silent)
    problems.push({ path: place('reactions', reaction), id: reaction, code: 'neverFires', reaction });
  for (const [objective, tally] of grades)
    if (tally.U === 0 || tally.U === runs)
      problems.push({ path: place('objectives', objective), id: objective, code: 'neverDiffers', objective });
  return problems;
}
