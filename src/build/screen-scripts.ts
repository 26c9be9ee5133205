import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** The part of the bundler's knowledge of its modules that is needed here. */
interface Chunking {
  getModuleInfo(id: string): {
    readonly isEntry: boolean;
    readonly importers: readonly string[];
    readonly dynamicImporters: readonly string[];
  } | null;
}

/** The screens that pages hold, by what they are bundled as. A drill's own desk and triage are the desk and the triage in a frame. */
const screens: Readonly<Record<string, string>> = {
  'desk/frame/Desk': 'desk',
  'desk/frame/Start': 'triage',
  'training/lessons/Study': 'study',
  'training/drills/DrillHome': 'drill',
  'site/search/SearchBox': 'search',
};
const screenPath = /\/src\/([\w/]+)\.tsx$/;

/** Whose parts are fetched on demand, by where they lie; the first that fits. */
const owners: readonly (readonly [RegExp, string])[] = [
  [/\/src\/desk\/(triage|first)\/.+\.tsx$/, 'triage'],
  [/\/src\/desk\/.+\.tsx$/, 'desk'],
  [/\/src\/training\/(drills|table)\/.+\.tsx$/, 'drill'],
  [/\/src\/training\/.+\.tsx$/, 'study'],
  [/\/src\/site\/search\//, 'search'],
];

/** Bytes of source below which modules that some screens share are not worth a request of their own. */
const SMALL = 2_500;

/**
 * Bundles the scripts by screen: what the same screens load at once is one file, and what is fetched on demand is left to the
 * bundler. The page of a screen names all its scripts in its head, so that none waits for another to name it.
 */
export function screenScripts(): AstroIntegration {
  let base = '/';
  /** The scripts that each script imports before it runs, by its path in the site. */
  const imports = new Map<string, readonly string[]>();
  const codeSplitting = {
    // A module's imports are in as many screens as itself or more, so no two files need each other.
    includeDependenciesRecursively: false,
    groups: [{ name: screensOf, minSize: SMALL }, { name: smallOf }],
  };
  return {
    name: 'screen-scripts',
    hooks: {
      'astro:config:setup': ({ updateConfig, command }) => {
        if (command !== 'build') return;
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'screen-scripts',
                // Not for the server that Astro reads the content with before it builds.
                apply: 'build',
                applyToEnvironment: environment => environment.name === 'client',
                configEnvironment: name =>
                  name === 'client'
                    ? {
                        build: {
                          rolldownOptions: {
                            preserveEntrySignatures: 'allow-extension',
                            output: { codeSplitting },
                          },
                        },
                      }
                    : undefined,
                generateBundle(_options, bundle) {
                  for (const file of Object.values(bundle)) {
                    if (file.type !== 'chunk') continue;
                    imports.set(file.fileName, file.imports);
                    // Astro gives a page the styles of all its screens, those on demand too: no script has to fetch one.
                    file.viteMetadata?.importedCss.clear();
                  }
                },
              },
            ],
          },
        });
      },
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const page of globSync('**/index.html', { cwd: folder })) {
          const file = join(folder, page);
          const html = readFileSync(file, 'utf8');
          if (!html.includes('<astro-island')) continue;
          const named = [...html.matchAll(/(?:component-url|renderer-url|src)="([^"]+\.js)"/g)];
          const scripts = new Set(named.map(([, address = '']) => address.slice(base.length)));
          for (const script of scripts)
            for (const imported of imports.get(script) ?? []) scripts.add(imported);
          // The bundler takes away a script in which only styles were left, and names it no more.
          const built = [...scripts].filter(script => existsSync(join(folder, script)));
          const links = built.map(script => `<link rel="modulepreload" href="${base}${script}">`);
          writeFileSync(file, html.replace('</head>', `${links.join('')}</head>`));
        }
      },
    },
  };
}

/**
 * Small modules that some screens share: those of the studies stand apart, or each would bring along what the other's small modules import.
 * @returns `null` for what none loads at once
 */
function smallOf(module: string, chunking: Chunking): string | null {
  const name = screensOf(module, chunking);
  return name && (name.split('-').includes('study') ? 'every-screen' : 'every-desk');
}

/**
 * @returns the screens that load a module at once, as one name; `null` for what none does, or what a page to read loads too. What
 * one screen loads at once and a part of another on demand stands apart, so that the part does not bring the screen along.
 */
function screensOf(module: string, chunking: Chunking): string | null {
  const above = new Set([module]);
  const loading = new Set<string>();
  const borrowers = new Set<string>();
  // A set is walked with what is added on the way: everything that leads to the module.
  for (const id of above) {
    const info = chunking.getModuleInfo(id);
    if (info === null) continue;
    if (info.isEntry && id.includes('.astro')) return null;
    const screen = info.isEntry ? screens[screenPath.exec(id)?.[1] ?? ''] : undefined;
    if (screen !== undefined) loading.add(screen);
    // Astro's script that starts screens is loaded with each of them.
    if (info.isEntry && id.includes('/@astrojs/preact/'))
      for (const each of Object.values(screens)) loading.add(each);
    const borrower = owners.find(([of]) => of.test(id))?.[1];
    if (borrower !== undefined && info.dynamicImporters.length > 0) borrowers.add(borrower);
    for (const importer of info.importers) above.add(importer);
  }
  const name = [...loading].sort().join('-');
  if (name === '') return null;
  borrowers.delete(name);
  return loading.size === 1 && borrowers.size > 0 ? `${name}-lent` : name;
}
