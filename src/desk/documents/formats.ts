import type { RecordedValue } from '../core/recorded.ts';
import type { StatementVersion } from '../statements/version.ts';

/** How far a version of a statement has come. */
export interface VersionStanding {
  readonly version: StatementVersion;
  readonly approved: boolean;
}

/** How times, values and lists are written in documents, and what stands where a cause is held back. */
export interface DocumentFormats {
  /** Stands where the record names a cause that nobody has approved as the cause. */
  readonly withheld: string;
  /** 11月24日14时32分. @param moment milliseconds since the epoch */
  time(moment: number, now: number): string;
  value(value: RecordedValue, unit: string | undefined, now: number): string;
  /** A list within a sentence: 甲、乙. */
  list(items: readonly string[]): string;
}
