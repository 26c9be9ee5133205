import type { Actor } from '../../log/envelope.ts';
import type { EventType, IncidentEvent, IncidentLog } from '../incident/kinds.ts';
import type { StepMark } from '../steps/step-marks.ts';
import { fillsIn } from '../triage/reading.ts';

/** What an act is told as: a mark on a step by what it says; answers that only fill in what was left for later are no re-grade. */
export type ActKind = Exclude<EventType, 'stepMarked'> | StepMark['kind'] | 'filledIn';

function actKind(log: IncidentLog, event: IncidentEvent): ActKind {
  if (event.type === 'stepMarked') return event.data.mark.kind;
  return event.type === 'answered' && fillsIn(log, event) ? 'filledIn' : event.type;
}

/** Some events of a log by whose acts they are and of which kinds, whoever did most first. Nothing is signed: so it is told. */
export function broughtIn(log: IncidentLog, events: readonly IncidentEvent[]) {
  const people = new Map<string, { readonly by: Actor; readonly counts: Map<ActKind, number> }>();
  for (const event of events) {
    const { by } = event;
    const kind = actKind(log, event);
    const key = `${by.role} ${by.name ?? ''}`;
    const { counts } = people.get(key) ?? { counts: new Map<ActKind, number>() };
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    people.set(key, { by, counts });
  }
  return [...people.values()]
    .map(({ by, counts }) => {
      const kinds = [...counts].map(([kind, count]) => ({ kind, count }));
      return {
        by,
        count: kinds.reduce((sum, each) => sum + each.count, 0),
        /** The most frequent first. */
        kinds: kinds.sort((one, other) => other.count - one.count),
      };
    })
    .sort((one, other) => other.count - one.count);
}
/** What one person's acts in some events come to. */
export type Brought = ReturnType<typeof broughtIn>[number];
