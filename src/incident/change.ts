import { canonicalOf } from '../log/hash.ts';
import { checklist, deadlinesInForce, type PlaybookIndex } from '../playbook/checklist.ts';
import type { Facts } from '../playbook/condition.ts';
import type { Deadline } from '../playbook/deadline/rule.ts';
import type { Step } from '../playbook/playbook.ts';

/** Steps and clocks that come and go; shown before a re-grade or another edition of the playbook is accepted. */
export interface ChangePreview {
  readonly stepsAdded: readonly Step[];
  readonly stepsRemoved: readonly Step[];
  /** Steps there before and after, whose words or limits differ. */
  readonly stepsChanged: readonly Step[];
  readonly clocksAdded: readonly Deadline[];
  readonly clocksRemoved: readonly Deadline[];
  readonly clocksChanged: readonly Deadline[];
}

interface Standing {
  readonly index: PlaybookIndex;
  readonly facts: Facts;
}

/** Compares by id, then by content: two editions hold different objects for the same step. */
function previewChange(before: Standing, after: Standing): ChangePreview {
  const steps = ({ index, facts }: Standing): readonly Step[] => checklist(index, facts);
  const compare = <Item extends { readonly id: string }>(from: readonly Item[], to: readonly Item[]) => {
    const old = new Map(from.map(item => [item.id, item]));
    const kept = new Set(to.map(({ id }) => id));
    return {
      added: to.filter(({ id }) => !old.has(id)),
      removed: from.filter(({ id }) => !kept.has(id)),
      changed: to.filter(item => {
        const earlier = old.get(item.id);
        return earlier !== undefined && earlier !== item && canonicalOf(earlier) !== canonicalOf(item);
      }),
    };
  };
  const ofSteps = compare(steps(before), steps(after));
  const ofClocks = compare(
    deadlinesInForce(before.index, before.facts),
    deadlinesInForce(after.index, after.facts),
  );
  return {
    stepsAdded: ofSteps.added,
    stepsRemoved: ofSteps.removed,
    stepsChanged: ofSteps.changed,
    clocksAdded: ofClocks.added,
    clocksRemoved: ofClocks.removed,
    clocksChanged: ofClocks.changed,
  };
}

/** What other answers would change. */
export function previewRegrade(index: PlaybookIndex, before: Facts, after: Facts): ChangePreview {
  return previewChange({ index, facts: before }, { index, facts: after });
}

/** What moving to another edition of the playbook would change, the facts staying as they are. */
export function previewMove(before: PlaybookIndex, after: PlaybookIndex, facts: Facts): ChangePreview {
  return previewChange({ index: before, facts }, { index: after, facts });
}
