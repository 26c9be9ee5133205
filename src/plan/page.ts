import { sentenceSchema, z } from '../base/schema.ts';

/** Front matter of a reading page. */
export const pageSchema = z.strictObject({
  title: sentenceSchema,
  /** Place in the plan, e.g. `四·1`; `附` for pages outside it. */
  number: sentenceSchema,
  summary: sentenceSchema,
  /** Clauses shown on the page, in order. Every clause is shown on exactly one page. */
  clauses: z.array(z.string()),
});

export type ReadingPage = z.infer<typeof pageSchema>;
