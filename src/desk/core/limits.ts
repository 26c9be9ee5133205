import { MOST_DEPTH } from '../../base/bounds.ts';
import { remembered } from '../../base/remember.ts';
import { MOST_HEADS } from '../../log/limits.ts';
import {
  base64Size,
  fileSizeInPackage,
  type PackageLimits,
  type PackedFile,
  sizeInPackage,
} from '../../log/size.ts';
import type { Playbook } from '../../playbook/playbook.ts';

const MB = 1024 * 1024;

/** Limits of attached files, in bytes: one file, and all that officers attach to one incident here. */
export const FILE_LIMITS = { one: 5 * MB, all: 30 * MB } as const;

/**
 * The most that one incident holds on a machine, in bytes as its package writes them. Commands, imports and exports all keep to
 * it, so everything exported can be imported.
 */
export interface Capacity {
  /** Records, and the playbooks they name. 10,000 events are about 5 MB. */
  readonly records: number;
  /** Files: two officers may each have attached as many as they could. */
  readonly files: number;
  /**
   * Most links of all events together; with this many a view takes about half a second. 10,000 events have about
   * 25,000.
   */
  readonly ties: number;
  /** Values of one subject that stand side by side, said by people who knew nothing of each other: nobody decides among more. */
  readonly apart: number;
  /** Heads of a log from elsewhere: the next event recorded names them all. */
  readonly heads: number;
}

export const CAPACITY: Capacity = {
  records: 32 * MB,
  files: 84 * MB,
  ties: 40_000,
  apart: 500,
  heads: MOST_HEADS,
};

/** Kept free of other records, so that an incident that is full can still be closed, handed over and corrected. */
const RESERVE = 1 / 16;
/** Room for everything around the lists, such as the hashes of a few lost records. */
const FRAME = 64 * 1024;

/** Limits on reading a package. */
export const packageLimits = ({ records, files, heads }: Capacity): PackageLimits => ({
  size: records + files + FRAME,
  heads,
  bounds: {
    depth: MOST_DEPTH,
    // Nothing that a record or a playbook says takes fewer bytes than four, with its comma; the four parts of a file, a hundred.
    items: Math.floor(records / 4 + files / 25),
    length: base64Size(FILE_LIMITS.one),
  },
});

/** The size above which no file is looked at, in bytes. */
export const PACKAGE_LIMIT = packageLimits(CAPACITY).size;

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

const playbookSize = remembered((playbook: Playbook) => sizeInPackage(playbook));

/**
 * Whether an incident has room for its records.
 * @param size what its events take, in bytes @param ties what they are tied to
 * @param isWork for work that could be recorded elsewhere
 */
export function isWithinCapacity(
  { size, ties }: { readonly size: number; readonly ties: number },
  playbooks: readonly { readonly playbook: Playbook }[],
  capacity: Capacity,
  isWork: boolean,
): boolean {
  const part = isWork ? 1 - RESERVE : 1;
  const records = size + sum(playbooks.map(({ playbook }) => playbookSize(playbook)));
  return records <= capacity.records * part && ties <= capacity.ties * part;
}

/** As many of some files, in their order, as there is room for beside others. */
export function filesWithin(
  files: readonly PackedFile[],
  beside: readonly PackedFile[],
  capacity: Capacity,
): readonly PackedFile[] {
  let left = capacity.files - sum(beside.map(fileSizeInPackage));
  return files.filter(file => {
    const size = fileSizeInPackage(file);
    const fits = size <= left;
    if (fits) left -= size;
    return fits;
  });
}
