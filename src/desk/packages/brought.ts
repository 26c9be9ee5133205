import type { Actor } from '../../log/envelope.ts';
import type { IncidentEvent, IncidentLog } from '../core/incident.ts';
import { incidentKindOf } from '../incident/kinds.ts';
import { filledInLabel } from '../triage/answered.ts';
import { fillsIn } from '../triage/reading.ts';

/** The label of an act: answers that only fill in what was left for later are no re-grade. */
function labelOf(log: IncidentLog, event: IncidentEvent): string {
  if (event.type === 'answered' && fillsIn(log, event)) return filledInLabel;
  const { label } = incidentKindOf(event);
  return typeof label === 'string' ? label : label(event);
}

/** The writers of some events, with their kinds; whoever wrote most comes first. Signatures are not checked, and the screen says so. */
export function broughtIn(log: IncidentLog, events: readonly IncidentEvent[]) {
  const people = new Map<string, { readonly by: Actor; readonly counts: Map<string, number> }>();
  for (const event of events) {
    const { by } = event;
    const label = labelOf(log, event);
    const key = `${by.role} ${by.name ?? ''}`;
    const { counts } = people.get(key) ?? { counts: new Map<string, number>() };
    counts.set(label, (counts.get(label) ?? 0) + 1);
    people.set(key, { by, counts });
  }
  return [...people.values()]
    .map(({ by, counts }) => {
      const kinds = [...counts].map(([label, count]) => ({ label, count }));
      return {
        by,
        count: kinds.reduce((sum, each) => sum + each.count, 0),
        /** The most frequent first. */
        kinds: kinds.sort((one, other) => other.count - one.count),
      };
    })
    .sort((one, other) => other.count - one.count);
}
/** One person's acts in some events, counted. */
export type Brought = ReturnType<typeof broughtIn>[number];
