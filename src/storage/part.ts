import type { Envelope } from '../log/envelope.ts';
import type { LogStore, StoredLog } from './port.ts';

/** The logs of one family in a store that holds several. Everything else is the store's. @param isPart by what can be read of a log */
export function partOf<Event extends Envelope>(
  store: LogStore,
  isPart: (log: StoredLog) => boolean,
): LogStore<Event> {
  /** Whose a log is never changes. */
  const known = new Map<string, boolean>();
  const isOurs = async (stream: string): Promise<boolean> => {
    const answer = known.get(stream) ?? isPart(await store.read(stream));
    known.set(stream, answer);
    return answer;
  };
  return {
    ...(store as LogStore<Event>),
    streams: async () => {
      const ours: string[] = [];
      for (const stream of await store.streams()) if (await isOurs(stream)) ours.push(stream);
      return ours;
    },
  };
}
