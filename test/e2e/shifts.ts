import type { Page } from 'playwright-core';

/** Layout shift of a page while it loads, in the unit of the Layout Instability API. */
const SHIFT_LIMIT = 0.01;

/** Notes what moves on a page without being asked to. */
export const noteShifts = `
  globalThis.shifts = [];
  new PerformanceObserver(list => {
    for (const { value, sources } of list.getEntries())
      shifts.push({ value, what: sources.map(({ node }) => (node?.outerHTML ?? node?.nodeValue ?? '').slice(0, 120)) });
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Reads them once all that was painted has been measured. @returns what moved further than it may */
export async function shiftsOf(page: Page): Promise<readonly unknown[]> {
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  const shifts = await page.evaluate<{ readonly value: number }[]>('shifts');
  return shifts.reduce((sum, { value }) => sum + value, 0) > SHIFT_LIMIT ? shifts : [];
}
