import { momentOf } from '../../base/typed.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';

/** A moment that an answer gives; answers are text in the log, and one that is no time is no moment. Milliseconds since the epoch. */
export const answeredMoment = (facts: Facts, question: string): number | undefined =>
  momentOf(facts[question] ?? '');

/** When a clock starts by the answers: at what its anchor names, or where that is not known at what it names otherwise. */
export const anchoredMoment = (
  { fact, otherwise }: Extract<Deadline['anchor'], { fact: string }>,
  facts: Facts,
): number | undefined =>
  answeredMoment(facts, fact) ?? (otherwise === undefined ? undefined : answeredMoment(facts, otherwise));
