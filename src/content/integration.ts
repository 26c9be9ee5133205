import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { problemPage, words } from './content-words.ts';
import { writeEditorSchemas } from './editor-schemas.ts';
import { contentFolder } from './folder.ts';
import { checkDrills } from './load-drills.ts';
import { marksIn } from './marks.ts';
import { ownNames } from './own-names.ts';
import { absentPaths } from './parts.ts';
import { checkSite } from './site-content.ts';
import { ContentError } from './source.ts';

/** Puts the organisation's names where scripts ask for them: a browser reads no file. */
const putNamesIn = () => ({
  name: 'names',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === '#names' ? '\0names' : undefined),
  load: (id: string) =>
    id === '\0names' ? `export const names = ${JSON.stringify(ownNames())};` : undefined,
});

type DevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

const contentFiles = (): readonly string[] =>
  readdirSync(contentFolder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(yaml|mdx|md)$/.test(file))
    .map(file => join(contentFolder, file));

/** Tells one state of the content from another. */
const stateOfContent = (): string =>
  contentFiles()
    .map(file => `${file} ${statSync(file, { throwIfNoEntry: false })?.mtimeMs}`)
    .join();

/**
 * Watches the content, which may lie in any folder, and while there are problems shows them at every address. Whatever is asked for
 * starts the server anew once anything has changed, as the watcher hears nothing while the server starts; the page of problems asks again
 * and again.
 */
const followContent = (state: string, report: string | undefined) => ({
  name: 'followed-content',
  configureServer: ({ middlewares, watcher }: DevServer): void => {
    watcher.add(contentFolder);
    middlewares.use((_request, response, next) => {
      if (stateOfContent() !== state) watcher.emit('change', contentFolder);
      if (report === undefined) next();
      else response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' }).end(problemPage(report));
    });
  },
});

/** Builds a site also of what nobody has compared with the plan; it then says so everywhere. */
const DRAFT = '--draft';

/** Stops a build at broken content with one readable message, which dev shows until it is mended; starts dev anew when content changes; and leaves out pages that would show nothing. Nothing that nobody has compared with the plan is built as if somebody had. */
export function checkedContent(): AstroIntegration {
  let absent: readonly string[] = [];
  return {
    name: 'checked-content',
    hooks: {
      'astro:config:setup': ({ command, updateConfig, addWatchFile }) => {
        const state = stateOfContent();
        let report: string | undefined;
        try {
          const site = checkSite(contentFolder);
          checkDrills(contentFolder, site.playbook, site.learning.settings);
          absent = absentPaths(site);
          const marks = marksIn(contentFolder);
          if (command === 'build' && marks.length > 0 && !process.argv.includes(DRAFT)) {
            console.error(words.draftRefused(marks));
            process.exit(1);
          }
        } catch (error) {
          if (!(error instanceof ContentError)) throw error;
          console.error(error.message);
          if (command !== 'dev') process.exit(1);
          report = error.message;
        }
        updateConfig({ vite: { plugins: [putNamesIn()], worker: { plugins: () => [putNamesIn()] } } });
        if (command !== 'dev') return;
        writeEditorSchemas();
        updateConfig({ vite: { plugins: [followContent(state, report)] } });
        for (const file of [contentFolder, ...contentFiles()]) addWatchFile(file);
      },
      // Before what counts the pages and stores them.
      'astro:build:done': ({ dir }) => {
        for (const path of absent) rmSync(new URL(path, dir), { recursive: true, force: true });
      },
    },
  };
}
