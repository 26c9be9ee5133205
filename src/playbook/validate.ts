import { z } from '../base/schema.ts';
import { inParts, playbookProblems } from './check.ts';
import { deadlinesInForce, endingOf, indexPlaybook, stepApplies } from './checklist.ts';
import { type Condition, checkCondition, holds } from './condition.ts';
import { type Exemption, exemptionSchema, type Playbook, playbookSchema } from './playbook.ts';
import type { ContentProblem, Place } from './problem.ts';
import { namesByKind, type References, referenceProblems, referencesIn } from './references.ts';
import { traceClauses } from './trace.ts';
import { type TriageCase, triageCaseSchema } from './triage-case.ts';
import { answerDefinitions } from './wizard/flow.ts';
import { classAnswers, paths } from './wizard/paths.ts';
import { reachProblems } from './wizard/validate.ts';
import { verdictOf, walk } from './wizard/walk.ts';

const besideSchema = z.strictObject({
  exemptions: z.array(exemptionSchema),
  cases: z.array(triageCaseSchema),
});

/** Checks everything one part of content says about another. An empty list means the playbook is sound. */
export function validateContent(
  playbook: Playbook,
  exemptions: readonly Exemption[],
  cases: readonly TriageCase[],
): readonly ContentProblem[] {
  const references = referencesIn(playbookSchema, playbook);
  const beside = referencesIn(besideSchema, { exemptions, cases });
  const problems: ContentProblem[] = [
    ...playbookProblems(playbook, references),
    ...inParts(referenceProblems(beside, namesByKind(references))),
  ];
  exemptions.forEach(({ clause }, index) => {
    if (playbook.steps.some(({ cite }) => cite.includes(clause)))
      problems.push({ part: 'exemptions', path: [index, 'clause'], id: clause, code: 'needlessExemption' });
  });
  traceClauses(playbook.clauses, playbook.steps, exemptions).forEach(({ clause, hole }, index) => {
    if (hole) problems.push({ part: 'clauses', path: [index, 'id'], id: clause.id, code: 'uncarriedClause' });
  });
  // Paths and verdicts can be judged only when every name resolves.
  if (problems.length > 0) return problems;
  const conditions = turningConditions(references);
  return [
    ...reachProblems(playbook.triage, conditions).map(problem => ({ part: 'triage' as const, ...problem })),
    ...validatePaths(playbook, conditions),
    ...validateCases(playbook, cases),
  ];
}

/** What paths turn on: all conditions but those of variants, which only choose a text and would quadruple the classes of answers. */
export const turningConditions = ({ conditions }: References): readonly Condition[] =>
  conditions.filter(({ path }) => path[1] !== 'variants').map(({ condition }) => condition);

/**
 * On every path, a deadline in force can start and can be met, and a release ends with a final approval. Each problem is told
 * once, with answers that show it.
 */
function validatePaths(playbook: Playbook, conditions: readonly Condition[]): readonly ContentProblem[] {
  const index = indexPlaybook(playbook);
  const problems = new Map<string, ContentProblem>();
  const { signOff } = playbook.release;
  const approving = new Set(
    playbook.roles.filter(({ functions }) => functions?.includes('finalApproval')).map(({ id }) => id),
  );
  const unused = new Set(signOff.keys());
  for (const { facts } of paths(playbook.triage, classAnswers(conditions, index.definitions))) {
    if (endingOf(index, facts) !== undefined) continue;
    const answers = Object.entries(facts)
      .filter(([fact]) => index.definitions.has(fact))
      .map(([fact, value]) => `${fact}=${value}`)
      .join(' ');
    const asked = signOff.filter(({ when }) => holds(when, facts, index.definitions));
    for (const item of asked) unused.delete(signOff.indexOf(item));
    const last = asked.findLast(item => item.check === 'approval');
    if (last?.check !== 'approval' || !last.roles.some(role => approving.has(role)))
      problems.set('approval', {
        part: 'release',
        path: ['signOff'],
        id: 'signOff',
        code: 'noApproval',
        answers,
      });
    const inForce = new Set(deadlinesInForce(index, facts).map(({ id }) => id));
    playbook.deadlines.forEach((deadline, position) => {
      // A promise is made by a publication, not by answers, and kept by the next one.
      if ('promise' in deadline.anchor || !holds(deadline.when, facts, index.definitions)) return;
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
  for (const position of unused)
    problems.set(`unused ${position}`, {
      part: 'release',
      path: ['signOff', position, 'when'],
      id: signOff[position]?.id ?? '',
      code: 'unreachableItem',
    });
  return [...problems.values()];
}

function validateCases(playbook: Playbook, cases: readonly TriageCase[]): readonly ContentProblem[] {
  const standIns = Object.fromEntries(
    playbook.triage.questions.filter(({ kind }) => kind !== 'choice').map(({ id }) => [id, 'x']),
  );
  return cases.flatMap((item, index): readonly ContentProblem[] => {
    const place: Place = { part: 'cases', path: [index, 'answers'], id: item.id };
    for (const [question, value] of Object.entries(item.answers)) {
      const [problem] = checkCondition({ is: [question, value] }, answerDefinitions(playbook.triage));
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
