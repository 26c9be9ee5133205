import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { drillMarks } from '../../src/desk/core/words/output-mark.ts';
import { test } from '../support/browser.ts';
import { STORE_NAME } from '../support/built-site.ts';

/** The layer over a whole page, and whether it would be printed. */
const overlay = (page: Page) =>
  page.evaluate(() => {
    const { content, position, inset, pointerEvents, printColorAdjust, ...style } = getComputedStyle(
      document.body,
      '::after',
    );
    const { backgroundImage, backgroundRepeat, backgroundPosition } = style;
    return {
      content,
      position,
      inset,
      pointerEvents,
      printColorAdjust,
      backgroundImage,
      backgroundRepeat,
      backgroundPosition,
    };
  });

/** The words that style sheets put into the margins of every printed page. */
const margins = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.styleSheets]
      .flatMap(sheet => [...sheet.cssRules])
      .filter(rule => rule.cssText.startsWith('@page {'))
      .map(rule => rule.cssText),
  );

/** The pictures of a mark, each by the width that the browser finds it to have. */
const picturesOf = (page: Page, pictures: string): Promise<readonly number[]> =>
  page.evaluate(
    sources =>
      Promise.all(
        sources.map(async source => {
          const image = new Image();
          image.src = source;
          await image.decode();
          return image.naturalWidth;
        }),
      ),
    [...pictures.matchAll(/url\("(.*?)"\)/gs)].map(([, source = '']) => source),
  );

test('a drill’s page is marked once in each margin on the screen and all over on every printed page, and can be worked through the mark', async ({
  page,
  site,
}) => {
  await page.goto(`${site}drill/start/`);
  const screen = await overlay(page);
  expect(screen).toMatchObject({ position: 'fixed', inset: '0px', pointerEvents: 'none' });
  // A picture in the sheet itself: nothing to be fetched, so it is there offline, too.
  expect(decodeURIComponent(screen.backgroundImage)).toMatch(/^url\("data:image\/svg\+xml,.*演.*练/);
  expect(screen.backgroundRepeat).toBe('no-repeat, no-repeat');
  expect(screen.backgroundPosition).toBe('0% 50%, 100% 50%');
  // No wider than the margins, so that it lies over no word.
  const margin = (await page.getByRole('heading', { level: 1 }).boundingBox())?.x;
  for (const width of await picturesOf(page, screen.backgroundImage)) {
    expect(width).toBeGreaterThan(0);
    expect(width).toBeLessThanOrEqual(margin ?? 0);
  }
  await page.getByRole('link', { name: '手册', exact: true }).click({ trial: true });

  await page.emulateMedia({ media: 'print' });
  // A fixed layer repeats on each sheet of paper, and its background prints only where it insists.
  const paper = await overlay(page);
  expect(paper).toMatchObject({ position: 'fixed', printColorAdjust: 'exact', backgroundRepeat: 'repeat' });
  expect(await picturesOf(page, paper.backgroundImage)).toEqual([expect.any(Number)]);
  expect((await margins(page)).join('\n')).toContain(drillMarks.line);
});

test('a page of real incidents has no such mark, on screen or on paper', async ({ page, site }) => {
  for (const path of ['desk/', 'start/', 'checklist/']) {
    await page.goto(site + path);
    expect((await overlay(page)).content, path).toBe('none');
    expect((await margins(page)).join('\n'), path).not.toContain('演练');
    expect(await page.locator('body').getAttribute('data-drill'), path).toBeNull();
  }
});

test('above a drill the clock of real incidents says that it is one', async ({ visit }) => {
  const { page, site } = await visit({
    before: `if (location.protocol !== 'about:') localStorage.setItem('${STORE_NAME}.next', JSON.stringify(
      [{ id: 'x', title: '某村滑坡', label: '回应', due: Date.now() + 3_600_000 }]))`,
  });
  const lead = (): Promise<string> =>
    page
      .locator('[data-next-clock] a')
      .evaluate(link => getComputedStyle(link, '::before').content.replaceAll('"', ''));
  await page.goto(`${site}drill/start/`);
  expect(await lead()).toBe('真实事件');
  await page.goto(`${site}checklist/`);
  expect(await lead()).toBe('none');
});
