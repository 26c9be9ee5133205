import { failureCode, type StorageFailure } from '../storage/port.ts';

/** Whether everything on screen is on disk. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly code: StorageFailure['code']; readonly pending: number };

/** Before a failed write is tried again, in milliseconds: after the first failure, the second, and so on. */
const RETRY_AFTER = [1_000, 3_000, 10_000, 30_000] as const;

interface QueuePorts<Item> {
  /** Resolves when an item is on disk. */
  readonly write: (item: Item) => Promise<void>;
  /** Number of records in an item, for the count of pending ones. */
  readonly sizeOf: (item: Item) => number;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Called when an item is on disk, and waits no longer. */
  readonly written?: (item: Item) => void;
  /** Called each time an item could not be written. */
  readonly failed?: (item: Item) => void;
  /** Called when the save state has changed while nobody acted. */
  readonly changed: () => void;
}

/** Writes items one after another; a failed one stays and is tried again. A conflicting one holds up no other. */
export function createWriteQueue<Item>({
  write: writeOne,
  sizeOf,
  schedule,
  written = () => undefined,
  failed = () => undefined,
  changed,
}: QueuePorts<Item>) {
  let waiting: readonly Item[] = [];
  let save: SaveState = { kind: 'saved' };
  let writing: Promise<void> | undefined;
  let failures = 0;
  /** The retry that is under way: however much is added meanwhile, there is one. */
  let awaited: object | undefined;

  const retryLater = (): void => {
    if (awaited !== undefined) return;
    const retry = {};
    awaited = retry;
    schedule(
      () => {
        if (awaited !== retry) return;
        awaited = undefined;
        flush();
      },
      RETRY_AFTER[Math.min(failures, RETRY_AFTER.length - 1)] ?? 30_000,
    );
    failures += 1;
  };

  const write = async (): Promise<void> => {
    const inConflict = new Set<Item>();
    const next = (): Item | undefined => waiting.find(each => !inConflict.has(each));
    const fail = (code: StorageFailure['code']): void => {
      save = { kind: 'failed', code, pending: waiting.reduce((sum, each) => sum + sizeOf(each), 0) };
      retryLater();
      changed();
    };
    for (let item = next(); item !== undefined; item = next()) {
      const current = item;
      try {
        await writeOne(current);
      } catch (error) {
        const code = failureCode(error);
        failed(current);
        if (code === 'conflict') {
          inConflict.add(current);
          continue;
        }
        fail(code);
        return;
      }
      waiting = waiting.filter(each => each !== current);
      failures = 0;
      awaited = undefined;
      written(current);
    }
    if (waiting.length > 0) {
      fail('conflict');
      return;
    }
    save = { kind: 'saved' };
    changed();
  };

  function flush(): void {
    if (waiting.length === 0) return;
    // Even while an earlier write is ending: the state on screen now is not on disk yet.
    if (save.kind === 'saved') save = { kind: 'saving' };
    if (writing !== undefined) return;
    writing = write().finally(() => {
      writing = undefined;
      if (save.kind !== 'failed') flush();
    });
  }

  return {
    state: (): SaveState => save,
    /** Items that are not on disk yet, in order. */
    waiting: (): readonly Item[] => waiting,
    /** @param replaces what waits and need no longer be written */
    append: (item: Item, replaces: (item: Item) => boolean = () => false): void => {
      waiting = [...waiting.filter(each => !replaces(each)), item];
      flush();
    },
    retry: flush,
    /** Resolves when nothing waits to be written, or writing has failed. */
    flushed: async (): Promise<void> => {
      while (writing !== undefined) await writing;
    },
    /** Takes out what waits. @returns it, to be put back where that was wrong */
    drop: (which: (item: Item) => boolean): readonly Item[] => {
      const dropped = waiting.filter(which);
      waiting = waiting.filter(item => !dropped.includes(item));
      // With nothing left to write no retry would ever take the failure back.
      if (waiting.length === 0 && writing === undefined) save = { kind: 'saved' };
      return dropped;
    },
  };
}
