import type { Span } from '../../base/expression.ts';
import { foldedSource, foldText } from '../../base/folded.ts';
import type { Suspicions } from '../../playbook/suspicions.ts';
import { readText } from './reading.ts';

/** A place where a text gives a cause that nobody has approved as the cause. */
export interface CauseFinding {
  /** `value`: what the ledger holds as a cause not approved. `wording`: words that give a cause. `form`: words that seem to. */
  readonly why: 'value' | 'wording' | 'form';
  /** The words found: of wording and form the whole sentence. */
  readonly text: string;
}

/**
 * The sentences of a text that say why something happened, whatever the ledger holds. Words of caution (“原因正在调查”), reasons for a measure
 * (“因清理塌方，道路封闭”), what an event has done and what might happen give no cause.
 */
export function causesGiven(text: string, suspicions: Suspicions): readonly CauseFinding[] {
  const folded = foldText(text, 'dropped');
  const { sure, maybe, events, measures, general } = suspicions.causes;
  const reading = readText(folded.text, suspicions);
  const gives = (span: Span): boolean => {
    const [start] = span;
    const isOfMeasure = reading.clauseHolds(measures, start) && !reading.clauseHolds(events, start);
    return (
      !isOfMeasure &&
      !reading.clauseHolds(general, start) &&
      !reading.isInTitle(start) &&
      reading.isSaid(span, true)
    );
  };
  const found = new Map<number, CauseFinding>();
  for (const [why, wanted] of [
    ['wording', sure],
    ['form', maybe],
  ] as const)
    for (const span of reading.placesOfWanted(wanted)) {
      const { start, end } = reading.sentenceAt(span[0]);
      if (!found.has(start) && gives(span))
        found.set(start, { why, text: foldedSource(text, folded, start, end - start).text.trim() });
    }
  return [...found].sort(([one], [other]) => one - other).map(([, finding]) => finding);
}
