import type { z } from '../base/schema.ts';
import type { patternSchema, singlePatternSchema } from './pattern-schema.ts';

export type SinglePattern = z.infer<typeof singlePatternSchema>;
/** What somebody can have done: one thing, or any of several. */
export type Pattern = z.infer<typeof patternSchema>;

export const alternatives = (pattern: Pattern): readonly SinglePattern[] =>
  'any' in pattern ? pattern.any : [pattern];
