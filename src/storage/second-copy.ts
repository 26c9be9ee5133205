import { type Batch, StorageFailure } from './port.ts';
import { onPutAside } from './put-aside.ts';
import type { Addition } from './writes.ts';

/**
 * Logs once more, outside the database, in the origin's private file system: a disk that runs full can tear the
 * database's own files, and a restart of the browser then loses what had been written long before. Records lie in it as
 * they lie in the database.
 */
export interface SecondCopy {
  /** Resolves when all of it is on the disk. @param settings of the database, where they have changed */
  append(
    added: readonly Addition[],
    playbooks: NonNullable<Batch['playbooks']>,
    settings?: ReadonlyMap<string, unknown>,
  ): Promise<void>;
  /** Takes a log away, and with it what the caller keeps of it. */
  remove(stream: string, rest: () => Promise<void>): Promise<void>;
  /** Takes everything away, and with it what the caller keeps of it. */
  clear(rest: () => Promise<void>): Promise<void>;
  /** Puts into the database what it lacks, and takes in what this copy lacks. @returns the logs that came back */
  compare(): Promise<readonly string[]>;
  close(): void;
}

/** What the worker is asked. */
export type CopyRequest =
  | { readonly kind: 'probe' }
  | {
      readonly kind: 'append';
      readonly added: readonly Addition[];
      readonly playbooks: NonNullable<Batch['playbooks']>;
      readonly settings: ReadonlyMap<string, unknown> | undefined;
    }
  | { readonly kind: 'remove'; readonly stream: string }
  | { readonly kind: 'clear' }
  | { readonly kind: 'compare' };

/** What it answers. */
export type CopyAnswer =
  | { readonly number: number; readonly ok: true; readonly streams: readonly string[] }
  | { readonly number: number; readonly ok: false; readonly code: StorageFailure['code'] };

/** A request on its way. The worker keeps to the database's own folder. */
export interface CopyMessage {
  readonly number: number;
  readonly database: string;
  readonly request: CopyRequest;
  /** The lock under which it is done, one tab at a time; `undefined` where the page holds it already, or nothing is written. */
  readonly turn?: string | undefined;
}

/** How long the worker may take for one request, in milliseconds. */
const TIMEOUT = 20_000;

type Ask = (request: CopyRequest, turn?: string) => Promise<readonly string[]>;

/** Starts the worker that writes; it alone may wait for files without holding up the page. */
function startWorker(database: string): { readonly ask: Ask; readonly stop: () => void } {
  const waiting = new Map<number, { readonly message: CopyMessage; answered(answer: CopyAnswer): void }>();
  const start = (): Worker => {
    // Not a module worker, as for long logs: the development server does without.
    const started = new Worker(new URL('./second-copy.worker.ts', import.meta.url));
    started.onmessage = ({ data }: MessageEvent<CopyAnswer>) => waiting.get(data.number)?.answered(data);
    started.onerror = () => {
      for (const [number, { answered }] of waiting) answered({ number, ok: false, code: 'failed' });
    };
    for (const { message } of waiting.values()) started.postMessage(message);
    return started;
  };
  let worker = start();
  const stopListening = onPutAside(
    () => worker.terminate(),
    () => {
      worker.terminate();
      worker = start();
    },
  );
  let count = 0;
  const ask: Ask = (request, turn) =>
    new Promise((resolve, reject) => {
      count += 1;
      const number = count;
      const answered = (answer: CopyAnswer): void => {
        clearTimeout(timer);
        waiting.delete(number);
        if (answer.ok) resolve(answer.streams);
        else reject(new StorageFailure(answer.code));
      };
      const timer = setTimeout(() => answered({ number, ok: false, code: 'failed' }), TIMEOUT);
      const message: CopyMessage = { number, database, request, turn };
      waiting.set(number, { message, answered });
      worker.postMessage(message);
    });
  return {
    ask,
    stop: () => {
      stopListening();
      worker.terminate();
    },
  };
}

const placeOf = ({ store, key }: Addition): string => JSON.stringify([store, key]);

/** The copy of a database; `undefined` where the browser has no such files, or no locks to write them one tab at a time. */
export function openSecondCopy(database: string): SecondCopy | undefined {
  const isOffered =
    typeof Worker !== 'undefined' &&
    typeof navigator !== 'undefined' &&
    'locks' in navigator &&
    typeof navigator.storage?.getDirectory === 'function';
  if (!isOffered) return undefined;
  const { ask, stop } = startWorker(database);
  const isThere = ask({ kind: 'probe' }).then(
    () => true,
    () => false,
  );
  const turn = `${database}-copy`;
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => navigator.locks.request(turn, work);
  /** What could not be written yet, by its place: the database may have it, and will not hand it over again. */
  const owed = new Map<string, Addition>();
  return {
    append: async (added, playbooks, settings) => {
      if (!(await isThere)) return;
      for (const each of added) owed.set(placeOf(each), each);
      if (owed.size === 0 && playbooks.length === 0 && settings === undefined) return;
      const writing = [...owed.values()];
      // The worker waits for its turn: what the page is answered waits behind whatever it is drawing.
      await ask({ kind: 'append', added: writing, playbooks, settings }, turn);
      for (const each of writing) if (owed.get(placeOf(each)) === each) owed.delete(placeOf(each));
    },
    remove: async (stream, rest) => {
      if (!(await isThere)) return rest();
      for (const [place, { key }] of owed) if (key[0] === stream) owed.delete(place);
      // The database within the same turn: a comparison in between would bring back what is half gone.
      return inTurn(async () => {
        await ask({ kind: 'remove', stream });
        await rest();
      });
    },
    clear: async rest => {
      if (!(await isThere)) return rest();
      owed.clear();
      return inTurn(async () => {
        await ask({ kind: 'clear' });
        await rest();
      });
    },
    compare: async () => ((await isThere) ? ask({ kind: 'compare' }, turn) : []),
    close: stop,
  };
}
