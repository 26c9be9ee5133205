import { chromium } from 'playwright-core';
import { seeded } from '../e2e/incidents.ts';
import { giveHands, importIncident, openDesk } from '../proof/hands.ts';
import { buildSite } from '../proof/site.ts';
import { serveSite } from '../support/browser-server.ts';
import { chromiumFlags, findChromium } from '../support/chromium.ts';

/** What the second copy adds to a note, from its submission until the screen says 已保存, in milliseconds. */

const NOTES = 100;
const folder = '.cache/proof';
buildSite(folder);
const server = await serveSite(folder);
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumFlags] });

async function measure(hasCopy: boolean): Promise<readonly number[]> {
  const context = await browser.newContext();
  if (!hasCopy) await context.addInitScript('delete StorageManager.prototype.getDirectory');
  await giveHands(context);
  const page = await context.newPage();
  const incident = seeded();
  await importIncident(page, server.address, incident.file);
  await openDesk(page, server.address, incident.id);
  const times = await page.evaluate(async count => {
    const taken: number[] = [];
    for (let number = 1; number <= count; number += 1) {
      const begun = performance.now();
      await hands.note(`第 ${number} 笔。`);
      await hands.saved(`第 ${number} 笔。`);
      taken.push(performance.now() - begun);
    }
    return taken;
  }, NOTES);
  await context.close();
  return times.sort((one, other) => one - other);
}

for (const round of [1, 2, 3])
  for (const hasCopy of [false, true]) {
    const times = await measure(hasCopy);
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
    console.log(`${round} ${hasCopy ? 'with' : 'without'} copy: median ${at(0.5)} ms, 90 % ${at(0.9)} ms`);
  }
await browser.close();
await server.stop();
