import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page can look, as `src/layouts/early.js` writes it on the root. */
const looks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  浅色: { theme: 'light' },
  深色: { theme: 'dark' },
  高对比: { theme: 'light', contrast: 'more' },
};

/** Everything, for the first look; of the others only what a look can change. */
const wholly = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ofALook = ['color-contrast'];

/** By how many pixels the page is wider than its window. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

declare global {
  var axe: { run(options: RunOptions): Promise<AxeResults> } | undefined;
}

/**
 * Everything axe has against the page as it stands, one line each, and whether it is wider than the screen. The page is
 * looked at whole as it was opened, and in each of the other looks for what a look can change.
 */
export async function complaints(page: Page, kind: string): Promise<string[]> {
  // Once a document: reading half a megabyte of script takes longer than most checks.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeScript);
  const told: string[] = [];
  for (const [position, [name, look]] of Object.entries(looks).entries()) {
    const { violations, excess } = await page.evaluate(
      async ({ wanted, runOnly }) => {
        const { dataset } = document.documentElement;
        // Where it happens to be scrolled to, a bar that stays in view would cover part of a target.
        scrollTo(0, 0);
        for (const part of ['theme', 'contrast']) delete dataset[part];
        Object.assign(dataset, wanted);
        // Without the nodes that pass: naming each of them takes longer than the checks.
        const found = await globalThis.axe?.run({ runOnly, resultTypes: ['violations'] });
        return {
          violations: found?.violations.map(({ id, nodes }) => ({
            id,
            count: nodes.length,
            places: nodes.slice(0, 3).map(({ target }) => target.join(' ')),
          })) ?? [{ id: 'axe is missing', count: 1, places: [] }],
          excess: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        };
      },
      { wanted: look, runOnly: position === 0 ? wholly : ofALook },
    );
    for (const { id, count, places } of violations)
      told.push(`${kind}, ${name}: ${id} (${count}) ${places.join(' | ')}`);
    if (excess > 0) told.push(`${kind}, ${name}: ${excess} px wider than the screen`);
  }
  return told;
}
