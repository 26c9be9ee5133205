import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Engine } from './driver.ts';
import { chromiumEngine } from './driver-chromium.ts';
import { firefoxEngine } from './driver-firefox.ts';
import { webkitEngine } from './driver-webkit.ts';

/** The engines that the scenario is played in. */
export const engines: readonly Engine[] = [chromiumEngine, firefoxEngine, webkitEngine];

/** Installs Debian's other browsers where that takes no password; of one that cannot be had it is said. */
export function provideEngines(): void {
  const isRoot = process.getuid?.() === 0;
  const wanting = engines.filter(engine => !engine.isHere());
  if (isRoot && wanting.length > 0 && existsSync('/usr/bin/apt-get')) {
    const run = (...words: string[]): void => {
      spawnSync('apt-get', words, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    };
    // A machine that has had its Chromium for long may know of no packages at all.
    run('update', '-qq');
    for (const { name, packages } of wanting) {
      console.log(`Installing ${name}: ${packages.join(', ')}.`);
      // By themselves: a release of Debian that lacks one may have the other.
      run('install', '-y', '-qq', '--no-install-recommends', ...packages);
    }
  }
  for (const { name, packages, isHere } of wanting)
    if (!isHere())
      console.log(`SKIPPED  the scenario in ${name}: install ${packages.join(', ')} to have it played.`);
}
