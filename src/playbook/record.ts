import { id, sentenceSchema, some, z } from '../base/schema.ts';
import { type QuestionMeaning, STEP_FILLS, type StepFill } from './vocabulary.ts';

/** The content that a column or a token needs: without it, it would stay empty for good. */
export interface Needs {
  readonly questions?: readonly QuestionMeaning[];
  readonly fills?: readonly StepFill[];
}

/** The columns a register can have, and the content each needs. No column says who posted, and none may. */
export const REGISTER_COLUMNS = {
  number: {},
  foundAt: { questions: ['foundAt'] },
  finder: { questions: ['finder'] },
  place: { questions: ['place'] },
  title: { questions: ['title'] },
  link: { questions: ['link'] },
  topic: { questions: ['topic'] },
  level: { questions: ['level'] },
  lead: { fills: ['lead'] },
  reportedAt: { fills: ['report'] },
  firstResponseAt: {},
  settledAt: {},
  verdict: {},
  ending: {},
  conclusion: { fills: ['verification'] },
  online: {},
  onlineAt: {},
  onlineLink: {},
  offline: { fills: ['solution'] },
  approvedBy: { fills: ['approval'] },
  status: {},
  overdue: {},
  met: {},
  notes: {},
  orders: {},
} as const satisfies Readonly<Record<string, Needs>>;

export type RegisterColumn = keyof typeof REGISTER_COLUMNS;

const columns = Object.keys(REGISTER_COLUMNS) as [RegisterColumn, ...RegisterColumn[]];

/** One column of the register (台账). */
export const registerColumnSchema = z.strictObject({
  column: z.enum(columns),
  title: sentenceSchema,
  /** Left out on paper, which has no room for it; the screen and the file have it. */
  screenOnly: z.exactOptional(z.literal(true)),
});

/** From the discovery to the first time that something was done: a step that fills one of these, or a publication. */
export const measuredDurationSchema = z.strictObject({
  id: id('stretch'),
  title: sentenceSchema,
  until: z.union([z.literal('published'), z.strictObject({ fills: some(z.enum(STEP_FILLS)) })]),
});

export type RegisterColumnOf = z.infer<typeof registerColumnSchema>;
export type MeasuredDuration = z.infer<typeof measuredDurationSchema>;
