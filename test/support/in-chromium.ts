import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { serveSite } from './browser-server.ts';
import { chromiumFlags, findChromium } from './chromium.ts';

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

/**
 * Works with a built site in a whole Chromium, both there as long as that takes.
 * @param work is given the address of the site's root, ending in `/`
 */
export async function inChromium<Result>(
  folder: string,
  work: (browser: Browser, site: string) => Promise<Result>,
): Promise<Result> {
  const server = await serveSite(folder);
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumFlags] });
  try {
    return await work(browser, server.address);
  } finally {
    await browser.close();
    await server.stop();
  }
}
