import type { Envelope } from './envelope.ts';
import type { Log } from './log.ts';
import type { LogReading } from './reading.ts';

/** Asks which events of `among` were concurrent with those of `of`. */
export interface ConcurrencyQuestion<Event extends Envelope> {
  readonly of: readonly Event[];
  readonly among: readonly Event[];
}

export type Concurrency<Event extends Envelope> = ReturnType<typeof concurrencyOf<Event>>;

/** Answers which events of a log were concurrent: neither knew of the other. */
export function concurrencyOf<Event extends Envelope>({ placeOf }: Pick<LogReading<Event>, 'placeOf'>) {
  /** For each question, the concurrent events; those after the fork know all before it. */
  const apart = (
    log: Log<Event>,
    questions: readonly ConcurrencyQuestion<Event>[],
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

  /** Those of some events that were concurrent with an event. */
  const apartFrom = (log: Log<Event>, event: Event, others: readonly Event[]): ReadonlySet<Event> =>
    new Set(apart(log, [{ of: [event], among: others }])[0]);

  /** Those of some events that an event did not know. */
  const unknownTo = (log: Log<Event>, event: Event, others: readonly Event[]): readonly Event[] => {
    const unknown = apartFrom(log, event, others);
    return others.filter(other => unknown.has(other) || placeOf(log, other) > placeOf(log, event));
  };

  return { apart, apartFrom, unknownTo };
}
