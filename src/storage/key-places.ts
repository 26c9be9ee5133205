import { wrap } from 'idb';
import { databasesHere } from './database.ts';
import { StorageFailure } from './port.ts';
import { giveUpWhenPutAside, throughPutAside } from './put-aside.ts';

/** A place on this machine for one short text, the key record. */
export interface KeyPlace {
  /** Whether overwriting takes the former text out of the browser's folder. */
  readonly erases: boolean;
  /** Rejects where it cannot be told; `undefined` where there is none. */
  read(): Promise<string | undefined>;
  /** Puts a text in the place of the former one. */
  write(text: string): Promise<void>;
}

const NAME = 'yuqing-key';

/** The origin's private files: each is a file of its own on the disk, gone when it is replaced (tried in Chromium 156). */
function filePlace(): KeyPlace | undefined {
  const offers =
    typeof navigator !== 'undefined' &&
    typeof navigator.storage?.getDirectory === 'function' &&
    typeof FileSystemFileHandle !== 'undefined' &&
    'createWritable' in FileSystemFileHandle.prototype;
  if (!offers) return undefined;
  return {
    erases: true,
    read: async () => {
      const folder = await navigator.storage.getDirectory();
      try {
        const file = await folder.getFileHandle(NAME);
        const text = await (await file.getFile()).text();
        // Whoever writes the first is writing it now, or left before it was done: nothing was sealed with it.
        return text === '' ? undefined : text;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
        throw error;
      }
    },
    write: async text => {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle(NAME, { create: true });
      // Written beside the old file, which gives way only when this one is whole.
      const writable = await file.createWritable();
      await writable.write(text);
      await writable.close();
    },
  };
}

/** What is used here of storage buckets, which TypeScript does not know yet. */
interface Bucket {
  readonly indexedDB: IDBFactory;
}
interface Buckets {
  keys(): Promise<readonly string[]>;
  open(name: string, options?: { durability: 'strict' }): Promise<Bucket>;
  delete(name: string): Promise<void>;
}

const STORE = 'keys';

/** A text in a database of its own, in whichever bucket. */
async function inDatabase<Value>(
  factory: IDBFactory,
  work: (database: IDBDatabase) => Promise<Value>,
): Promise<Value> {
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

const readFrom = (factory: IDBFactory): Promise<string | undefined> =>
  inDatabase(factory, database =>
    wrap<string | undefined>(database.transaction(STORE).objectStore(STORE).get(NAME)),
  );

const writeTo = (factory: IDBFactory, text: string): Promise<void> =>
  inDatabase(factory, async database => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    transaction.objectStore(STORE).put(text, NAME);
    await wrap(transaction).done;
  });

/**
 * A storage bucket of its own, deleted whole with each change (tried in Chromium 156: its files are gone at once). Only a
 * spare: under pressure the browser may evict it before what the key opens. It waits for the disk, which a file does not.
 */
function bucketPlace(): KeyPlace | undefined {
  const buckets =
    typeof navigator === 'undefined'
      ? undefined
      : (navigator as { readonly storageBuckets?: Buckets }).storageBuckets;
  if (buckets === undefined) return undefined;
  const opened = (): Promise<Bucket> => buckets.open(NAME, { durability: 'strict' });
  return {
    erases: true,
    read: async () =>
      (await buckets.keys()).includes(NAME) ? readFrom((await opened()).indexedDB) : undefined,
    write: async text => {
      await buckets.delete(NAME);
      await writeTo((await opened()).indexedDB, text);
    },
  };
}

function factoryHere(): IDBFactory {
  const factory = databasesHere();
  if (factory === undefined) throw new StorageFailure('missing');
  return factory;
}

/** Where a browser has no files of its own to offer. All databases share their files, and what was deleted stays in them for long. */
const databasePlace: KeyPlace = {
  erases: false,
  read: async () => readFrom(factoryHere()),
  write: async text => writeTo(factoryHere(), text),
};

/** The places this browser offers, the first of them the one that counts. */
export function keyPlaces(): readonly KeyPlace[] {
  const file = filePlace();
  const bucket = bucketPlace();
  return file === undefined ? [databasePlace] : [file, ...(bucket === undefined ? [] : [bucket])];
}
