import type { EventOfType, EventType, IncidentEvent, IncidentLog, Written } from './incident.ts';
import type { IncidentKind } from './kind.ts';

// Imports types only: every feature reads its events with this, so it lies below them all.

/** The data of an event, with its writer and time. */
export const eventRecord = <Event extends IncidentEvent>({
  id: event,
  at,
  by,
  data,
}: Event): Event['data'] & Written => ({ ...data, event, at, by });

/** The event that another is about: what it takes back, or itself. */
export const meantBy = ({ events, places }: IncidentLog, event: IncidentEvent): IncidentEvent =>
  (event.type === 'undone' ? events[places.get(event.data.event) ?? -1] : undefined) ?? event;

/** The event of a kind whose value stands for a subject, the last of several; `undefined` where none of that kind does. */
export function currentEvent<const Type extends EventType>(
  log: IncidentLog,
  subject: string,
  type: Type,
): EventOfType<Type> | undefined {
  const event = log.family.values(log, subject).at(-1);
  return event?.type === type ? (event as EventOfType<Type>) : undefined;
}

export function currentRecord<const Type extends EventType>(
  log: IncidentLog,
  subject: string,
  type: Type,
): (EventOfType<Type>['data'] & Written) | undefined {
  const event = currentEvent(log, subject, type);
  return event && eventRecord(event);
}

/** Events of some kinds, those taken back among them, in the order of the log. */
export function ofTypes<const Type extends EventType>(
  { byType, places }: IncidentLog,
  ...types: readonly Type[]
): readonly EventOfType<Type>[] {
  const events = types.flatMap(type => byType.get(type) ?? []);
  // Those of one kind are in order already.
  if (types.length > 1) events.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
  return events as readonly IncidentEvent[] as readonly EventOfType<Type>[];
}

/** Those of them that count. */
export const live = <const Type extends EventType>(
  log: IncidentLog,
  ...types: readonly Type[]
): readonly EventOfType<Type>[] => ofTypes(log, ...types).filter(({ id }) => !log.undone.has(id));

/** The names of all kinds, each with its kind. */
type Registry = Readonly<Record<IncidentEvent['type'], object>>;

/**
 * The kind of an event, by a registry. The cast stands here once for all: a kind declares its functions for its own events, and that
 * the kind found by an event's type is that event's own is more than the compiler can follow.
 */
export const kindIn = (kinds: Registry, { type }: IncidentEvent): IncidentKind<IncidentEvent> =>
  kinds[type] as IncidentKind<IncidentEvent>;
