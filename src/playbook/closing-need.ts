import { id, refs, sentence, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';

/** Something that must be so before an incident is closed. */
export const closingNeedSchema = z.strictObject({
  id: id('need'),
  title: sentence,
  basis,
  cite: citations,
  /** Steps that must have a result, where they apply. */
  steps: z.exactOptional(refs('step')),
  /**
   * What else is looked at. `published`: every step that publishes has a result, and no promised update is outstanding.
   * `feedback`: every theme is answered, corrected or passed on.
   */
  check: z.exactOptional(z.enum(['published', 'feedback'])),
  /** The question to answer where it is left open: “没解决的交给哪个科室、到哪天”. Without one it cannot be left. */
  leave: z.exactOptional(sentence),
});

export type ClosingNeed = z.infer<typeof closingNeedSchema>;
