import { createHash } from 'node:crypto';
import load from 'astro/runtime/client/load.prebuilt.js';
import island from 'astro/runtime/server/astro-island.prebuilt.js';

/** As a policy names a script or style that is written into the page. */
export const hashOf = (text: string) =>
  `sha256-${createHash('sha256').update(text).digest('base64')}` as const;

/** Scripts that a policy lets run in a page: our own, and the two of Astro that start the screens. */
export const knownScripts = (own: readonly string[]): ReadonlySet<string> =>
  new Set([...own, load, island].map(hashOf));

const allowing = (directive: string, hashes: ReadonlySet<string>): string =>
  [directive, ...[...hashes].map(hash => `'${hash}'`)].join(' ');

/**
 * @returns the page with a policy that allows just the styles and scripts that are written into it
 * @param page its name in the site
 * @param base what the addresses of the site's own scripts begin with
 * @param known the scripts that may be written into a page, as a policy names them
 */
export function withOwnPolicy(page: string, html: string, base: string, known: ReadonlySet<string>): string {
  const scripts = new Set<string>();
  for (const [whole, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>(.*?)<\/script/gis)) {
    const [, address] = /\ssrc="([^"]*)"/.exec(attributes) ?? [];
    if (address === undefined ? !known.has(hashOf(text)) : !address.startsWith(`${base}_astro/`))
      throw new Error(`${page}: a script that is not ours: ${whole.slice(0, 200)}`);
    if (address === undefined) scripts.add(hashOf(text));
  }
  const styles = new Set([...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => hashOf(text)));
  return html
    .replace(/style-src 'self'[^;"]*/, allowing("style-src 'self'", styles))
    .replace(/script-src 'self'[^;"]*/, allowing("script-src 'self'", scripts));
}
