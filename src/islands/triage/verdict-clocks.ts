import { deadlinesInForce, type PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { dueAt } from '../../playbook/deadline/compute.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';

/** A clock that runs from an answer. Times in milliseconds since the epoch. */
export interface StartedClock {
  readonly deadline: Deadline;
  readonly since: number;
  /** `undefined` of a stopwatch. */
  readonly due: ReturnType<typeof dueAt>;
}

/** The clocks that the answers alone start, earliest first and stopwatches last, and the limits that begin to run later. */
export function verdictClocks(
  index: PlaybookIndex,
  facts: Facts,
): { readonly started: readonly StartedClock[]; readonly later: readonly Deadline[] } {
  const started: StartedClock[] = [];
  const later: Deadline[] = [];
  for (const deadline of deadlinesInForce(index, facts)) {
    const anchor = 'fact' in deadline.anchor ? facts[deadline.anchor.fact] : undefined;
    const since = Date.parse(anchor ?? '');
    if (anchor === undefined) later.push(deadline);
    else started.push({ deadline, since, due: dueAt(deadline.within, since, index.playbook.calendar) });
  }
  const at = ({ due }: StartedClock): number => due?.at ?? Number.MAX_VALUE;
  return { started: started.sort((one, other) => at(one) - at(other)), later };
}
