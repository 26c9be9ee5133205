import { groupBy } from '../base/group.ts';
import type { Purpose } from '../plan/clause.ts';
import type { Facts } from './condition.ts';
import type { Playbook, Role, Step } from './playbook.ts';
import type { Want } from './want.ts';
import type { Question } from './wizard/flow.ts';

/** What a question of the triage asks, with the kind of question that its answer is read as. At most one question means each. */
export const QUESTION_MEANINGS = {
  handling: 'choice',
  recipient: 'text',
  reason: 'text',
  title: 'text',
  foundAt: 'time',
  finder: 'choice',
  place: 'choice',
  link: 'text',
  topic: 'choice',
  emergency: 'choice',
  level: 'choice',
  emergencyAt: 'time',
  spread: 'choice',
  sensitive: 'choice',
  factsClear: 'choice',
  request: 'choice',
} as const;

export type QuestionMeaning = keyof typeof QUESTION_MEANINGS;

/** The colours that plans call levels by, as CSS names them too; the mildest first. */
export const LEVEL_COLOURS = ['green', 'blue', 'yellow', 'orange', 'red'] as const;

/** How a matter ends that is not handled as public concern: handed to whom it belongs, answered directly, or no concern at all. */
export const ENDINGS = ['transferred', 'answered', 'noConcern'] as const;

export type Ending = (typeof ENDINGS)[number];

/** What makes a step press before any limit does: somebody may come to harm. */
export const URGENCIES = ['danger'] as const;

/** What the result of a step fills. Several steps may fill the same. */
export const STEP_FILLS = [
  'receipt',
  'report',
  'upwardReport',
  'search',
  'opinion',
  'lead',
  'verification',
  'meeting',
  'assessment',
  'jointAssessment',
  'sectionOpinion',
  'line',
  'plans',
  'approval',
  'progress',
  'press',
  'solution',
  'solutionCheck',
  'openItems',
  'finalReport',
  'review',
] as const;

export type StepFill = (typeof STEP_FILLS)[number];

/** What a value that a step wants is. At most one value of a step means each. */
export const WANT_MEANINGS = [
  'postLink',
  'level',
  'recipient',
  'version',
  'place',
  'link',
  'nextUpdate',
  'approver',
  'platforms',
  'attention',
  'comments',
  'instruction',
  'lead',
  'tasks',
  'conclusion',
  'sources',
  'participants',
  'absent',
  'planPoints',
  'line',
  'plannedRelease',
  'measures',
  'progress',
  'due',
  'receivedAt',
  'extendedTo',
  'openItems',
  'missed',
] as const;

export type WantMeaning = (typeof WANT_MEANINGS)[number];

/** `keepsRecord`: its officer opens incidents and works the desk. `finalApproval`: has the last word on a release. */
export const ROLE_FUNCTIONS = ['keepsRecord', 'finalApproval'] as const;

export type RoleFunction = (typeof ROLE_FUNCTIONS)[number];

/** The value of a step that means something. */
export const wantOf = ({ wants }: Pick<Step, 'wants'>, means: WantMeaning): Want | undefined =>
  wants?.find(want => want.means === means);

/** Looks content up by what it is, never by its id. Made once for a playbook. */
export function meaningsOf({ triage, steps, roles, clauses, rules }: Playbook) {
  const questions = new Map(triage.questions.map(question => [question.means, question]));
  const filling = groupBy(steps, ({ fills }) => fills);
  const question = (means: QuestionMeaning): Question | undefined => questions.get(means);
  return {
    question,
    /** The answer to that question; `undefined` where it was not asked or is empty. */
    answer: (means: QuestionMeaning, facts: Facts): string | undefined =>
      facts[question(means)?.id ?? ''] || undefined,
    /** In working order. */
    stepsThatFill: (fills: StepFill): readonly Step[] => filling.get(fills) ?? [],
    /**
     * Those that a value is read from. Who leads is said where the matter is assigned or, on a short track, with the opinion: wherever
     * a step asks for it.
     */
    stepsThatSay: (fills: StepFill, means: WantMeaning): readonly Step[] =>
      fills === 'lead' && means === 'lead'
        ? steps.filter(step => wantOf(step, means) !== undefined)
        : (filling.get(fills) ?? []),
    /** The first of the roles with this function; a checked playbook has one. */
    role: (function_: RoleFunction): Role | undefined =>
      roles.find(({ functions }) => functions?.includes(function_)),
    /** Ids of the clauses and rules with this purpose, the clauses first. */
    cited: (purpose: Purpose): readonly string[] =>
      [...clauses, ...rules].flatMap(each => (each.purpose === purpose ? [each.id] : [])),
  };
}
export type Meanings = ReturnType<typeof meaningsOf>;
