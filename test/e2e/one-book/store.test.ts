import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { drillHomeText, formLabel } from '../../../src/training/drills/words.ts';
import { beginning } from '../../support/accessible-names.ts';
import { eventually, test } from '../fixtures.ts';
import { drawn, Officer, seen, shownText } from '../officer.ts';

/**
 * A store of which reads fail, as on a broken disk: all of them while the tab says so, or one of a page alone, `failing`
 * reads from now; that it has failed is noted in the tab.
 */
const unreadable = `
  for (const type of [IDBObjectStore, IDBIndex])
    for (const method of ['get', 'getAll', 'getAllKeys', 'getKey', 'openCursor', 'openKeyCursor', 'count']) {
      const read = type.prototype[method];
      type.prototype[method] = function (...values) {
        globalThis.failing -= 1;
        if (globalThis.failing === 0) sessionStorage.setItem('yuqing.test.failed', '');
        if (globalThis.failing === 0 || sessionStorage.getItem('yuqing.test.unreadable') !== null)
          throw new DOMException('unreadable', 'UnknownError');
        return read.apply(this, values);
      };
    }
`;

const setUnreadable = (page: Page, isUnreadable: boolean): Promise<void> =>
  page.evaluate(is => {
    if (is) sessionStorage.setItem('yuqing.test.unreadable', '');
    else sessionStorage.removeItem('yuqing.test.unreadable');
  }, isUnreadable);

test('A11: a failed read does not become an empty list of drills that is written back', async ({ visit }) => {
  const visited = await visit({ before: unreadable });
  const { page } = visited;
  // Console messages about a failed read are expected here.
  visited.allow(/./);
  const officer = new Officer(visited);
  const begin = page.getByRole('button', { name: beginning(drillHomeText.begin(formLabel.full)) });
  // The nights stand in a list of their own before them.
  const scenarios = page.locator('.scenarios a[href*="#scenario/"]');
  /** The runs on the list, as far as they can be told apart. */
  const runs = async (): Promise<string> => {
    await officer.goTo('drill/');
    await seen(scenarios.first());
    const list = page.getByRole('region', { name: drillHomeText.runs });
    return (await list.count()) === 0 ? '' : shownText(list);
  };
  /** Opens one of the scenarios beside the list. */
  const open = async (number: number): Promise<string> => {
    const scenario = scenarios.nth(number);
    await seen(scenario);
    const title = await shownText(scenario.locator('strong'));
    await scenario.click();
    await seen(begin);
    return title;
  };

  await officer.goTo('drill/');
  const first = await open(0);
  await begin.click();
  await seen(page.locator('.drill-bar'));
  expect(await runs()).toContain(first);

  // Another one is begun while one of the reads that this takes fails, each in turn: it begins, or the page says why not.
  let failing = 1;
  for (let hasFailed = true; hasFailed; failing += 1) {
    await open(1);
    await page.evaluate(count => Object.assign(globalThis, { failing: count }), failing);
    await begin.click();
    await seen(page.locator('.drill-bar').or(page.locator('[role=alert], .problem')));
    // It may say that something failed and go on all the same: until then the button is busy.
    await eventually(
      async () => (await page.locator('.drill-bar').isVisible()) || (await begin.isEnabled({ timeout: 500 })),
    ).toBe(true);
    hasFailed = await page.evaluate(() => {
      const is = sessionStorage.getItem('yuqing.test.failed') !== null;
      sessionStorage.removeItem('yuqing.test.failed');
      return is;
    });
    expect(await runs(), `read ${failing} failed`).toContain(first);
  }
  expect(failing).toBeGreaterThan(2);
});

test('D13: with the store unreadable no screen says that there is nothing, or that all is saved', async ({
  visit,
}) => {
  const visited = await visit({ before: unreadable });
  const { page } = visited;
  visited.allow(/./);
  const officer = new Officer(visited);
  const { title } = await officer.bringIn();
  await setUnreadable(page, true);
  for (const place of ['', '#register']) {
    await page.goto(`${visited.site}about/`);
    await page.goto(`${visited.site}desk/${place}`);
    await seen(page.getByRole('alert'));
    await drawn(page);
    const told = await shownText(page.locator('main'));
    expect(told, place).not.toContain('还没有舆情事件');
    expect(told, place).not.toContain('已保存');
  }
  await setUnreadable(page, false);
  await page.goto(`${visited.site}about/`);
  await officer.goTo('desk/');
  await seen(officer.listed(title));
});

test('D15: a playbook.json of another shape is told of, and not waited for', async ({
  visited,
  page,
  site,
}) => {
  await visited.context.route('**/playbook.json', route =>
    route.fulfill({ json: { edition: '2099-01-01' } }),
  );
  await page.goto(`${site}start/`);
  await seen(page.getByRole('alert'));
  await eventually(() => shownText(page.locator('main'))).not.toContain('正在载入');
});
