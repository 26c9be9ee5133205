import { id, ref, refs, sentenceSchema, some, z } from '../../base/schema.ts';

/** Front matter of a lesson. */
export const lessonSchema = z.strictObject({
  title: sentenceSchema,
  summary: sentenceSchema,
  /** Clauses it teaches; each stands in its text with its wording. */
  clauses: refs('clause'),
  /** Questions of the bank that make the check at the end. */
  check: some(ref('ask')),
  /** Something to do before it: to strike out what must not stand, or to pick what fits. */
  task: z.strictObject({
    ask: sentenceSchema,
    kind: z.enum(['strike', 'pick']),
    items: z
      .array(
        z.strictObject({
          text: sentenceSchema,
          /** It is to be struck out, or picked. */
          meant: z.exactOptional(z.literal(true)),
          why: sentenceSchema,
        }),
      )
      .check(z.minLength(3), z.maxLength(6)),
  }),
});

export type LessonMatter = z.infer<typeof lessonSchema>;

/** A lesson and where it stands: its id is the file's name without its number. */
export interface Lesson extends LessonMatter {
  readonly id: string;
  readonly file: string;
  /** How long it takes to read, to do its task and to answer its check. */
  readonly minutes: number;
}

/** The lessons of one role, in order. */
export const pathSchema = z.strictObject({
  id: id('path'),
  title: sentenceSchema,
  /** The role of the plan whose duties it teaches. */
  role: ref('role'),
  /** What whoever has finished it can do. */
  summary: sentenceSchema,
  lessons: refs('lesson'),
});

export type LearningPath = z.infer<typeof pathSchema>;
