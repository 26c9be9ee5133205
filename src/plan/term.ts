import { ref, sentenceSchema, z } from '../base/schema.ts';

/** A word of the field, and the words officers use for it. Search reads the synonyms. */
export const termSchema = z.strictObject({
  term: sentenceSchema,
  meaning: sentenceSchema,
  /** A word of everyday speech: texts that use it do not lead to what it means. */
  everyday: z.exactOptional(z.literal(true)),
  synonyms: z.array(sentenceSchema),
  /** Clause ids and rule ids where the term matters. */
  cite: z.array(ref('clause', 'rule')),
});

export type Term = z.infer<typeof termSchema>;
