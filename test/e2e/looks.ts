import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How a page can look, as `src/layouts/early.js` writes it on the root. */
const looks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  浅色: { theme: 'light' },
  深色: { theme: 'dark' },
  高对比: { theme: 'light', contrast: 'more' },
};

/** By how many pixels the page is wider than its window. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** Without the nodes that pass: naming each of them takes longer than the checks. */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });

/**
 * Everything axe has against the page as it stands, one line each, and whether it is wider than the screen. The page is
 * looked at whole as it was opened, and in each of the other looks for what a look can change.
 */
export async function complaints(page: Page, kind: string): Promise<string[]> {
  const told: string[] = [];
  // Where it happens to be scrolled to, a bar that stays in view would cover part of a target.
  await page.evaluate(() => scrollTo(0, 0));
  for (const [position, [name, look]] of Object.entries(looks).entries()) {
    await page.evaluate(wanted => {
      const { dataset } = document.documentElement;
      for (const part of ['theme', 'contrast']) delete dataset[part];
      Object.assign(dataset, wanted);
    }, look);
    const rules = position === 0 ? axe(page).withTags(tags) : axe(page).withRules(['color-contrast']);
    const { violations } = await rules.analyze();
    for (const { id, nodes } of violations) {
      const places = nodes.slice(0, 3).map(({ target }) => target.join(' '));
      told.push(`${kind}, ${name}: ${id} (${nodes.length}) ${places.join(' | ')}`);
    }
    const excess = await overhang(page);
    if (excess > 0) told.push(`${kind}, ${name}: ${excess} px wider than the screen`);
  }
  return told;
}
