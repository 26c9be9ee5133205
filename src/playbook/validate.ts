import { checkerOf } from './checker.ts';
import { deadlinesInForce, indexPlaybook, stepApplies } from './checklist.ts';
import { checkCondition, holds } from './condition.ts';
import type { Exemption, Playbook, Step } from './playbook.ts';
import type { ContentProblem, Place } from './problem.ts';
import { traceClauses } from './trace.ts';
import type { TriageCase } from './triage-case.ts';
import { validateClosing, validateForms, validateRelease } from './validate-kit.ts';
import type { Want } from './want.ts';
import { factDefinitions } from './wizard/flow.ts';
import { paths } from './wizard/paths.ts';
import { validateFlow } from './wizard/validate.ts';
import { verdictOf, walk } from './wizard/walk.ts';

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
  const checker = checkerOf(playbook);
  const { problems, ids, known, citations, based, distinct, conditioned } = checker;
  const paused = new Set(
    playbook.pauses?.flatMap(({ before }) => (before === 'closing' ? [] : before.steps)),
  );

  for (const part of ['clauses', 'roles', 'phases', 'rules', 'deadlines', 'steps', 'pauses'] as const)
    distinct(playbook[part] ?? [], part, []);
  playbook.roles.forEach((role, index) => {
    const place: Place = { part: 'roles', path: [index], id: role.id };
    role.duties.forEach((duty, dutyIndex) => {
      known(ids.clauses, duty, 'clauses', { ...place, path: [index, 'duties', dutyIndex] });
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
      known(ids.questions, anchor.fact, 'triage', { ...place, path: [index, 'anchor', 'fact'] });
    else if ('step' in anchor)
      known(ids.steps, anchor.step, 'steps', { ...place, path: [index, 'anchor', 'step'] });
    else {
      const first = playbook.deadlines.findIndex(each => 'promise' in each.anchor);
      if (first !== index) problems.push({ ...place, path: [index, 'anchor'], code: 'secondPromise' });
      if (deadline.within !== undefined)
        problems.push({ ...place, path: [index, 'within'], code: 'promiseWithLimit' });
    }
  });
  playbook.steps.forEach((step, index) => {
    const place: Place = { part: 'steps', path: [index], id: step.id };
    known(ids.phases, step.phase, 'phases', { ...place, path: [index, 'phase'] });
    step.roles.forEach((role, roleIndex) => {
      known(ids.roles, role, 'roles', { ...place, path: [index, 'roles', roleIndex] });
    });
    step.deadlines?.forEach((deadline, deadlineIndex) => {
      known(ids.deadlines, deadline, 'deadlines', { ...place, path: [index, 'deadlines', deadlineIndex] });
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
      known(ids.steps, step, 'steps', { ...place, path: [index, 'before', 'steps', stepIndex] });
    });
  });
  validateRelease(playbook, checker);
  validateForms(playbook, checker);
  validateClosing(playbook, checker);
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
    known(ids.clauses, clause, 'clauses', place);
    if (playbook.steps.some(({ cite }) => cite.includes(clause)))
      problems.push({ ...place, code: 'needlessExemption' });
  });
  traceClauses(playbook.clauses, playbook.steps, exemptions).forEach(({ clause, hole }, index) => {
    if (hole) problems.push({ part: 'clauses', path: [index, 'id'], id: clause.id, code: 'uncarriedClause' });
  });

  // Paths and verdicts can be judged only when every name resolves.
  return problems.length > 0 ? problems : [...validatePaths(playbook), ...validateCases(playbook, cases)];
}

/**
 * On every path, a deadline in force can start and can be met, and a release has a chain of approval. Each problem is told
 * once, with answers that show it.
 */
function validatePaths(playbook: Playbook): readonly ContentProblem[] {
  const index = indexPlaybook(playbook);
  const problems = new Map<string, ContentProblem>();
  const approvals = playbook.release?.approvals ?? [];
  const unused = new Set(approvals.keys());
  for (const { facts } of paths(playbook.triage, () => 'x')) {
    const answers = Object.entries(facts)
      .filter(([fact]) => index.definitions.has(fact))
      .map(([fact, value]) => `${fact}=${value}`)
      .join(' ');
    const approval = approvals.findIndex(({ when }) => holds(when, facts, index.definitions));
    unused.delete(approval);
    if (approval === -1 && playbook.release !== undefined)
      problems.set('approval', {
        part: 'release',
        path: ['approvals'],
        id: 'approvals',
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
      path: ['approvals', position, 'when'],
      id: approvals[position]?.id ?? '',
      code: 'unreachableApproval',
    });
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
