import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes that a first visit to a page fetches, after gzip, images and the offline store aside. */
export interface PageBytes {
  readonly html: number;
  readonly css: number;
  readonly script: number;
  readonly total: number;
}

/** Limits for a page to read, in bytes after gzip: of script, and in all. `npm test` holds every one of them to it. */
export const PAGE_SCRIPT = 2_048;
export const PAGE_TOTAL = 16_384;

/** Bytes after gzip. */
export const size = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

/** A script and all that it imports before it runs, as paths within the site. */
function withImports(folder: string, path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const code = readFileSync(join(folder, path), 'utf8');
  for (const [, specifier = ''] of code.matchAll(/(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g))
    withImports(folder, join(path, '..', specifier), seen);
  return seen;
}

const htmlOf = (folder: string, page: string): string =>
  readFileSync(join(folder, page, page.endsWith('.html') ? '' : 'index.html'), 'utf8');

const pathsIn = (html: string, pattern: RegExp): ReadonlySet<string> =>
  new Set([...html.matchAll(pattern)].map(([, path = '']) => path.replace(/^.*\/(?=_astro\/)/, '')));

/** The scripts a page loads on opening, islands with what they import, as paths within the site. */
export function firstScripts(folder: string, page: string): ReadonlySet<string> {
  const scripts = new Set<string>();
  for (const path of pathsIn(htmlOf(folder, page), /(?:src|component-url|renderer-url)="([^"]+\.js)"/g))
    withImports(folder, path, scripts);
  return scripts;
}

/** Bytes of all that a page has loaded by the time some parts stand that it fetches on demand. @param parts names of their modules */
export function scriptWith(folder: string, page: string, parts: readonly string[]): number {
  const scripts = new Set(firstScripts(folder, page));
  const built = readdirSync(join(folder, '_astro'));
  for (const part of parts) {
    const file = built.find(name => name.startsWith(`${part}.`) && name.endsWith('.js'));
    if (file === undefined) throw new Error(`no script of ${part} in the site`);
    withImports(folder, `_astro/${file}`, scripts);
  }
  return sum(folder, scripts);
}

const sum = (folder: string, files: ReadonlySet<string>): number =>
  [...files].reduce((total, file) => total + size(readFileSync(join(folder, file))), 0);

/**
 * Weighs a page of a built site, islands with the scripts they load on opening.
 * @param folder the built site
 * @param page path of the page within it, e.g. `plan/full/`
 */
export function weigh(folder: string, page: string): PageBytes {
  const html = htmlOf(folder, page);
  const scripts = firstScripts(folder, page);
  const css = sum(folder, pathsIn(html, /<link rel="stylesheet" href="([^"]+)"/g));
  const script = sum(folder, scripts);
  const own = size(html);
  return { html: own, css, script, total: own + css + script };
}
