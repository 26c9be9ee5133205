import { failure, type Result, success } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { digestOf } from '../log/hash.ts';
import { lostFrom, nameIn, type TrainingEvent } from './record.ts';
import { type RecordRefusal, readRecord } from './record-schema.ts';

/** Marks a file as a training record, whatever its name. */
const FORMAT = 'yuqing-training-record';
/** Version of the file's shape. */
const FILE_VERSION = 1;
/** Far above any real record (a full review every day of ten years is about 28 MB), in UTF-16 code units. */
export const RECORD_LIMIT = 32 * 1024 * 1024;

const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FILE_VERSION),
  exportedAt: z.iso.datetime({ precision: 3 }),
  /** For whoever opens the file; the events say the same. */
  name: z.string(),
  events: z.array(z.unknown()),
  /** Hashes of events that the exporting machine had lost. */
  lost: z.array(z.string()),
  /** SHA-256 over the canonical JSON of everything else in the file. */
  digest: z.string(),
});

/** A trainee's record as it travels. */
export interface RecordFile {
  readonly name: string;
  readonly exportedAt: string;
  /** At least one, in order. */
  readonly events: readonly TrainingEvent[];
  readonly lost: readonly string[];
}

/** Why a file is refused. */
export type RecordFileRefusal =
  | RecordRefusal
  | { readonly code: 'tooLarge'; readonly limit: number }
  | { readonly code: 'notJson' }
  | { readonly code: 'otherFile' }
  /** The file's digest does not fit: the name, the list, or what surrounds them was changed. */
  | { readonly code: 'changed' };

/** Writes a record as a file. @param now milliseconds since the epoch @returns JSON, readable by eye */
export function writeRecord(events: readonly TrainingEvent[], now: number): string {
  const content = {
    format: FORMAT,
    version: FILE_VERSION,
    exportedAt: new Date(now).toISOString(),
    name: nameIn(events),
    events,
    lost: lostFrom(events),
  };
  return JSON.stringify({ ...content, digest: digestOf(content) }, null, 1);
}

function hasItsDigest({ digest, ...content }: z.infer<typeof fileSchema>): boolean {
  try {
    return digestOf(content) === digest;
  } catch {
    return false;
  }
}

/** Reads a file and verifies it: shape, every event, the chain, and the whole. All or nothing. */
export function readRecordFile(text: string): Result<RecordFile, RecordFileRefusal> {
  if (text.length > RECORD_LIMIT) return failure({ code: 'tooLarge', limit: RECORD_LIMIT });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure({ code: 'notJson' });
  }
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== FORMAT)
    return failure({ code: 'otherFile' });
  if ('version' in json && typeof json.version === 'number' && json.version > FILE_VERSION)
    return failure({ code: 'newerFile' });
  const file = fileSchema.safeParse(json);
  if (!file.success) return failure({ code: 'otherFile' });
  const { name, exportedAt, lost } = file.data;
  const events = readRecord(file.data.events, lost);
  if (!events.ok) return events;
  if (!hasItsDigest(file.data) || name !== nameIn(events.value)) return failure({ code: 'changed' });
  return success({ name, exportedAt, events: events.value, lost });
}
