import { sentence, slug, z } from '../base/schema.ts';

/** Front matter of a lesson. */
export const lessonSchema = z.strictObject({
  title: sentence,
  summary: sentence,
  /** How long it takes to read and to answer its check. */
  minutes: z.number().check(z.int(), z.minimum(5), z.maximum(8)),
  /** Clauses it teaches; each stands in its text with its wording. */
  clauses: z.array(z.string()).check(z.minLength(1)),
  /** Questions of the bank that make the check at the end. */
  check: z.array(slug).check(z.minLength(3), z.maxLength(6)),
});

type LessonMatter = z.infer<typeof lessonSchema>;

/** A lesson and where it stands: its id is the file's name without its number. */
export interface Lesson extends LessonMatter {
  readonly id: string;
  readonly file: string;
}

/** The lessons of one role, in order. */
export const pathSchema = z.strictObject({
  id: slug,
  title: sentence,
  /** The role of the plan whose duties it teaches. */
  role: slug,
  /** What whoever has finished it can do. */
  summary: sentence,
  lessons: z.array(slug).check(z.minLength(3)),
});

export type LearningPath = z.infer<typeof pathSchema>;
