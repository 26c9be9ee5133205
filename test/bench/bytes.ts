import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a first visit to a page fetches, in bytes after gzip, images and the offline store aside. */
export interface PageBytes {
  readonly html: number;
  readonly css: number;
  readonly script: number;
  readonly total: number;
}

const size = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

/** A script and all that it imports before it runs, as paths within the site. */
function withImports(folder: string, path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const code = readFileSync(join(folder, path), 'utf8');
  for (const [, specifier = ''] of code.matchAll(/(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g))
    withImports(folder, join(path, '..', specifier), seen);
  return seen;
}

/**
 * Weighs a page of a built site, islands with the scripts they load on opening.
 * @param folder the built site
 * @param page path of the page within it, e.g. `plan/full/`
 */
export function weigh(folder: string, page: string): PageBytes {
  const html = readFileSync(join(folder, page, page.endsWith('.html') ? '' : 'index.html'), 'utf8');
  const paths = (pattern: RegExp): ReadonlySet<string> =>
    new Set([...html.matchAll(pattern)].map(([, path = '']) => path.replace(/^\//, '')));
  const scripts = new Set<string>();
  for (const path of paths(/(?:src|component-url|renderer-url)="([^"]+\.js)"/g))
    withImports(folder, path, scripts);
  const sum = (files: ReadonlySet<string>): number =>
    [...files].reduce((total, file) => total + size(readFileSync(join(folder, file))), 0);
  const css = sum(paths(/<link rel="stylesheet" href="([^"]+)"/g));
  const script = sum(scripts);
  const own = size(html);
  return { html: own, css, script, total: own + css + script };
}
