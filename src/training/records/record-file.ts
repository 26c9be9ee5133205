import { MOST_DEPTH } from '../../base/bounds.ts';
import { failure, type Result, success } from '../../base/result.ts';
import { digestOf } from '../../log/hash.ts';
import { MOST_HEADS } from '../../log/limits.ts';
import { gapsOf } from '../../log/order.ts';
import {
  type LogPackageRefusal,
  openPackage,
  type PackageFormat,
  packageData,
  packageText,
} from '../../log/package.ts';
import { nameIn, type TrainingEvent } from './record.ts';
import { LONGEST_TEXT, trainingKinds } from './record-kinds.ts';

const FORMAT: PackageFormat<TrainingEvent> = {
  mark: 'yuqing-training-record',
  version: 1,
  kinds: trainingKinds,
};

/** Far above any real record (a full review every day of ten years is about 28 MB), in bytes. */
export const RECORD_LIMIT = 32 * 1024 * 1024;

const LIMITS = {
  size: RECORD_LIMIT,
  heads: MOST_HEADS,
  // An event has some fifteen values in four hundred bytes.
  bounds: { depth: MOST_DEPTH, items: RECORD_LIMIT / 16, length: LONGEST_TEXT },
};

/** A trainee's record as it travels. */
export interface RecordFile {
  readonly name: string;
  /** At least one, in order. */
  readonly events: readonly TrainingEvent[];
}

/** Why a file is refused. */
export type RecordFileRefusal =
  | LogPackageRefusal<TrainingEvent>
  /** The file's digest does not fit: the name, the list, or what surrounds them was changed. */
  | { readonly code: 'changed' };

/**
 * Writes a record as a file, with its name in plain sight and a digest of everything else in the file: without it the end of a
 * chain could be cut off unseen.
 * @param now milliseconds since the epoch
 * @returns JSON, readable by eye
 */
export function writeRecord(events: readonly TrainingEvent[], now: number): string {
  const data = packageData(FORMAT, { events, gaps: gapsOf(events) }, [], { name: nameIn(events) }, now);
  return packageText({ ...data, digest: digestOf(data) });
}

function hasItsDigest({ digest, ...content }: Readonly<Record<string, unknown>>): boolean {
  try {
    return digestOf(content) === digest;
  } catch {
    return false;
  }
}

/** Reads a file and verifies it: every event, the chain, and the whole. All or nothing. */
export function readRecordFile(text: string): Result<RecordFile, RecordFileRefusal> {
  const opened = openPackage(text, FORMAT, LIMITS);
  if (!opened.ok) return opened;
  const { events, data } = opened.value;
  const name = nameIn(events);
  if (!hasItsDigest(data) || data['name'] !== name) return failure({ code: 'changed' });
  return success({ name, events });
}
