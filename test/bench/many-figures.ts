import { pageLabel } from '../../src/desk/parts/words.ts';
import { manyOnOne } from '../e2e/one-book/many.ts';
import { importIncident, openDesk } from '../proof/hands.ts';
import { longestIn, watchLongTasks } from '../proof/long-tasks.ts';
import { office } from '../support/chromium.ts';
import { inChromium } from '../support/in-chromium.ts';

/**
 * The longest time for which a page could not take a press, in milliseconds, by what was done with ten thousand records
 * that go on from one in 900 threads. @param folder the built site
 */
export function manyFigures(folder: string): Promise<readonly (readonly [what: string, longest: number])[]> {
  return inChromium(folder, async (browser, site) => {
    const context = await browser.newContext({ ...office, serviceWorkers: 'block' });
    context.setDefaultTimeout(120_000);
    await context.addInitScript(watchLongTasks);
    const page = await context.newPage();
    const { incident, file } = manyOnOne(10_000);
    const figures: [string, number][] = [];
    await importIncident(page, site, file);
    figures.push(['import', await longestIn(page)]);
    await openDesk(page, site, incident.id);
    figures.push(['desk', await longestIn(page)]);
    await page.reload();
    await page.waitForSelector('.step-row');
    figures.push(['reload', await longestIn(page)]);
    for (const screen of ['timeline', 'review', 'documents', 'handover'] as const) {
      await page.goto(`${site}desk/#${incident.id}/${screen}`);
      await page.getByRole('heading', { name: pageLabel[screen] }).waitFor();
      figures.push([screen, await longestIn(page)]);
    }
    return figures;
  });
}
