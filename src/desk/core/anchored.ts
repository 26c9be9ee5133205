import { momentOf } from '../../base/typed.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';

/** A moment that an answer gives; answers are text in the log, and one that is no time is no moment. Milliseconds since the epoch. */
export const answeredMoment = (facts: Facts, question: string): number | undefined =>
  momentOf(facts[question] ?? '');

/**
 * When a clock starts by the answers alone: at its anchor's moment; where that is not known, at the one its anchor falls back
 * on; or, while it waits for something, meanwhile.
 */
export function anchoredMoment(anchor: Deadline['anchor'], facts: Facts): number | undefined {
  if ('meanwhile' in anchor) return answeredMoment(facts, anchor.meanwhile ?? '');
  if (!('fact' in anchor)) return undefined;
  const { fact, otherwise = '' } = anchor;
  return answeredMoment(facts, fact) ?? answeredMoment(facts, otherwise);
}
