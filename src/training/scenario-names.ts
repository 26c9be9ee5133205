import { checkCondition } from '../playbook/condition.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { factDefinitions } from '../playbook/wizard/flow.ts';
import { alternatives, type Pattern } from './pattern.ts';
import type { Scenario } from './scenario.ts';
import type { Named, Path, ScenarioProblem } from './scenario-problem.ts';

/** Finds the names that lead nowhere. `id` and `path` say where they stand. */
export interface Names {
  unknown(
    what: Exclude<Named, 'condition'>,
    targets: readonly string[],
    id: string,
    path: Path,
  ): readonly ScenarioProblem[];
  unknownIn(pattern: Pattern, id: string, path: Path): readonly ScenarioProblem[];
}

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(items.map(({ id }) => id));

/** Everything a scenario may name: what the playbook holds, and its own injects, reactions, traps and objectives. */
export function namesOf(scenario: Scenario, playbook: Playbook): Names {
  const facts = factDefinitions(playbook.triage);
  const waiting = [...scenario.injects, ...scenario.reactions].filter(({ reply }) => reply === true);
  const ids: Readonly<Record<Exclude<Named, 'condition'>, ReadonlySet<string>>> = {
    topic: new Set(facts.get('topic')?.values.map(({ value }) => value)),
    role: idsOf(playbook.roles),
    citation: new Set([...idsOf(playbook.clauses), ...idsOf(playbook.rules)]),
    fact: idsOf(playbook.release?.elements ?? []),
    step: idsOf(playbook.steps),
    channel: idsOf(playbook.release?.channels ?? []),
    form: idsOf(playbook.forms ?? []),
    trap: idsOf(scenario.traps),
    inject: idsOf(scenario.injects),
    waiting: idsOf(waiting),
    objective: idsOf(scenario.objectives),
    question: idsOf(playbook.triage.questions),
  };
  const unknown: Names['unknown'] = (what, targets, id, path) =>
    targets
      .filter(target => !ids[what].has(target))
      .map(target => ({ path, id, code: 'unknownName', what, target }));
  return {
    unknown,
    unknownIn: (pattern, id, path) =>
      alternatives(pattern).flatMap((part): readonly ScenarioProblem[] => {
        switch (part.do) {
          case 'grade':
            return checkCondition(part.facts, facts).map(problem => ({
              path,
              id,
              code: 'unknownName',
              what: 'condition',
              target: 'value' in problem ? `${problem.fact}=${problem.value}` : problem.fact,
            }));
          case 'step':
          case 'leave':
            return unknown('step', part.step, id, path);
          case 'fact':
            return unknown('fact', part.fact, id, path);
          case 'publish':
            return [
              ...unknown('channel', part.channel ?? [], id, path),
              ...unknown('fact', part.holds ?? [], id, path),
            ];
          case 'say':
            return unknown('trap', part.trap, id, path);
          case 'reply':
            return unknown('waiting', part.to, id, path);
          case 'file':
            return unknown('form', part.form, id, path);
          default:
            return [];
        }
      }),
  };
}
