import type { Page, Response } from 'playwright-core';
import { inChromium } from '../support/in-chromium.ts';
import { size } from './bytes.ts';

/** Everything that a browser on its first visit fetches until one can work with the page. */
export interface FirstVisit {
  /** Requests of every kind, the content included. */
  readonly requests: number;
  /** Page, styles, scripts, workers and icon, in bytes after gzip. */
  readonly bytes: number;
  /** The playbook, or the catalogue of training, which the screens read, in bytes after gzip. */
  readonly content: number;
}

/**
 * Limits for a first visit to a screen: requests of every kind, and bytes after gzip of all but the content. `npm test` holds
 * every one to it.
 */
export const VISIT_REQUESTS = 16;
export const VISIT_BYTES = 92_160;

/**
 * Visits a page for the first time. What it fetches once it has nothing else to do is left out: nobody waits for it.
 * @throws when anything it asks for is not there
 */
export async function firstVisit(page: Page, address: string): Promise<FirstVisit> {
  await page.addInitScript('globalThis.requestIdleCallback = () => 0');
  const answers: Promise<{ readonly isContent: boolean; readonly bytes: number }>[] = [];
  const missing: string[] = [];
  const take = (response: Response): void => {
    if (!response.ok()) missing.push(response.url());
    const isContent = response.url().endsWith('.json');
    answers.push(response.body().then(body => ({ isContent, bytes: size(body) })));
  };
  page.on('response', take);
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
  // The second copy of what is saved has a worker, which starts after the screen stands.
  await page.waitForTimeout(1_000);
  page.off('response', take);
  const files = await Promise.all(answers);
  if (missing.length > 0) throw new Error(`not there: ${missing.join(', ')}`);
  const sum = (isContent: boolean): number =>
    files.filter(file => file.isContent === isContent).reduce((total, { bytes }) => total + bytes, 0);
  return { requests: files.length, bytes: sum(false), content: sum(true) };
}

/** Visits pages of a built site, each in a browser's context of its own. @param folder the built site */
export function firstVisits(
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FirstVisit>> {
  return inChromium(folder, async (browser, site) => {
    const found = new Map<string, FirstVisit>();
    for (const path of paths) {
      const context = await browser.newContext({ serviceWorkers: 'block' });
      found.set(path, await firstVisit(await context.newPage(), site + path));
      await context.close();
    }
    return found;
  });
}
