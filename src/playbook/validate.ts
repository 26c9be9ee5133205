import { id, ref, sentenceSchema, some, z } from '../base/schema.ts';
import { collationSchema, documentSchema } from '../plan/document.ts';
import { termSchema } from '../plan/term.ts';
import { inParts, playbookProblems } from './check.ts';
import { deadlinesInForce, endingOf, indexPlaybook, occasionalSteps, stepApplies } from './checklist.ts';
import { type Condition, checkCondition, type Facts, holds } from './condition.ts';
import type { StatementKind } from './evidence.ts';
import { exemptionSchema, type Playbook, playbookSchema } from './playbook.ts';
import type { ContentProblem, ProblemPlace } from './problem.ts';
import { namesByKind, type References, referenceProblems, referencesIn } from './references.ts';
import { isAskedOf, isForReplies } from './release-kit.ts';
import { traceClauses } from './trace.ts';
import { answerDefinitions } from './wizard/flow.ts';
import { classAnswers, paths } from './wizard/paths.ts';
import { reachProblems } from './wizard/validate.ts';
import { verdictOf, walk } from './wizard/walk.ts';

/** A worked triage case: a situation, the answers a good officer gives, and the verdict those answers lead to. */
export const triageCaseSchema = z.strictObject({
  id: id('case'),
  title: sentenceSchema,
  situation: some(sentenceSchema),
  /** Question id to option value; times and texts are not part of a case. */
  answers: z.record(z.string(), z.string()),
  /** Outcome id; the content check computes it from the answers and refuses a case that claims another. */
  outcome: ref('outcome'),
  additions: z.array(ref('addition')),
  /** Why, point by point. */
  because: some(sentenceSchema),
});

export type TriageCase = z.infer<typeof triageCaseSchema>;

/** What content says beside the playbook, and of it. */
export const besideSchema = z.strictObject({
  document: documentSchema,
  collation: z.array(collationSchema),
  terms: z.array(termSchema),
  exemptions: z.array(exemptionSchema),
  cases: z.array(triageCaseSchema),
});

/** Checks everything one part of content says about another, but for {@link validatePaths}. */
export function validateContent(
  playbook: Playbook,
  content: z.infer<typeof besideSchema>,
): readonly ContentProblem[] {
  const { exemptions, cases } = content;
  const references = referencesIn(playbookSchema, playbook);
  const beside = referencesIn(besideSchema, content);
  const problems: ContentProblem[] = [
    ...playbookProblems(playbook, references),
    ...inParts(referenceProblems(beside, namesByKind(references))),
  ];
  exemptions.forEach(({ clause }, index) => {
    if (playbook.steps.some(({ cite }) => cite.includes(clause)))
      problems.push({ part: 'exemptions', path: [index, 'clause'], id: clause, code: 'needlessExemption' });
  });
  traceClauses(playbook.clauses, playbook.steps, exemptions).forEach(({ clause, hole }, index) => {
    // A plan that has no steps yet is a text to read.
    if (hole && playbook.steps.length > 0)
      problems.push({ part: 'clauses', path: [index, 'id'], id: clause.id, code: 'uncarriedClause' });
  });
  // Verdicts can be judged only when every name resolves.
  return problems.length > 0 ? problems : validateCases(playbook, cases);
}

/** What paths turn on: all conditions but those of variants and of facts, which only choose a text or what is asked for it, and would multiply the classes of answers. */
export const turningConditions = ({ conditions }: References): readonly Condition[] =>
  conditions
    .filter(({ path }) => path[1] !== 'variants' && path[1] !== 'elements')
    .map(({ condition }) => condition);

/**
 * Walks every way through the triage, which takes a second: each question and verdict can be reached, a deadline in force can
 * start and be met, and a release ends with a final approval. Each problem is told once, with answers that show it.
 * @param playbook in which {@link validateContent} finds nothing
 */
