import type { Browser } from 'playwright-core';
import { seeded } from '../e2e/incidents.ts';
import { giveHands, importIncident, openDesk } from '../proof/hands.ts';
import { buildSite, inChromium } from '../support/in-chromium.ts';
import { percentile } from './percentile.ts';

/** Time that the second copy adds to a note, from its submission until the screen says 已保存, in milliseconds. */

const NOTES = 100;
const folder = '.cache/proof';
buildSite(folder);

async function measure(browser: Browser, site: string, hasCopy: boolean): Promise<readonly number[]> {
  const context = await browser.newContext();
  if (!hasCopy) await context.addInitScript('delete StorageManager.prototype.getDirectory');
  await giveHands(context);
  const page = await context.newPage();
  const incident = seeded();
  await importIncident(page, site, incident.file);
  await openDesk(page, site, incident.id);
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
  return times;
}

await inChromium(folder, async (browser, site) => {
  for (const round of [1, 2, 3])
    for (const hasCopy of [false, true]) {
      const times = await measure(browser, site, hasCopy);
      const at = (share: number): string => percentile(times, share).toFixed(1);
      console.log(`${round} ${hasCopy ? 'with' : 'without'} copy: median ${at(0.5)} ms, 90 % ${at(0.9)} ms`);
    }
});
