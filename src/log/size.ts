import type { Bounds } from '../base/bounds.ts';

// Apart from package.ts, which reads files and fetches the schema library for it.

/** The most that is read. */
export interface PackageLimits {
  /** The whole file, in bytes. */
  readonly size: number;
  readonly bounds: Bounds;
  /** Events that no other has seen. */
  readonly heads: number;
}

/** Faults after which nothing more of a file is looked at: it is refused for one. */
export const MOST_FAULTS = 100;

/** A file as it travels in a package. */
export interface PackedFile {
  readonly sha256: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** Size of a value in a file, in bytes, with its comma and newline. */
export const sizeInPackage = (value: object): number => encoder.encode(JSON.stringify(value)).length + 2;

/** Length of so many bytes as base64. */
export const base64Size = (bytes: number): number => 4 * Math.ceil(bytes / 3);

/** Size of an attachment in a package, in bytes. */
export const fileSizeInPackage = ({ sha256, type, bytes }: PackedFile): number =>
  sizeInPackage({ sha256, type, data: '' }) + base64Size(bytes.length);
