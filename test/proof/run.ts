import { parseArgs } from 'node:util';
import { provideChromium } from '../support/chromium.ts';
import { provideEngines } from '../support/engines.ts';
import { buildSite, inChromium } from '../support/in-chromium.ts';
import { findNats, provideNats } from '../support/nats.ts';
import { proveCostlyFiles } from './costly.ts';
import { proveFullDisk } from './full-disk.ts';
import { proveKills } from './kill.ts';
import { proveOldChromium } from './old-chromium.ts';
import { provePackages, provePackagesInBrowser } from './packages.ts';
import { proveTabs } from './tabs.ts';
import { proveTeam } from './team.ts';
import { proveNodes } from './team-nodes.ts';
import { byProgram, type ProofResult, slowOf } from './told.ts';

/**
 * `npm run proof`: nothing called 已保存 is lost when the browser is killed or the disk full, tabs agree, no file can harm a
 * desk, properties hold however often they are tried, machines of a team hold the same whatever befalls their engine, and a thousand random trainees play each scenario. Tests that every release must pass and that take too long for every change (`*.proof.test.ts`) run too. `-- --minutes 10` is a budget: kills end after half of it, and nothing begins once it is spent, which is said;
 * `-- --only tabs` proves what has that word in its name.
 */

const FOLDER = '.cache/proof';
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '90' },
    only: { type: 'string', default: '' },
    trainees: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
const end = performance.now() + minutes * 60_000;

/** How many proofs were asked for. */
let asked = 0;

/** Proves something, where it was asked for and there is time for it; if not it is said, and the proof is not whole. */
async function prove(what: string, work: () => ProofResult | Promise<ProofResult>): Promise<void> {
  if (!what.includes(values.only)) return;
  asked += 1;
  if (performance.now() >= end) {
    console.log(`LEFT OUT  ${what}: the ${minutes} minutes are spent`);
    return;
  }
  const { line, faults, openings } = await work();
  for (const fault of faults) console.error(fault);
  console.log(line);
  if (faults.length > 0 || slowOf(openings) > 0) process.exitCode = 1;
}

if (provideChromium() === undefined) process.exit(1);
provideEngines();
provideNats();
buildSite(FOLDER);
console.log(`--seed ${seed}`);
await inChromium(FOLDER, async (browser, site) => {
  await prove('200 kills', () => proveKills({ site, rounds: 200, minutes: minutes / 2, seed }));
  // A disk to fill is mounted, which only root may do.
  if (process.getuid?.() === 0) await prove('a full disk', () => proveFullDisk({ site, rounds: 10 }));
  for (const tabs of [2, 4])
    await prove(`${tabs} tabs`, () => proveTabs({ browser, site, tabs, actions: 1_000, seed }));
  await prove('10,000 mutated packages', () => provePackages({ count: 10_000, seed }));
  await prove('300 mutated packages in the browser', () =>
    provePackagesInBrowser({ browser, site, count: 300, seed }),
  );
  await prove('six costly packages', () => proveCostlyFiles(browser, site));
});
if (findNats() !== undefined) {
  await prove('a team on a real engine', () => proveTeam({ rounds: 10, seed }));
  await prove('a team on three nodes', () => proveNodes({ rounds: 3 }));
}
await prove('the scenario in Chromium 92', proveOldChromium);
for (const project of ['proof', 'proof-browser'])
  await prove(`tests of a release: ${project}`, () =>
    byProgram(`tests of a release: ${project}`, [
      'vitest',
      'run',
      ...['--config', 'test/vitest.config.ts', '--root', '.', '--maxWorkers', '1', '--project', project],
    ]),
  );
await prove('properties of the unit tests', () => {
  process.env['RUNS'] = '10';
  return byProgram('properties of the unit tests, ten times as often', [
    'vitest',
    'run',
    ...['--config', 'test/vitest.config.ts', '--root', '.', '--testTimeout', '300000'],
    ...['--project', 'unit', '--project', 'content'],
  ]);
});
await prove('random trainees', async () => {
  const trainees = await byProgram(`${values.trainees} random trainees a scenario`, [
    'node',
    ...['src/content/check.ts', 'content', values.trainees],
  ]);
  // How the ideal path compares with them is worth reading where it holds, too.
  if (trainees.faults.length === 0) console.log(trainees.told);
  return trainees;
});
if (asked === 0) {
  console.error(`nothing here has “${values.only}” in its name`);
  process.exitCode = 1;
}
