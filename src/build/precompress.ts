import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Writes a `.gz` beside each text file of a built site, for servers that send what is compressed already
 * (`gzip_static` of nginx): the best compression, and none of the server's time. A step of `npm run build` on its own, since
 * no test of the site needs it. @param folder where the site was built
 */
export function precompress(folder: string): number {
  const files = globSync('**/*.{html,css,js,json,svg,webmanifest}', { cwd: folder });
  for (const file of files) {
    const path = join(folder, file);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
  return files.length;
}
