import { type Bounds, boundBroken, MOST_DEPTH } from '../base/bounds.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { z } from '../base/schema.ts';
import { clauseIdPattern } from '../plan/clause.ts';
import { checkCondition } from './condition.ts';
import { repeatedOf } from './deadline/compute.ts';
import { canBeDoneAgain, isDoneByOrders, isDoneByPublishing } from './evidence.ts';
import { wantOf } from './meaning.ts';
import { type Playbook, playbookSchema, type Step } from './playbook.ts';
import type { ContentProblem, Part, ProblemPlace } from './problem.ts';
import { namesByKind, type References, referenceProblems, referencesIn, type Spot } from './references.ts';
import { validateRelease, validateSuspicions, validateTemplates } from './validate-kit.ts';
import { validateMeanings } from './validate-meanings.ts';
import { answerDefinitions, factDefinitions, OUTCOME, VERDICT } from './wizard/flow.ts';
import { flowProblems } from './wizard/validate.ts';

/** The first key of a path through several parts is the part. */
export const inParts = <Problem extends Spot>(problems: readonly Problem[]) =>
  problems.map(problem => ({ ...problem, part: problem.path[0] as Part, path: problem.path.slice(1) }));

/** Every problem that can be found without walking the triage. @param references those in the playbook */
export function playbookProblems(playbook: Playbook, references: References): readonly ContentProblem[] {
  const { triage } = playbook;
  const [answers, definitions] = [answerDefinitions(triage), factDefinitions(triage)];
  const known = namesByKind(references).set('verdict', new Set([VERDICT]));
  const rules = new Set(playbook.rules.filter(({ kind }) => kind === 'rule').map(({ id }) => id));
  return [
    ...inParts(referenceProblems(references, known)),
    ...inParts(
      references.conditions.flatMap(({ condition, ...spot }) =>
        // The triage's questions cannot depend on its result: their conditions may read answers alone.
        checkCondition(condition, spot.path[0] === 'triage' ? answers : definitions).map(problem => ({
          ...spot,
          ...problem,
        })),
      ),
    ),
    // A label of basis is earned: 本方案 cites a clause, 上位规定 cites a rule that is no mere advice.
    ...inParts(
      references.grounds.flatMap(({ basis, cite, path, id }) =>
        basis === 'advice' ||
        basis === 'ticket' ||
        basis === 'internal' ||
        cite.some(each => (basis === 'plan' ? clauseIdPattern.test(each) : rules.has(each)))
          ? []
          : [{ path: [...path, 'basis'], id, code: 'basisWithoutCitation' as const, basis }],
      ),
    ),
    ...limitProblems(playbook),
    ...outcomeProblems(playbook),
    ...validateRelease(playbook),
    ...validateSuspicions(playbook),
    ...validateTemplates(playbook),
    ...playbook.closing.flatMap(({ id, steps, check }, index): ContentProblem[] =>
      steps === undefined && check === undefined
        ? [{ part: 'closing', path: [index], id, code: 'emptyNeed' }]
        : [],
    ),
    ...validateMeanings(playbook),
    ...flowProblems(triage).map(problem => ({ part: 'triage' as const, ...problem })),
    ...triage.questions.flatMap(({ id }, index): ContentProblem[] =>
      id === OUTCOME ? [{ part: 'triage', path: ['questions', index, 'id'], id, code: 'duplicateId' }] : [],
    ),
  ];
}

/**
 * At most one clock each for a promised update, for a word owed to the public, and for the review of an exit. Where a promise
 * or a step's value sets the limit, the deadline gives none; and a step whose values a clock reads must want them.
 */
