import { addTo } from '../base/group.ts';
import { remembered } from '../base/remember.ts';
import type { Concurrency } from './concurrency.ts';
import { contradictionsIn } from './contradiction.ts';
import type { Envelope } from './envelope.ts';
import { canonicalOf } from './hash.ts';
import type { Log, LogDifference } from './log.ts';
import type { LogReading } from './reading.ts';

/** Subjects whose current values differ. */
function differing<Event extends Envelope>(
  { kindOf, saidBy, values }: LogReading<Event>,
  log: Log<Event>,
): readonly LogDifference<Event>[] {
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
}

/** Events that build on one that was taken back, by the id of that one. */
function referringTo<Event extends Envelope>(
  { kindOf, eventAt }: LogReading<Event>,
  log: Log<Event>,
): ReadonlyMap<string, readonly Event[]> {
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
  return referring;
}

/** Events that were taken back while somebody else built on them, where nobody has decided about it. */
function orphaned<Event extends Envelope>(
  reading: LogReading<Event>,
  { apart }: Concurrency<Event>,
  log: Log<Event>,
): readonly LogDifference<Event>[] {
  const { kindOf, eventAt } = reading;
  const isDecided = (undo: Event): boolean =>
    kindOf(undo)
      .subjects(undo)
      .some(subject => log.subjects.get(subject)?.current.some(({ type }) => type === 'chosen') === true);
  const open = [...referringTo(reading, log)].flatMap(([id, among]) => {
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
}

/** Differences left to decide by officers who worked apart: rules 9, 12 and 13. */
export function differencesIn<Event extends Envelope>(
  reading: LogReading<Event>,
  concurrency: Concurrency<Event>,
): Pick<Log<Event>['family'], 'contradicting' | 'differences'> {
  const { placeOf, values } = reading;
  const contradictionsOf = contradictionsIn(reading, concurrency);
  const contradicted = (log: Log<Event>): readonly LogDifference<Event>[] =>
    [...contradictionsOf(log)].flatMap(([subject, by]): readonly LogDifference<Event>[] => {
      const value = values(log, subject).at(-1);
      return by.length === 0 || value === undefined ? [] : [{ kind: 'contradicted', subject, value, by }];
    });
  const latestOf = (log: Log<Event>, difference: LogDifference<Event>): number =>
    (difference.kind === 'values' ? difference.values : difference.by).reduce(
      (latest, event) => Math.max(latest, placeOf(log, event)),
      0,
    );
  return {
    /** Events that contradict the current value of a subject: neither side knew of the other. */
    contradicting: (log, subject) => contradictionsOf(log).get(subject) ?? [],
    /** Every open difference of the log, in the order of the latest event of each. */
    differences: log =>
      log.fork === undefined
        ? []
        : [...differing(reading, log), ...contradicted(log), ...orphaned(reading, concurrency, log)]
            .map(difference => ({ difference, at: latestOf(log, difference) }))
            .sort((one, other) => one.at - other.at)
            .map(({ difference }) => difference),
  };
}
