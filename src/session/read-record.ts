import type { Result } from '../base/result.ts';
import { askWorker } from '../files/ask-worker.ts';
import { type RecordFile, type RecordFileRefusal, readRecordFile } from '../training/records/record-file.ts';

export type ReadRecord = Result<RecordFile, RecordFileRefusal>;

/** A file as {@link readRecordFile} says; of one that is refused, as much as a sentence needs: each of thousands would cost the page time to take over. */
export function readRecord(text: string): ReadRecord {
  const read = readRecordFile(text);
  return read.ok || read.refusal.code !== 'badEvents'
    ? read
    : { ok: false, refusal: { ...read.refusal, sound: [] } };
}

/** The same away from the page: how long it takes is up to whoever made the file. */
export const readRecordApart = (text: string): Promise<ReadRecord> =>
  askWorker(
    () => new Worker(new URL('./record.worker.ts', import.meta.url)),
    text,
    async () => readRecord(text),
  );
