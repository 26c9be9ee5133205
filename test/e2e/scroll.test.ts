import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { importText } from '../../src/desk/packages/import-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { postLabel, postText } from '../../src/desk/post/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { siteText } from '../../src/site/words.ts';
import { onPhone } from '../support/browser.ts';
import { eventually, test } from './fixtures.ts';
import { focused } from './focus.ts';
import { before, limited, seeded } from './incidents.ts';
import { drawn, Officer, reload, seen, step } from './officer.ts';
import { workingPages } from './pages.ts';

const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));

test('back leads to the line one had read to, and another page begins at its top', async ({ page, site }) => {
  await page.goto(`${site}plan/full/`);
  await page.evaluate(() => scrollTo(0, 300));
  await page.getByRole('main').getByRole('link').nth(20).click();
  await page.goBack();
  await eventually(() => scrolled(page)).toBe(300);
  await page.goto(`${site}steps/`);
  expect(await scrolled(page)).toBe(0);
});

test('the list goes by the next deadline, and back from an incident leads to the place in it that one had come from', async ({
  visit,
}) => {
  // A low window, so that few incidents are enough to scroll by.
  const officer = new Officer(await visit({ context: { viewport: { width: 1366, height: 400 } } }));
  const { page } = officer;
  await officer.isKnown();
  await officer.goTo('desk/');
  const incidents = [20, 1, 47, 30, 10].map(hours =>
    seeded({ ...limited(), title: `发现了 ${hours} 小时的事`, foundAt: before(hours) }),
  );
  for (const [place, { file, title, events }] of incidents.entries()) {
    await officer.choose(file, `incident-${place}.json`);
    await seen(page.getByText(importText.imported(title, events.length)));
    await officer.saved();
  }
  await reload(page);
  await eventually(() => page.locator('.incident-list > ul strong').allTextContents()).toEqual(
    [47, 30, 20, 10, 1].map(hours => `发现了 ${hours} 小时的事`),
  );
  // The elements above the list have their place by then.
  await seen(page.locator('.queue-row'));
  await drawn(page);
  const row = page.locator('.incident-row').nth(3);
  await row.scrollIntoViewIfNeeded();
  const placed = (): Promise<number> => row.evaluate(each => Math.round(each.getBoundingClientRect().top));
  const place = await placed();
  const from = await scrolled(page);
  expect(from).toBeGreaterThan(300);
  await row.getByRole('link').click();
  await seen(page.locator('.now-band'));
  await page.goBack();
  await seen(row);
  await eventually(placed).toBe(place);
  expect(await scrolled(page)).toBe(from);
});

test('an answer of the triage moves no page whose beginning is in view', async ({ officer, page }) => {
  await officer.goTo('start/');
  await officer.ready();
  await officer.answer('emergency', 'no');
  await seen(officer.asked('spread'));
  expect(await scrolled(page)).toBe(0);
});

test('the next step comes with its heading in view, on a phone with slow frames, too', async ({ visit }) => {
  const officer = new Officer(
    await visit({
      ...onPhone,
      before: `
        const { requestAnimationFrame } = window;
        window.requestAnimationFrame = draw => requestAnimationFrame(time => setTimeout(draw, 300, time));
      `,
    }),
  );
  const { page } = officer;
  await officer.bringIn();
  const pane = await officer.openStep('register-report');
  await pane.getByLabel(postLabel.summary, { exact: true }).fill('河滩上有人挖沙');
  await pane.getByLabel(postLabel.comments, { exact: true }).fill('约300');
  await pane.getByRole('textbox', { name: stepText.receivedAt }).first().fill(toShanghaiInput(Date.now()));
  await officer.press(postText.saveAndDone, pane);
  const heading = page.locator('#open-step-title').filter({ hasNotText: step('register-report').title });
  await focused(heading);
  await eventually(() => heading.evaluate(each => each.getBoundingClientRect().top >= 0)).toBe(true);
});

test('跳到正文 leads past the header, on a page to read and on every screen, which stays', async ({
  page,
  site,
}) => {
  for (const path of ['plan/duties/', ...Object.values(workingPages).map(each => each.path)]) {
    await page.goto(site + path);
    await drawn(page);
    const heading = await page.getByRole('heading', { level: 1 }).first().textContent();
    await page.getByRole('link', { name: siteText.skip, exact: true }).focus();
    await page.keyboard.press('Enter');
    await focused(page.locator('#main'));
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.site-header')), path).toBeNull();
    expect(await page.getByRole('heading', { level: 1 }).first().textContent(), path).toBe(heading);
  }
});

test('what is filled in about an incident as a whole leaves its head in one line', async ({ page, site }) => {
  const officer = new Officer({ page, site });
  const incident = seeded();
  await officer.takeIn(incident);
  await officer.goToIncident(incident);
  await officer.openTool(deskText.export);
  await seen(page.locator('.export'));
  const [groups, next] = await Promise.all(
    ['.page-groups', '.now-band'].map(each => page.locator(each).boundingBox()),
  );
  expect(next?.y).toBe(groups?.y);
  expect(next?.height).toBe(groups?.height);
});
