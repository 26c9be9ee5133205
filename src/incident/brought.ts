import type { Actor } from '../log/envelope.ts';
import type { EventType, IncidentEvent } from './kinds/registry.ts';

/** Some events by whose acts they are and of which kinds, whoever did most first. Nothing is signed: so it is told. */
export function broughtIn(events: readonly IncidentEvent[]) {
  const people = new Map<string, { readonly by: Actor; readonly counts: Map<EventType, number> }>();
  for (const { by, type } of events) {
    const key = `${by.role} ${by.name ?? ''}`;
    const { counts } = people.get(key) ?? { counts: new Map<EventType, number>() };
    counts.set(type, (counts.get(type) ?? 0) + 1);
    people.set(key, { by, counts });
  }
  return [...people.values()]
    .map(({ by, counts }) => {
      const kinds = [...counts].map(([type, count]) => ({ type, count }));
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
