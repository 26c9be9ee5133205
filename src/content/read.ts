import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A content file as text. Editors on Windows add a byte order mark and carriage returns; neither is content.
 * @throws when the file cannot be read
 */
export function readText(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n/g, '\n');
}
