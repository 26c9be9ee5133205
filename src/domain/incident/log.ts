import { EVENT_VERSION, eventSchema, hashOf, type IncidentEvent } from './event.ts';

const byTime = (one: IncidentEvent, other: IncidentEvent): number => {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
};

/**
 * Puts events in causal order, and by `(at, id)` where neither knew of the other. The order is the same on every
 * machine, whatever the order of arrival and however the clocks were set.
 */
export function inOrder(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  const present = new Map(events.map(event => [event.hash, event]));
  const waitingFor = new Map<string, number>();
  const followers = new Map<string, IncidentEvent[]>();
  for (const event of present.values()) {
    const known = new Set(event.prev.filter(previous => present.has(previous)));
    waitingFor.set(event.hash, known.size);
    for (const previous of known) followers.set(previous, [...(followers.get(previous) ?? []), event]);
  }
  // Ready events are few: one for each branch. A sorted array is enough.
  const ready = [...present.values()].filter(event => waitingFor.get(event.hash) === 0).sort(byTime);
  const ordered: IncidentEvent[] = [];
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    ordered.push(next);
    for (const follower of followers.get(next.hash) ?? []) {
      const left = (waitingFor.get(follower.hash) ?? 1) - 1;
      waitingFor.set(follower.hash, left);
      if (left > 0) continue;
      const place = ready.findIndex(event => byTime(follower, event) < 0);
      ready.splice(place === -1 ? ready.length : place, 0, follower);
    }
  }
  return ordered;
}

/** Hashes of the events that no other event has seen; the `prev` of whatever is written next. */
export function headsOf(events: readonly IncidentEvent[]): readonly string[] {
  const seen = new Set(events.flatMap(({ prev }) => prev));
  return events.map(({ hash }) => hash).filter(hash => !seen.has(hash));
}

/** Why a value is not a sound event. */
export type EventProblem =
  | { readonly code: 'unreadable' }
  | { readonly code: 'newerVersion' }
  | { readonly code: 'altered' };

/** Reads one stored or imported value as an event: right shape, known version, and a hash that fits. */
export function readEvent(
  value: unknown,
): { readonly event: IncidentEvent } | { readonly problem: EventProblem } {
  const version = typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;
  if (typeof version === 'number' && version > EVENT_VERSION) return { problem: { code: 'newerVersion' } };
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) return { problem: { code: 'unreadable' } };
  try {
    if (hashOf(parsed.data) !== parsed.data.hash) return { problem: { code: 'altered' } };
  } catch {
    // Half a character has no canonical form, so no writer can have hashed it.
    return { problem: { code: 'unreadable' } };
  }
  return { event: parsed.data };
}

/** The union of two logs of one incident: commutative, associative, idempotent. */
export function merge(
  one: readonly IncidentEvent[],
  other: readonly IncidentEvent[],
): readonly IncidentEvent[] {
  return inOrder([...one, ...other]);
}
