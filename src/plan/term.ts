import { ref, sentence, z } from '../base/schema.ts';

/** A word of the field, and the words officers use for it. Search reads the synonyms. */
export const termSchema = z.strictObject({
  term: sentence,
  meaning: sentence,
  synonyms: z.array(sentence),
  /** Clause ids and rule ids where the term matters. */
  cite: z.array(ref('clause', 'rule')),
});

export type Term = z.infer<typeof termSchema>;
