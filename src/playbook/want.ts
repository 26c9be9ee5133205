import { sentence, slug, z } from '../base/schema.ts';

/** What a step must leave behind: a value of a kind that can be checked, instead of a bare tick. */
export const wantSchema = z.strictObject({
  id: slug,
  /** The name of the field: “报给谁”. */
  label: sentence,
  /** `people`: names or duty titles, one or more. `file`: kept on this machine, its digest in the log. */
  kind: z.enum(['time', 'text', 'link', 'number', 'people', 'file']),
  /** For `number`: “条”, “人”. */
  unit: z.exactOptional(sentence),
  hint: z.exactOptional(sentence),
  /** The step is done only with every want that is not optional. */
  optional: z.exactOptional(z.boolean()),
});

export type Want = z.infer<typeof wantSchema>;
