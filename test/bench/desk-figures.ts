import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { stepText } from '../../src/desk/steps/words.ts';
import { seeded } from '../e2e/incidents.ts';
import { importIncident } from '../proof/hands.ts';
import { office } from '../support/chromium.ts';
import { inChromium } from '../support/in-chromium.ts';
import { median, percentile } from './percentile.ts';

/** Milliseconds. */
export interface DeskFigures {
  /** From the click to the frame after “已保存” is on screen. */
  readonly pressP50: number;
  readonly pressP95: number;
  /** The unavoidable part of a press: a bare record written with strict durability, and the frame it is shown with. */
  readonly writeP50: number;
  readonly writeP95: number;
  readonly frame: number;
  /** Work of the page's own thread for a press: script, style and layout; not the disk and the frame it waits for. */
  readonly pressWork: number;
  /** From the navigation to the desk with its checklist on screen. */
  readonly open: number;
  /** The part of that which the page's own thread computed: a computing page answers no press. */
  readonly openWork: number;
}

/** With a few dozen the p95 would be the worst one or two, which is chance. */
const ROUNDS = 120;
const OPENINGS = 5;

/** Works an incident with a given number of events in a real browser. @param folder the built site */
export function deskFigures(folder: string, events: number): Promise<DeskFigures> {
  return inChromium(folder, async (browser, site) => {
    const { context, page } = await openDesk(browser, site, events);
    const openings: Opening[] = [];
    for (let round = 0; round < OPENINGS; round += 1) openings.push(await timeOpening(context, page));
    const frame = await page.evaluate(timeFrame);
    const samples: number[] = [];
    const writes: number[] = [];
    const works: number[] = [];
    const devTools = await threadOf(context, page);
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await millisecondsOf(devTools, computing);
      samples.push(await timePress(page));
      works.push((await millisecondsOf(devTools, computing)) - before);
      // Between the presses: what others on the machine do to one they do to the other.
      writes.push(await page.evaluate(timeWrite));
    }
    return {
      pressP50: median(samples),
      pressP95: percentile(samples, 0.95),
      writeP50: median(writes),
      writeP95: percentile(writes, 0.95),
      frame,
      pressWork: median(works),
      open: median(openings.map(({ took }) => took)),
      openWork: median(openings.map(({ work }) => work)),
    };
  });
}

/** Brings an incident in and opens it. */
async function openDesk(
  browser: Browser,
  site: string,
  events: number,
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext(office);
  await context.addInitScript(() => {
    localStorage.setItem('yuqing.role', 'office');
    new MutationObserver((_, watcher) => {
      if (document.querySelector('.now-band') === null) return;
      watcher.disconnect();
      // The frame after this one has the checklist on screen.
      requestAnimationFrame(() => setTimeout(() => void globalThis.tellOpen(performance.now())));
    }).observe(document, { subtree: true, childList: true });
  });
  const page = await context.newPage();
  const notes = Array.from(
    { length: events - 1 },
    (_, number) => ({ kind: 'note', text: `第 ${number + 1} 条记录` }) as const,
  );
  const { id, file } = seeded(undefined, notes);
  await context.exposeBinding('tellOpen', (_, took: number) => told?.(took));
  await importIncident(page, site, file);
  // The first visit stores the whole site for working offline; what is measured is a desk opened any day after.
  await page.evaluate(() => navigator.serviceWorker?.ready.then(() => undefined));
  await page.goto(`${site}desk/#${id}`);
  await page.waitForSelector('.now-band');
  return { context, page };
}

declare global {
  var tellOpen: (took: number) => Promise<void>;
}

/** Called with the milliseconds from a navigation to the checklist on screen. */
let told: ((took: number) => void) | undefined;

interface Opening {
  readonly took: number;
  readonly work: number;
}

/** Measures the thread's own time: on a busy machine the time of day would count other programs. */
async function threadOf(context: BrowserContext, page: Page): Promise<CDPSession> {
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return devTools;
}

const computing = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];

/** Time that the page's thread has spent since navigation began, by the kinds of work that DevTools names. */
async function millisecondsOf(devTools: CDPSession, kinds: readonly string[]): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return metrics.reduce((sum, { name, value }) => (kinds.includes(name) ? sum + value * 1000 : sum), 0);
}

async function timeOpening(context: BrowserContext, page: Page): Promise<Opening> {
  const devTools = await threadOf(context, page);
  const opened = new Promise<number>(resolve => {
    told = resolve;
  });
  await page.reload({ waitUntil: 'commit' });
  const took = await opened;
  const work = await millisecondsOf(devTools, ['TaskDuration']);
  await devTools.detach();
  return { took, work };
}

/** Begins the open step, or takes that back. */
const timePress = (page: Page): Promise<number> =>
  page.evaluate(
    start =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error('not saved within 20 s')), 20_000);
        const buttons = [...document.querySelectorAll<HTMLButtonElement>('.open-step .row-actions button')];
        const target =
          document.querySelector<HTMLButtonElement>('.open-step .undo') ??
          buttons.find(button => button.textContent === start);
        if (target === undefined) reject(new Error('there is no step to begin'));
        const clicked = performance.now();
        target?.click();
        const look = (): void => {
          if (document.querySelector('[data-save]')?.getAttribute('data-save') !== 'saved') return;
          watcher.disconnect();
          // The frame after this one has the word on screen.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clicked)));
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          attributeFilter: ['data-save'],
        });
      }),
    stepText.start,
  );

/** Runs in the page: a record as large as a sealed event, in a database of its own. */
async function timeWrite(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('bare', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('records');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const begun = performance.now();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
    transaction.objectStore('records').put(new Uint8Array(700), begun);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  const took = performance.now() - begun;
  database.close();
  return took;
}

/** Runs in the page: the mean of 30 frames. */
async function timeFrame(): Promise<number> {
  const begun = performance.now();
  for (let count = 0; count < 30; count += 1) await new Promise(resolve => requestAnimationFrame(resolve));
  return (performance.now() - begun) / 30;
}
