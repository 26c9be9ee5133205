import type { Envelope } from '../log/envelope.ts';
import type { Attachment, Batch, LogStore } from '../storage/port.ts';
import { createWriteQueue, type SaveState } from './write-queue.ts';

/** Writes batches one after another; what fails is kept and tried again. */
export interface Writer<Event extends Envelope> {
  state(): SaveState;
  append(batch: Batch<Event>): void;
  retry(): void;
  /** Resolves when nothing waits to be written, or writing has failed. */
  settled(): Promise<void>;
  /** Whether something of an incident is not on disk yet. */
  isWaiting(incidentId: string): boolean;
  /** A file that is not on disk yet. */
  waitingFile(incidentId: string, sha256: string): Attachment | undefined;
  /** Takes out what waits of an incident. @returns it, to be put back where that was wrong */
  drop(incidentId: string): readonly Batch<Event>[];
}

interface WriterPorts<Event extends Envelope> {
  readonly store: LogStore<Event>;
  /** All that the page holds, for a database that has lost it. */
  readonly held: () => Batch<Event>;
  /** Called when all of that had to be written again. */
  readonly rewritten: () => void;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Called when a batch is on disk. */
  readonly written: (batch: Batch<Event>) => void;
  /** Called each time a batch could not be written. */
  readonly failed: (batch: Batch<Event>) => void;
  /** Called when the save state has changed while nobody acted. */
  readonly changed: () => void;
}

export function createWriter<Event extends Envelope>({
  store,
  held,
  rewritten,
  ...ports
}: WriterPorts<Event>): Writer<Event> {
  const { waiting, drop, ...queue } = createWriteQueue<Batch<Event>>({
    ...ports,
    write: async batch => {
      if ((await store.append(batch, held)) === 'rewritten') rewritten();
    },
    sizeOf: ({ events }) => events.length,
  });
  const isOf =
    (incidentId: string) =>
    ({ events }: Batch<Event>): boolean =>
      events.some(event => event.stream === incidentId);
  return {
    ...queue,
    isWaiting: incidentId => waiting().some(isOf(incidentId)),
    waitingFile: (incidentId, sha256) =>
      waiting()
        .flatMap(({ attachments }) => attachments ?? [])
        .find(file => file.stream === incidentId && file.sha256 === sha256),
    drop: incidentId => drop(isOf(incidentId)),
  };
}
