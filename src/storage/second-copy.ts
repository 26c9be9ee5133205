import { removeCopied } from './copy-files.ts';
import { EVERYTHING } from './port.ts';
import { type Compared, type CopyRequest, startWorker } from './store-worker.ts';
import type { LogWrite, PlaybookText } from './writes.ts';

/** How long the worker may take for one request, in milliseconds. */
const TIMEOUT = 20_000;

const recordId = ({ store, key }: LogWrite): string => JSON.stringify([store, key]);

export type SecondCopy = NonNullable<ReturnType<typeof openSecondCopy>>;

/**
 * Logs once more, outside the database, in the origin's private file system: a disk that runs full can tear the
 * database's own files, and a restart of the browser then loses what had been written long before. Records lie in it as
 * they lie in the database. `undefined` where the browser has no such files, or no locks to write them one tab at a time.
 */
export function openSecondCopy(database: string) {
  const isOffered =
    typeof Worker !== 'undefined' &&
    typeof navigator !== 'undefined' &&
    'locks' in navigator &&
    typeof navigator.storage?.getDirectory === 'function';
  if (!isOffered) return undefined;
  const begin = () => new Worker(new URL('./second-copy.worker.ts', import.meta.url));
  const { ask, stop } = startWorker<CopyRequest>(begin, database, TIMEOUT);
  const isThere = ask({ kind: 'probe' }).then(
    () => true,
    () => false,
  );
  const turn = `${database}-copy`;
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => navigator.locks.request(turn, work);
  /** Writes that failed, by their place: the database may have them, and will not hand them over again. */
  const owed = new Map<string, LogWrite>();
  return {
    /**
     * Resolves when all of it is on the disk. A log that was wiped takes nothing but all of it.
     * @param whole logs that the database has whole by now
     */
    append: async (
      added: readonly LogWrite[],
      playbooks: readonly PlaybookText[],
      whole: readonly string[] = [],
    ): Promise<void> => {
      if (!(await isThere)) return;
      for (const each of added) owed.set(recordId(each), each);
      if (owed.size === 0 && playbooks.length === 0) return;
      const writing = [...owed.values()];
      // The worker waits for its turn: messages to the page wait until it has finished drawing.
      await ask({ kind: 'append', added: writing, playbooks, whole }, turn);
      for (const each of writing) if (owed.get(recordId(each)) === each) owed.delete(recordId(each));
    },
    /** Removes a log, or {@link EVERYTHING}, together with the caller's own part. */
    remove: (stream: string, rest: () => Promise<void>): Promise<void> =>
      // Both within one turn: a comparison in between would bring back a log that is half deleted. The caller's part goes
      // first: where that fails nothing has changed, and the copy goes on.
      inTurn(async () => {
        await rest();
        for (const [place, { key }] of owed)
          if (stream === EVERYTHING || key[0] === stream) owed.delete(place);
        if (await isThere) await ask({ kind: 'remove', stream });
        // There may be what earlier pages wrote; a browser that hands out no such files holds none.
        else await removeCopied(database, stream).catch(() => undefined);
      }),
    /**
     * Restores in the database what it lacks, and adds to the copy what that lacks.
     * @param keyId of the key in use: records sealed with another one stay where they are
     */
    compare: async (keyId?: string): Promise<Compared> =>
      (await isThere) ? ask<Compared>({ kind: 'compare', keyId }, turn) : { restored: [], isCleared: false },
    close: stop,
  };
}
