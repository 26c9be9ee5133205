import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { type SiteServer, serveSite } from '../support/browser-server.ts';

/** A built site: where it is served, and the folder it is served from. */
interface BuiltSite {
  readonly address: string;
  readonly folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The site built for a host's root. */
    rootSite: BuiltSite;
    /** The same site built to live under a path. */
    pathSite: BuiltSite;
  }
}

const PATH = '/yuqing/';
/** With `PREBUILT` set, builds stay and are used again as they are. Otherwise each run has its own, for runs at the same time. */
const prebuilt = process.env['PREBUILT'] !== undefined;
const suffix = prebuilt ? '' : `-${process.pid}`;
const folders = { root: `.cache/site-root${suffix}`, path: `.cache/site-base${suffix}` };

/** Builds the site into a folder. */
function build(folder: string, base: string): void {
  if (prebuilt && existsSync(`${folder}/index.html`)) return;
  const { status, stdout, stderr } = spawnSync(
    'node',
    ['node_modules/astro/bin/astro.mjs', 'build', '--silent'],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        OUT_DIR: folder,
        BASE: base,
        SITE: 'https://yuqing.example',
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    },
  );
  if (status !== 0) throw new Error(`The site under ${base} does not build:\n${stdout}${stderr}`);
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  build(folders.root, '/');
  build(folders.path, PATH);
  const servers: SiteServer[] = [await serveSite(folders.root), await serveSite(folders.path, PATH)];
  const [root, path] = servers;
  project.provide('rootSite', { address: root?.address ?? '', folder: folders.root });
  project.provide('pathSite', { address: path?.address ?? '', folder: folders.path });
  return async () => {
    for (const server of servers) await server.stop();
    if (!prebuilt)
      for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
  };
}
