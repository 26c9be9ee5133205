import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { importText } from '../../src/desk/packages/import-words.ts';
import { office } from '../support/chromium.ts';
import { type HostileFile, hostileFiles, PAGE_LIMIT, PRESS_LIMIT } from '../support/hostile-files.ts';
import { giveHands, openDesk } from './hands.ts';
import { longestIn, watchLongTasks } from './long-tasks.ts';
import { lineOf, type ProofResult } from './told.ts';

/** The cost of a file, in milliseconds: for a refused one how long the page took no press, for one taken in how long a press took. */
export interface FileCost {
  readonly what: string;
  readonly cost: 'page' | 'press';
  readonly value: number;
  readonly atMost: number;
}

const PRESSES = 5;

async function chosen(page: Page, site: string, { bytes, passphrase }: HostileFile): Promise<boolean> {
  await page.goto(`${site}desk/`);
  const input = page.locator('input[type=file]').first();
  await input.waitFor({ state: 'attached' });
  await longestIn(page);
  // From the disk, as an officer's: bytes that are handed over cost the page their decoding.
  const folder = await mkdtemp(join(tmpdir(), 'costly-'));
  const path = join(folder, passphrase === undefined ? 'incident.json' : 'incident.age');
  await writeFile(path, bytes);
  await input.setInputFiles(path);
  if (passphrase !== undefined) {
    await page.getByLabel(importText.passphrase).fill(passphrase);
    await page.getByRole('button', { name: importText.openEncrypted }).click();
  }
  const answer = page.locator('.incident-list p.problem, .incident-list > ul a').first();
  await answer.waitFor();
  await rm(folder, { recursive: true });
  return (await answer.getAttribute('href')) !== null;
}

/** The longest of some presses on an incident: lines written into its log. */
async function pressed(page: Page): Promise<number> {
  const worst: number[] = [];
  for (let press = 0; press < PRESSES; press += 1) {
    const line = `第 ${press} 次`;
    await longestIn(page);
    await page.evaluate(text => globalThis.hands.note(text), line);
    await page.evaluate(text => globalThis.hands.saved(text), line);
    worst.push(await longestIn(page));
  }
  return Math.max(...worst);
}

/** Brings each of the files that once held up a desk to a desk of its own. @param site address of the site's root, ending in `/` */
export async function fileCosts(browser: Browser, site: string): Promise<readonly FileCost[]> {
  const costs: FileCost[] = [];
  for (const file of await hostileFiles()) {
    const context = await browser.newContext({ ...office, serviceWorkers: 'block' });
    await giveHands(context);
    await context.addInitScript(watchLongTasks);
    const page = await context.newPage();
    const isTaken = await chosen(page, site, file);
    const { what, incident } = file;
    if (isTaken !== (incident !== undefined)) throw new Error(`${what}: ${isTaken ? 'taken in' : 'refused'}`);
    if (incident === undefined)
      costs.push({ what, cost: 'page', value: await longestIn(page), atMost: PAGE_LIMIT });
    else {
      await openDesk(page, site, incident);
      costs.push({ what, cost: 'press', value: await pressed(page), atMost: PRESS_LIMIT });
    }
    await context.close();
  }
  return costs;
}

/** No file costs a press or the page more than it may. */
export async function proveCostlyFiles(browser: Browser, site: string): Promise<ProofResult> {
  const started = performance.now();
  const costs = await fileCosts(browser, site);
  const words = costs.map(({ what, cost, value }) => `${what} ${Math.round(value)} ms a ${cost}`).join(', ');
  const faults = costs.flatMap(({ what, cost, value, atMost }) =>
    value > atMost ? [`${what}: ${Math.round(value)} ms a ${cost}, of ${atMost}`] : [],
  );
  return { line: lineOf({ faults }, `costly packages: ${words}`, started), faults };
}
