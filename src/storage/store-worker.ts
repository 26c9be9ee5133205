import type { RecordCipher } from './cipher.ts';
import { type Batch, StorageFailure, type StoredLog } from './port.ts';
import { onPutAside } from './put-aside.ts';
import type { Addition } from './writes.ts';

/** What the worker is asked: the second copy, which it alone may write without holding up the page, and to read a long log. */
export type WorkRequest =
  | { readonly kind: 'probe' }
  | {
      readonly kind: 'append';
      readonly added: readonly Addition[];
      readonly playbooks: NonNullable<Batch['playbooks']>;
      readonly settings: ReadonlyMap<string, unknown> | undefined;
    }
  | { readonly kind: 'remove'; readonly stream: string }
  | { readonly kind: 'compare' }
  | {
      readonly kind: 'read';
      readonly stream: string;
      readonly known: ReadonlySet<string>;
      /** Of a locked store. Functions do not travel, keys do. */
      readonly lock: Pick<RecordCipher, 'keyId' | 'key'> | undefined;
    };

/** What it answers. */
export type WorkAnswer =
  | { readonly number: number; readonly ok: true; readonly value: unknown }
  | { readonly number: number; readonly ok: false; readonly code: StorageFailure['code'] };

/** A request on its way. The worker keeps to the database, and the folder, of one name. */
export interface WorkMessage {
  readonly number: number;
  readonly database: string;
  readonly request: WorkRequest;
  /** The lock under which it is done, one tab at a time; `undefined` where the page holds it already, or nothing is written. */
  readonly turn?: string | undefined;
}

/** Starts a worker. Throws where there are none. @param timeout how long it may take for one request, in milliseconds */
export function startWorker(database: string, timeout: number) {
  const waiting = new Map<number, { readonly message: WorkMessage; answered(answer: WorkAnswer): void }>();
  const start = (): Worker => {
    // Not a module worker: Firefox has had those only since 114. The development server serves modules only, so there the page does without.
    const started = new Worker(new URL('./store.worker.ts', import.meta.url));
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
    ask: <Value = unknown>(request: WorkRequest, turn?: string): Promise<Value> =>
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
        const message: WorkMessage = { number, database, request, turn };
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

export const readInWorker: LogReader = async (database, stream, known, cipher) => {
  const { ask, stop } = startWorker(database, READING);
  const lock = cipher === undefined ? undefined : { keyId: cipher.keyId, key: cipher.key };
  try {
    return await ask<StoredLog>({ kind: 'read', stream, known, lock });
  } finally {
    stop();
  }
};
