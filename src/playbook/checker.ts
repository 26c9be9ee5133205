import { clauseIdPattern } from '../plan/clause.ts';
import type { Basis } from './basis.ts';
import { type Condition, checkCondition } from './condition.ts';
import type { Playbook } from './playbook.ts';
import type { ContentProblem, Part, Place } from './problem.ts';
import { factDefinitions } from './wizard/flow.ts';

interface Named {
  readonly id: string;
}

/** Collects what is wrong, with the checks that every part of content needs. */
export interface Checker {
  readonly problems: ContentProblem[];
  readonly ids: Readonly<
    Record<'clauses' | 'roles' | 'phases' | 'deadlines' | 'steps' | 'questions', ReadonlySet<string>>
  >;
  /** That a name is one of those. */
  known(ids: ReadonlySet<string>, target: string, expected: Part | 'clausesOrRules', place: Place): void;
  /** That every citation exists. */
  citations(cite: readonly string[], place: Place): void;
  /** That a label of basis is earned: 本方案 cites a clause, 上位规定 cites a rule that is no mere advice. */
  based(basis: Basis, cite: readonly string[], place: Place): void;
  /** That no id is used twice in one list. */
  distinct(items: readonly Named[], part: Part, path: ContentProblem['path']): void;
  /** That a condition, found under `when`, can be evaluated. */
  conditioned(condition: Condition | undefined, place: Place): void;
}

const idsOf = (items: readonly Named[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));

export function checkerOf(playbook: Playbook): Checker {
  const problems: ContentProblem[] = [];
  const clauses = idsOf(playbook.clauses);
  const citable = new Set([...clauses, ...idsOf(playbook.rules)]);
  const definitions = factDefinitions(playbook.triage);
  const kindOfRule = new Map(playbook.rules.map(({ id, kind }) => [id, kind]));

  const known: Checker['known'] = (ids, target, expected, place) => {
    if (!ids.has(target)) problems.push({ ...place, code: 'unknownReference', target, expected });
  };
  const citations: Checker['citations'] = (cite, place) => {
    cite.forEach((target, index) => {
      known(citable, target, 'clausesOrRules', { ...place, path: [...place.path, 'cite', index] });
    });
  };
  return {
    problems,
    ids: {
      clauses,
      roles: idsOf(playbook.roles),
      phases: idsOf(playbook.phases),
      deadlines: idsOf(playbook.deadlines),
      steps: idsOf(playbook.steps),
      questions: idsOf(playbook.triage.questions),
    },
    known,
    citations,
    based: (basis, cite, place) => {
      citations(cite, place);
      const earned =
        basis === 'advice' ||
        cite.some(id => (basis === 'plan' ? clauseIdPattern.test(id) : kindOfRule.get(id) === 'rule'));
      if (!earned)
        problems.push({ ...place, path: [...place.path, 'basis'], code: 'basisWithoutCitation', basis });
    },
    distinct: (items, part, path) => {
      const seen = new Set<string>();
      items.forEach(({ id }, index) => {
        if (seen.has(id)) problems.push({ part, path: [...path, index, 'id'], id, code: 'duplicateId' });
        seen.add(id);
      });
    },
    conditioned: (condition, place) => {
      if (condition === undefined) return;
      for (const problem of checkCondition(condition, definitions))
        problems.push({ ...place, path: [...place.path, 'when'], ...problem });
    },
  };
}