export function validatePaths(playbook: Playbook): readonly ContentProblem[] {
  const index = indexPlaybook(playbook);
  const conditions = turningConditions(referencesIn(playbookSchema, playbook));
  const ways = [...paths(playbook.triage, classAnswers(conditions, index.definitions))];
  const problems = new Map<string, ContentProblem>();
  const approving = new Set(
    playbook.roles.filter(({ functions }) => functions?.includes('finalApproval')).map(({ id }) => id),
  );
  const unused = new Set(playbook.release.signOff);
  const mayBeEmpty = new Set(
    playbook.triage.questions
      .filter(question => 'optional' in question && question.optional)
      .map(({ id }) => id),
  );
  /** Asked, and never left empty. */
  const isSaid = (fact: string, facts: Facts): boolean => facts[fact] !== undefined && !mayBeEmpty.has(fact);
  for (const { facts } of ways) {
    if (endingOf(index, facts) !== undefined) continue;
    const tell = (key: string, problem: (answers: string) => ContentProblem): void => {
      if (problems.has(key)) return;
      const choices = Object.entries(facts).filter(([fact]) => index.definitions.has(fact));
      problems.set(key, problem(choices.map(([fact, value]) => `${fact}=${value}`).join(' ')));
    };
    const asked = playbook.release.signOff.filter(({ when }) => holds(when, facts, index.definitions));
    for (const item of asked) unused.delete(item);
    // A release ends with a final approval, and no reply goes out without any.
    const approvals = (kind: StatementKind) =>
      asked.filter(item => isAskedOf(item, kind)).flatMap(item => (item.check === 'approval' ? [item] : []));
    const replies = playbook.release.channels.some(isForReplies);
    const isFinal = (['acknowledgement', 'full'] as const).every(
      kind =>
        approvals(kind)
          .at(-1)
          ?.roles.some(role => approving.has(role)) === true,
    );
    if (playbook.release.channels.length > 0 && (!isFinal || (replies && approvals('reply').length === 0)))
      tell('approval', answers => ({
        part: 'release',
        path: ['signOff'],
        id: 'signOff',
        code: 'noApproval',
        answers,
      }));
    const inForce = new Set(deadlinesInForce(index, facts));
    playbook.deadlines.forEach((deadline, position) => {
      const { anchor, id, when } = deadline;
      // A promise is made by a publication, not by answers, and kept by the next one; so is a word that is owed. A review is no step.
      if (
        'promise' in anchor ||
        'owed' in anchor ||
        'authority' in anchor ||
        'exit' in anchor ||
        !holds(when, facts, index.definitions)
      )
        return;
      const place = { part: 'deadlines', path: [position, 'when'], id } as const;
      const anchorStep = 'step' in anchor ? index.steps.get(anchor.step) : undefined;
      const anchored =
        'known' in anchor ||
        'order' in anchor ||
        ('fact' in anchor
          ? isSaid(anchor.fact, facts) || (anchor.otherwise !== undefined && isSaid(anchor.otherwise, facts))
          : anchorStep !== undefined && stepApplies(index, anchorStep, facts));
      if (!inForce.has(deadline))
        tell(`step ${id}`, answers => {
          const step = occasionalSteps(index, facts).find(each => each.deadlines?.includes(id));
          return step === undefined
            ? { ...place, answers, code: 'deadlineWithoutStep' }
            : { ...place, answers, code: 'deadlineOfOccasion', step: step.id };
        });
      else if (!anchored)
        tell(`anchor ${id}`, answers => ({ ...place, answers, code: 'deadlineWithoutAnchor' }));
    });
  }
  return [
    ...reachProblems(playbook.triage, ways).map(problem => ({ part: 'triage' as const, ...problem })),
    ...problems.values(),
    ...[...unused].map(
      (item): ContentProblem => ({
        part: 'release',
        path: ['signOff', playbook.release.signOff.indexOf(item), 'when'],
        id: item.id,
        code: 'unreachableItem',
      }),
    ),
  ];
}

/** Problems with which a way through the triage cannot be walked, or not be judged. */
const HINDERING: ReadonlySet<ContentProblem['code']> = new Set<ContentProblem['code']>([
  'duplicateId',
  'unknownReference',
  'unknownFact',
  'unknownValue',
  'unorderedFact',
  'unknownOption',
  'deadEnd',
  'loop',
]);

/** What {@link validatePaths} finds beside problems that do not hinder it, so that all is told in one round. */
export function problemsOnTheWay(
  playbook: Playbook,
  problems: readonly ContentProblem[],
): readonly ContentProblem[] {
  if (problems.some(({ code }) => HINDERING.has(code))) return [];
  const lacksFunction = problems.some(each => each.code === 'missingMeaning' && each.field === 'functions');
  // Nobody approves where no post may: that has been said.
  return validatePaths(playbook).filter(({ code }) => !(lacksFunction && code === 'noApproval'));
}

function validateCases(playbook: Playbook, cases: readonly TriageCase[]): readonly ContentProblem[] {
  const standIns = Object.fromEntries(
    playbook.triage.questions.filter(({ kind }) => kind !== 'choice').map(({ id }) => [id, 'x']),
  );
  return cases.flatMap((item, index): readonly ContentProblem[] => {
    const place: ProblemPlace = { part: 'cases', path: [index, 'answers'], id: item.id };
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
