import { carried } from './carried.ts';
import { concurrencyOf } from './concurrency.ts';
import { differencesIn } from './difference.ts';
import type { Envelope } from './envelope.ts';
import { logExtension } from './extend.ts';
import { logFold } from './fold.ts';
import type { Kinds } from './kind.ts';
import type { LogFamily } from './log.ts';
import { type LogReading, logReading } from './reading.ts';
import { sizeInPackage } from './size.ts';

/** How much the events of a log are: counted once, then event by event. */
function extentOf<Event extends Envelope>({ kindOf }: LogReading<Event>) {
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
  return { size, ties, countTies };
}

/** The operations on logs whose kinds these are. */
export function logFamily<Event extends Envelope>(kinds: Kinds<Event>): LogFamily<Event> {
  const reading = logReading(kinds);
  const concurrency = concurrencyOf(reading);
  const fold = logFold(reading, () => family);
  const family: LogFamily<Event> = {
    kinds,
    fold,
    extend: logExtension(reading, fold),
    ...extentOf(reading),
    values: reading.values,
    valuesBefore: reading.valuesBefore,
    saidBy: reading.saidBy,
    apartFrom: concurrency.apartFrom,
    unknownTo: concurrency.unknownTo,
    ...differencesIn(reading, concurrency),
  };
  return family;
}
