import { fieldsOf } from '../base/guard.ts';
import type { Envelope } from '../log/envelope.ts';
import {
  type Batch,
  failureCode,
  type LogStore,
  type StorageFailure,
  type StoredLog,
} from '../storage/port.ts';
import type { HeldLogs } from './held-logs.ts';

interface ReaderPorts<Event extends Envelope> {
  readonly store: Pick<LogStore<Event>, 'read' | 'streams' | 'append'>;
  readonly logs: HeldLogs<Event>;
  /** Batches that are not on disk yet. */
  readonly waiting: () => readonly Batch<Event>[];
  /** Writes all that is held of a log. */
  readonly rewrite: (stream: string) => void;
  readonly prepare?: (() => Promise<void>) | undefined;
  readonly read: (stream: string, stored: StoredLog<Event>) => void | Promise<void>;
  readonly unread: (code: StorageFailure['code'], stream?: string) => void;
  /** Called where another tab has wiped a log. */
  readonly wiped: (stream: string) => void;
}

/** Reads logs of the store into those that are held. @param ports `prepare`, `read` and `unread` as the journal's ports say */
export function createJournalReader<Event extends Envelope>(ports: ReaderPorts<Event>) {
  const { store, logs, waiting } = ports;
  const isWaiting = (stream: string): boolean =>
    waiting().some(({ events }) => events.some(event => event.stream === stream));

  /**
   * Reads changes of a log from the store. A log that cannot be read is reported, and the others go on.
   * @param isAnew reads known events, too: they may have new signatures
   */
  const read = async (stream: string, isAnew = false): Promise<void> => {
    try {
      const log = logs.log(stream);
      const onTheirWay = new Set(waiting().flatMap(({ events }) => events.map(({ id }) => id)));
      const written = [...(log?.keys() ?? [])].filter(id => !onTheirWay.has(id));
      const known = new Set(isAnew ? [] : log?.keys());
      const [stored] = await Promise.all([store.read(stream, known), ports.prepare?.()]);
      // The log was wiped meanwhile: the events just read are outdated.
      if (log !== undefined && logs.log(stream) !== log) return;
      const { events, broken, absent } = stored;
      if (written.some(id => absent.has(id))) {
        // Another tab has wiped it.
        const isGone = events.length + broken.length === 0 && written.every(id => absent.has(id));
        if (isGone && !isWaiting(stream)) return ports.wiped(stream);
        // Later events alone would be stored without the log's beginning; so this tab writes all it has.
        ports.rewrite(stream);
      }
      logs.hold(events, true);
      await ports.read(stream, stored);
    } catch (error) {
      ports.unread(failureCode(error), stream);
    }
  };

  return {
    /** Reads every log, held or not. Never rejects. */
    load: async (): Promise<void> => {
      try {
        let streams = await store.streams();
        if (logs.streams().some(stream => !streams.includes(stream) && !isWaiting(stream))) {
          // The database may be another: then writing writes all of it anew.
          await store.append({ events: [] });
          streams = await store.streams();
        }
        for (const stream of new Set([...logs.streams(), ...streams])) await read(stream);
      } catch (error) {
        ports.unread(failureCode(error));
      }
    },
    /** Another tab has written to a log, or wiped it, or written signatures: whatever it said. */
    hear: async (word: unknown): Promise<void> => {
      const { signed: stream } = fieldsOf(word);
      if (typeof word === 'string') await read(word);
      else if (typeof stream === 'string') await read(stream, true);
    },
  };
}
