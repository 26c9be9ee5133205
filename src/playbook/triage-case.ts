import { id, ref, sentence, some, z } from '../base/schema.ts';

/** A worked triage case: a situation, the answers a good officer gives, and the verdict those answers lead to. */
export const triageCaseSchema = z.strictObject({
  id: id('case'),
  title: sentence,
  situation: some(sentence),
  /** Question id to option value; times and texts are not part of a case. */
  answers: z.record(z.string(), z.string()),
  /** Outcome id; the content check computes it from the answers and refuses a case that claims another. */
  outcome: ref('outcome'),
  additions: z.array(ref('addition')),
  /** Why, point by point. */
  because: some(sentence),
});

export type TriageCase = z.infer<typeof triageCaseSchema>;
