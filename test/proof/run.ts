import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { serveSite } from '../support/browser-server.ts';
import { chromiumFlags, findChromium, provideChromium } from '../support/chromium.ts';
import { runProgram } from '../support/run-program.ts';
import { fullDiskSummary, proveFullDisk } from './full-disk.ts';
import { openingSummary } from './hands.ts';
import { killSummary, proveKills } from './kill.ts';
import { proveOldChromium } from './old-chromium.ts';
import { packagesSummary, provePackages, provePackagesInBrowser } from './packages.ts';
import { buildSite } from './site.ts';
import { proveTabs, tabsSummary } from './tabs.ts';

/**
 * `npm run proof`: nothing called 已保存 is lost when the browser is killed or the disk full, tabs agree, no file can harm a
 * desk, properties hold however often they are tried, a thousand random trainees play each scenario, and the plan
 * is stressed on hundreds of nights. `-- --minutes 10` is a budget: kills end after half of it, and nothing begins once it is spent, which is said.
 */

const FOLDER = '.cache/proof';
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '40' },
    trainees: { type: 'string', default: '1000' },
    nights: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
const end = performance.now() + minutes * 60_000;

/** Whether there is time for something more; if not it is said, and the proof is not whole. */
function hasTimeFor(what: string): boolean {
  if (performance.now() < end) return true;
  console.log(`LEFT OUT  ${what}: the ${minutes} minutes are spent`);
  return false;
}

function tell(summary: string, faults: readonly string[], openings: readonly number[] = []): void {
  for (const fault of faults) console.error(fault);
  console.log(summary);
  if (faults.length > 0 || openingSummary(openings).slow) process.exitCode = 1;
}

if (provideChromium() === undefined) process.exitCode = 1;
else {
  buildSite(FOLDER);
  const server = await serveSite(FOLDER);
  const site = server.address;
  console.log(`--seed ${seed}`);
  const kills = await proveKills({ site, rounds: 200, minutes: minutes / 2, seed });
  tell(killSummary(kills), kills.faults, kills.openings);
  // A disk to fill is mounted, which only root may do.
  if (process.getuid?.() === 0 && hasTimeFor('a full disk')) {
    const full = await proveFullDisk({ site, rounds: 10 });
    tell(fullDiskSummary(full), full.faults);
  }
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumFlags] });
  for (const tabs of [2, 4]) {
    if (!hasTimeFor(`${tabs} tabs`)) continue;
    const result = await proveTabs({ browser, site, tabs, actions: 1_000, seed });
    tell(tabsSummary(result), result.faults, result.openings);
  }
  if (hasTimeFor('10,000 mutated packages')) {
    const inRooms = provePackages({ count: 10_000, seed });
    tell(packagesSummary('in the rooms', inRooms), inRooms.faults);
  }
  if (hasTimeFor('300 mutated packages in the browser')) {
    const inBrowser = await provePackagesInBrowser({ browser, site, count: 300, seed });
    tell(packagesSummary('in the browser', inBrowser), inBrowser.faults);
  }
  await browser.close();
  await server.stop();
  if (hasTimeFor('the scenario in Chromium 92')) {
    const { line, faults } = await proveOldChromium();
    tell(line, faults);
  }
  if (hasTimeFor('properties of the unit tests')) {
    process.env['RUNS'] = '10';
    const { passed, told, seconds } = await runProgram([
      'vitest',
      'run',
      ...['--config', 'test/vitest.config.ts', '--root', '.', '--project', 'unit', '--testTimeout', '300000'],
    ]);
    tell(
      `${passed ? 'ok  ' : 'FAILED'}  properties of the unit tests, ten times as often; ${seconds.toFixed(1)} s`,
      passed ? [] : [told],
    );
  }
  if (hasTimeFor('random trainees')) {
    const { passed, told, seconds } = await runProgram([
      'node',
      'src/content/check.ts',
      'content',
      values.trainees,
    ]);
    // How the ideal path compares with them is worth reading where it holds, too.
    if (passed) console.log(told);
    tell(
      `${passed ? 'ok  ' : 'FAILED'}  ${values.trainees} random trainees a scenario; ${seconds.toFixed(1)} s`,
      passed ? [] : [told],
    );
  }
  if (hasTimeFor('simulated nights')) {
    const { passed, told, seconds } = await runProgram([
      'node',
      ...['test/stress/run.ts', '--seed', String(seed)],
      ...['--nights', values.nights, '--out', `${FOLDER}/stress.html`],
    ]);
    tell(
      `${passed ? 'ok  ' : 'FAILED'}  ${values.nights} simulated nights, each met in every way; ${seconds.toFixed(1)} s`,
      passed ? [] : [told],
    );
  }
}
