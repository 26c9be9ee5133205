import { localId, sentenceSchema, z } from '../base/schema.ts';
import { WANT_MEANINGS } from './vocabulary.ts';

/** A value that a step must leave behind: of a kind that can be checked, instead of a bare tick. */
export const wantSchema = z.strictObject({
  id: localId('want'),
  /** The meaning by which other code than its step's reads it. */
  means: z.exactOptional(z.enum(WANT_MEANINGS)),
  /** The name of the field: “报给谁”. */
  label: sentenceSchema,
  /** `office`: a body or one of its parts, nobody in it. `people`: names or duty titles, one or more. `tasks`: who does what by when, in rows. `file`: kept on this machine, its digest in the log. */
  kind: z.enum(['time', 'text', 'link', 'number', 'office', 'people', 'tasks', 'file']),
  /** For `number`: “条”, “人”. */
  unit: z.exactOptional(sentenceSchema),
  hint: z.exactOptional(sentenceSchema),
  /** The step is done only with every want that is not optional. */
  optional: z.exactOptional(z.boolean()),
});

export type Want = z.infer<typeof wantSchema>;
