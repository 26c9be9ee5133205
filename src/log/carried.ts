import type { Envelope } from './envelope.ts';
import type { Log } from './log.ts';

/** One for each thing that is worked out: takes it from a log to the same log with one event more. */
const carriers: ((before: object, event: Envelope, after: object) => void)[] = [];

/**
 * Computes something once for each log. When one event is added the result is carried on to the new log, for looking at ten
 * thousand events again would be most of the cost of an act.
 * @param next the result with that event; `undefined` where it has to be computed anew
 */
export function carried<Event extends Envelope, Value>(
  workOut: (log: Log<Event>) => Value,
  next: (before: Value, event: Event, after: Log<Event>) => Value | undefined,
): (log: Log<Event>) => Value {
  const known = new WeakMap<object, Value>();
  carriers.push((before, event, after) => {
    const value = known.get(before);
    const carriedOn = value === undefined ? undefined : next(value, event as Event, after as Log<Event>);
    if (carriedOn !== undefined) known.set(after, carriedOn);
  });
  return log => {
    const value = known.get(log) ?? workOut(log);
    known.set(log, value);
    return value;
  };
}

/** Carries everything that was worked out for a log on to the same log with one event more. */
export function carryOn<Event extends Envelope>(before: Log<Event>, event: Event, after: Log<Event>): void {
  for (const carry of carriers) carry(before, event, after);
}
