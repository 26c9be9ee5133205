import { isObject } from '../base/guard.ts';
import { fromBase64 } from '../log/base64.ts';
import { browserDigest } from './key-record.ts';
import { EVERYTHING } from './port.ts';

// Where the second copy lies in the origin's private file system. Its worker writes there; a page that could not start it can still take a log away.

const ROOT = 'yuqing-copy';
/**
 * The file of a log's events, one a line with its id; an id alone removes the line before it. Attachments lie beside it, named
 * by their digests.
 */
export const LOG = 'log';
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

/**
 * A folder of the copies; `undefined` where it does not exist, or the browser has no such files. Rejects where the browser
 * gives no answer.
 */
export async function tryFolder(...path: readonly string[]): Promise<FileSystemDirectoryHandle | undefined> {
  if (typeof navigator === 'undefined' || typeof navigator.storage?.getDirectory !== 'function')
    return undefined;
  try {
    let within = await navigator.storage.getDirectory();
    for (const name of [ROOT, ...path]) within = await within.getDirectoryHandle(name);
    return within;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The text of a file in a database's copy; `undefined` where there is none, or it cannot be read. */
export async function readCopied(database: string, ...path: readonly string[]): Promise<string | undefined> {
  try {
    const within = await tryFolder(database, ...path.slice(0, -1));
    return await (await (await within?.getFileHandle(path.at(-1) ?? ''))?.getFile())?.text();
  } catch {
    return undefined;
  }
}

/** The value written as text. `undefined` for a torn line or file: the database may have it whole. */
export function tryDecode(text: string): unknown {
  try {
    return JSON.parse(text, (_, each: unknown) =>
      isObject(each) && '$bytes' in each && typeof each.$bytes === 'string' ? fromBase64(each.$bytes) : each,
    );
  } catch {
    return undefined;
  }
}

/** The events of a log's file, by id. */
export function eventsIn(text: string): ReadonlyMap<string, unknown> {
  const events = new Map<string, unknown>();
  for (const line of text.split('\n')) {
    const entry = line === '' ? undefined : tryDecode(line);
    if (!Array.isArray(entry) || typeof entry[0] !== 'string') continue;
    if (entry.length === 1) events.delete(entry[0]);
    else events.set(entry[0], entry[1]);
  }
  return events;
}

export async function fileNamesIn(within: FileSystemDirectoryHandle): Promise<readonly string[]> {
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

/** Takes the whole copy of a database away. */
export async function removeDatabaseCopy(database: string): Promise<void> {
  const root = await tryFolder();
  if (root !== undefined) await removeFrom(root, database);
}

/** The name of a wiped log's file: of the log nothing is to be left, its id neither. */
export const markOf = browserDigest;

/** Takes a log, or {@link EVERYTHING}, out of the copy, which takes no part of it from now on. */
export async function removeCopied(database: string, stream: string): Promise<void> {
  const within = await folder(database, STREAMS);
  const marks = await folder(database, WIPED);
  for (const name of stream === EVERYTHING ? await fileNamesIn(within) : [stream]) {
    await removeFrom(within, name);
    // Last, and without a word where it fails: a full disk is wiped to make room.
    await marks.getFileHandle(await markOf(name), { create: true }).catch(() => undefined);
  }
  if (stream === EVERYTHING) await removeFrom(await folder(database), PLAYBOOKS);
}
