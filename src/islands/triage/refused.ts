import type { Refusal } from '../../incident/refusal.ts';
import { triageText } from '../../text/triage.ts';

/** Why something is refused, in a sentence. The sentences come with the first refusal: most triages see none. */
export const refusedSentence = (refusal: Refusal): Promise<string> =>
  import('../../text/refusal.ts').then(
    ({ refusalSentence }) => refusalSentence(refusal),
    () => triageText.refused,
  );
