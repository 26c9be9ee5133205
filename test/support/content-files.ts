import { readdirSync } from 'node:fs';
import { sep } from 'node:path';

/** The files of a content folder, relative to it, in their order; the tests that lie beside a plan are none of it. */
export const contentFilesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length + 1).replaceAll(sep, '/'))
    .filter(file => !file.startsWith('test/'))
    .sort();
