import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { readScenario } from '../support/drill.ts';
import { scenarioIds } from '../support/plan.ts';
import { playbook } from '../support/playbook.ts';
import { hardest, reportOf } from './report.ts';
import { SETTINGS, study } from './study.ts';
import { readOwn, worldOf } from './world.ts';

/**
 * `npm run stress`: plays simulated nights on the real desk and says which deadlines cannot be kept, with how many posts, and what
 * would help. `-- --nights 200 --seed 1 --packages FOLDER --out FILE`; FOLDER holds packages of closed incidents.
 */
const { values } = parseArgs({
  options: {
    nights: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    packages: { type: 'string' },
    out: { type: 'string', default: '.cache/stress.html' },
  },
});
const seeds = { first: Number(values.seed), count: Number(values.nights) };
const { world, sources } = worldOf(
  scenarioIds.map(readScenario),
  values.packages === undefined ? undefined : readOwn(values.packages),
);
const started = performance.now();
const found = study(world, seeds, nights => {
  if (nights % 50 === 0) console.error(`${nights}/${seeds.count}`);
});
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, reportOf(playbook, found, sources));
console.log(
  `${seeds.count} 夜（种子 ${seeds.first} 起，${found.matters} 件），各走 ${SETTINGS.length} 遍，共 ${seeds.count * SETTINGS.length} 夜；${((performance.now() - started) / 1000).toFixed(0)} 秒`,
);
for (const words of hardest(playbook, found)) console.log(`· ${words}`);
console.log(values.out);
if (found.refused.length > 0) {
  console.error(`处置台拒绝了 ${found.refused.length} 条命令：${JSON.stringify(found.refused[0])}`);
  process.exitCode = 1;
}
