import { clauseIdPattern } from '../plan/clause.ts';
import type { TriageCase } from '../training/case.ts';
import { factDefinitions } from '../wizard/flow.ts';
import { paths } from '../wizard/paths.ts';
import { type FlowProblem, validateFlow } from '../wizard/validate.ts';
import { verdictOf, walk } from '../wizard/walk.ts';
import type { Basis } from './basis.ts';
import { deadlinesInForce, indexPlaybook, stepApplies } from './checklist.ts';
import { type Condition, type ConditionProblem, checkCondition, holds } from './condition.ts';
import type { Exemption, Playbook, Step } from './playbook.ts';
import { traceClauses } from './trace.ts';
import type { Want } from './want.ts';

/** The part of content a problem lies in; the loader knows its file. */
export type Part =
  | 'clauses'
  | 'roles'
  | 'phases'
  | 'rules'
  | 'deadlines'
  | 'steps'
  | 'pauses'
  | 'triage'
  | 'exemptions'
  | 'cases';

/** What is wrong with content that has the right shape. `path` leads to the place within the part. */
export type ContentProblem = {
  readonly part: Part;
  readonly path: readonly (string | number)[];
  readonly id: string;
} & (
  | { readonly code: 'duplicateId' }
  | { readonly code: 'unknownReference'; readonly target: string; readonly expected: Part | 'clausesOrRules' }
  | { readonly code: 'basisWithoutCitation'; readonly basis: Basis }
  | { readonly code: 'publishedWithoutPlace' }
  | { readonly code: 'publishedWithoutPause' }
  | { readonly code: 'reportedWithoutRecipient' }
  | { readonly code: 'uncarriedClause' }
  | { readonly code: 'needlessExemption' }
  | { readonly code: 'deadlineWithoutStep'; readonly answers: string }
  | { readonly code: 'deadlineWithoutAnchor'; readonly answers: string }
  | { readonly code: 'caseUnfinished'; readonly question: string }
  | { readonly code: 'caseOtherVerdict'; readonly actual: string }
  | ConditionProblem
  | Exclude<FlowProblem, ConditionProblem | { code: 'duplicateId' }>
);

type Place = Pick<ContentProblem, 'part' | 'path' | 'id'>;

const namesPlace = ({ id, kind }: Want): boolean => kind === 'link' || (kind === 'text' && id === 'place');

const namesRecipient = ({ id }: Want): boolean => id === 'recipient';

/** A step that is done only with a value of this kind. */
const mustSay = ({ wants = [] }: Step, says: (want: Want) => boolean): boolean =>
  wants.some(want => want.optional !== true && says(want));

