import type { Browser, BrowserContext } from 'playwright-core';
import { bureau } from '../../support/bureau.ts';
import { office } from '../../support/chromium.ts';
import { OFFICER } from './stories.ts';

/** Settings of a machine at work: run on every page before its own script. */
export const atWork = {
  work: ({ bureau: details, role, name, title }: { readonly bureau: object } & typeof OFFICER): void => {
    // Said once: whoever takes over is the officer from then on.
    if (localStorage.getItem('yuqing.role') !== null) return;
    localStorage.setItem('yuqing.bureau', JSON.stringify(details));
    localStorage.setItem('yuqing.role', role);
    localStorage.setItem('yuqing.name', name);
    localStorage.setItem('yuqing.title', title);
  },
  given: { bureau, ...OFFICER },
};

/** A machine at work: who sits at it and what the bureau is called is known from the incidents before. @param isNew nothing is */
export async function machine(browser: Browser, isNew = false): Promise<BrowserContext> {
  const context = await browser.newContext({ ...office, serviceWorkers: 'block' });
  context.setDefaultTimeout(10_000);
  if (!isNew) await context.addInitScript(atWork.work, atWork.given);
  return context;
}
