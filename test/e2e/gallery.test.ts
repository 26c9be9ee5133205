import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { stepText } from '../../src/desk/steps/words.ts';
import { loadingText } from '../../src/kit/loading-words.ts';
import { test, type Visit } from '../support/browser.ts';
import { found, playbook } from '../support/playbook.ts';
import { eventually } from './fixtures.ts';
import { pressAll } from './focus.ts';
import { complaints, complaintsInBoth, overhang, showIn, smallTargets } from './looks.ts';
import { seen } from './officer.ts';

/** Who keeps the record: asked for, that would stand over every tab. */
const keeper = found(playbook.roles, ({ functions = [] }) => functions.includes('keepsRecord'));

type Act = (page: Page) => Promise<void>;

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const press =
  (...names: readonly string[]): Act =>
  async page => {
    for (const name of names) await button(page, name).click();
  };
const goTo = (page: Page, place: string): Promise<void> =>
  page.evaluate(hash => {
    location.hash = hash;
  }, place);
/** Opens the first step that stands so; a phone shows the list and the step one at a time. */
const openStep =
  (which: string): Act =>
  async page => {
    await goTo(page, 'incident/list');
    const row = page.locator(`.step-row${which}`).first();
    await row.locator('.step-open').click();
    await eventually(() => row.getAttribute('data-open')).toBe('true');
    await seen(page.locator('.open-step'));
  };
const showStatement =
  (title: string): Act =>
  async page => {
    await goTo(page, 'incident/release');
    await page.locator('.statement-list a', { hasText: title }).click();
    await seen(page.locator('.statement-stage'));
  };

/** Addresses in the gallery, each with what is done there, one after the other, before it is looked at. */
const tabs: Readonly<Record<string, readonly Act[]>> = {
  parts: [
    async page => {
      await press('清除这起事件', '导出不成', '出错')(page);
      await seen(button(page, loadingText.retry));
    },
  ],
  forms: [press('退回', '全部退回')],
  incident: [
    async page => {
      // The step that stands open at first is done by publishing: it has no form.
      await openStep('[data-state=started]')(page);
      await seen(page.locator('.open-step form'));
      await page.locator('.now-band .next').click();
      await page.locator('.clocks > details > summary').first().click();
    },
    openStep('[data-state=deferred]'),
    openStep('[data-state=toReport]'),
    openStep('[data-sensed]'),
    openStep(':has(.alarm-word)'),
    async page => {
      await openStep('[data-state=started]')(page);
      await page.locator('.more > summary').click();
      await press(stepText.defer)(page);
      await seen(page.locator('.row-actions form'));
    },
  ],
  'incident/timeline': [page => seen(page.locator('.timeline'))],
  'incident/facts': [page => page.locator('[data-fact=conflict] > .cluster button').first().click()],
  'incident/release': [
    page => seen(page.locator('.statement-list')),
    showStatement('待通读的一稿'),
    showStatement('退回的一稿'),
    showStatement('写着电话号码的一稿'),
  ],
};

/** Opens a tab and leaves it as it is looked at first. */
async function enter({ page, site }: Visit, tab: string): Promise<void> {
  await page.addInitScript(role => {
    // about:blank keeps nothing.
    if (location.protocol.startsWith('http')) localStorage.setItem('yuqing.role', role);
  }, keeper.id);
  // Another address, so that the page is a new one.
  await page.goto('about:blank');
  await page.goto(`${site}gallery/#${tab}`);
  await tabs[tab]?.[0]?.(page);
}

test('every part and every state of a row is sound to axe in every look, fits a phone in large type too, and can be pressed with a finger', async ({
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
    found.push(...(await complaintsInBoth(page, tab)));
    await showIn(page, 'phone');
    await inLargeType(tab);
    for (const [place, act] of acts.entries()) {
      await act(page);
      const name = `${tab}, ${place + 1}`;
      found.push(...(await complaints(page, name)));
      found.push(...(await smallTargets(page)).map(target => `${name}: ${target}`));
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
  // What is pressed in the pages of an incident, and its focus, is tested on the desk.
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

/** What of the page would not come out whole, and black on white. */
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