/** Checks everything one part of content says about another. An empty list means the playbook is sound. */
export function validateContent(
  playbook: Playbook,
  exemptions: readonly Exemption[],
  cases: readonly TriageCase[],
): readonly ContentProblem[] {
  const problems: ContentProblem[] = [];
  const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> =>
    new Set(items.map(({ id }) => id));
  const clauses = idsOf(playbook.clauses);
  const rules = idsOf(playbook.rules);
  const roles = idsOf(playbook.roles);
  const phases = idsOf(playbook.phases);
  const deadlines = idsOf(playbook.deadlines);
  const steps = idsOf(playbook.steps);
  const questions = idsOf(playbook.triage.questions);
  const definitions = factDefinitions(playbook.triage);
  const paused = new Set(
    playbook.pauses?.flatMap(({ before }) => (before === 'closing' ? [] : before.steps)),
  );
  const kindOfRule = new Map(playbook.rules.map(({ id, kind }) => [id, kind]));

  const known = (
    ids: ReadonlySet<string>,
    target: string,
    expected: Part | 'clausesOrRules',
    place: Place,
  ): void => {
    if (!ids.has(target)) problems.push({ ...place, code: 'unknownReference', target, expected });
  };
  const citations = (cite: readonly string[], place: Place): void => {
    cite.forEach((target, index) => {
      known(new Set([...clauses, ...rules]), target, 'clausesOrRules', {
        ...place,
        path: [...place.path, 'cite', index],
      });
    });
  };
  // A label must be earned: 本方案 cites a clause, 上位规定 cites a rule that is no mere advice.
  const based = (basis: Basis, cite: readonly string[], place: Place): void => {
    citations(cite, place);
    const earned =
      basis === 'advice' ||
      cite.some(id => (basis === 'plan' ? clauseIdPattern.test(id) : kindOfRule.get(id) === 'rule'));
    if (!earned)
      problems.push({ ...place, path: [...place.path, 'basis'], code: 'basisWithoutCitation', basis });
  };
  const distinct = (
    items: readonly { readonly id: string }[],
    part: Part,
    path: ContentProblem['path'],
  ): void => {
    const seen = new Set<string>();
    items.forEach(({ id }, index) => {
      if (seen.has(id)) problems.push({ part, path: [...path, index, 'id'], id, code: 'duplicateId' });
      seen.add(id);
    });
  };
  const conditioned = (condition: Condition | undefined, place: Place): void => {
    if (condition === undefined) return;
    for (const problem of checkCondition(condition, definitions))
      problems.push({ ...place, path: [...place.path, 'when'], ...problem });
  };

  for (const part of ['clauses', 'roles', 'phases', 'rules', 'deadlines', 'steps', 'pauses'] as const)
    distinct(playbook[part] ?? [], part, []);
  playbook.roles.forEach((role, index) => {
    const place: Place = { part: 'roles', path: [index], id: role.id };
    role.duties.forEach((duty, dutyIndex) => {
      known(clauses, duty, 'clauses', { ...place, path: [index, 'duties', dutyIndex] });
    });
    role.limits.forEach((limit, limitIndex) => {
      based(limit.basis, limit.cite, { ...place, path: [index, 'limits', limitIndex] });
    });
  });
  playbook.deadlines.forEach((deadline, index) => {
    const place: Place = { part: 'deadlines', path: [index], id: deadline.id };
    based(deadline.basis, deadline.cite, place);
    conditioned(deadline.when, place);
    const { anchor } = deadline;
    if ('fact' in anchor)
      known(questions, anchor.fact, 'triage', { ...place, path: [index, 'anchor', 'fact'] });
    else known(steps, anchor.step, 'steps', { ...place, path: [index, 'anchor', 'step'] });
  });
  playbook.steps.forEach((step, index) => {
    const place: Place = { part: 'steps', path: [index], id: step.id };
    known(phases, step.phase, 'phases', { ...place, path: [index, 'phase'] });
    step.roles.forEach((role, roleIndex) => {
      known(roles, role, 'roles', { ...place, path: [index, 'roles', roleIndex] });
    });
    step.deadlines?.forEach((deadline, deadlineIndex) => {
      known(deadlines, deadline, 'deadlines', { ...place, path: [index, 'deadlines', deadlineIndex] });
    });
    based(step.basis, step.cite, place);
    conditioned(step.when, place);
    distinct(step.wants ?? [], 'steps', [index, 'wants']);
    // “Done” misread as “published” or “reported” misleads whoever decides next: these two must say where, and to whom.
    const outcome: Place = { ...place, path: [index, 'outcome'] };
    if (step.outcome === 'published' && !mustSay(step, namesPlace))
      problems.push({ ...outcome, code: 'publishedWithoutPlace' });
    if (step.outcome === 'published' && playbook.pauses !== undefined && !paused.has(step.id))
      problems.push({ ...outcome, code: 'publishedWithoutPause' });
    if (step.outcome === 'reported' && !mustSay(step, namesRecipient))
      problems.push({ ...outcome, code: 'reportedWithoutRecipient' });
  });
  playbook.pauses?.forEach((pause, index) => {
    const place: Place = { part: 'pauses', path: [index], id: pause.id };
    based(pause.basis, pause.cite, place);
    if (pause.before === 'closing') return;
    pause.before.steps.forEach((step, stepIndex) => {
      known(steps, step, 'steps', { ...place, path: [index, 'before', 'steps', stepIndex] });
    });
  });
  for (const [list, name] of [
    [playbook.triage.outcomes, 'outcomes'],
    [playbook.triage.additions, 'additions'],
  ] as const)
    list.forEach((item, index) => {
      based(item.basis, item.cite, { part: 'triage', path: [name, index], id: item.id });
    });
  playbook.triage.questions.forEach((question, index) => {
    citations(question.cite ?? [], { part: 'triage', path: ['questions', index], id: question.id });
  });
  for (const problem of validateFlow(playbook.triage)) problems.push({ part: 'triage', ...problem });

  exemptions.forEach(({ clause }, index) => {
    const place: Place = { part: 'exemptions', path: [index, 'clause'], id: clause };
    known(clauses, clause, 'clauses', place);
    if (playbook.steps.some(({ cite }) => cite.includes(clause)))
      problems.push({ ...place, code: 'needlessExemption' });
  });
  traceClauses(playbook.clauses, playbook.steps, exemptions).forEach(({ clause, hole }, index) => {
    if (hole) problems.push({ part: 'clauses', path: [index, 'id'], id: clause.id, code: 'uncarriedClause' });
  });

  // Paths and verdicts can be judged only when every name resolves.
  return problems.length > 0 ? problems : [...validatePaths(playbook), ...validateCases(playbook, cases)];
}

