import { hasItsHash } from '../log/hash.ts';
import { EVENT_VERSION, type IncidentEvent } from './event.ts';

const byTime = (one: IncidentEvent, other: IncidentEvent): number => {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
};

/**
 * Whether each event knows the one before it and nothing else, from the very first on: a log that was never forked and
 * has no gap. Most are, and need no search for an order, for heads or for what is missing.
 */
export function isChain(events: readonly IncidentEvent[]): boolean {
  let before: string | undefined;
  for (const { prev, hash } of events) {
    if (prev.length !== (before === undefined ? 0 : 1) || prev[0] !== before) return false;
    before = hash;
  }
  return true;
}

/**
 * Puts events in causal order, and by `(at, id)` where neither knew of the other. The order is the same on every
 * machine, whatever the order of arrival and however the clocks were set.
 */
export function inOrder(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  if (isChain(events)) return events;
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
  const seen = new Set<string>();
  for (const { prev } of events) for (const hash of prev) seen.add(hash);
  return events.map(({ hash }) => hash).filter(hash => !seen.has(hash));
}

/** Why a value is not a sound event. */
export type EventProblem =
  | { readonly code: 'unreadable' }
  | { readonly code: 'newerVersion' }
  | { readonly code: 'altered' };

/** An event, or why there is none. */
export type ReadEvent = { readonly event: IncidentEvent } | { readonly problem: EventProblem };

/** Whether a value comes from a newer edition of the site. */
export function isNewer(value: unknown): boolean {
  const version = typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;
  return typeof version === 'number' && version > EVENT_VERSION;
}

/**
 * Reads back what this machine has stored. Only sound events are ever stored, so one whose hash still fits is as it was
 * written; a log that comes from elsewhere needs `readEvent`, which checks the shape too.
 */
export function verifyEvent(value: unknown): ReadEvent {
  if (isNewer(value)) return { problem: { code: 'newerVersion' } };
  const looksLikeOne =
    typeof value === 'object' && value !== null && 'hash' in value && 'type' in value && 'prev' in value;
  if (!looksLikeOne) return { problem: { code: 'unreadable' } };
  const event = value as IncidentEvent;
  return hasItsHash(event) ? { event } : { problem: { code: 'altered' } };
}

/** The union of two logs of one incident: commutative, associative, idempotent. */
export function merge(
  one: readonly IncidentEvent[],
  other: readonly IncidentEvent[],
): readonly IncidentEvent[] {
  return inOrder([...one, ...other]);
}

const isMark = (event: IncidentEvent): event is Extract<IncidentEvent, { data: { step: string } }> =>
  event.type === 'stepStarted' ||
  event.type === 'stepDone' ||
  event.type === 'stepNotApplicable' ||
  event.type === 'stepSkipped' ||
  event.type === 'stepDeferred';

/**
 * Marks on one step of which none knew the other: what two officers who worked apart have said differently. A mark that
 * was taken back counts as never made: what it had settled is open again.
 * @param ordered a log in causal order
 * @returns step id → event ids in order, only for steps with more than one such mark
 */
export function differingMarks(ordered: readonly IncidentEvent[]): ReadonlyMap<string, readonly string[]> {
  const differing = new Map<string, readonly string[]>();
  if (isChain(ordered)) return differing;
  const isForked =
    ordered.some(({ prev }, position) => prev.length !== (position === 0 ? 0 : 1)) ||
    headsOf(ordered).length > 1;
  if (!isForked) return differing;
  const undone = new Set(ordered.flatMap(event => (event.type === 'undone' ? [event.data.event] : [])));
  const marks = new Map<string, IncidentEvent[]>();
  for (const event of ordered)
    if (isMark(event) && !undone.has(event.id))
      marks.set(event.data.step, [...(marks.get(event.data.step) ?? []), event]);
  const positions = new Map(ordered.map(({ hash }, position) => [hash, position]));
  for (const [step, ofStep] of marks) {
    if (ofStep.length < 2) continue;
    const earliest = Math.min(...ofStep.map(({ hash }) => positions.get(hash) ?? 0));
    const superseded = new Set<string>();
    // The latest first: it mostly knows all the others, which then need no walk of their own.
    for (const mark of [...ofStep].reverse())
      if (!superseded.has(mark.hash))
        for (const known of ancestorsFrom(ordered, positions, mark, earliest)) superseded.add(known);
    const latest = ofStep.filter(({ hash }) => !superseded.has(hash));
    if (latest.length > 1)
      differing.set(
        step,
        latest.map(({ id }) => id),
      );
  }
  return differing;
}

/**
 * Marks on a step that the writer of one of them had not seen.
 * @param ordered a log in causal order
 * @param event id of the mark
 */
export function marksUnknownTo(
  ordered: readonly IncidentEvent[],
  step: string,
  event: string,
): readonly string[] {
  const mark = ordered.find(({ id }) => id === event);
  if (mark === undefined) return [];
  const positions = new Map(ordered.map(({ hash }, position) => [hash, position]));
  const known = ancestorsFrom(ordered, positions, mark, 0);
  return ordered
    .filter(each => isMark(each) && each.data.step === step && each !== mark && !known.has(each.hash))
    .map(({ id }) => id);
}

/** Hashes of the events a writer had seen, directly or not, as far back as a position. */
function ancestorsFrom(
  ordered: readonly IncidentEvent[],
  positions: ReadonlyMap<string, number>,
  event: IncidentEvent,
  earliest: number,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [...event.prev];
  for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) {
    const position = positions.get(hash);
    if (position === undefined || position < earliest || seen.has(hash)) continue;
    seen.add(hash);
    waiting.push(...(ordered[position]?.prev ?? []));
  }
  return seen;
}
