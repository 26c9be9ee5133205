import type { Browser, BrowserContext } from 'playwright-core';
import { bureau } from '../../support/bureau.ts';
import { office } from '../../support/chromium.ts';
import { OFFICER } from './stories.ts';

/** A machine at work: who sits at it and what the bureau is called is known from the incidents before. */
export async function machine(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ ...office, serviceWorkers: 'block' });
  context.setDefaultTimeout(10_000);
  await context.addInitScript(
    ({ bureau: details, role, name, title }) => {
      // Said once: whoever takes over is the officer from then on.
      if (localStorage.getItem('yuqing.bureau') !== null) return;
      localStorage.setItem('yuqing.bureau', JSON.stringify(details));
      localStorage.setItem('yuqing.role', role);
      localStorage.setItem('yuqing.name', name);
      localStorage.setItem('yuqing.title', title);
    },
    { bureau, ...OFFICER },
  );
  return context;
}
