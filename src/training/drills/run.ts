import type { DrillMark } from '../../desk/triage/opened.ts';
import { verificationOf } from './account.ts';
import { type Act, type Grounds, matches, standsAt } from './acts.ts';
import { milliseconds } from './offset.ts';
import { promisesOf } from './promises.ts';
import type { Inject, InjectFact, Objective, Reaction, Scenario, Trigger } from './scenario.ts';
import { turnsOf } from './turns.ts';

/** Among the drafts of a run: it is somebody's first, and each thing is said when it is due. */
export const GUIDED = 'guided';

/** One run of a scenario. */
export interface Run extends Readonly<Omit<DrillMark, 'run' | 'scenario'>> {
  readonly scenario: Scenario;
}

/** When the scenario begins, in milliseconds since the epoch. */
export const startOf = ({ scenario }: Pick<Run, 'scenario'>): number => Date.parse(scenario.start);

/** Where a run of a form begins, in milliseconds since the scenario's start. */
export const beginOf = ({ scenario, form }: Pick<Run, 'scenario' | 'form'>): number =>
  form === 'short' ? milliseconds(scenario.short.from) : 0;

/** A run of a form from its beginning. */
export const runFrom = (scenario: Scenario, form: Run['form']): Run => ({
  scenario,
  form,
  from: beginOf({ scenario, form }),
});

/** When the run ends. */
export const endOf = (run: Pick<Run, 'scenario' | 'form'>): number =>
  startOf(run) + milliseconds(run.form === 'short' ? run.scenario.short.end : run.scenario.end);

/** The objectives that the run's form asks for. */
export const objectivesOf = ({ scenario, form }: Pick<Run, 'scenario' | 'form'>): readonly Objective[] =>
  form === 'full'
    ? scenario.objectives
    : scenario.objectives.filter(({ id }) => scenario.short.objectives.includes(id));

/** An arrival that has reached the trainee, and when. Milliseconds since the epoch. */
export interface Arrival {
  readonly at: number;
  readonly item: Inject | Reaction;
}

/** Injects come by the clock, so when they come is known from the start. */
export function injectArrivals(run: Pick<Run, 'scenario' | 'form'>): readonly (Arrival & {
  readonly item: Inject;
})[] {
  const start = startOf(run);
  const end = endOf(run);
  return run.scenario.injects
    .map(item => ({ at: start + milliseconds(item.at), item }))
    .filter(({ at }) => at <= end);
}

/** When something arrived that has arrived by a moment. */
export function arrivalGrounds(
  run: Pick<Run, 'scenario' | 'form'>,
  index: Grounds['index'],
  moment: number,
): Grounds {
  const { injects, reactions } = run.scenario;
  const needs = new Map([...injects, ...reactions].map(({ id, reply }) => [id, reply]));
  const accounts = injects.flatMap(({ id, facts = [] }) => facts.map(injectFact => ({ id, injectFact })));
  const arrived = new Map(injectArrivals(run).map(({ at, item }) => [item.id, at]));
  return {
    index,
    traps: run.scenario.traps,
    judged: 'lists',
    needs: waiting => needs.get(waiting) ?? {},
    reads: run.scenario.public.reads,
    verification: (fact, recordedAt) => {
      const said = (by: number): readonly InjectFact[] =>
        accounts.flatMap(({ id, injectFact }) =>
          injectFact.fact === fact && (arrived.get(id) ?? Infinity) <= by ? [injectFact] : [],
        );
      return verificationOf(said(Infinity), said(recordedAt));
    },
    arrivedAt: inject => {
      const at = arrived.get(inject);
      return at !== undefined && at <= moment ? at : undefined;
    },
  };
}

/**
 * When a trigger fires, by the acts up to a moment; `undefined` where it has not. Only acts recorded when it fired count, so
 * that no later act makes an event unhappen.
 */
function firesAt(
  trigger: Trigger,
  run: Run,
  acts: readonly Act[],
  moment: number,
  grounds: Grounds,
): number | undefined {
  if ('undone' in trigger) {
    const at = startOf(run) + milliseconds(trigger.by);
    const done = acts.some(act => standsAt(act, at) && matches(trigger.undone, act, grounds));
    return at > moment || done ? undefined : at;
  }
  const wait = milliseconds(trigger.wait ?? 'PT0M');
  if ('question' in trigger) {
    const question = run.scenario.public.questions.find(({ id }) => id === trigger.question);
    const turns = question === undefined ? [] : turnsOf(question, acts, grounds, moment - wait);
    const turn = turns.find(({ kind }) => kind === trigger.turns);
    return turn && turn.at + wait;
  }
  if ('broken' in trigger) {
    const promised = promisesOf(acts, moment - wait, grounds);
    const broken = promised.flatMap(({ act, due, kept }) =>
      kept === undefined && matches(trigger.broken, act, grounds) ? [due + wait] : [],
    );
    return broken.length === 0 ? undefined : Math.min(...broken);
  }
  for (const act of acts) {
    const at = act.at + wait;
    if (at > moment) return undefined;
    if (standsAt(act, at) && matches(trigger.done, act, grounds)) return at;
  }
  return undefined;
}

/** Everything that has reached the trainee by a moment, earliest first. @param acts in order @param moment milliseconds since the epoch */
export function arrivalsBy(
  run: Run,
  acts: readonly Act[],
  moment: number,
  grounds: Grounds,
): readonly Arrival[] {
  const until = Math.min(moment, endOf(run));
  const reactions = run.scenario.reactions.flatMap((item): readonly Arrival[] => {
    const at = firesAt(item.when, run, acts, until, grounds);
    if (at === undefined) return [];
    const { unless } = item;
    const averted =
      unless !== undefined && acts.some(act => standsAt(act, at) && matches(unless, act, grounds));
    return averted ? [] : [{ at, item }];
  });
  return [...injectArrivals(run).filter(({ at }) => at <= moment), ...reactions].sort(
    (one, other) => one.at - other.at,
  );
}

/**
 * The next arrival if nothing more is done: an inject, or before it a reaction of the public. `undefined` where nothing more
 * comes.
 * @param from milliseconds since the epoch
 */
export function nextArrival(
  run: Run,
  acts: readonly Act[],
  from: number,
  index: Grounds['index'],
): number | undefined {
  const to = injectArrivals(run).find(({ at }) => at > from)?.at ?? endOf(run);
  return arrivalsBy(run, acts, to, arrivalGrounds(run, index, to)).find(({ at }) => at > from)?.at;
}
