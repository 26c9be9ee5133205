import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { test } from '../support/browser.ts';
import { pressAll } from './focus.ts';
import { enter, tabs } from './gallery.ts';
import { complaintsOnPhone, overhang, showIn } from './looks.ts';

test('every part and every state of a row is sound to axe on a phone, fits it in large type too, and can be pressed with a finger', async ({
  visited,
  page,
}) => {
  visited.allow(/on purpose/);
  const found: string[] = [];
  for (const [tab, [, ...acts]] of Object.entries(tabs)) {
    const inLargeType = async (name: string): Promise<void> => {
      await page.evaluate(() => {
        document.documentElement.dataset['size'] = 'large';
      });
      const excess = await overhang(page);
      if (excess > 0) found.push(`${name} in large type: ${excess} px too wide`);
      await page.evaluate(() => delete document.documentElement.dataset['size']);
    };
    await enter(visited, tab);
    await showIn(page, 'phone');
    found.push(...(await complaintsOnPhone(page, tab)));
    await inLargeType(tab);
    for (const [place, act] of acts.entries()) {
      await act(page);
      const name = `${tab}, ${place + 1}`;
      found.push(...(await complaintsOnPhone(page, name)));
      await inLargeType(name);
    }
    await showIn(page, 'desk');
  }
  expect(found).toEqual([]);
});

test('the focus is seen wherever Tab leads, and what is pressed never loses it', async ({
  visited,
  page,
}) => {
  visited.allow(/on purpose/);
  const found: string[] = [];
  for (const tab of Object.keys(tabs)) {
    await enter(visited, tab);
    found.push(...(await unseenFocus(page)).map(each => `${tab}: no focus to be seen on ${each}`));
  }
  // Buttons in the pages of an incident, and their focus, are tested on the desk.
  for (const tab of ['parts', 'forms']) {
    await enter(visited, tab);
    found.push(...(await pressAll(page, 'main')).map(each => `${tab}: lost after ${each}`));
  }
  expect(found).toEqual([]);
});

test('a button that cannot be pressed is read as well with the pointer on it, where it stays after a press', async ({
  visit,
}) => {
  const visited = await visit();
  visited.allow(/on purpose/);
  await enter(visited, 'parts');
  const button = visited.page.locator('button.primary:disabled').first();
  const colours = () =>
    button.evaluate(element => {
      const { color, backgroundColor } = getComputedStyle(element);
      return [color, backgroundColor];
    });
  const before = await colours();
  await button.hover({ force: true });
  expect(await button.evaluate(element => element.matches(':hover'))).toBe(true);
  expect(await colours()).toEqual(before);
});

/** Goes through the main part of the page with Tab. @returns what shows nothing of its having the focus */
async function unseenFocus(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    globalThis.unseen = [];
    document.querySelector<HTMLElement>('main')?.focus();
    addEventListener('focusin', ({ target }) => {
      const element = target as HTMLElement;
      // An input that lies over the words pressed in its stead shows the focus on them.
      const shown = [element, element.nextElementSibling, element.parentElement];
      if (shown.every(each => each === null || getComputedStyle(each).outlineStyle === 'none'))
        globalThis.unseen.push(element.outerHTML.slice(0, 120));
    });
  });
  let isWithin = true;
  for (let presses = 0; isWithin && presses < 500; presses += 5) {
    await Promise.all(Array.from({ length: 5 }, () => page.keyboard.press('Tab')));
    // Out of the page and in again at its head, it would be within once more: often enough to be met outside.
    isWithin = await page.evaluate(() => document.activeElement?.closest('main') !== null);
  }
  return [...(await page.evaluate(() => globalThis.unseen)), ...(isWithin ? ['the way out'] : [])];
}

declare global {
  var unseen: string[];
}

test('what readers store for later holds nothing of the gallery', () => {
  expect(readFileSync(join(inject('site').folder, 'sw.js'), 'utf8')).not.toMatch(/gallery/i);
});

test('on paper everything is black on white in every look, and nothing is cut off', async ({
  visited,
  page,
}) => {
  visited.allow(/on purpose/);
  const found: string[] = [];
  // The checklist is printed as a sheet of its own.
  for (const tab of Object.keys(tabs).filter(each => each !== 'incident')) {
    await enter(visited, tab);
    await page.emulateMedia({ media: 'print' });
    // A4 within its margins.
    await page.setViewportSize({ width: 680, height: 1000 });
    for (const look of [{ theme: 'dark' }, { contrast: 'more' }, { size: 'large' }])
      found.push(
        ...(await onPaper(page, look)).map(each => `${tab}, ${Object.values(look).join()}: ${each}`),
      );
    await page.emulateMedia({ media: 'screen' });
  }
  expect(found).toEqual([]);
});

/** Parts of the page that would not be printed whole, and black on white. */
const onPaper = (page: Page, look: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  page.evaluate(wanted => {
    const root = document.documentElement;
    for (const part of ['theme', 'contrast', 'size']) delete root.dataset[part];
    Object.assign(root.dataset, wanted);
    const told: string[] = [];
    const tell = (what: string, element: Element): void => {
      told.push(`${what}: ${element.outerHTML.slice(0, 100)}`);
    };
    const white = /^rgba?\((255, 255, 255|0, 0, 0, 0)/;
    if (!white.test(getComputedStyle(root).backgroundColor)) tell('dark paper', root);
    if (root.scrollWidth > root.clientWidth) tell(`${root.scrollWidth} px wide`, root);
    for (const element of document.querySelectorAll('main *:not(.visually-hidden, .shape)')) {
      if (!element.checkVisibility()) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
        tell('cut at its side', element);
      if (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1)
        tell('cut at its foot', element);
    }
    return told;
  }, look);
