import { chromium } from 'playwright-core';
import { serveSite } from '../support/browser-server.ts';
import { chromiumFlags, findChromium, provideChromium } from '../support/chromium.ts';
import { killSummary, proveKills } from './kill.ts';
import { buildSite } from './site.ts';
import { proveTabs, tabsSummary } from './tabs.ts';

/** `npm run proof`: nothing called 已保存 is lost when the browser is killed, and tabs agree. Some ten minutes. */

const FOLDER = '.cache/proof';
const seed = Date.now() % 1_000_000;

function tell(summary: string, faults: readonly string[]): void {
  for (const fault of faults) console.error(fault);
  console.log(summary);
  if (faults.length > 0) process.exitCode = 1;
}

if (provideChromium() === undefined) process.exitCode = 1;
else {
  buildSite(FOLDER);
  const server = await serveSite(FOLDER);
  const site = server.address;
  console.log(`--seed ${seed}`);
  const kills = await proveKills({ site, rounds: 200, minutes: 20, seed });
  tell(killSummary(kills), kills.faults);
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumFlags] });
  for (const tabs of [2, 4]) {
    const result = await proveTabs({ browser, site, tabs, actions: 1_000, seed });
    tell(tabsSummary(result), result.faults);
  }
  await browser.close();
  await server.stop();
}
