/** Meanings of the triage's questions, with the kind of question each must be. At most one question has each. */
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

/** Reasons why a step is pressing before any limit runs out: somebody may come to harm. */
export const URGENCIES = ['danger'] as const;

/** Parts of documents and register that the result of a step fills. Several steps may fill the same. */
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

/** Meanings of the values that a step wants. At most one value of a step has each. */
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

/** Releases that state facts: a first short statement, a full one, and a correction. */
export const FACT_KINDS = ['holding', 'full', 'correction'] as const;

/** All releases. An acknowledgement goes out before any fact is known; it does no step and stops no clock. */
export const RELEASE_KINDS = ['acknowledgement', ...FACT_KINDS] as const;

/** All texts that leave the office: a release, or a reply to one theme where it was asked. */
export const STATEMENT_KINDS = [...RELEASE_KINDS, 'reply'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Sorts of short records that somebody makes of what happened away from this machine. */
export const MINUTES_SORTS = ['meeting', 'phoneReport', 'siteVisit', 'interview', 'opinion'] as const;
export type MinutesSort = (typeof MINUTES_SORTS)[number];
