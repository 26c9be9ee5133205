import { groupBy } from '../base/group.ts';
import '../base/supplied.js';
import { toBase64 } from '../log/base64.ts';
import { isSealed, keyIdOf } from './cipher.ts';
import {
  eventsIn,
  fileNamesIn,
  folder,
  isMissing,
  LOG,
  markOf,
  PLAYBOOKS,
  removeCopied,
  removeFrom,
  STREAMS,
  tryDecode,
  WIPED,
} from './copy-files.ts';
import { type Database, ofStream, openConnection } from './database.ts';
import { browserDigest } from './key-record.ts';
import { StorageFailure } from './port.ts';
import type { Compared, CopyRequest, WorkAnswer, WorkMessage } from './store-worker.ts';
import type { LogWrite } from './writes.ts';

/** A file open for writing, which TypeScript's types of a page do not know. */
interface OpenFile {
  getSize(): number;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

type WritableFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<OpenFile> };

/** JSON, with bytes as base64: a sealed record is nothing else. */
const encode = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each instanceof Uint8Array ? { $bytes: toBase64(each) } : each,
  );

const fileIn = async (within: FileSystemDirectoryHandle, name: string): Promise<WritableFile> =>
  (await within.getFileHandle(name, { create: true })) as WritableFile;

// Finding a file or a folder anew takes longer than writing to it.
/** The log that was written to last. */
let last: { readonly stream: string; readonly log: WritableFile } | undefined;
let wiped: FileSystemDirectoryHandle | undefined;

/** Opens a log to write to its end. */
async function openLog(database: string, stream: string): Promise<OpenFile> {
  if (last?.stream === stream)
    try {
      return await last.log.createSyncAccessHandle();
    } catch (error) {
      // Another tab has taken it away meanwhile.
      if (!isMissing(error)) throw error;
    }
  last = { stream, log: await fileIn(await folder(database, STREAMS, stream), LOG) };
  return last.log.createSyncAccessHandle();
}

const replace = async (within: FileSystemDirectoryHandle, name: string, text: string): Promise<void> =>
  write(await (await fileIn(within, name)).createSyncAccessHandle(), text, 'replace');

/** Appends text to a file, or replaces its content, waits for the disk, and closes the file. */
function write(file: OpenFile, text: string, how: 'append' | 'replace'): void {
  try {
    const before = file.getSize();
    const bytes = new TextEncoder().encode(text);
    const at = how === 'append' ? before : 0;
    // A full disk takes a part and says so by the count alone.
    if (file.write(bytes, { at }) < bytes.length) {
      if (how === 'append') file.truncate(before);
      throw new StorageFailure('full');
    }
    if (how === 'replace') file.truncate(bytes.length);
    file.flush();
  } finally {
    file.close();
  }
}

