import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { siteNameAt } from '../../src/base/site-name.ts';
import { serveSite } from './browser-server.ts';
import { isPlanOfStories, storyContent } from './story-content.ts';

/** A built site: where it is served, and the folder it is served from. */
interface BuiltSite {
  readonly address: string;
  readonly folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    site: BuiltSite;
  }
}

/** The site is tested under a path: whatever holds there holds at a host's root, and not the other way round. */
export const BASE = '/yuqing/';
/** The name of its databases, files and remembered values. */
export const STORE_NAME = siteNameAt(BASE);
/** The same of the site that a page is of; those of the tests without a browser lie at the root. */
export const storeNameAt = (address: string): string =>
  new URL(address).pathname.startsWith(BASE) ? STORE_NAME : siteNameAt('/');

/** With `PREBUILT` set, builds stay and are used again as they are. */
const prebuilt = process.env['PREBUILT'] !== undefined;
/** `npm test` builds while other things run, and says by `BUILT` which builds are its own. Otherwise each run has its own. */
const mark = prebuilt ? '' : `-${process.env['BUILT'] ?? process.pid}`;

/** Another office's site on the same host. */
export const NEIGHBOUR_BASE = '/neighbour/';

/** The sites that are tested: where `content/` holds the plan of the stories, the first two are one and the same. */
const sites = {
  stories: { content: storyContent, folder: `.cache/site${mark}`, base: BASE },
  /** The site of the plan in `content/`. */
  live: {
    content: 'content',
    folder: isPlanOfStories ? `.cache/site${mark}` : `.cache/live-site${mark}`,
    base: BASE,
  },
  neighbour: { content: storyContent, folder: `.cache/neighbour${mark}`, base: NEIGHBOUR_BASE },
} as const;

/** Builds a site into its folder; what went wrong is the answer, `undefined` where nothing did. */
export function build(which: keyof typeof sites): Promise<string | undefined> {
  const { content, folder, base } = sites[which];
  if (existsSync(`${folder}/index.html`)) return Promise.resolve(undefined);
  const builder = spawn('node', ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    env: {
      ...process.env,
      CONTENT: content,
      OUT_DIR: folder,
      BASE: base,
      GALLERY: '1',
      SITE: 'https://yuqing.example',
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  let told = '';
  for (const stream of [builder.stdout, builder.stderr])
    stream.on('data', (piece: Buffer) => {
      told += piece.toString('utf8');
    });
  return new Promise(resolve => {
    builder.on('close', status => resolve(status === 0 ? undefined : `The site does not build:\n${told}`));
  });
}

/** Where a site that was built lies. */
export const folderOf = (which: keyof typeof sites): string => sites[which].folder;

/** Takes the builds away again, unless they are to stay. */
export function discard(): void {
  if (!prebuilt)
    for (const { folder } of Object.values(sites)) rmSync(folder, { recursive: true, force: true });
}

/** As a set-up of Vitest: builds the site of a project if need be and serves it to its tests. */
export default async function provideSite(project: TestProject): Promise<() => Promise<void>> {
  const which = project.name === 'live' ? 'live' : 'stories';
  const { folder } = sites[which];
  const fault = await build(which);
  if (fault !== undefined) throw new Error(fault);
  const server = await serveSite(folder, BASE, true);
  project.provide('site', { address: server.address, folder });
  return async () => {
    await server.stop();
    if (process.env['BUILT'] === undefined) discard();
  };
}
