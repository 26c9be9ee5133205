import { vi } from 'vitest';

type Entry = string | Folder;
interface Folder extends Map<string, Entry> {}

/** The origin's private files of a browser, in memory. */
export interface PrivateFiles {
  readonly root: Folder;
  /** Whether the browser offers them at all, and whether it lets a page write them. */
  offer(how: 'all' | 'reading' | 'none'): void;
}

const notFound = (): DOMException => new DOMException('', 'NotFoundError');

const fileOf = (folder: Folder, name: string) => ({
  kind: 'file',
  getFile: async () => {
    const text = folder.get(name);
    if (typeof text !== 'string') throw notFound();
    return { text: async () => text };
  },
  createWritable: async () => {
    let text = '';
    return {
      write: async (more: string) => {
        text += more;
      },
      close: async () => {
        folder.set(name, text);
      },
    };
  },
  // Only workers have this. A file is text here, and a position in it counts bytes.
  createSyncAccessHandle: async () => {
    const bytes = (): Buffer => Buffer.from(String(folder.get(name) ?? ''));
    return {
      getSize: () => bytes().length,
      write: (more: Uint8Array, { at }: { readonly at: number }) => {
        const held = bytes();
        const after = held.subarray(Math.min(held.length, at + more.length));
        folder.set(name, Buffer.concat([held.subarray(0, at), more, after]).toString());
        return more.length;
      },
      truncate: (size: number) => void folder.set(name, bytes().subarray(0, size).toString()),
      flush: () => undefined,
      close: () => undefined,
    };
  },
});

const folderOf = (folder: Folder): object => ({
  kind: 'directory',
  getFileHandle: async (name: string, { create = false } = {}) => {
    if (!create && !folder.has(name)) throw notFound();
    // It is there, and empty, until what is written into it is closed.
    if (!folder.has(name)) folder.set(name, '');
    return fileOf(folder, name);
  },
  getDirectoryHandle: async (name: string, { create = false } = {}) => {
    if (create && !folder.has(name)) folder.set(name, new Map());
    const inner = folder.get(name);
    if (inner === undefined || typeof inner === 'string') throw notFound();
    return folderOf(inner);
  },
  removeEntry: async (name: string) => {
    if (!folder.delete(name)) throw notFound();
  },
  async *keys() {
    yield* [...folder.keys()];
  },
  async *values() {
    for (const [name, entry] of folder)
      yield typeof entry === 'string' ? fileOf(folder, name) : folderOf(entry);
  },
});

/** Stands in for a browser's private files; for `vi.unstubAllGlobals` to take away. */
export function privateFiles(): PrivateFiles {
  const root: Folder = new Map();
  return {
    root,
    offer: how => {
      vi.stubGlobal(
        'FileSystemFileHandle',
        how === 'all'
          ? class {
              createWritable(): void {}
            }
          : class {},
      );
      vi.stubGlobal(
        'navigator',
        how === 'none' ? {} : { storage: { getDirectory: async () => folderOf(root) } },
      );
    },
  };
}
