import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Builds the site into a folder. With `PREBUILT` set, a build that is there is used as it is.
 * @throws when the site does not build
 */
export function buildSite(folder: string): void {
  if (process.env['PREBUILT'] !== undefined && existsSync(`${folder}/index.html`)) return;
  const { status, stdout, stderr } = spawnSync(
    'node',
    ['node_modules/astro/bin/astro.mjs', 'build', '--silent'],
    { encoding: 'utf8', env: { ...process.env, OUT_DIR: folder, ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  if (status !== 0) throw new Error(`The site does not build:\n${stdout}${stderr}`);
}
