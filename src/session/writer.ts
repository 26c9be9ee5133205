import type { Attachment, Batch, IncidentStore } from '../storage/port.ts';
import { createWriteQueue, type SaveState } from './write-queue.ts';

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

interface WriterPorts {
  readonly store: IncidentStore;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Called when a batch is on disk. */
  readonly written: (batch: Batch) => void;
  /** Called when the save state has changed while nobody acted. */
  readonly changed: () => void;
}

export function createWriter({ store, schedule, written, changed }: WriterPorts): Writer {
  const { waiting, drop, ...queue } = createWriteQueue<Batch>({
    write: batch => store.append(batch),
    sizeOf: ({ events }) => events.length,
    schedule,
    written,
    changed,
  });
  const isOf =
    (incidentId: string) =>
    ({ events }: Batch): boolean =>
      events.some(event => event.stream === incidentId);
  return {
    ...queue,
    isWaiting: incidentId => waiting().some(isOf(incidentId)),
    waitingFile: (incidentId, sha256) =>
      waiting()
        .flatMap(({ attachments }) => attachments ?? [])
        .find(file => file.incidentId === incidentId && file.sha256 === sha256),
    drop: incidentId => drop(isOf(incidentId)),
  };
}
