import { id, ref, sentenceSchema, some, z } from '../base/schema.ts';
import { collationSchema, documentSchema } from '../plan/document.ts';
import { termSchema } from '../plan/term.ts';
import { inParts, playbookProblems } from './check.ts';
import {
  deadlinesInForce,
  endingOf,
  indexPlaybook,
  occasionalSteps,
  type PlaybookIndex,
  stepApplies,
} from './checklist.ts';
import { type Condition, checkCondition, type Facts, holds } from './condition.ts';
import type { Deadline } from './deadline/rule.ts';
import { isFinal, lastPosts } from './deciding.ts';
import { exemptionSchema, type Playbook, playbookSchema, type Step } from './playbook.ts';
import type { ContentProblem, ProblemPlace } from './problem.ts';
import { namesByKind, type References, referenceProblems, referencesIn } from './references.ts';
import { isAskedOf, isForReplies } from './release-kit.ts';
import { traceClauses } from './trace.ts';
import type { StatementKind } from './vocabulary.ts';
import { answerDefinitions } from './wizard/flow.ts';
import { classAnswers, paths, type WizardPath } from './wizard/paths.ts';
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

/** Content beside the playbook that refers to it. */
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

/**
 * Conditions that decide the path. Those of variants and of facts are left out: they only choose a text or a question, and
 * would multiply the classes of answers.
 */
export const turningConditions = ({ conditions }: References): readonly Condition[] =>
  conditions
    .filter(({ path }) => path[1] !== 'variants' && path[1] !== 'elements')
    .map(({ condition }) => condition);

/**
 * Walks the triage: each question and verdict can be reached, a deadline in force can start and be met, and a release ends with
 * a final approval. Each check walks only the ways that its own conditions distinguish, some hundreds instead of the ten
 * thousands for all conditions. Each problem is reported once, with answers that show it.
 * @param playbook in which {@link validateContent} finds nothing
 */
export function validatePaths(playbook: Playbook): readonly ContentProblem[] {
  const index = indexPlaybook(playbook);
  const { triage } = playbook;
  const own = referencesIn(playbookSchema, playbook).conditions.filter(({ path }) => path[0] === 'triage');
  const waysBy = (conditions: readonly Condition[]): Iterable<WizardPath> =>
    paths(triage, classAnswers(conditions, index.definitions));
  /** Conditions that lead the way; additions do not change it. */
  const leading = own.filter(({ path }) => path[1] !== 'additions').map(({ condition }) => condition);
  /** Every way to a matter that is handled here, as far as the conditions of some parts of the playbook distinguish them. */
  const handled = (parts: readonly { readonly when?: Condition | undefined }[]): readonly Facts[] =>
    [...waysBy([...leading, ...parts.flatMap(({ when }) => when ?? [])])].flatMap(({ facts }) =>
      endingOf(index, facts) === undefined ? [facts] : [],
    );
  return [
    ...reachProblems(triage, [...waysBy(own.map(({ condition }) => condition))]).map(problem => ({
      part: 'triage' as const,
      ...problem,
    })),
    ...approvalProblems(index, handled(playbook.release.signOff)),
    ...playbook.deadlines.flatMap(deadline =>
      deadlineProblems(index, deadline, handled([deadline, ...stepsOf(index, deadline)])),
    ),
  ];
}

/** The choices of a way, for a problem's message. */
const choicesIn = ({ definitions }: PlaybookIndex, facts: Facts): string =>
  Object.entries(facts)
    .filter(([fact]) => definitions.has(fact))
    .map(([fact, value]) => `${fact}=${value}`)
    .join(' ');

