import type { Refusal } from '../core/refusal.ts';
import { triageText } from './words.ts';

/** Why something is refused, in a sentence. The sentences come with the first refusal: most triages see none. */
export const refusedSentence = (refusal: Refusal): Promise<string> =>
  import('../core/words/refusal.ts').then(
    ({ refusalSentence }) => refusalSentence(refusal),
    () => triageText.refused,
  );
