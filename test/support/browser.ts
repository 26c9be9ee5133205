import { mkdirSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { test as base, inject } from 'vitest';
import { STORE_NAME } from './built-site.ts';
import { bureau } from './bureau.ts';
import { chromiumEnvironment, chromiumFlags, findChromium, findQuickChromium, office } from './chromium.ts';
import { slowDown } from './slow-machine.ts';

/** How a test wants its browser. */
interface VisitOptions {
  /** Address of the site's root, ending in `/`; the one that was built unless given. */
  readonly site?: string;
  /** Lets the page install its service worker. Off unless asked for: storing the whole site takes a second or two. */
  readonly offline?: boolean;
  /** Runs in each page before its own script. */
  readonly before?: string;
  readonly context?: BrowserContextOptions;
}

/** A phone that is held upright, with a finger for a pointer. */
export const onPhone: VisitOptions = { context: { viewport: { width: 390, height: 844 }, hasTouch: true } };

/** One officer's browser: a context of its own, watched for whatever must never happen. */
export interface Visit {
  readonly site: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Messages a test brings about on purpose; anything else in the console fails it. */
  allow(message: RegExp): void;
}

/** How long something on a page is waited for, in milliseconds. */
const LATEST = 45_000;

const noWorker = `
  if (navigator.serviceWorker)
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('off in this test', 'SecurityError'));
`;

/** The bureau's own details were given on this machine, as on any that is at work, and for its drills. */
const bureauDetails = `
  try {
    for (const name of ['bureau', 'drill-bureau'])
      localStorage.setItem('${STORE_NAME}.' + name, ${JSON.stringify(JSON.stringify(bureau))});
  } catch {}
`;

const tellViolations = `
  addEventListener('securitypolicyviolation', event =>
    console.error('policy violation: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
`;

const required = (found: string | undefined): string => {
  if (found === undefined) throw new Error('No Chromium: set CHROMIUM_PATH.');
  return found;
};

/** A browser with a profile on disk, which outlives it: a whole one, with all that it writes there. */
export async function launchOn(folder: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: required(findChromium()),
    args: [...chromiumFlags],
    env: chromiumEnvironment,
    ...office,
  });
  context.setDefaultTimeout(LATEST);
  return context;
}

async function open(browser: Browser, options: VisitOptions, complaints: string[]): Promise<Visit> {
  const site = options.site ?? inject('site').address;
  const { origin } = new URL(site);
  const context = await browser.newContext({
    ...office,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options.context,
  });
  context.setDefaultTimeout(LATEST);
  await slowDown(context);
  await context.addInitScript(tellViolations);
  await context.addInitScript(bureauDetails);
  if (options.offline !== true) await context.addInitScript(noWorker);
  if (options.before !== undefined) await context.addInitScript(options.before);

  const allowed: RegExp[] = [];
  const complain = (message: string): void => {
    if (!allowed.some(pattern => pattern.test(message))) complaints.push(message);
  };
  context.on('console', message => {
    if (message.type() === 'error') complain(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', webError => {
    const thrown = webError.error();
    complain(`uncaught: ${thrown.stack ?? thrown.message}`);
  });
  context.on('request', request => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin)
      complain(`request to another origin: ${url.href}`);
  });
  return { site, context, page: await context.newPage(), allow: pattern => allowed.push(pattern) };
}

/** Pictures of the pages of a failed test. */
async function picture(context: BrowserContext, name: string): Promise<void> {
  mkdirSync('.cache/e2e', { recursive: true });
  const file = name.replace(/[^\w-]+/g, '-').slice(0, 120);
  for (const [index, page] of context.pages().entries())
    await page.screenshot({ path: `.cache/e2e/${file}-${index}.png`, timeout: 5_000 }).catch(() => undefined);
}

interface Fixtures {
  /** One Chromium for all that a worker tests. */
  browser: Browser;
  /** Opens a fresh browser context. May be called several times in a test. */
  visit: (options?: VisitOptions) => Promise<Visit>;
  /** The visit of a test that wants nothing particular of it, its page, and the site's address. */
  visited: Visit;
  page: Page;
  site: string;
}

/** A test with a browser. It fails on any console error, page error, policy violation or request to elsewhere. */
export const test = base.extend<Fixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its destructured parameter.
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: required(findQuickChromium()),
        args: [...chromiumFlags],
        env: chromiumEnvironment,
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  visit: async ({ browser, task }, use) => {
    const visits: Visit[] = [];
    const complaints: string[] = [];
    await use(async (options = {}) => {
      const visit = await open(browser, options, complaints);
      visits.push(visit);
      return visit;
    });
    const failed = task.result?.state === 'fail' || complaints.length > 0;
    for (const { context } of visits) {
      if (failed) await picture(context, task.name);
      await context.close();
    }
    if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
  },
  visited: async ({ visit }, use) => use(await visit()),
  page: ({ visited }, use) => use(visited.page),
  site: ({ visited }, use) => use(visited.site),
});
