import type { Locator, Page } from 'playwright-core';
import { eventually, seen } from './officer.ts';

export const isFocused = (locator: Locator): Promise<boolean> =>
  locator
    .first()
    .evaluate(element => element === document.activeElement)
    .catch(() => false);

/** Waits until something is there and has the focus. */
export const focused = async (locator: Locator): Promise<void> => {
  await seen(locator);
  await eventually(() => isFocused(locator)).toBe(true);
};

const whatIsFocused = (page: Page): Promise<string> =>
  page.evaluate(
    () => `${document.activeElement?.tagName} ${document.activeElement?.textContent?.slice(0, 40)}`,
  );

/** Presses Tab until something has the focus. @param most how far away it may be */
export async function tabTo(page: Page, target: Locator, most = 40, key = 'Tab'): Promise<void> {
  await seen(target);
  for (let presses = 0; presses <= most; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${most} × ${key} do not reach ${target}; at ${await whatIsFocused(page)}`);
}
