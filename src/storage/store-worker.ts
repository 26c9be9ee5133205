import type { RecordCipher } from './cipher.ts';
import { StorageFailure, type StoredLog } from './port.ts';
import { onPutAside } from './put-aside.ts';
import type { LogWrite, PlaybookText } from './writes.ts';

/** Requests to the worker of the second copy. Only a worker may write it without holding up the page. */
export type CopyRequest =
  | { readonly kind: 'probe' }
  | {
      readonly kind: 'append';
      readonly added: readonly LogWrite[];
      readonly playbooks: readonly PlaybookText[];
      /** Logs that the database has whole: one that was wiped takes nothing else. */
      readonly whole: readonly string[];
    }
  | { readonly kind: 'remove'; readonly stream: string }
  | { readonly kind: 'compare'; readonly keyId: string | undefined };

/** Result of a comparison of database and second copy. */
export interface Compared {
  /** The logs that came back. */
  readonly restored: readonly string[];
  /** Whether the database had none at all. */
  readonly isCleared: boolean;
}

/** Requests to the worker that reads a long log, or the place of the key. */
export type ReadRequest = LogRequest | { readonly key: string };

interface LogRequest {
  readonly stream: string;
  readonly known: ReadonlySet<string>;
  /** Present for a locked store: keys can be sent to a worker, functions cannot. */
  readonly lock: Pick<RecordCipher, 'keyId' | 'key'> | undefined;
}

/** A worker's answer. */
export type WorkAnswer =
  | { readonly number: number; readonly ok: true; readonly value: unknown }
  | { readonly number: number; readonly ok: false; readonly code: StorageFailure['code'] };

/** A request on its way. The worker keeps to the database, and the folder, of one name. */
export interface WorkMessage<Request> {
  readonly number: number;
  readonly database: string;
  readonly request: Request;
  /** The lock under which it is done, one tab at a time; `undefined` where the page holds it already, or nothing is written. */
  readonly turn?: string | undefined;
}

/**
 * Starts a worker. Throws where there are none.
 * @param begin not a module worker: Firefox has had those only since 114. The development server serves modules only, so there the page does without
 * @param timeout how long it may take for one request, in milliseconds
 */
export function startWorker<Request>(begin: () => Worker, database: string, timeout: number) {
  const waiting = new Map<
    number,
    { readonly message: WorkMessage<Request>; answered(answer: WorkAnswer): void }
  >();
  const start = (): Worker => {
    const started = begin();
    const fail = (): void => {
      for (const [number, { answered }] of waiting) answered({ number, ok: false, code: 'failed' });
    };
    started.onmessage = ({ data }: MessageEvent<WorkAnswer>) => waiting.get(data.number)?.answered(data);
    started.onerror = fail;
    started.onmessageerror = fail;
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
  return {
    /** Rejects with a {@link StorageFailure}, or where the request cannot be handed over. */
    ask: <Value = unknown>(request: Request, turn?: string): Promise<Value> =>
      new Promise((resolve, reject) => {
        count += 1;
        const number = count;
        const answered = (answer: WorkAnswer): void => {
          clearTimeout(timer);
          waiting.delete(number);
          if (answer.ok) resolve(answer.value as Value);
          else reject(new StorageFailure(answer.code));
        };
        const timer = setTimeout(() => answered({ number, ok: false, code: 'failed' }), timeout);
        const message: WorkMessage<Request> = { number, database, request, turn };
        waiting.set(number, { message, answered });
        worker.postMessage(message);
      }),
    stop: (): void => {
      stopListening();
      worker.terminate();
    },
  };
}

/** Reads a long log away from the page's own thread. Rejects where it cannot; the page then reads it itself. */
export type LogReader = (
  database: string,
  stream: string,
  known: ReadonlySet<string>,
  cipher: RecordCipher | undefined,
) => Promise<StoredLog>;

/** How long a worker may read, in milliseconds. One that hangs must not keep the desk from opening. */
const READING = 10_000;

const reader = () => new Worker(new URL('./reader.worker.ts', import.meta.url));

export const readInWorker: LogReader = async (database, stream, known, cipher) => {
  const { ask, stop } = startWorker<ReadRequest>(reader, database, READING);
  const lock = cipher === undefined ? undefined : { keyId: cipher.keyId, key: cipher.key };
  try {
    return await ask<StoredLog>({ stream, known, lock });
  } finally {
    stop();
  }
};

/** Whether the key's database gives a text back: a worker that has ended keeps no hold of the file. `true` where none could be asked. */
export async function keyHolds(key: string): Promise<boolean> {
  const { ask, stop } = startWorker<ReadRequest>(reader, '', READING);
  try {
    return await ask<boolean>({ key });
  } catch {
    return true;
  } finally {
    stop();
  }
}
