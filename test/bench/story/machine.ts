import type { Browser, BrowserContext } from 'playwright-core';
import { bureau } from '../../support/bureau.ts';
import { OFFICER } from './stories.ts';

/** A machine at work: who sits at it and what the bureau is called is known from the incidents before. */
export async function machine(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    serviceWorkers: 'block',
  });
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
