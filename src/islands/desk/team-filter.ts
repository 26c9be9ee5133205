import type { Person } from '../../incident/kinds/define.ts';
import type { StepView } from '../../incident/view.ts';
import type { KeyOf } from './roster.ts';
import type { Holder } from './Someone.tsx';

/** Which steps are shown: all, those in nobody's hands, or one person's by key. */
export type Filter = { readonly kind: 'all' | 'nobody' } | { readonly kind: 'person'; readonly key: string };

export const ALL: Filter = { kind: 'all' };

const keyIn = (filter: Filter): string | undefined => ('key' in filter ? filter.key : undefined);
export const sameFilter = (one: Filter, other: Filter): boolean =>
  one.kind === other.kind && keyIn(one) === keyIn(other);

export function shows(filter: Filter, { assignee }: StepView, keyOf: KeyOf): boolean {
  switch (filter.kind) {
    case 'all':
      return true;
    case 'nobody':
      return assignee === undefined;
    case 'person':
      return assignee !== undefined && keyOf(assignee) === filter.key;
  }
}

/** Who has what in hand, in the order of the checklist. */
export function holdersOf(open: readonly StepView[], keyOf: KeyOf): readonly Holder[] {
  const held = new Map<string, { readonly person: Person; readonly steps: string[] }>();
  for (const { step, assignee } of open) {
    if (assignee === undefined) continue;
    const holder = held.get(keyOf(assignee));
    if (holder === undefined) held.set(keyOf(assignee), { person: assignee, steps: [step.id] });
    else holder.steps.push(step.id);
  }
  return [...held.values()];
}
