import { ask, type FieldAsk, optionsOf } from '../../kit/fields.ts';
import { timeNow } from '../../session/surroundings.ts';
import { DECIDED } from '../core/decided.ts';
import { howLabel } from '../core/words/decided.ts';
import { fileAsk } from '../parts/want-ask.tsx';
import { signOffText } from '../statements/words.ts';
import { decidedText } from './words.ts';

/** How and when something was decided; nothing stands chosen. */
export const howAsk = () =>
  ({
    how: { kind: 'choice', shown: 'side by side', label: decidedText.how, options: optionsOf(howLabel) },
    decidedAt: ask(DECIDED.decidedAt, { clock: timeNow }),
  }) as const;

/** A photo or scan of the decision, behind a press: most decisions have none. */
export const evidenceAsk = (): FieldAsk => fileAsk({ label: decidedText.evidence, folded: signOffText.more });
