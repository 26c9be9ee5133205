import { addTo } from '../base/group.ts';
import { remembered } from '../base/remember.ts';
import type { Envelope } from './envelope.ts';
import { canonicalOf } from './hash.ts';
import type { Kind } from './kind.ts';
import type { Log } from './log.ts';

/** Something two officers who worked apart have left to be decided. */
export type Difference<Event extends Envelope> =
  /** Several values of one subject. */
  | { readonly kind: 'values'; readonly subject: string; readonly values: readonly Event[] }
  /** A value, and what was done elsewhere in ignorance of it. */
  | {
      readonly kind: 'contradicted';
      readonly subject: string;
      readonly value: Event;
      readonly by: readonly Event[];
    }
  /** An event that was taken back while somebody else built on it. */
  | {
      readonly kind: 'orphaned';
      /** The undoing's own: choosing it says that it stands. */
      readonly subject: string;
      readonly target: Event;
      readonly undo: Event;
      readonly by: readonly Event[];
    };

/** More values that settle a subject side by side than anybody compares. */
const MOST_SETTLING = 31;

/** Which of some events stand apart from others. */
export interface Question<Event extends Envelope> {
  readonly of: readonly Event[];
  readonly among: readonly Event[];
}

/** How a family reads its logs. */
interface Reading<Event extends Envelope> {
  readonly kindOf: (event: Event) => Kind<Event>;
  readonly eventAt: (log: Log<Event>, id: string) => Event | undefined;
  /** Where an event stands in the order of its log. */
  readonly placeOf: (log: Log<Event>, event: Event) => number;
  /** What an event says of a subject, for comparing. */
  readonly saidBy: (event: Event, subject: string) => unknown;
  /** Whether an event says something. */
  readonly isLive: (event: Event, log: Log<Event>) => boolean;
  /** The event that one takes back. */
  readonly takenBackBy: (event: Event, log: Log<Event>) => Event | undefined;
  /** The events whose values stand for a subject, oldest first. */
  readonly values: (log: Log<Event>, subject: string) => readonly Event[];
  /** Of each question the events that neither know nor are known. */
  readonly apart: (log: Log<Event>, questions: readonly Question<Event>[]) => readonly (readonly Event[])[];
}

