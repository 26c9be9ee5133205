import { join } from 'node:path';
import { contentFilesIn } from '../../test/support/content-files.ts';

/** The plan that these tests lie beside. */
export const contentFolder = join(import.meta.dirname, '..');

/** Its files, relative to it. */
export const contentFiles: readonly string[] = contentFilesIn(contentFolder);
