import { type Attachment, type Batch, type IncidentStore, StorageFailure } from '../storage/port.ts';

/** Whether everything on screen is on disk. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly code: StorageFailure['code']; readonly pending: number };

/** Writes batches one after another; what fails is kept and tried again. */
export interface Writer {
  state(): SaveState;
  append(batch: Batch): void;
  retry(): void;
  /** Resolves when nothing waits to be written, or writing has failed. */
  settled(): Promise<void>;
  /** Whether something of an incident is not on disk yet. */
  isWaiting(incidentId: string): boolean;
  /** A file that is not on disk yet. */
  waitingFile(incidentId: string, sha256: string): Attachment | undefined;
  /** Takes out what waits of an incident. @returns it, to be put back where that was wrong */
  drop(incidentId: string): readonly Batch[];
}

const RETRY_AFTER = [1_000, 3_000, 10_000, 30_000] as const;

interface WriterPorts {
  readonly store: IncidentStore;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Called when a batch is on disk. */
  readonly written: (batch: Batch) => void;
  /** Called when the save state has changed while nobody acted. */
  readonly changed: () => void;
}

export function createWriter({ store, schedule, written, changed }: WriterPorts): Writer {
  let waiting: Batch[] = [];
  let save: SaveState = { kind: 'saved' };
  let writing: Promise<void> | undefined;
  let failures = 0;

  const write = async (): Promise<void> => {
    for (let batch = waiting[0]; batch !== undefined; batch = waiting[0]) {
      try {
        await store.append(batch);
      } catch (error) {
        const code = error instanceof StorageFailure ? error.code : 'failed';
        save = { kind: 'failed', code, pending: waiting.reduce((sum, { events }) => sum + events.length, 0) };
        schedule(flush, RETRY_AFTER[Math.min(failures, RETRY_AFTER.length - 1)] ?? 30_000);
        failures += 1;
        changed();
        return;
      }
      waiting = waiting.filter(each => each !== batch);
      failures = 0;
      written(batch);
    }
    save = { kind: 'saved' };
    changed();
  };

  function flush(): void {
    if (waiting.length === 0) return;
    // Even while an earlier write is ending: what is on screen now is not on disk yet.
    if (save.kind === 'saved') save = { kind: 'saving' };
    if (writing !== undefined) return;
    writing = write().finally(() => {
      writing = undefined;
      if (save.kind !== 'failed') flush();
    });
  }

  const isOf = (incidentId: string, { events }: Batch): boolean =>
    events.some(event => event.incidentId === incidentId);

  return {
    state: () => save,
    append: batch => {
      waiting.push(batch);
      flush();
    },
    retry: flush,
    settled: async () => {
      while (writing !== undefined) await writing;
    },
    isWaiting: incidentId => waiting.some(batch => isOf(incidentId, batch)),
    waitingFile: (incidentId, sha256) =>
      waiting
        .flatMap(({ attachments }) => attachments ?? [])
        .find(file => file.incidentId === incidentId && file.sha256 === sha256),
    drop: incidentId => {
      const dropped = waiting.filter(batch => isOf(incidentId, batch));
      waiting = waiting.filter(batch => !dropped.includes(batch));
      // With nothing left to write no retry would ever take the failure back.
      if (waiting.length === 0 && writing === undefined) save = { kind: 'saved' };
      return dropped;
    },
  };
}
