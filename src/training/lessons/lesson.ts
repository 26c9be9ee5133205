import { id, ref, refs, sentenceSchema, some, z } from '../../base/schema.ts';

/** Front matter of a lesson. */
export const lessonSchema = z.strictObject({
  title: sentenceSchema,
  summary: sentenceSchema,
  /** Clauses it teaches; each stands in its text with its wording. */
  clauses: refs('clause'),
  /** Questions of the bank that make the check at the end. */
  check: some(ref('ask')),
  /** The task before it: to write one sentence of one's own, which is then read beside two models. Nobody marks it. */
  task: z.strictObject({
    /** Where one stands and what one knows. */
    given: sentenceSchema,
    ask: sentenceSchema,
    models: z
      .array(
        z.strictObject({
          text: sentenceSchema,
          /** The reason why it is good. */
          why: sentenceSchema,
        }),
      )
      .check(z.length(2)),
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
  /** The abilities of somebody who has finished it. */
  summary: sentenceSchema,
  lessons: refs('lesson'),
});

export type LearningPath = z.infer<typeof pathSchema>;
