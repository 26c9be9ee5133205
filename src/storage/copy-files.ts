import { browserDigest } from './key-record.ts';
import { EVERYTHING } from './port.ts';

// Where the second copy lies in the origin's private file system. Its worker writes there; a page that could not start it can still take a log away.

const ROOT = 'yuqing-copy';
export const STREAMS = 'streams';
export const PLAYBOOKS = 'playbooks';
/** Holds an empty file for each log that was wiped, until all of it is written again. */
export const WIPED = 'wiped';

/** A folder of a database's copy, which is made where it is not there. */
export async function folder(
  database: string,
  ...path: readonly string[]
): Promise<FileSystemDirectoryHandle> {
  let within = await navigator.storage.getDirectory();
  for (const name of [ROOT, database, ...path])
    within = await within.getDirectoryHandle(name, { create: true });
  return within;
}

export const isMissing = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NotFoundError';

export async function namesIn(within: FileSystemDirectoryHandle): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of within.keys()) names.push(name);
  return names;
}

/** Takes a file or a folder away, where it is there. */
export async function removeFrom(within: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await within.removeEntry(name, { recursive: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** The name of a wiped log's file: of the log nothing is to be left, its id neither. */
export const markOf = browserDigest;

/** Takes a log, or {@link EVERYTHING}, out of the copy, which takes no part of it from now on. */
export async function removeCopied(database: string, stream: string): Promise<void> {
  const within = await folder(database, STREAMS);
  const marks = await folder(database, WIPED);
  for (const name of stream === EVERYTHING ? await namesIn(within) : [stream]) {
    await removeFrom(within, name);
    // Last, and without a word where it fails: a full disk is wiped to make room.
    await marks.getFileHandle(await markOf(name), { create: true }).catch(() => undefined);
  }
  if (stream === EVERYTHING) await removeFrom(await folder(database), PLAYBOOKS);
}
