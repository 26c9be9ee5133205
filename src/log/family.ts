import { addTo } from '../base/group.ts';
import { carried, carryOn } from './carried.ts';
import { causalityOf } from './causality.ts';
import { type DifferenceQuestion, differencesIn } from './difference.ts';
import type { Envelope } from './envelope.ts';
import type { Kind, Kinds } from './kind.ts';
import { LayeredMap } from './layered-map.ts';
import type { Log, LogFamily, Subject } from './log.ts';
import { gapsOf, headsOf, inOrder, isChain } from './order.ts';
import { sizeInPackage } from './size.ts';

/** The two kinds that the log itself understands; every registry has them. */
interface Undoing {
  readonly event: string;
}
interface Choosing extends Undoing {
  readonly subject: string;
}

/** More events than one action writes: they came from elsewhere. */
const MANY = 64;

/** The operations on logs whose kinds these are. */
export function logFamily<Event extends Envelope>(kinds: Kinds<Event>): LogFamily<Event> {
  // A type that no registry knows is refused on reading, so every event has its kind.
  const kindOf = (event: Event): Kind<Event> => kinds[event.type as Event['type']];
  const isUndoing = (event: Event): boolean => event.type === 'undone';
  const targetOf = (event: Event): string => (event.data as Undoing).event;
  /** The value of an event for a subject, for comparing. */
  const saidBy = (event: Event, subject: string): unknown => {
    const { value } = kindOf(event);
    // Two kinds can speak of one subject in the same words: skipped and not applicable, with one reason.
    return value === undefined ? { type: event.type, data: event.data } : value(event, subject);
  };

  const eventAt = (
    { events, places }: Pick<Log<Event>, 'events' | 'places'>,
    id: string,
  ): Event | undefined => events[places.get(id) ?? -1];

  /** Whether an event counts: it was not taken back and, if it is a choice, the event it chose counts and has a value for the subject. */
  const isLive = (event: Event, log: Pick<Log<Event>, 'events' | 'places' | 'undone'>): boolean => {
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
  };

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

  /** Only what may be taken back is: a forged event must not make an opening undone. */
  const takenBackBy = (event: Event, log: Pick<Log<Event>, 'events' | 'places'>): Event | undefined => {
    const target = isUndoing(event) ? eventAt(log, targetOf(event)) : undefined;
    return target !== undefined && kindOf(target).undoable ? target : undefined;
  };

  /** Puts events in order and computes the current values. `undefined` for no events. Events of other streams do not belong here. */
  const fold = (given: readonly Event[]): Log<Event> | undefined => {
    const events = inOrder(given);
    const [first] = events;
    const last = events.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const chain = isChain(events);
    const places = new Map(events.map(({ id }, place) => [id, place]));
    const undone = new Map<string, Event[]>();
    const byType = new Map<string, Event[]>();
    for (const event of events) {
      addTo(byType, event.type, event);
      const target = takenBackBy(event, { events, places });
      if (target !== undefined) addTo(undone, target.id, event);
    }
    const said = new Map<string, Event[]>();
    for (const event of events)
      if (isLive(event, { events, places, undone }))
        for (const subject of new Set(kindOf(event).subjects(event))) addTo(said, subject, event);
    const fork = chain ? undefined : { causality: causalityOf(events), until: events.length };
    const lists = [...said.values()];
    const current = currentOf(lists, { events, places, fork });
    return {
      stream: first.stream,
      events,
      places,
      heads: chain ? [last.hash] : headsOf(events),
      gaps: chain ? [] : gapsOf(events),
      byType,
      undone,
      subjects: new Map(
        [...said.keys()].map((subject, position) => [
          subject,
          { said: lists[position] ?? [], current: current[position] ?? [] },
        ]),
      ),
      fork,
      family,
    };
  };

  /** Size of its events in a file, in bytes. */
  const size = carried<Event, number>(
    ({ events }) => events.reduce((sum, event) => sum + sizeInPackage(event), 0),
    (before, event) => before + sizeInPackage(event),
  );

  /** Links of an event: the events it knew, its subjects, the events it builds on, the people it names. */
  const tiesOf = (event: Event): number => {
    const { subjects, refersTo, names } = kindOf(event);
    return (
      event.prev.length +
      subjects(event).length +
      (refersTo?.(event).length ?? 0) +
      (names?.(event).length ?? 0)
    );
  };
  const countTies = (events: readonly Event[]): number =>
    events.reduce((sum, event) => sum + tiesOf(event), 0);
  /** All that its events are tied to: rule 17 says what folding and differences cost by it. */
  const ties = carried<Event, number>(
    ({ events }) => countTies(events),
    (before, event) => before + tiesOf(event),
  );

  const refold = (log: Log<Event>, events: readonly Event[]): Log<Event> =>
    fold([...log.events, ...events]) ?? log;

  /** Whether an event was spoken of before it was there: no writer does that, but a forged file can. */
  const wasForetold = ({ byType }: Log<Event>, { id }: Event): boolean =>
    ['undone', 'chosen'].some(type => byType.get(type)?.some(event => targetOf(event) === id) === true);

  /** An event that knows all before it replaces the current values of its subjects. */
  const append = (before: Log<Event>, event: Event): Log<Event> => {
    const log: Log<Event> & { readonly undone: ReadonlyMap<string, readonly Event[]> } = {
      ...before,
      events: [...before.events, event],
      places: LayeredMap.over(before.places).with([[event.id, before.events.length]]),
      heads: [event.hash],
      byType: new Map(before.byType).set(event.type, [...(before.byType.get(event.type) ?? []), event]),
    };
    const changed = new Map<string, Subject<Event> | undefined>();
    const saidOf = (subject: string): readonly Event[] =>
      (changed.has(subject) ? changed.get(subject) : before.subjects.get(subject))?.said ?? [];
    const target = takenBackBy(event, log);
    const undone =
      target === undefined
        ? before.undone
        : new Map(before.undone).set(target.id, [...(before.undone.get(target.id) ?? []), event]);
    const after = { ...log, undone };
    if (target !== undefined) {
      const choices = (log.byType.get('chosen') ?? []).filter(choice => targetOf(choice) === target.id);
      for (const subject of [target, ...choices].flatMap(each => kindOf(each).subjects(each))) {
        const said = saidOf(subject).filter(each => isLive(each, after));
        changed.set(
          subject,
          said.length === 0 ? undefined : { said, current: currentOf([said], after)[0] ?? said },
        );
      }
    }
    if (isLive(event, after))
      for (const subject of new Set(kindOf(event).subjects(event)))
        changed.set(subject, { said: [...saidOf(subject), event], current: [event] });
    return { ...after, subjects: LayeredMap.over(before.subjects).with(changed) };
  };

  /** Adds events. Cheap where each knows all heads, as an officer's own actions do; a fork is folded anew. */
  const extend = (log: Log<Event>, added: readonly Event[]): Log<Event> => {
    const fresh = added.filter(({ id, hash }) => eventAt(log, id)?.hash !== hash);
    if (fresh.length > MANY) return refold(log, fresh);
    let extended = log;
    for (const [position, event] of fresh.entries()) {
      const { heads, gaps, places } = extended;
      const known = new Set(event.prev);
      const knowsAll = known.size === heads.length && heads.every(head => known.has(head));
      // A record that was missing may have come back: then the order itself may change.
      if (!knowsAll || gaps.includes(event.hash) || places.has(event.id) || wasForetold(extended, event))
        return refold(extended, fresh.slice(position));
      const before = extended;
      extended = append(before, event);
      carryOn(before, event, extended);
    }
    return extended;
  };

  const resolved = (log: Log<Event>, current: readonly Event[]): readonly Event[] => [
    ...new Set(
      current.map(event => (event.type === 'chosen' ? (eventAt(log, targetOf(event)) ?? event) : event)),
    ),
  ];

  /** The current values of a subject, oldest first; a choice is replaced by the event it chose. */
  const values = (log: Log<Event>, subject: string): readonly Event[] =>
    resolved(log, log.subjects.get(subject)?.current ?? []);

  const valuesBefore = (log: Log<Event>, subject: string, place: number): readonly Event[] => {
    const said = (log.subjects.get(subject)?.said ?? []).filter(event => placeOf(log, event) < place);
    return resolved(log, said.length === 0 ? [] : (currentOf([said], log)[0] ?? []));
  };

  /** For each question, the concurrent events; those after the fork know all before it. */
  const apart = (
    log: Log<Event>,
    questions: readonly DifferenceQuestion<Event>[],
  ): readonly (readonly Event[])[] => {
    const { fork } = log;
    if (fork === undefined) return questions.map(() => []);
    const forked = (events: readonly Event[]): readonly number[] =>
      events.map(event => placeOf(log, event)).filter(place => place < fork.until);
    return fork.causality
      .apart(
        questions.map(({ of, among }) => {
          const own = forked(of);
          return own.length === of.length ? { of: own, among: forked(among) } : { of: [], among: [] };
        }),
      )
      .map(places => places.map(place => log.events[place] as Event));
  };

  /** Those of some events that were concurrent with an event: neither knew of the other. */
  const apartFrom = (log: Log<Event>, event: Event, others: readonly Event[]): ReadonlySet<Event> =>
    new Set(apart(log, [{ of: [event], among: others }])[0]);

  /** Those of some events that an event did not know. */
  const unknownTo = (log: Log<Event>, event: Event, others: readonly Event[]): readonly Event[] => {
    const unknown = apartFrom(log, event, others);
    return others.filter(other => unknown.has(other) || placeOf(log, other) > placeOf(log, event));
  };

  const { contradicting, differences } = differencesIn<Event>({
    kindOf,
    eventAt,
    placeOf,
    saidBy,
    isLive,
    takenBackBy,
    values,
    apart,
  });
  const family: LogFamily<Event> = {
    kinds,
    fold,
    extend,
    size,
    ties,
    countTies,
    values,
    valuesBefore,
    contradicting,
    apartFrom,
    unknownTo,
    differences,
    saidBy,
  };
  return family;
}
