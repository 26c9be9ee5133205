import { isOver } from '../training/drills/guide.ts';
import type { Stage } from '../training/drills/hand.ts';
import { rehearse } from '../training/drills/rehearse.ts';
import { runFrom } from '../training/drills/run.ts';
import type { Deed, Scenario } from '../training/drills/scenario.ts';
import type { ScenarioFault, ScenarioProblem } from '../training/drills/validate-scenario.ts';
import { randomDeeds } from './random-trainee.ts';

/** A scenario played by those who try it before any trainee does. */
export type Coverage = ReturnType<typeof coverageOf>;

/**
 * Plays the ideal path in both forms, a do-nothing trainee, and random ones.
 * @param most random trainees
 * @param all whether all of them play; otherwise no more come once every reaction has come and every objective was both missed
 * and met, for further ones could show no other fault
 */
export function coverageOf(stage: Stage, most: number, all = false) {
  const { scenario } = stage;
  const full = runFrom(scenario, 'full');
  const ideal = rehearse(stage, full, scenario.ideal);
  const short = rehearse(stage, runFrom(scenario, 'short'), scenario.ideal);
  const idle = rehearse(stage, full, []);
  /** How often random trainees earned each grade, by objective. */
  const grades = new Map(scenario.objectives.map(({ id }) => [id, { P: 0, S: 0, M: 0, U: 0 }]));
  const fired = new Set([ideal, short, idle].flatMap(({ arrivals }) => arrivals.map(({ item }) => item.id)));
  /** Random runs that something failed outright. */
  let failed = 0;
  /** Random runs that did every duty and kept every promise. */
  let passed = 0;
  /** Deeds of random trainees, and how many of them the desk refused. */
  let deeds = 0;
  let refused = 0;
  let runs = 0;
  const isShown = (): boolean =>
    scenario.reactions.every(({ id }) => fired.has(id)) &&
    [...grades.values()].every(({ U }) => U > 0 && U < runs);
  while (runs < most && (all || !isShown())) {
    runs += 1;
    const tried = randomDeeds(stage, runs);
    const played = rehearse(stage, full, tried);
    for (const { objective, grade } of played.outcome.marks) {
      const tally = grades.get(objective.id);
      if (tally !== undefined && grade !== undefined) tally[grade] += 1;
    }
    for (const { item } of played.arrivals) fired.add(item.id);
    if (played.outcome.verdict === 'passed') passed += 1;
    if (played.outcome.failures.length > 0) failed += 1;
    deeds += tried.length;
    refused += played.refused.length;
  }
  /** Reactions that came in no run of anybody's. */
  const silent = scenario.reactions.filter(({ id }) => !fired.has(id)).map(({ id }) => id);
  return { ideal, short, idle, runs, grades, failed, silent, passed, deeds, refused };
}

/**
 * Faults that show when a scenario is played. Reactions and objectives are judged by the random trainees, and only where there
 * were any.
 */
export function coverageProblems(scenario: Scenario, coverage: Coverage): readonly ScenarioProblem[] {
  const { ideal, short, idle, runs, grades, silent } = coverage;
  const start = Date.parse(scenario.start);
  const of = (list: 'objectives' | 'reactions', id: string, fault: ScenarioFault): ScenarioProblem => {
    const place = scenario[list].findIndex(each => each.id === id);
    return { path: [list, Math.max(0, place)], id, ...fault };
  };
  const ofIdeal = (fault: ScenarioFault, ...path: readonly (string | number)[]): ScenarioProblem => ({
    path: ['ideal', ...path],
    id: scenario.id,
    ...fault,
  });
  const placeOf = (deed: Deed): number => scenario.ideal.indexOf(deed);
  const played: readonly ScenarioProblem[] = [
    ...ideal.refused.map(({ deed, refusal }) => {
      const reason = 'field' in refusal ? `${refusal.code} ${refusal.field}` : refusal.code;
      return ofIdeal({ code: 'idealRefused', at: deed.at, deed: deed.do, refusal: reason }, placeOf(deed));
    }),
    ...ideal.delayed.map(deed =>
      ofIdeal({ code: 'idealHurried', at: deed.at, deed: deed.do }, placeOf(deed), 'at'),
    ),
    ...(ideal.log?.events ?? []).flatMap(event =>
      event.type === 'returned' ? [ofIdeal({ code: 'idealReturned', reason: event.data.reason })] : [],
    ),
    ...[ideal, short].flatMap(({ outcome }) =>
      outcome.failures.map(({ fault }) => ofIdeal({ code: 'idealFails', failure: fault })),
    ),
    ...ideal.outcome.promises
      .filter(({ kept }) => kept === undefined)
      .map(({ act, due }) => ofIdeal({ code: 'idealBreaks', said: act.at - start, due: due - start })),
    ...[ideal, short].flatMap(({ run: { form }, outcome }) =>
      outcome.marks.flatMap(({ objective: { id }, grade }) =>
        grade === undefined || grade === 'P'
          ? []
          : of('objectives', id, { code: 'idealBelowP', grade, form }),
      ),
    ),
    ...(scenario.guide ?? []).flatMap((step, place) =>
      isOver(step, short.arrivals, short.acts, start + short.run.from, short.grounds)
        ? []
        : [{ path: ['guide', place, 'until'], id: scenario.id, code: 'guideEndless', step: place } as const],
    ),
    ...idle.outcome.marks
      .filter(({ grade }) => grade !== 'U')
      .map(({ objective: { id } }) => of('objectives', id, { code: 'earnedByNothing' })),
  ];
  const tried =
    runs === 0
      ? []
      : [
          ...silent.map(id => of('reactions', id, { code: 'neverFires' })),
          ...[...grades]
            .filter(([, { U }]) => U === 0 || U === runs)
            .map(([id]) => of('objectives', id, { code: 'neverDiffers' })),
        ];
  return [...played, ...tried];
}
