import type { Envelope } from './envelope.ts';
import type { Kind, Kinds } from './kind.ts';
import type { Log } from './log.ts';

/** The two kinds that the log itself understands; every registry has them. */
interface Undoing {
  readonly event: string;
}
interface Choosing extends Undoing {
  readonly subject: string;
}

export type LogReading<Event extends Envelope> = ReturnType<typeof logReading<Event>>;

/** How events of these kinds are read: what each says, takes back or chooses, and which of them count. */
export function logReading<Event extends Envelope>(kinds: Kinds<Event>) {
  // A type that no registry knows is refused on reading, so every event has its kind.
  const kindOf = (event: Event): Kind<Event> => kinds[event.type as Event['type']];
  /** The id of the event that an undoing or a choice is about. */
  const targetOf = (event: Event): string => (event.data as Undoing).event;
  const eventAt = (
    { events, places }: Pick<Log<Event>, 'events' | 'places'>,
    id: string,
  ): Event | undefined => events[places.get(id) ?? -1];
  /** The index of an event in its log. */
  const placeOf = ({ places }: Pick<Log<Event>, 'places'>, { id }: Event): number => places.get(id) ?? 0;

  /** The current events of each list. */
  const currentOf = (
    lists: readonly (readonly Event[])[],
    log: Pick<Log<Event>, 'events' | 'places' | 'fork'>,
  ): readonly (readonly Event[])[] => {
    const { fork } = log;
    const isForked = (said: readonly Event[]): boolean =>
      fork !== undefined && said.length > 1 && placeOf(log, said.at(-1) as Event) < fork.until;
    const forked = lists.filter(isForked);
    const latest = fork?.causality.latest(forked.map(said => said.map(event => placeOf(log, event)))) ?? [];
    const found = new Map(forked.map((said, position) => [said, latest[position]]));
    return lists.map(said => found.get(said)?.map(place => log.events[place] as Event) ?? said.slice(-1));
  };

  const resolved = (log: Log<Event>, current: readonly Event[]): readonly Event[] => [
    ...new Set(
      current.map(event => (event.type === 'chosen' ? (eventAt(log, targetOf(event)) ?? event) : event)),
    ),
  ];

  return {
    kindOf,
    targetOf,
    eventAt,
    placeOf,
    currentOf,
    /** The value of an event for a subject, for comparing. */
    saidBy: (event: Event, subject: string): unknown => {
      const { value } = kindOf(event);
      // Two kinds can speak of one subject in the same words: skipped and not applicable, with one reason.
      return value === undefined ? { type: event.type, data: event.data } : value(event, subject);
    },
    /** Whether an event counts: it was not taken back and, if it is a choice, the event it chose counts and has a value for the subject. */
    isLive: (event: Event, log: Pick<Log<Event>, 'events' | 'places' | 'undone'>): boolean => {
      if (log.undone.has(event.id)) return false;
      if (event.type !== 'chosen') return true;
      const { subject } = event.data as Choosing;
      const target = eventAt(log, targetOf(event));
      return (
        target !== undefined &&
        target.type !== 'chosen' &&
        !log.undone.has(target.id) &&
        kindOf(target).subjects(target).includes(subject)
      );
    },
    /** The event that one takes back. Only what may be taken back is: a forged event must not make an opening undone. */
    takenBackBy: (event: Event, log: Pick<Log<Event>, 'events' | 'places'>): Event | undefined => {
      const target = event.type === 'undone' ? eventAt(log, targetOf(event)) : undefined;
      return target !== undefined && kindOf(target).undoable ? target : undefined;
    },
    /** The current values of a subject, oldest first; a choice is replaced by the event it chose. */
    values: (log: Log<Event>, subject: string): readonly Event[] =>
      resolved(log, log.subjects.get(subject)?.current ?? []),
    valuesBefore: (log: Log<Event>, subject: string, place: number): readonly Event[] => {
      const said = (log.subjects.get(subject)?.said ?? []).filter(event => placeOf(log, event) < place);
      return resolved(log, said.length === 0 ? [] : (currentOf([said], log)[0] ?? []));
    },
  };
}
