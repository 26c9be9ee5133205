import { addTo } from '../base/group.ts';
import { remembered } from '../base/remember.ts';
import type { Concurrency, ConcurrencyQuestion } from './concurrency.ts';
import type { Envelope } from './envelope.ts';
import type { Log } from './log.ts';
import type { LogReading } from './reading.ts';

/** More values that settle a subject side by side than anybody compares. */
const MOST_SETTLING = 31;

/** The events that settle a subject, work concurrent with them, and the part of it that contradicts them. */
interface Settling<Event extends Envelope> extends ConcurrencyQuestion<Event> {
  readonly subject: string;
  readonly against: Set<Event>;
}

/** For each settling, events that contradict it. */
type Found<Event extends Envelope> = readonly (readonly Event[])[];

const NOTHING: ConcurrencyQuestion<never> = { of: [], among: [] };

/**
 * Where several settled a subject apart: what knew one of them, but not another, and was known to none. It was done
 * where the first was already contradicted, and nobody who settled had it in view.
 */
function halfKnown<Event extends Envelope>(
  { placeOf }: Pick<LogReading<Event>, 'placeOf'>,
  { apart }: Pick<Concurrency<Event>, 'apart'>,
  log: Log<Event>,
  asked: readonly Settling<Event>[],
): Found<Event> {
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
}

/**
 * Events that knew both the settling and something that contradicted it: their writer took the subject as open, even
 * if the contradiction was taken back since.
 */
function carriedOn<Event extends Envelope>(
  { placeOf, isLive }: Pick<LogReading<Event>, 'placeOf' | 'isLive'>,
  { apart }: Pick<Concurrency<Event>, 'apart'>,
  log: Log<Event>,
  asked: readonly Settling<Event>[],
): Found<Event> {
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
}

/** The subjects that work can contradict, with that work; for an undoing also the work it took back. */
function disturbedIn<Event extends Envelope>(
  { kindOf, isLive, takenBackBy }: Pick<LogReading<Event>, 'kindOf' | 'isLive' | 'takenBackBy'>,
  log: Log<Event>,
): ReadonlyMap<string, readonly Event[]> {
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
}

/** The subjects whose current values all settle them, each with the work that can contradict it. */
function settledIn<Event extends Envelope>(
  reading: LogReading<Event>,
  log: Log<Event>,
): readonly Settling<Event>[] {
  const { kindOf, values } = reading;
  const settledBy = remembered((event: Event) => new Set(kindOf(event).settles?.(event)));
  return [...disturbedIn(reading, log)].flatMap(([subject, among]): readonly Settling<Event>[] => {
    const of = log.subjects.get(subject)?.current ?? [];
    return of.length > 0 && values(log, subject).every(value => settledBy(value).has(subject))
      ? [{ subject, of, among, against: new Set() }]
      : [];
  });
}

/** For each log, the events that contradict the current value of a subject: neither side knew of the other. Rules 12 and 13. */
export function contradictionsIn<Event extends Envelope>(
  reading: LogReading<Event>,
  concurrency: Concurrency<Event>,
): (log: Log<Event>) => ReadonlyMap<string, readonly Event[]> {
  const { placeOf, isLive, takenBackBy } = reading;
  return remembered(log => {
    if (log.fork === undefined) return new Map();
    const asked = settledIn(reading, log);
    const add = (found: Found<Event>): void => {
      for (const [at, { against }] of asked.entries())
        for (const event of found[at] ?? []) against.add(event);
    };
    // Each step builds on the events that those before it have found.
    add(concurrency.apart(log, asked));
    add(halfKnown(reading, concurrency, log, asked));
    add(carriedOn(reading, concurrency, log, asked));
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
}
