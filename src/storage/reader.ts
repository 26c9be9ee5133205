import type { RecordCipher } from './cipher.ts';
import type { StoredLog } from './port.ts';
import { onPutAside } from './put-aside.ts';

/** Reads a long log away from the page's own thread. Rejects where it cannot; the page then reads it itself. */
export type LogReader = (
  database: string,
  stream: string,
  known: ReadonlySet<string>,
  cipher: RecordCipher | undefined,
) => Promise<StoredLog>;

/** What the worker is asked. */
export interface ReadRequest {
  readonly database: string;
  readonly stream: string;
  readonly known: ReadonlySet<string>;
  /** Of a locked store. Functions do not travel, keys do. */
  readonly lock: Pick<RecordCipher, 'keyId' | 'key'> | undefined;
}

/** How long a worker may take, in milliseconds. One that hangs must not keep the desk from opening. */
const TIMEOUT = 10_000;

export const readInWorker: LogReader = (database, stream, known, cipher) =>
  new Promise((resolve, reject) => {
    // Throws, and so rejects, where there are no workers. Not a module worker: Firefox has
    // had those only since 114. The development server serves modules only, so there the page reads for itself.
    const worker = new Worker(new URL('./reader.worker.ts', import.meta.url));
    const timer = setTimeout(() => end(() => reject(new Error('worker timed out'))), TIMEOUT);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      stopListening();
      worker.terminate();
      settle();
    };
    const stopListening = onPutAside(() => end(() => reject(new Error('page put aside'))));
    worker.onmessage = ({ data }: MessageEvent<StoredLog | undefined>) =>
      end(() => (data === undefined ? reject(new Error('worker could not read')) : resolve(data)));
    worker.onerror = () => end(() => reject(new Error('worker failed')));
    worker.onmessageerror = () => end(() => reject(new Error('answer lost')));
    const lock = cipher === undefined ? undefined : { keyId: cipher.keyId, key: cipher.key };
    try {
      worker.postMessage({ database, stream, known, lock } satisfies ReadRequest);
    } catch (error) {
      // A browser that will not hand a key over.
      end(() => reject(error));
    }
  });