function limitProblems({ deadlines, steps }: Playbook): readonly ContentProblem[] {
  const isFirst = (by: 'promise' | 'owed' | 'exit' | 'order', index: number): boolean =>
    deadlines.findIndex(({ anchor }) => by in anchor) === index;
  return deadlines.flatMap(({ id, anchor, within, extension, publications }, index): ContentProblem[] => {
    const place = { part: 'deadlines', id } as const;
    const read = [
      ...('step' in anchor
        ? [anchor.from, anchor.until].flatMap(means =>
            means === undefined ? [] : [{ step: anchor.step, means, path: [index, 'anchor'] }],
          )
        : []),
      ...(extension === undefined
        ? []
        : [{ step: extension.step, means: 'extendedTo' as const, path: [index, 'extension'] }]),
    ];
    const hasOtherStart =
      'promise' in anchor ||
      'authority' in anchor ||
      'order' in anchor ||
      ('step' in anchor && anchor.until !== undefined);
    return [
      ...((['promise', 'owed', 'exit', 'order'] as const).some(by => by in anchor && !isFirst(by, index))
        ? [{ ...place, path: [index, 'anchor'], code: 'secondPromise' } as const]
        : []),
      ...(hasOtherStart && within !== undefined
        ? [{ ...place, path: [index, 'within'], code: 'promiseWithLimit' } as const]
        : []),
      ...(repeatedOf(within) !== undefined &&
      publications === undefined &&
      !steps.some(step => step.deadlines?.includes(id) && canBeDoneAgain(step))
        ? [{ ...place, path: [index, 'within'], code: 'recordedOnce' } as const]
        : []),
      ...read.flatMap(({ step, means, path }): ContentProblem[] => {
        const found = steps.find(each => each.id === step);
        return found !== undefined && wantOf(found, means)?.kind !== 'time'
          ? [{ ...place, path, code: 'missingMeaning', field: 'means', word: means }]
          : [];
      }),
    ];
  });
}

const saysPlace = (step: Step): boolean =>
  step.wants?.some(({ kind, optional }) => kind === 'link' && optional !== true) === true ||
  isRequired(wantOf(step, 'place'));

const isRequired = (want: { readonly optional?: boolean } | undefined): boolean =>
  want !== undefined && want.optional !== true;

/** “Done” misread as “published” or “reported” misleads the next decision: these two must say where, and to whom. */
function outcomeProblems({ steps }: Playbook): readonly ContentProblem[] {
  return steps.flatMap((step, index): ContentProblem[] => {
    const place: ProblemPlace = { part: 'steps', path: [index, 'outcome'], id: step.id };
    if (step.decides === 'report' && step.outcome !== 'reported')
      return [{ ...place, path: [index, 'decides'], code: 'decisionWithoutReport' }];
    if (step.outcome === 'reported' && step.evidence?.some(rule => 'filed' in rule) === true)
      return [{ ...place, path: [index, 'evidence'], code: 'reportedByFiling' }];
    if (step.outcome === 'reported' && !isRequired(wantOf(step, 'recipient')))
      return [{ ...place, code: 'reportedWithoutRecipient' }];
    if (isDoneByPublishing(step) || isDoneByOrders(step))
      return step.wants === undefined
        ? []
        : [{ ...place, path: [index, 'wants'], code: 'wantsOfPublication' }];
    return step.outcome !== 'published' || saysPlace(step)
      ? []
      : [{ ...place, code: 'publishedWithoutPlace' }];
  });
}

/** More than a playbook that a bureau writes could ever need: ours has 8,400 values. */
const BOUNDS: Bounds = { depth: MOST_DEPTH, items: 50_000, length: 20_000 };

/** Why something is no playbook that an incident could run on. */
export type PlaybookFault =
  | { readonly code: 'beyondBounds'; readonly bound: keyof Bounds }
  /** In the order of the data; only the first is reported. */
  | { readonly code: 'shape'; readonly issues: readonly z.core.$ZodIssue[] }
  | { readonly code: 'content'; readonly problems: readonly ContentProblem[] };

/**
 * Reads a playbook that came from elsewhere, with the check that content passes before it is built, but for the walk
 * through its triage: whatever passes can be derived from.
 */
export function checkPlaybook(value: unknown): Result<Playbook, PlaybookFault> {
  const bound = boundBroken(value, BOUNDS);
  if (bound !== undefined) return failure({ code: 'beyondBounds', bound });
  const read = playbookSchema.safeParse(value);
  if (!read.success) return failure({ code: 'shape', issues: read.error.issues });
  const problems = playbookProblems(read.data, referencesIn(playbookSchema, read.data));
  return problems.length > 0 ? failure({ code: 'content', problems }) : success(read.data);
}
