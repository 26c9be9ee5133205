import type { Page } from 'playwright-core';

/** Runs in each page before its own script: notes the longest time for which it could not take a press. */
export const watchLongTasks = `
  globalThis.longest = 0;
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
`;

/** The longest since it was asked last, in milliseconds. */
export async function longestIn(page: Page): Promise<number> {
  // A page at rest may have more to do, and a long task is noted a moment late.
  await page.evaluate(() => new Promise(done => setTimeout(() => requestIdleCallback(done), 100)));
  return page.evaluate(() => {
    const longest = Number(Reflect.get(globalThis, 'longest'));
    Reflect.set(globalThis, 'longest', 0);
    return longest;
  });
}
