import { id, refs, sentence, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';

/**
 * A moment to stop, read a short list aloud, and have a second person confirm it. It stands before the steps it names,
 * each time anew, or before the incident is closed.
 */
export const pauseSchema = z.strictObject({
  id: id('pause'),
  title: sentence,
  basis,
  cite: citations,
  before: z.union([z.literal('closing'), z.strictObject({ steps: refs('step') })]),
  /** Five to seven, so that reading takes no more than a minute and a half. */
  items: z.array(sentence).check(z.minLength(3), z.maxLength(7)),
});

export type Pause = z.infer<typeof pauseSchema>;
