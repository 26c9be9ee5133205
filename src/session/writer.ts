import type { Envelope } from '../log/envelope.ts';
import type { Attachment, Batch, LogStore } from '../storage/port.ts';
import { createWriteQueue, type QueuePorts, type WriteQueue } from './write-queue.ts';

/** Writes batches one after another; what fails is kept and tried again. */
export interface Writer<Event extends Envelope>
  extends Pick<WriteQueue<Batch<Event>>, 'state' | 'retry' | 'settled'> {
  append(batch: Batch<Event>): void;
  /** Whether something of an incident is not on disk yet. */
  isWaiting(incidentId: string): boolean;
  /** A file that is not on disk yet. */
  waitingFile(incidentId: string, sha256: string): Attachment | undefined;
  /** Takes out what waits of an incident. @returns it, to be put back where that was wrong */
  drop(incidentId: string): readonly Batch<Event>[];
}

interface WriterPorts<Event extends Envelope> extends Omit<QueuePorts<Batch<Event>>, 'write' | 'sizeOf'> {
  readonly store: LogStore<Event>;
}

export function createWriter<Event extends Envelope>({ store, ...ports }: WriterPorts<Event>): Writer<Event> {
  const { waiting, drop, ...queue } = createWriteQueue<Batch<Event>>({
    ...ports,
    write: batch => store.append(batch),
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
