import type { Page } from 'playwright-core';
import { drillText } from '../../src/training/drills/words.ts';
import { Trainee, village } from '../e2e/drills.ts';
import { office } from '../support/chromium.ts';
import { inChromium } from '../support/in-chromium.ts';
import { median, percentile } from './percentile.ts';

/** A drill at ×60 beside what arrives. */
export interface DrillFigures {
  /** From one frame to the next, in milliseconds; at 60 Hz the least is 16.67. */
  readonly frameP50: number;
  readonly frameP95: number;
  /** The same as the browser stamps them, of the drill and of an empty page: what the two differ in is the drill's. */
  readonly stampedP95: number;
  readonly emptyP95: number;
}

const SECONDS = 8;

/** Interval of a display at 60 Hz, in milliseconds. */
const INTERVAL = 1000 / 60;

/**
 * Stamps of frames are blurred: an empty page's lie from 16.5 to 16.8 ms apart, its p95 at 16.7 or 16.8 by chance. What is as
 * near to a whole number of the display's intervals was so many; what is farther off counts as it is.
 */
function unblurred(between: number): number {
  const whole = Math.round(between / INTERVAL) * INTERVAL;
  return Math.abs(between - whole) <= 0.2 ? whole : between;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Runs a drill at ×60 with what arrives open beside the desk, in a real browser. @param folder the built site */
export function drillFigures(folder: string): Promise<DrillFigures> {
  return inChromium(folder, async (browser, site) => {
    const context = await browser.newContext({ ...office, serviceWorkers: 'block' });
    const page = await context.newPage();
    const trainee = new Trainee({ page, site });
    await trainee.begin(village, 'short');
    await page.waitForSelector('.now-band');
    await trainee.runOn();
    await trainee.setSpeed(60);
    await trainee.openFeed();
    await page.waitForSelector('#drill-feed .arrival');
    await trainee.press(drillText.play, trainee.bar);
    const stamped = await frameTimes(page);
    const frames = stamped.map(unblurred);
    await page.goto('about:blank');
    const empty = await frameTimes(page);
    return {
      frameP50: tenths(median(frames)),
      frameP95: tenths(percentile(frames, 0.95)),
      stampedP95: tenths(percentile(stamped, 0.95)),
      emptyP95: tenths(percentile(empty, 0.95)),
    };
  });
}

/** Times between frames while the drill runs, the feed being scrolled as somebody reads it. */
const frameTimes = (page: Page): Promise<readonly number[]> =>
  page.evaluate(
    seconds =>
      new Promise<readonly number[]>(resolve => {
        const box = document.querySelector('#drill-feed');
        const times: number[] = [];
        let last: number | undefined;
        const end = performance.now() + seconds * 1000;
        const frame = (stamp: number): void => {
          if (last !== undefined) times.push(stamp - last);
          last = stamp;
          box?.scrollBy(0, 12);
          if (performance.now() < end) requestAnimationFrame(frame);
          else resolve(times);
        };
        requestAnimationFrame(frame);
      }),
    SECONDS,
  );