/** On every path, a deadline in force can start and can be met. Each problem is told once, with answers that show it. */
function validatePaths(playbook: Playbook): readonly ContentProblem[] {
  const index = indexPlaybook(playbook);
  const problems = new Map<string, ContentProblem>();
  for (const { facts } of paths(playbook.triage, () => 'x')) {
    const inForce = new Set(deadlinesInForce(index, facts).map(({ id }) => id));
    playbook.deadlines.forEach((deadline, position) => {
      if (!holds(deadline.when, facts, index.definitions)) return;
      const answers = Object.entries(facts)
        .filter(([fact]) => index.definitions.has(fact))
        .map(([fact, value]) => `${fact}=${value}`)
        .join(' ');
      const place = { part: 'deadlines', path: [position, 'when'], id: deadline.id, answers } as const;
      const { anchor } = deadline;
      const anchorStep = 'step' in anchor ? index.steps.get(anchor.step) : undefined;
      const anchored =
        'fact' in anchor
          ? facts[anchor.fact] !== undefined
          : anchorStep !== undefined && stepApplies(index, anchorStep, facts);
      if (!inForce.has(deadline.id))
        problems.set(`step ${deadline.id}`, { ...place, code: 'deadlineWithoutStep' });
      else if (!anchored) problems.set(`anchor ${deadline.id}`, { ...place, code: 'deadlineWithoutAnchor' });
    });
  }
  return [...problems.values()];
}

function validateCases(playbook: Playbook, cases: readonly TriageCase[]): readonly ContentProblem[] {
  const standIns = Object.fromEntries(
    playbook.triage.questions.filter(({ kind }) => kind !== 'choice').map(({ id }) => [id, 'x']),
  );
  const seen = new Set<string>();
  return cases.flatMap((item, index): readonly ContentProblem[] => {
    const place: Place = { part: 'cases', path: [index, 'answers'], id: item.id };
    if (seen.has(item.id)) return [{ ...place, path: [index, 'id'], code: 'duplicateId' }];
    seen.add(item.id);
    for (const [question, value] of Object.entries(item.answers)) {
      const [problem] = checkCondition({ is: [question, value] }, factDefinitions(playbook.triage));
      if (problem !== undefined) return [{ ...place, path: [index, 'answers', question], ...problem }];
    }
    const { current, facts } = walk(playbook.triage, { ...standIns, ...item.answers });
    if (current !== undefined) return [{ ...place, code: 'caseUnfinished', question: current.id }];
    const verdict = verdictOf(playbook.triage, facts);
    const inOrder = (ids: readonly string[]): string => [...ids].sort().join(' ');
    const additions = verdict?.additions.map(({ id }) => id) ?? [];
    const actual = [verdict?.outcome.id, ...additions];
    const same = item.outcome === verdict?.outcome.id && inOrder(item.additions) === inOrder(additions);
    return same
      ? []
      : [{ ...place, path: [index, 'outcome'], code: 'caseOtherVerdict', actual: actual.join(' ') }];
  });
}
