import { sentenceSchema, some, z } from '../base/schema.ts';

const wordsById = z.record(z.string(), some(sentenceSchema));

/** Searches by which officers look for a clause, a step, a role or a rule, by its id. Only the search reads them. */
export const askedSchema = z.strictObject({
  clauses: wordsById,
  steps: wordsById,
  roles: wordsById,
  rules: wordsById,
  /** Words that say nearly the same, the plan's and everyday ones. */
  words: z.array(z.array(sentenceSchema).check(z.minLength(2))),
});
