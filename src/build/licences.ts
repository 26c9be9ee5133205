import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Where the licences of what is shipped lie in the built site. */
const FILE = 'licenses.txt';

/** A file of a package that has to go along with its code: its licence, and what an Apache licence calls its notice. */
const TEXT = /^(licen[cs]e|copying|unlicense|notice)/i;

/** This part of Vite's licence file lists packages that Vite runs itself and ships nothing of. */
const OF_ITS_TOOLS = /^#+ Licenses of bundled dependencies$.*/ms;

/**
 * Packages that are shipped without being a module of a bundle: Astro writes its scripts into pages, and the service worker is
 * made of Workbox.
 */
const BESIDE_BUNDLES = [
  'astro',
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
  'workbox-strategies',
];

/** Modules that bundlers add themselves, by how their names begin; the helpers of oxc are part of Rolldown. */
const ADDED: readonly (readonly [start: string, name: string])[] = [
  ['\0vite/', 'vite'],
  ['\0rolldown/', 'rolldown'],
  ['\0@oxc-project+runtime@', 'rolldown'],
];

/** A package that its publisher has bundled with another names itself in a comment there. */
const BUNDLED_WITH = /^\s*\/\/\s*(?:#region )?(?:\.\.?\/)*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm;

/** The folder of a package's name, as Node finds it for what lies in a folder. */
function folderOf(name: string, from: string): string {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === dirname(at)) throw new Error(`${name} is shipped, and its licence is not installed`);
  }
}

/**
 * The folders of the packages that a module of a bundle brings along; none for a module of our own.
 * @param id as the bundler names it @param root folder of the project
 */
export function packagesIn(id: string, root: string): readonly string[] {
  const added = ADDED.find(([start]) => id.startsWith(start));
  if (added !== undefined) return [folderOf(added[1], root)];
  const [, own] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id) ?? [];
  if (own === undefined) return [];
  const file = id.replace(/\?.*$/, '');
  const names = new Set([...readFileSync(file, 'utf8').matchAll(BUNDLED_WITH)].map(([, name = '']) => name));
  return [own, ...[...names].map(name => folderOf(name, own))];
}

/** A package with what its licence asks to go along. Throws where there is no such text: then it cannot be shipped. */
export function licenceOf(folder: string): { readonly heading: string; readonly text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter(file => TEXT.test(file));
  const text = files
    .map(file => readFileSync(join(folder, file), 'utf8').replace(OF_ITS_TOOLS, '').trim())
    .join('\n\n');
  if (text === '') throw new Error(`${name} is shipped, and its package holds no licence`);
  return { heading: `${name} - ${version} (${license})`, text };
}

/**
 * Writes the licences of all that is shipped beside it: most of them ask for that. What pages and workers run is read off their bundles;
 * a package without a licence ends the build.
 */
export function licences(): AstroIntegration {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const folders = new Set(BESIDE_BUNDLES.map(name => folderOf(name, root)));
  const plugin = {
    name: 'licences',
    applyToEnvironment: ({ name }: { readonly name: string }) => name === 'client',
    generateBundle(_options: unknown, bundle: Readonly<Record<string, { moduleIds?: readonly string[] }>>) {
      for (const { moduleIds = [] } of Object.values(bundle))
        for (const id of moduleIds) for (const folder of packagesIn(id, root)) folders.add(folder);
    },
  };
  return {
    name: 'licences',
    hooks: {
      'astro:config:setup': ({ updateConfig, command }) => {
        if (command === 'build')
          updateConfig({ vite: { plugins: [plugin], worker: { plugins: () => [plugin] } } });
      },
      'astro:build:done': ({ dir, logger }) => {
        const shipped = new Map([...folders].map(licenceOf).map(({ heading, text }) => [heading, text]));
        const parts = [...shipped].sort(([one], [other]) => (one < other ? -1 : 1));
        writeFileSync(
          join(fileURLToPath(dir), FILE),
          parts.map(([heading, text]) => `## ${heading}\n\n${text}\n`).join('\n'),
        );
        logger.info(`${parts.length} licences`);
      },
    },
  };
}
