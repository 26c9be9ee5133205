import { id, sentence, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';

/** A moment to stop before the incident is closed, read a short list aloud, and have a second person confirm it. */
export const pauseSchema = z.strictObject({
  id: id('pause'),
  title: sentence,
  basis,
  cite: citations,
  before: z.literal('closing'),
  /** Five to seven, so that reading takes no more than a minute and a half. */
  items: z.array(sentence).check(z.minLength(3), z.maxLength(7)),
});

export type Pause = z.infer<typeof pauseSchema>;
