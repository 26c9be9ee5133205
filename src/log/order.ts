import type { Envelope } from './envelope.ts';

const isBefore = (one: Envelope, other: Envelope): boolean => {
  if (one.at !== other.at) return one.at < other.at;
  return one.id === other.id ? one.hash < other.hash : one.id < other.id;
};

/**
 * Whether each event knows the one before it and nothing else, from the very first on: a log that was never forked and has
 * no gap. Most are, and need no search for an order or for what differs.
 */
export function isChain(events: readonly Envelope[]): boolean {
  let before: string | undefined;
  for (const { prev, hash } of events) {
    if (prev.length !== (before === undefined ? 0 : 1) || prev[0] !== before) return false;
    before = hash;
  }
  return true;
}

/** A binary heap of events, the earliest by `(at, id)` on top. */
class Ready<Event extends Envelope> {
  private readonly items: Event[] = [];

  push(event: Event): void {
    const items = this.items;
    let at = items.length;
    items.push(event);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = items[above] as Event;
      if (!isBefore(event, parent)) break;
      items[at] = parent;
      at = above;
    }
    items[at] = event;
  }

  pop(): Event | undefined {
    const items = this.items;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const right = items[below + 1];
      if (right !== undefined && isBefore(right, items[below] as Event)) below += 1;
      const child = items[below];
      if (child === undefined || !isBefore(child, last)) break;
      items[at] = child;
      at = below;
    }
    items[at] = last;
    return top;
  }
}

/** Rule 4: causal order, and `(at, id)` where neither knew of the other. Each event once. O(n log n). */
export function inOrder<Event extends Envelope>(events: readonly Event[]): readonly Event[] {
  if (isChain(events)) return events;
  const present = [...new Map(events.map(event => [event.hash, event])).values()];
  const places = new Map(present.map(({ hash }, place) => [hash, place]));
  const waitingFor = new Int32Array(present.length);
  const followers: (number[] | undefined)[] = Array.from({ length: present.length });
  const ready = new Ready<Event>();
  for (const [place, event] of present.entries()) {
    const named = event.prev.length < 2 ? event.prev : new Set(event.prev);
    for (const hash of named) {
      const known = places.get(hash);
      if (known === undefined) continue;
      waitingFor[place] = (waitingFor[place] ?? 0) + 1;
      const list = followers[known];
      if (list === undefined) followers[known] = [place];
      else list.push(place);
    }
    if (waitingFor[place] === 0) ready.push(event);
  }
  const ordered: Event[] = [];
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    ordered.push(next);
    for (const place of followers[places.get(next.hash) ?? -1] ?? []) {
      const left = (waitingFor[place] ?? 1) - 1;
      waitingFor[place] = left;
      if (left === 0) ready.push(present[place] as Event);
    }
  }
  return ordered;
}

/** Hashes of the events that no other event has seen: the `prev` of whatever is written next. */
export function headsOf(events: readonly Envelope[]): readonly string[] {
  const seen = new Set<string>();
  for (const { prev } of events) for (const hash of prev) seen.add(hash);
  return events.map(({ hash }) => hash).filter(hash => !seen.has(hash));
}

/** Hashes that events name and that are not there: records that some machine has lost. */
export function gapsOf(events: readonly Envelope[]): readonly string[] {
  const present = new Set(events.map(({ hash }) => hash));
  const missing = new Set<string>();
  for (const { prev } of events) for (const hash of prev) if (!present.has(hash)) missing.add(hash);
  return [...missing];
}
