import { addTo } from '../base/group.ts';
import { remembered } from '../base/remember.ts';
import type { Envelope } from './envelope.ts';
import { canonicalOf } from './hash.ts';
import type { Kind } from './kind.ts';
import type { Log, LogDifference } from './log.ts';

/** More values that settle a subject side by side than anybody compares. */
const MOST_SETTLING = 31;

/** Asks which events of `among` were concurrent with those of `of`. */
export interface DifferenceQuestion<Event extends Envelope> {
  readonly of: readonly Event[];
  readonly among: readonly Event[];
}

/** The events that settle a subject, work concurrent with them, and the part of it that contradicts them. */
interface Settling<Event extends Envelope> extends DifferenceQuestion<Event> {
  readonly against: Set<Event>;
}

const NOTHING: DifferenceQuestion<never> = { of: [], among: [] };

/** How a family reads its logs. */
interface Reading<Event extends Envelope> {
  readonly kindOf: (event: Event) => Kind<Event>;
  readonly eventAt: (log: Log<Event>, id: string) => Event | undefined;
  /** The index of an event in its log. */
  readonly placeOf: (log: Log<Event>, event: Event) => number;
  /** The value of an event for a subject, for comparing. */
  readonly saidBy: (event: Event, subject: string) => unknown;
  /** Whether an event says something. */
  readonly isLive: (event: Event, log: Log<Event>) => boolean;
  /** The event that one takes back. */
  readonly takenBackBy: (event: Event, log: Log<Event>) => Event | undefined;
  /** The current values of a subject, oldest first. */
  readonly values: (log: Log<Event>, subject: string) => readonly Event[];
  /** For each question, the concurrent events. */
  readonly apart: (
    log: Log<Event>,
    questions: readonly DifferenceQuestion<Event>[],
  ) => readonly (readonly Event[])[];
}

