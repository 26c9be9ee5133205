import type { DocumentModel } from '../desk/documents/document.ts';
import type { WordOptions, WordPicture } from './word-options.ts';

/** Messages from the worker. */
export type WordReply =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed' };

/** The job that the worker is handed. */
export interface WordOrder {
  readonly model: DocumentModel;
  readonly picture: WordPicture | undefined;
}

const stopped = (): DOMException => new DOMException('stopped', 'AbortError');
const isStopped = ({ signal }: WordOptions): boolean => signal?.aborted === true;

/**
 * A document as a Word file. In a worker, where a long one leaves the page free to answer and to stop it; in the page
 * where there is none.
 * @throws {DOMException} `AbortError` when stopped; any other error when the file could not be made
 */
export async function makeWord(
  model: DocumentModel,
  options: WordOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  if (isStopped(options)) throw stopped();
  const worker = startWorker();
  try {
    if (worker !== undefined) return await inWorker(worker, model, options);
  } catch (error) {
    if (isStopped(options) || !(error instanceof NoWorker)) throw error;
  }
  return inPage(model, options);
}

/** The worker never got to work, which says nothing of the document. */
class NoWorker extends Error {}

function startWorker(): Worker | undefined {
  // Not a module worker: Firefox has had those only since 114. The development server serves modules only, so there the
  // page does it.
  try {
    return new Worker(new URL('./word.worker.ts', import.meta.url));
  } catch {
    return undefined;
  }
}

const inWorker = (
  worker: Worker,
  model: DocumentModel,
  { signal, progress, picture }: WordOptions,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      signal?.removeEventListener('abort', abort);
      worker.terminate();
      settle();
    };
    const abort = (): void => end(() => reject(stopped()));
    signal?.addEventListener('abort', abort);
    worker.onmessage = ({ data }: MessageEvent<WordReply>) => {
      if (data.kind === 'progress') progress?.(data.done, data.of);
      else if (data.kind === 'done') end(() => resolve(data.bytes));
      else end(() => reject(new Error('document could not be made')));
    };
    worker.onerror = () => end(() => reject(new NoWorker('worker failed')));
    worker.onmessageerror = () => end(() => reject(new NoWorker('answer lost')));
    const order: WordOrder = { model, picture };
    worker.postMessage(order);
  });

async function inPage(model: DocumentModel, options: WordOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { wordFile } = await import('./word-file.ts');
  const bytes = await wordFile(model, options);
  if (isStopped(options)) throw stopped();
  return bytes;
}
