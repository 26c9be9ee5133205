import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { writeEditorSchemas } from './editor-schemas.ts';
import { contentFolder } from './folder.ts';
import { checkDrills } from './load-drills.ts';
import { names } from './own-names.ts';
import { absentPaths } from './parts.ts';
import { checkSite } from './site-content.ts';
import { ContentError } from './source.ts';

/** Puts the organisation's names where scripts ask for them: a browser reads no file. */
const putNamesIn = () => ({
  name: 'names',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === '#names' ? '\0names' : undefined),
  load: (id: string) => (id === '\0names' ? `export const names = ${JSON.stringify(names)};` : undefined),
});

/** Stops dev and build at broken content with one readable message, starts dev anew when content changes, and leaves out pages that would show nothing. */
export function checkedContent(): AstroIntegration {
  let absent: readonly string[] = [];
  return {
    name: 'checked-content',
    hooks: {
      'astro:config:setup': ({ command, updateConfig, addWatchFile }) => {
        try {
          const site = checkSite(contentFolder);
          checkDrills(contentFolder, site.playbook, site.learning.settings);
          absent = absentPaths(site);
        } catch (error) {
          if (!(error instanceof ContentError)) throw error;
          console.error(error.message);
          process.exit(1);
        }
        updateConfig({ vite: { plugins: [putNamesIn()], worker: { plugins: () => [putNamesIn()] } } });
        if (command !== 'dev') return;
        writeEditorSchemas();
        for (const file of readdirSync(contentFolder, { recursive: true, encoding: 'utf8' }))
          if (file.endsWith('.yaml')) addWatchFile(join(contentFolder, file));
      },
      // Before what counts the pages and stores them.
      'astro:build:done': ({ dir }) => {
        for (const path of absent) rmSync(new URL(path, dir), { recursive: true, force: true });
      },
    },
  };
}
