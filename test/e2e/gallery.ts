import type { Locator, Page } from 'playwright-core';
import { stepText } from '../../src/desk/steps/words.ts';
import { loadingText } from '../../src/kit/loading-words.ts';
import type { Visit } from '../support/browser.ts';
import { storeNameAt } from '../support/built-site.ts';
import { found, playbook } from '../support/playbook.ts';
import { eventually } from './fixtures.ts';
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
export const tabs: Readonly<Record<string, readonly Act[]>> = {
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
export async function enter({ page, site }: Visit, tab: string): Promise<void> {
  await page.addInitScript(
    ([store, role]) => {
      // about:blank keeps nothing.
      if (location.protocol.startsWith('http')) localStorage.setItem(`${store}.role`, role);
    },
    [storeNameAt(site), keeper.id] as const,
  );
  // Another address, so that the page is a new one.
  await page.goto('about:blank');
  await page.goto(`${site}gallery/#${tab}`);
  await tabs[tab]?.[0]?.(page);
}
