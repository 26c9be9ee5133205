import type { Locator, Page } from 'playwright-core';
import { eventually } from './fixtures.ts';
import { seen } from './officer.ts';

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

/**
 * Presses, one after the other, whatever can be pressed in a part of the page, what opens as well; of rows alike one.
 * @param but words on what leads away
 * @returns after which presses nothing had the focus
 * @throws where nothing can be pressed
 */
export async function pressAll(
  page: Page,
  part = '.incident',
  but: readonly string[] = [],
): Promise<readonly string[]> {
  const pressed = [...but];
  const lost: string[] = [];
  for (;;) {
    const [last] = pressed.slice(but.length).slice(-1);
    const { isLost, name } = await page.evaluate(
      async ([within, done, last]) => {
        const frame = () => new Promise(requestAnimationFrame);
        /** Still so once what was fetched, or drawn a moment later, has had its time to take the focus. */
        const isLost = async (): Promise<boolean> => {
          for (const begun = performance.now(); performance.now() - begun < 5_000; await frame())
            if (document.activeElement !== document.body) return false;
          return true;
        };
        const nameOf = (each: HTMLElement): string =>
          /step-open|undo/.exec(each.className)?.[0] ?? (each.textContent ?? '').replace(/[\d\s]+/g, '');
        const wasLost = last !== undefined && (await isLost());
        const next = [...document.querySelectorAll<HTMLElement>(`${within} :is(button, summary)`)].find(
          each =>
            !each.matches(':disabled') && each.getClientRects().length > 0 && !done.includes(nameOf(each)),
        );
        if (next === undefined) return { isLost: wasLost };
        const name = nameOf(next);
        let changed = performance.now();
        const changes = new MutationObserver(() => {
          changed = performance.now();
        });
        changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        next.focus();
        next.click();
        // Until the page has stood still for a few frames.
        for (const begun = performance.now(); performance.now() - begun < 2_000; ) {
          await frame();
          if (performance.now() - changed > 60) break;
        }
        changes.disconnect();
        return { isLost: wasLost, name };
      },
      [part, pressed, last] as const,
    );
    if (isLost && last !== undefined) lost.push(last);
    if (name === undefined) {
      if (last === undefined) throw new Error(`nothing can be pressed in ${part}`);
      return lost;
    }
    pressed.push(name);
  }
}
