import { wrap } from 'idb';
import { SITE_NAME } from '../base/site-name.ts';
import { databasesHere } from './database.ts';
import { StorageFailure } from './port.ts';
import { giveUpWhenPutAside, throughPutAside } from './put-aside.ts';

/** A place on this machine for one short text, the key record. */
export interface KeyPlace {
  /** `undefined` where there is none; rejects where the place cannot be read. */
  read(): Promise<string | undefined>;
  /** Replaces the stored text; `undefined` removes it. @param stamp identifies the text */
  write(text: string | undefined, stamp?: string): Promise<void>;
  /** The stamp of the stored text, for a place that can give it without handing out the text. */
  readonly stamp?: () => Promise<string | undefined>;
  /** Whether a given text can be read there, for a place with stamps: the page itself receives no text. */
  readonly holds?: (text: string) => Promise<boolean>;
}

const NAME = `${SITE_NAME}-key`;

const canWriteFiles = (): boolean =>
  typeof FileSystemFileHandle !== 'undefined' && 'createWritable' in FileSystemFileHandle.prototype;

/** Chromium calls a full disk an invalid state of the file: elsewhere that name means a private window. */
const ofFiles = (error: unknown): unknown =>
  error instanceof DOMException && error.name === 'InvalidStateError'
    ? new StorageFailure('failed', error)
    : error;

/** A file in the origin's private file system. Browsers may keep it from the disk for a while, and offer to read it without offering to write it. */
function filePlace(): KeyPlace | undefined {
  const offers = typeof navigator !== 'undefined' && typeof navigator.storage?.getDirectory === 'function';
  if (!offers) return undefined;
  const within = async <Value>(
    work: (folder: FileSystemDirectoryHandle) => Promise<Value>,
  ): Promise<Value | undefined> => {
    try {
      return await work(await navigator.storage.getDirectory());
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
      throw ofFiles(error);
    }
  };
  return {
    read: () =>
      within(async folder => {
        const text = await (await (await folder.getFileHandle(NAME)).getFile()).text();
        // An empty file: its writer is writing it now, or left before it was done. Nothing was sealed with it.
        return text === '' ? undefined : text;
      }),
    write: async text => {
      if (text !== undefined && !canWriteFiles()) throw new StorageFailure('missing');
      await within(async folder => {
        if (text === undefined) return folder.removeEntry(NAME);
        const file = await folder.getFileHandle(NAME, { create: true });
        // Written beside the old file, which gives way only when this one is whole.
        const writable = await file.createWritable();
        await writable.write(text);
        await writable.close();
      });
    },
  };
}

const STORE = 'keys';
const STAMP = 'stamp';

async function inDatabase<Value>(work: (database: IDBDatabase) => Promise<Value>): Promise<Value> {
  const factory = databasesHere();
  if (factory === undefined) throw new StorageFailure('missing');
  const request = factory.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  await wrap(request);
  const stopListening = giveUpWhenPutAside(request.result);
  try {
    return await throughPutAside(() => work(request.result));
  } finally {
    stopListening();
    request.result.close();
  }
}

/**
 * Only Chromium has this property. Its databases keep a text long after it was replaced; a Blob is a file of its own, which it
 * waits for, and deletes once no page has read it (all tried in Chromium 156). Firefox does not wait for a Blob, and old Safari
 * may not give it back.
 */
const keepsBlobs = (): boolean => typeof navigator !== 'undefined' && 'userAgentData' in navigator;

/** Whether the database gives a text back. */
export const heldHere = (text: string): Promise<boolean> =>
  databasePlace.read().then(
    kept => kept === text,
    () => false,
  );

/** A database of its own, which waits for the disk. */
const databasePlace: KeyPlace = {
  read: () =>
    inDatabase(async database => {
      const kept = await wrap<unknown>(database.transaction(STORE).objectStore(STORE).get(NAME));
      if (typeof kept === 'string' || kept === undefined) return kept;
      return kept instanceof Blob ? kept.text() : '';
    }),
  write: (text, stamp) =>
    inDatabase(async database => {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore(STORE);
      if (text === undefined) store.clear();
      else {
        store.put(keepsBlobs() ? new Blob([text]) : text, NAME);
        store.put(stamp, STAMP);
      }
      await wrap(transaction).done;
    }),
  stamp: () =>
    inDatabase(async database => {
      const stamp = await wrap<unknown>(database.transaction(STORE).objectStore(STORE).get(STAMP));
      return typeof stamp === 'string' ? stamp : undefined;
    }),
};

/**
 * The places this browser offers; the last of them waits for the disk.
 * @param holdsApart asks, outside the page, whether the database gives a text back: a page that had read a Blob would keep its
 * file from being deleted when a lock is set
 */
export function keyPlaces(holdsApart = heldHere): readonly KeyPlace[] {
  const isApart = keepsBlobs() && typeof Worker !== 'undefined';
  const database = { ...databasePlace, holds: isApart ? holdsApart : heldHere };
  const file = filePlace();
  return file === undefined ? [database] : [file, database];
}