/** Differences left to decide by officers who worked apart: rules 9, 12 and 13. */
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
  const halfKnown = (log: Log<Event>, asked: readonly Settling<Event>[]): readonly (readonly Event[])[] => {
    const open = asked.map(({ of, among, against }) =>
      of.length < 2 ? [] : among.filter(event => !against.has(event)),
    );
    // Nobody reads so many that stand beside one another: then none of them settles anything.
    const values = asked.map(({ of }, at) => (open[at]?.length === 0 || of.length > MOST_SETTLING ? [] : of));
    const questions = values.flatMap((of, at) => of.map(value => ({ of: [value], among: open[at] ?? [] })));
    const answers = apart(log, questions).map(events => new Set(events));
    let next = 0;
    return asked.map(({ of }, at) => {
      const rest = open[at] ?? [];
      if (of.length > MOST_SETTLING) return rest;
      const from = next;
      next += values[at]?.length ?? 0;
      const apartFrom = answers.slice(from, next);
      return rest.filter(
        event =>
          apartFrom.some(events => events.has(event)) &&
          of.every(
            (value, position) =>
              placeOf(log, event) > placeOf(log, value) || apartFrom[position]?.has(event) === true,
          ),
      );
    });
  };

  /**
   * Events that knew both the settling and something that contradicted it: their writer took the subject as open, even
   * if the contradiction was taken back since.
   */
  const carriedOn = (log: Log<Event>, asked: readonly Settling<Event>[]): readonly (readonly Event[])[] => {
    const later = asked.map(({ of, among, against }) => {
      if (against.size === 0) return [];
      const settledAt = of.reduce((latest, event) => Math.max(latest, placeOf(log, event)), 0);
      return among.filter(
        event =>
          !against.has(event) &&
          event.type !== 'undone' &&
          isLive(event, log) &&
          placeOf(log, event) > settledAt,
      );
    });
    const unaware = apart(
      log,
      asked.map(({ against }, at) => {
        const among = later[at] ?? [];
        return among.length === 0 ? NOTHING : { of: [...against], among };
      }),
    ).map(events => new Set(events));
    return later.map((events, at) => events.filter(event => unaware[at]?.has(event) !== true));
  };

  /** The subjects that work can contradict, with that work; for an undoing also the work it took back. */
  const disturbedIn = (log: Log<Event>): ReadonlyMap<string, readonly Event[]> => {
    const disturbed = new Map<string, Event[]>();
    for (const event of log.events) {
      // Taking work back is work, too: it disturbs whatever was settled while that work was known.
      const target = takenBackBy(event, log);
      const disturbing = target ?? (isLive(event, log) ? event : undefined);
      if (disturbing === undefined) continue;
      for (const subject of new Set(kindOf(disturbing).disturbs?.(disturbing))) {
        addTo(disturbed, subject, event);
        if (target !== undefined) addTo(disturbed, subject, target);
      }
    }
    return disturbed;
  };

  const contradictionsOf = remembered((log: Log<Event>): ReadonlyMap<string, readonly Event[]> => {
    if (log.fork === undefined) return new Map();
    const settledBy = remembered((event: Event) => new Set(kindOf(event).settles?.(event)));
    const asked = [...disturbedIn(log)].flatMap(
      ([subject, among]): readonly (Settling<Event> & { readonly subject: string })[] => {
        const of = log.subjects.get(subject)?.current ?? [];
        return of.length > 0 && values(log, subject).every(value => settledBy(value).has(subject))
          ? [{ subject, of, among, against: new Set() }]
          : [];
      },
    );
    const add = (found: readonly (readonly Event[])[]): void => {
      for (const [at, { against }] of asked.entries())
        for (const event of found[at] ?? []) against.add(event);
    };
    // Each step builds on the events that those before it have found.
    add(apart(log, asked));
    add(halfKnown(log, asked));
    add(carriedOn(log, asked));
    const inLogOrder = (one: Event, other: Event): number => placeOf(log, one) - placeOf(log, other);
    return new Map(
      asked.map(({ subject, against }) => {
        const contradicts = (event: Event): boolean => {
          const target = takenBackBy(event, log);
          return target === undefined ? isLive(event, log) : !against.has(target);
        };
        return [subject, [...against].filter(contradicts).sort(inLogOrder)];
      }),
    );
  });

  /** Events that contradict the current value of a subject: neither side knew of the other. */
  const contradicting = (log: Log<Event>, subject: string): readonly Event[] =>
    contradictionsOf(log).get(subject) ?? [];

  const differing = (log: Log<Event>): readonly LogDifference<Event>[] => {
    // One event can say the same of a thousand subjects: it is written out once.
    const whole = remembered((event: Event) => canonicalOf(saidBy(event, '')));
    const wordsOf = (event: Event, subject: string): string =>
      kindOf(event).value === undefined ? whole(event) : canonicalOf(saidBy(event, subject));
    return [...log.subjects].flatMap(([subject, { current }]): readonly LogDifference<Event>[] => {
      if (current.length < 2) return [];
      const [first, ...others] = values(log, subject);
      if (first === undefined) return [];
      const said = wordsOf(first, subject);
      return others.every(event => wordsOf(event, subject) === said)
        ? []
        : [{ kind: 'values', subject, values: [first, ...others] }];
    });
  };

  const contradicted = (log: Log<Event>): readonly LogDifference<Event>[] =>
    [...contradictionsOf(log)].flatMap(([subject, by]): readonly LogDifference<Event>[] => {
      const value = values(log, subject).at(-1);
      return by.length === 0 || value === undefined ? [] : [{ kind: 'contradicted', subject, value, by }];
    });

  const orphaned = (log: Log<Event>): readonly LogDifference<Event>[] => {
    /** Ids of events taken back, by subjects that have no other event. */
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
        .some(subject => log.subjects.get(subject)?.current.some(({ type }) => type === 'chosen') === true);
    const open = [...referring].flatMap(([id, among]) => {
      const target = eventAt(log, id);
      const of = log.undone.get(id) ?? [];
      const [undo] = of;
      return target === undefined || undo === undefined || of.some(isDecided)
        ? []
        : [{ target, undo, of, among }];
    });
    const found = apart(log, open);
    return open.flatMap(({ target, undo }, position): readonly LogDifference<Event>[] => {
      const by = found[position] ?? [];
      const [subject = ''] = kindOf(undo).subjects(undo);
      return by.length === 0 ? [] : [{ kind: 'orphaned', subject, target, undo, by }];
    });
  };

  const latestOf = (log: Log<Event>, difference: LogDifference<Event>): number =>
    (difference.kind === 'values' ? difference.values : difference.by).reduce(
      (latest, event) => Math.max(latest, placeOf(log, event)),
      0,
    );

  /** Every open difference of the log, in the order of the latest event of each. */
  const differences = (log: Log<Event>): readonly LogDifference<Event>[] =>
    log.fork === undefined
      ? []
      : [...differing(log), ...contradicted(log), ...orphaned(log)]
          .map(difference => ({ difference, at: latestOf(log, difference) }))
          .sort((one, other) => one.at - other.at)
          .map(({ difference }) => difference);

  return { contradicting, differences };
}
