import { remembered } from '../base/remember.ts';
import { type FactDefinitions, type Facts, holds } from './condition.ts';
import { waitsForStep } from './deadline/compute.ts';
import type { Deadline } from './deadline/rule.ts';
import { type Meanings, meaningsOf } from './meaning.ts';
import type { Phase, Playbook, Step } from './playbook.ts';
import type { Ending } from './vocabulary.ts';
import { factDefinitions, outcomeOf } from './wizard/flow.ts';

/** Look-ups over one playbook, made once. */
export interface PlaybookIndex extends Meanings {
  readonly playbook: Playbook;
  readonly definitions: FactDefinitions;
  readonly steps: ReadonlyMap<string, Step>;
  readonly deadlines: ReadonlyMap<string, Deadline>;
}

export function indexPlaybook(playbook: Playbook): PlaybookIndex {
  return {
    ...meaningsOf(playbook),
    playbook,
    definitions: factDefinitions(playbook.triage),
    steps: new Map(playbook.steps.map(step => [step.id, step])),
    deadlines: new Map(playbook.deadlines.map(deadline => [deadline.id, deadline])),
  };
}

/** How a matter with these facts ends without being handled here; `undefined` where it is handled. */
export const endingOf = (
  { playbook, definitions }: Pick<PlaybookIndex, 'playbook' | 'definitions'>,
  facts: Facts,
): Ending | undefined => outcomeOf(playbook.triage, definitions, facts)?.ends;

/** Whether a step's condition holds for an incident with these facts. */
export function stepApplies(index: PlaybookIndex, step: Step, facts: Facts): boolean {
  return endingOf(index, facts) === undefined && holds(step.when, facts, index.definitions);
}

/** Cached by the facts: marks, limits and evidence each ask for the same steps. */
const stepsFor = remembered((index: PlaybookIndex) =>
  remembered((facts: Facts) => {
    const always: Step[] = [];
    const occasional: Step[] = [];
    if (endingOf(index, facts) === undefined)
      for (const step of index.playbook.steps)
        if (holds(step.when, facts, index.definitions))
          (step.occasion === undefined ? always : occasional).push(step);
    return { always, occasional };
  }),
);

/** Exactly the steps whose conditions hold and that wait for no occasion, in working order. */
export const checklist = (index: PlaybookIndex, facts: Facts): readonly Step[] =>
  stepsFor(index)(facts).always;

/** Steps whose conditions hold, to be done where their occasion comes up. */
export const occasionalSteps = (index: PlaybookIndex, facts: Facts): readonly Step[] =>
  stepsFor(index)(facts).occasional;

/**
 * The deadlines in force: their condition holds and a step on the checklist meets them, or, of one that waits for another step, a
 * step whose occasion that other step is.
 */
export function deadlinesInForce(index: PlaybookIndex, facts: Facts): readonly Deadline[] {
  const metBy = (steps: readonly Step[]): ReadonlySet<string> =>
    new Set(steps.flatMap(step => step.deadlines ?? []));
  const met = metBy(checklist(index, facts));
  const metLater = metBy(occasionalSteps(index, facts));
  return index.playbook.deadlines.filter(
    ({ id, anchor, when }) =>
      (met.has(id) || (metLater.has(id) && waitsForStep(anchor))) && holds(when, facts, index.definitions),
  );
}

/** Steps grouped under their phases; phases without a step are left out. */
export function byPhase<Item>(
  phases: readonly Phase[],
  items: readonly Item[],
  phaseOf: (item: Item) => string,
): readonly { readonly phase: Phase; readonly items: readonly Item[] }[] {
  return phases
    .map(phase => ({ phase, items: items.filter(item => phaseOf(item) === phase.id) }))
    .filter(group => group.items.length > 0);
}
