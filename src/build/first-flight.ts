import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { knownScripts, withOwnPolicy } from './own-policy.ts';

/** The pages somebody comes to first from outside, and those of the screens, which have some thirty sheets each. */
const pages = [
  'index.html',
  '{plan,roles,rules,steps,glossary,trace,search,start,desk,drill,training}/**/index.html',
];
/** The triage opens an incident in its own page where nothing can be stored, and fetches the desk's styles then. */
const lent = { page: 'desk/index.html', sheet: 'desk/styles.css' };

/**
 * Writes the styles of the pages that are opened first into the pages themselves, so that no request stands before the
 * paint: a page to read can be painted from the first packets that arrive (about 14 kB compressed). Other pages share sheets
 * that stay stored; a sheet that no page or script names any more is not kept. The policy of every page then names the hashes
 * of its own styles and scripts only: Astro would put those of the whole site on each, which allows more and packs badly.
 * @param inline the scripts that we write into pages; a page with any other ends the build
 */
export function firstFlight(inline: readonly string[]): AstroIntegration {
  const known = knownScripts(inline);
  let base = '/';
  return {
    name: 'first-flight',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const found = globSync(pages, { cwd: folder });
        for (const page of found) {
          const file = join(folder, page);
          const { html, styles } = withStylesInside(readFileSync(file, 'utf8'), sheetIn(folder, base));
          writeFileSync(file, html);
          if (page === lent.page) writeFileSync(join(folder, lent.sheet), styles);
        }
        for (const page of globSync('**/*.html', { cwd: folder })) {
          const file = join(folder, page);
          writeFileSync(file, withOwnPolicy(page, readFileSync(file, 'utf8'), base, known));
        }
        const naming = globSync('**/*.{html,js}', { cwd: folder }).map(each =>
          readFileSync(join(folder, each), 'utf8'),
        );
        for (const sheet of globSync('_astro/*.css', { cwd: folder }))
          if (!naming.some(text => text.includes(sheet))) rmSync(join(folder, sheet));
        logger.info(`${found.length} pages carry their own styles`);
      },
    },
  };
}

/** Reads a built sheet by its address. A relative address in it would point elsewhere from inside a page. */
function sheetIn(folder: string, base: string): (address: string) => string {
  return address => {
    const sheet = readFileSync(join(folder, address.slice(base.length)), 'utf8').trim();
    if (/url\((?!["']?data:)/.test(sheet))
      throw new Error(`${address}: a style inside a page can address no file`);
    return sheet;
  };
}

/** @returns the page with its sheets inside, in their order; and what stands in it */
function withStylesInside(
  html: string,
  sheetAt: (address: string) => string,
): { readonly html: string; readonly styles: string } {
  let styles = '';
  const sheets = /<link rel="stylesheet" href="([^"]+)">|<style>(.*?)<\/style>/gs;
  const page = html.replace(sheets, (_element, address: string | undefined, text = '') => {
    styles += address === undefined ? text : sheetAt(address);
    return '';
  });
  if (styles === '' || styles.includes('</'))
    throw new Error('a page to be painted at once needs styles that can stand in it');
  return { html: page.replace('</head>', () => `<style>${styles}</style></head>`), styles };
}
