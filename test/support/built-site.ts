import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { serveSite } from './browser-server.ts';

/** A built site: where it is served, and the folder it is served from. */
interface BuiltSite {
  readonly address: string;
  readonly folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The site built for a host's root. */
    rootSite: BuiltSite;
    /** The same site built to live under a path. A base is written into every page, so it takes a build of its own. */
    pathSite: BuiltSite;
  }
}

export type SiteName = keyof typeof bases;
const bases = { rootSite: '/', pathSite: '/yuqing/' } as const;

/** With `PREBUILT` set, builds stay and are used again as they are. */
const prebuilt = process.env['PREBUILT'] !== undefined;
/** `npm test` builds while other things run, and says by `BUILT` which builds are its own. Otherwise each run has its own. */
const mark = prebuilt ? '' : `-${process.env['BUILT'] ?? process.pid}`;
const folderOf = (name: SiteName): string => `.cache/${name}${mark}`;

/** Builds a site into its folder; what went wrong is the answer, `undefined` where nothing did. */
export function build(name: SiteName): Promise<string | undefined> {
  const folder = folderOf(name);
  if (existsSync(`${folder}/index.html`)) return Promise.resolve(undefined);
  const builder = spawn('node', ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    env: {
      ...process.env,
      OUT_DIR: folder,
      BASE: bases[name],
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
    builder.on('close', status => resolve(status === 0 ? undefined : `${name} does not build:\n${told}`));
  });
}

/** Takes a build away again, unless it is to stay. */
export function discard(name: SiteName): void {
  if (!prebuilt) rmSync(folderOf(name), { recursive: true, force: true });
}

/** As a set-up of Vitest: builds a site if need be and serves it to the tests. */
export async function provideSite(name: SiteName, project: TestProject): Promise<() => Promise<void>> {
  const fault = await build(name);
  if (fault !== undefined) throw new Error(fault);
  const server = await serveSite(folderOf(name), bases[name], name === 'rootSite');
  project.provide(name, { address: server.address, folder: folderOf(name) });
  return async () => {
    await server.stop();
    if (process.env['BUILT'] === undefined) discard(name);
  };
}
