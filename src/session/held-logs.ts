import type { Envelope } from '../log/envelope.ts';
import type { createSignatures } from './journal-signatures.ts';

export type HeldLogs<Event extends Envelope> = ReturnType<typeof createHeldLogs<Event>>;

/** The logs that a page holds in memory, each event with the signatures that are known. */
export function createHeldLogs<Event extends Envelope>({
  meet,
  withSignatures,
}: Pick<ReturnType<typeof createSignatures>, 'meet' | 'withSignatures'>) {
  /** By log, then by id. */
  const held = new Map<string, Map<string, Event>>();
  return {
    /** Ids of the logs held. */
    streams: (): readonly string[] => [...held.keys()],
    /** A log's events by id: another map once the log was forgotten. */
    log: (stream: string): ReadonlyMap<string, Event> | undefined => held.get(stream),
    /** All events held of a log, in no particular order. */
    events: (stream: string): readonly Event[] => [...(held.get(stream)?.values() ?? [])].map(withSignatures),
    /** The first event of an id stays; another of the same hash can bring it signatures. */
    hold: (events: readonly Event[], isFromDisk = false): void => {
      for (const event of events) {
        const log = held.get(event.stream) ?? new Map<string, Event>();
        if (!log.has(event.id)) held.set(event.stream, log.set(event.id, event));
        if (log.get(event.id)?.hash === event.hash) meet(event, isFromDisk);
      }
    },
    forget: (stream: string): void => void held.delete(stream),
  };
}