/** What officers who worked apart have left to be decided: rules 9, 12 and 13. */
export function differencesIn<Event extends Envelope>({
  kindOf,
  eventAt,
  placeOf,
  saidBy,
  isLive,
  takenBackBy,
  values,
  apart,
}: Reading<Event>) {
  /**
   * Where several settled a subject apart: what knew one of them, but not another, and was known to none. It was done
   * where the first was already contradicted, and nobody who settled had it in view.
   */
  const halfKnown = (
    log: Log<Event>,
    { of, among }: Question<Event>,
    foundApart: readonly Event[],
  ): readonly Event[] => {
    const known = new Set(foundApart);
    const rest = among.filter(event => !known.has(event));
    if (of.length < 2 || rest.length === 0) return [];
    // Nobody reads so many that stand beside one another: then none of them settles anything.
    if (of.length > MOST_SETTLING) return rest;
    const apartFrom = apart(
      log,
      of.map(value => ({ of: [value], among: rest })),
    ).map(events => new Set(events));
    return rest.filter(
      event =>
        apartFrom.some(events => events.has(event)) &&
        of.every(
          (value, position) =>
            placeOf(log, event) > placeOf(log, value) || apartFrom[position]?.has(event) === true,
        ),
    );
  };

  /**
   * What knew all that settled a subject, and of something that contradicted it: to whoever did it nothing was settled, even
   * where what contradicted it was taken back since.
   */
  const carriedOn = (
    log: Log<Event>,
    { of, among }: Question<Event>,
    against: ReadonlySet<Event>,
  ): readonly Event[] => {
    const settled = Math.max(...of.map(event => placeOf(log, event)));
    const later = among.filter(
      event =>
        !against.has(event) && event.type !== 'undone' && isLive(event, log) && placeOf(log, event) > settled,
    );
    if (against.size === 0 || later.length === 0) return [];
    const [unaware = []] = apart(log, [{ of: [...against], among: later }]);
    return later.filter(event => !unaware.includes(event));
  };

  const contradictionsOf = remembered((log: Log<Event>): ReadonlyMap<string, readonly Event[]> => {
    if (log.fork === undefined) return new Map();
    const settled = [...log.subjects].filter(([subject]) =>
      values(log, subject).every(value => kindOf(value).settles?.(value).includes(subject) === true),
    );
    if (settled.length === 0) return new Map();
    const against = new Map<string, Event[]>(settled.map(([subject]) => [subject, []]));
    for (const event of log.events) {
      // Taking work back is work, too, for whoever had settled things with it in view.
      const target = takenBackBy(event, log);
      const disturbing = target ?? (isLive(event, log) ? event : undefined);
      if (disturbing === undefined) continue;
      for (const subject of kindOf(disturbing).disturbs?.(disturbing) ?? [])
        against.get(subject)?.push(event, ...(target === undefined ? [] : [target]));
    }
    const questions = settled.map(([subject, { standing }]) => ({
      of: standing,
      among: against.get(subject) ?? [],
    }));
    const found = apart(log, questions);
    return new Map(
      settled.map(([subject], position) => {
        const question = questions[position] as Question<Event>;
        const events = new Set([
          ...(found[position] ?? []),
          ...halfKnown(log, question, found[position] ?? []),
        ]);
        for (const event of carriedOn(log, question, events)) events.add(event);
        const contradicts = (event: Event): boolean => {
          const target = takenBackBy(event, log);
          return target === undefined ? isLive(event, log) : !events.has(target);
        };
        const inLogOrder = (one: Event, other: Event): number => placeOf(log, one) - placeOf(log, other);
        return [subject, [...events].filter(contradicts).sort(inLogOrder)];
      }),
    );
  });

  /** Events that contradict what stands for a subject: neither side knew of the other. */
  const contradicting = (log: Log<Event>, subject: string): readonly Event[] =>
    contradictionsOf(log).get(subject) ?? [];

  const differing = (log: Log<Event>): readonly Difference<Event>[] =>
    [...log.subjects].flatMap(([subject, { standing }]): readonly Difference<Event>[] => {
      if (standing.length < 2) return [];
      const [first, ...others] = values(log, subject);
      if (first === undefined) return [];
      const said = canonicalOf(saidBy(first, subject));
      return others.every(event => canonicalOf(saidBy(event, subject)) === said)
        ? []
        : [{ kind: 'values', subject, values: [first, ...others] }];
    });

  const contradicted = (log: Log<Event>): readonly Difference<Event>[] =>
    [...contradictionsOf(log)].flatMap(([subject, by]): readonly Difference<Event>[] => {
      const value = values(log, subject).at(-1);
      return by.length === 0 || value === undefined ? [] : [{ kind: 'contradicted', subject, value, by }];
    });

  const orphaned = (log: Log<Event>): readonly Difference<Event>[] => {
    /** Ids of what was taken back, by subjects of which nothing else was said. */
    const emptied = new Map<string, string[]>();
    for (const id of log.undone.keys()) {
      const target = eventAt(log, id);
      for (const subject of target === undefined ? [] : kindOf(target).subjects(target))
        if (!log.subjects.has(subject)) addTo(emptied, subject, id);
    }
    const referring = new Map<string, Event[]>();
    for (const event of log.events) {
      if (log.undone.has(event.id)) continue;
      const { refersTo, buildsOn } = kindOf(event);
      for (const id of refersTo?.(event) ?? []) if (log.undone.has(id)) addTo(referring, id, event);
      for (const subject of buildsOn?.(event) ?? [])
        for (const id of emptied.get(subject) ?? []) addTo(referring, id, event);
    }
    const isDecided = (undo: Event): boolean =>
      kindOf(undo)
        .subjects(undo)
        .some(subject => log.subjects.get(subject)?.standing.some(({ type }) => type === 'chosen') === true);
    const open = [...referring].flatMap(([id, among]) => {
      const target = eventAt(log, id);
      const of = log.undone.get(id) ?? [];
      const [undo] = of;
      return target === undefined || undo === undefined || of.some(isDecided)
        ? []
        : [{ target, undo, of, among }];
    });
    const found = apart(log, open);
    return open.flatMap(({ target, undo }, position): readonly Difference<Event>[] => {
      const by = found[position] ?? [];
      const [subject = ''] = kindOf(undo).subjects(undo);
      return by.length === 0 ? [] : [{ kind: 'orphaned', subject, target, undo, by }];
    });
  };

  const latestOf = (log: Log<Event>, difference: Difference<Event>): number =>
    (difference.kind === 'values' ? difference.values : difference.by).reduce(
      (latest, event) => Math.max(latest, placeOf(log, event)),
      0,
    );

  /** Every open difference of the log, in the order of the latest event of each. */
  const differences = (log: Log<Event>): readonly Difference<Event>[] =>
    log.fork === undefined
      ? []
      : [...differing(log), ...contradicted(log), ...orphaned(log)]
          .map(difference => ({ difference, at: latestOf(log, difference) }))
          .sort((one, other) => one.at - other.at)
          .map(({ difference }) => difference);

  return { contradicting, differences };
}
