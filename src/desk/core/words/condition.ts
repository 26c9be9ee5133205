import { type ConditionWords, describe, type FactDefinitions } from '../../../playbook/condition.ts';
import type { Step } from '../../../playbook/playbook.ts';

/** How a condition reads: “传播范围达到‘市级以上’及以上，并且……”. */
export const conditionWords: ConditionWords = {
  all: parts => parts.join('，并且'),
  any: parts => parts.join('，或者'),
  not: part => `除${part}以外`,
  is: (fact, value) => `${fact}为“${value}”`,
  atLeast: (fact, level) => `${fact}达到“${level}”及以上`,
};

/** When a step is needed, and on what occasion, in the words of content where it has some; `undefined` for one that always is. */
export function neededWhen(
  { when, occasion, needed }: Pick<Step, 'when' | 'occasion' | 'needed'>,
  definitions: FactDefinitions,
): string | undefined {
  if (needed !== undefined) return needed;
  const parts = [when && describe(when, definitions, conditionWords), occasion].flatMap(each => each ?? []);
  return parts.length === 0 ? undefined : parts.join('；');
}
