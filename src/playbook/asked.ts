import { sentence, z } from '../base/schema.ts';

const wordsById = z.record(z.string(), z.array(sentence).check(z.minLength(1)));

/** What officers type when they mean a step or a rule, by its id. Only the search reads it. */
export const askedSchema = z.strictObject({
  steps: wordsById,
  rules: wordsById,
  /** Words that say nearly the same, the plan's and everyday ones. */
  words: z.array(z.array(sentence).check(z.minLength(2))),
});
