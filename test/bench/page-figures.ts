import { precompress } from '../../src/build/precompress.ts';
import { inChromium } from '../support/in-chromium.ts';
import { median } from './percentile.ts';

/** How a page comes on a slow phone, as Lighthouse measures it: medians of a few first visits. */
export interface PaintFigures {
  /** Until the largest thing in view is painted, in milliseconds. */
  readonly largestPaint: number;
  /** Time of tasks beyond 50 ms each, in milliseconds. */
  readonly blocking: number;
}

/** A phone of the middle class on a slow connection. */
const slow = { processor: 4, latency: 150, download: 1_600_000 / 8, upload: 750_000 / 8 };
const visits = 3;

const watch = `
  globalThis.painted = 0;
  globalThis.blocked = 0;
  const on = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => { painted = startTime; });
  on('longtask', ({ duration }) => { blocked += Math.max(0, duration - 50); });
`;

/** Visits pages for the first time on a slow phone, one after another. @param folder the built site */
export function paintFigures(
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, PaintFigures>> {
  precompress(folder);
  return inChromium(folder, async (browser, site) => {
    const visit = async (path: string): Promise<PaintFigures> => {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        serviceWorkers: 'block',
      });
      await context.addInitScript(watch);
      const page = await context.newPage();
      const machine = await context.newCDPSession(page);
      await machine.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: slow.latency,
        downloadThroughput: slow.download,
        uploadThroughput: slow.upload,
      });
      await machine.send('Emulation.setCPUThrottlingRate', { rate: slow.processor });
      await page.goto(site + path, { waitUntil: 'networkidle' });
      const figures = await page.evaluate<PaintFigures>('({ largestPaint: painted, blocking: blocked })');
      await context.close();
      return figures;
    };
    const found = new Map<string, PaintFigures>();
    for (const path of paths) {
      const figures: PaintFigures[] = [];
      for (let count = 0; count < visits; count += 1) figures.push(await visit(path));
      const of = (name: keyof PaintFigures): number => median(figures.map(each => each[name]));
      found.set(path, { largestPaint: of('largestPaint'), blocking: of('blocking') });
    }
    return found;
  });
}