async function read(within: FileSystemDirectoryHandle, name: string): Promise<string | undefined> {
  try {
    return await (await (await within.getFileHandle(name)).getFile()).text();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function append(
  database: string,
  { added, playbooks, whole }: Extract<CopyRequest, { kind: 'append' }>,
): Promise<void> {
  const streams = groupBy(added, ({ key }) => key[0]);
  wiped ??= await folder(database, WIPED);
  for (const stream of whole) {
    // Its file may have been taken away, here or by another tab, and the next one is another.
    if (last?.stream === stream) last = undefined;
    await removeFrom(wiped, await markOf(stream));
  }
  for (const [stream, records] of streams) {
    // The log was wiped. The page that wrote this has not heard of it yet, and the database refuses it.
    if ((await read(wiped, await markOf(stream))) !== undefined) continue;
    for (const { store, key, value } of records)
      if (store === 'attachments') {
        const within = await folder(database, STREAMS, stream);
        if (value === undefined) await removeFrom(within, key[1]);
        else await replace(within, key[1], encode(value));
      }
    const events = records.filter(({ store }) => store === 'events');
    // The break comes first: a line that a power cut has torn must not spoil the one after it.
    const lines = events.map(
      ({ key, value }) => `\n${encode(value === undefined ? [key[1]] : [key[1], value])}`,
    );
    if (lines.length > 0) write(await openLog(database, stream), `${lines.join('')}\n`, 'append');
  }
  for (const { digest, text } of playbooks) {
    const within = await folder(database, PLAYBOOKS);
    if ((await read(within, digest)) === undefined) await replace(within, digest, text);
  }
}

/** Makes one log the same in both places, but for what another key has sealed. @returns whether the database lacked anything */
async function compareStream(
  database: string,
  open: Database,
  stream: string,
  keyId: string | undefined,
): Promise<boolean> {
  const isReadable = (value: unknown): boolean => !isSealed(value) || keyIdOf(value) === keyId;
  const within = await folder(database, STREAMS, stream);
  const filed = eventsIn((await read(within, LOG)) ?? '');
  const files = (await fileNamesIn(within)).filter(name => name !== LOG);
  const stored = new Set((await open.getAllKeys('events', ofStream(stream))).map(([, id]) => id));
  const attached = new Set((await open.getAllKeys('attachments', ofStream(stream))).map(([, id]) => id));

  const lost: LogWrite[] = [...filed].flatMap(([id, value]) =>
    stored.has(id) || !isReadable(value) ? [] : [{ store: 'events', key: [stream, id], value }],
  );
  for (const sha256 of files) {
    const value = attached.has(sha256) ? undefined : tryDecode((await read(within, sha256)) ?? '');
    if (value !== undefined && isReadable(value))
      lost.push({ store: 'attachments', key: [stream, sha256], value });
  }
  if (lost.length > 0) {
    const transaction = open.transaction(['events', 'attachments'], 'readwrite', { durability: 'strict' });
    for (const { store, key, value } of lost) void transaction.objectStore(store).put(value, key);
    await transaction.done;
  }

  const unfiled: LogWrite[] = [];
  for (const id of stored) {
    const value = filed.has(id) ? undefined : await orNothing(open.get('events', [stream, id]));
    if (value !== undefined) unfiled.push({ store: 'events', key: [stream, id], value });
  }
  await append(database, { kind: 'append', added: unfiled, playbooks: [], whole: [stream] });
  for (const sha256 of attached)
    if (!files.includes(sha256)) {
      const value = await orNothing(open.get('attachments', [stream, sha256]));
      if (value !== undefined) await replace(within, sha256, encode(value));
    }
  return lost.length > 0;
}

const orNothing = (value: Promise<unknown>): Promise<unknown> => value.catch(() => undefined);

/** A text, where it is what its digest says. */
const soundText = async (text: unknown, digest: string): Promise<string | undefined> =>
  typeof text === 'string' && (await browserDigest(text)) === digest ? text : undefined;

async function compare(database: string, keyId: string | undefined): Promise<Compared> {
  const connection = await openConnection(database);
  try {
    return await connection.attempt(async open => {
      const playbooks = await folder(database, PLAYBOOKS);
      const known = new Set(await open.getAllKeys('playbooks'));
      for (const digest of new Set([...known, ...(await fileNamesIn(playbooks))])) {
        // The browser stores a long text in a file of its own, which can be lost although the database still names it.
        const [stored, filed] = await Promise.all(
          [orNothing(open.get('playbooks', digest)), read(playbooks, digest)].map(async text =>
            soundText(await text, digest),
          ),
        );
        if (stored === undefined && filed !== undefined) await open.put('playbooks', filed, digest);
        if (filed === undefined && stored !== undefined) await replace(playbooks, digest, stored);
      }
      const streams = new Set(await fileNamesIn(await folder(database, STREAMS)));
      const stored = await open.getAllKeys('events');
      for (const [stream] of stored) streams.add(stream);
      const restored: string[] = [];
      for (const stream of streams)
        if (await compareStream(database, open, stream, keyId)) restored.push(stream);
      return { restored, isCleared: stored.length === 0 && restored.length > 0 };
    });
  } finally {
    connection.close();
  }
}

async function answer(database: string, request: CopyRequest): Promise<unknown> {
  switch (request.kind) {
    case 'probe':
      await navigator.storage.getDirectory();
      if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) throw new StorageFailure('missing');
      return undefined;
    case 'append':
      return append(database, request);
    case 'remove':
      return removeCopied(database, request.stream);
    case 'compare':
      return compare(database, request.keyId);
  }
}

function codeOf(error: unknown): StorageFailure['code'] {
  if (error instanceof StorageFailure) return error.code;
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed';
}

self.onmessage = async ({
  data: { number, database, request, turn },
}: MessageEvent<WorkMessage<CopyRequest>>) => {
  let reply: WorkAnswer;
  try {
    const work = () => answer(database, request);
    const value = await (turn === undefined ? work() : navigator.locks.request(turn, work));
    reply = { number, ok: true, value };
  } catch (error) {
    reply = { number, ok: false, code: codeOf(error) };
  }
  self.postMessage(reply);
};