/** A release ends with a final approval, no reply goes out without any, and each item is asked for on some way. */
function approvalProblems(index: PlaybookIndex, ways: readonly Facts[]): readonly ContentProblem[] {
  const { roles, release } = index.playbook;
  const last = lastPosts({ roles });
  const replies = release.channels.some(isForReplies);
  const askedOn = (facts: Facts) =>
    release.signOff.filter(({ when }) => holds(when, facts, index.definitions));
  const isUnapproved = (facts: Facts): boolean => {
    const asked = askedOn(facts);
    const approvals = (kind: StatementKind) =>
      asked.filter(item => isAskedOf(item, kind)).flatMap(item => (item.check === 'approval' ? [item] : []));
    const isDecided = (['acknowledgement', 'full'] as const).every(kind =>
      approvals(kind)
        .slice(-1)
        .some(item => isFinal(item, last)),
    );
    return !isDecided || (replies && approvals('reply').length === 0);
  };
  const unapproved = release.channels.length > 0 ? ways.find(isUnapproved) : undefined;
  const used = new Set(ways.flatMap(askedOn));
  return [
    ...(unapproved === undefined
      ? []
      : [
          {
            part: 'release',
            path: ['signOff'],
            id: 'signOff',
            code: 'noApproval',
            answers: choicesIn(index, unapproved),
          } as const,
        ]),
    ...release.signOff.flatMap((item, position): readonly ContentProblem[] =>
      used.has(item)
        ? []
        : [
            {
              part: 'release',
              path: ['signOff', position, 'when'],
              id: item.id,
              code: 'unreachableItem',
            },
          ],
    ),
  ];
}

/** The steps on which it turns whether a deadline is in force and has begun. */
const stepsOf = ({ playbook }: PlaybookIndex, { id, anchor }: Deadline): readonly Step[] =>
  playbook.steps.filter(
    step => step.deadlines?.includes(id) || ('step' in anchor && anchor.step === step.id),
  );

/** Where a deadline holds, it can start and be met. */
function deadlineProblems(
  index: PlaybookIndex,
  deadline: Deadline,
  ways: readonly Facts[],
): readonly ContentProblem[] {
  const { anchor, id, when } = deadline;
  // A promise is made by a publication, not by answers, and kept by the next one; so is a word that is owed. A review is no step.
  if ('promise' in anchor || 'owed' in anchor || 'authority' in anchor || 'exit' in anchor) return [];
  const { playbook } = index;
  /** Asked, and never left empty. */
  const isSaid = (fact: string, facts: Facts): boolean =>
    facts[fact] !== undefined &&
    !playbook.triage.questions.some(
      question => question.id === fact && 'optional' in question && question.optional,
    );
  const anchorStep = 'step' in anchor ? index.steps.get(anchor.step) : undefined;
  const canStart = (facts: Facts): boolean =>
    'known' in anchor ||
    'order' in anchor ||
    ('fact' in anchor
      ? isSaid(anchor.fact, facts) || (anchor.otherwise !== undefined && isSaid(anchor.otherwise, facts))
      : anchorStep !== undefined && stepApplies(index, anchorStep, facts));
  const holding = ways.filter(facts => holds(when, facts, index.definitions));
  const isInForce = (facts: Facts): boolean => deadlinesInForce(index, facts).includes(deadline);
  const unmet = holding.find(facts => !isInForce(facts));
  const unstarted = holding.find(facts => isInForce(facts) && !canStart(facts));
  const place = { part: 'deadlines', path: [playbook.deadlines.indexOf(deadline), 'when'], id } as const;
  const problems: ContentProblem[] = [];
  if (unmet !== undefined) {
    const answers = choicesIn(index, unmet);
    const step = occasionalSteps(index, unmet).find(each => each.deadlines?.includes(id));
    problems.push(
      step === undefined
        ? { ...place, answers, code: 'deadlineWithoutStep' }
        : { ...place, answers, code: 'deadlineOfOccasion', step: step.id },
    );
  }
  if (unstarted !== undefined)
    problems.push({ ...place, answers: choicesIn(index, unstarted), code: 'deadlineWithoutAnchor' });
  return problems;
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

/** The problems that {@link validatePaths} finds beside those found before, unless one of them hinders the walk: an editor hears of all at once. */
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
