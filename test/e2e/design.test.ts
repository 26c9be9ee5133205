import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sections, siteText } from '../../src/site/words.ts';
import { test } from '../support/browser.ts';
import { playbook } from '../support/playbook.ts';
import { nearHeadings } from './looks.ts';
import { readingPages, workingPages } from './pages.ts';

/** The rules of README.md beside the styles, measured: on the pages one comes to first and in every window. */
const pages = {
  home: '',
  plan: 'plan/report/',
  step: `steps/${playbook.steps[0]?.id}/`,
  rules: 'rules/',
  search: 'search/?q=srn',
  training: 'training/',
} as const;
/** Where one works: wider, and filled in after the page came. */
const screens = { triage: 'start/', desk: 'desk/', drills: 'drill/' } as const;
const windows = {
  desk: { width: 1366, height: 768 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
} as const;

/** Looks at some pages in every window. @returns what is found wrong, a line each */
async function everywhere(
  page: Page,
  site: string,
  paths: Readonly<Record<string, string>>,
  wrongIn: (where: {
    readonly page: Page;
    readonly name: string;
    readonly window: string;
  }) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [window, size] of Object.entries(windows)) {
    await page.setViewportSize(size);
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(site + path, { waitUntil: 'networkidle' });
      for (const wrong of await wrongIn({ page, name, window })) found.push(`${name}, ${window}: ${wrong}`);
    }
  }
  return found;
}

test('the site’s name and the first thing of every page share one left edge, and what is read is at most 1,200 px wide', async ({
  page,
  site,
}) => {
  const wrong = await everywhere(page, site, { ...pages, ...screens }, async ({ page, name }) => {
    const edges = await page.evaluate(() => {
      const isShown = (each: Element): boolean =>
        each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 1;
      const leftOf = (selector: string): number | undefined =>
        [...document.querySelectorAll(selector)].find(isShown)?.getBoundingClientRect().left;
      const boxes = [...document.querySelectorAll('main .page > *')]
        .filter(isShown)
        .map(each => each.getBoundingClientRect());
      return {
        name: leftOf('.site-name') ?? Number.NaN,
        first: leftOf('main :is(.side, h1, h2)') ?? Number.NaN,
        right: Math.max(...boxes.map(({ right }) => right)),
      };
    });
    return [
      ...(Math.abs(edges.name - edges.first) <= 1 ? [] : [`edges ${edges.name} and ${edges.first}`]),
      ...(name in screens || edges.right - edges.name <= 1_201
        ? []
        : [`${edges.right - edges.name} px wide`]),
    ];
  });
  expect(wrong).toEqual([]);
});

test('three places lead everywhere, the same in every window, and where one is is marked', async ({
  page,
  site,
}) => {
  const wrong = await everywhere(page, site, { ...pages, ...screens }, async ({ page, name }) => {
    const places = await page
      .getByRole('navigation', { name: siteText.navigation })
      .getByRole('link')
      .evaluateAll(links =>
        links.map(link => {
          const { left, right, height } = link.getBoundingClientRect();
          return {
            label: link.textContent,
            isWhole: left >= 0 && right <= innerWidth && height >= 44,
            isHere: link.hasAttribute('aria-current'),
          };
        }),
      );
    const unmarked = name === 'home' || name === 'search';
    return [
      ...(places.map(({ label }) => label).join() === sections.map(({ label }) => label).join()
        ? []
        : [places.map(({ label }) => label).join()]),
      ...places.filter(({ isWhole }) => !isWhole).map(({ label }) => `${label} is not whole`),
      ...(places.filter(({ isHere }) => isHere).length === (unmarked ? 0 : 1)
        ? []
        : ['not one place marked']),
    ];
  });
  expect(wrong).toEqual([]);
});

test('home holds at most 20 links and one button, all in the first view of a desk', async ({
  page,
  site,
}) => {
  const wrong = await everywhere(page, site, { home: pages.home }, async ({ page, window }) => {
    const links = await page.locator('a[href]:visible:not(.skip)').count();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    return [
      ...(links <= 20 ? [] : [`${links} links`]),
      ...(window !== 'desk' || height <= 768 ? [] : [`${height} px high`]),
    ];
  });
  expect(wrong).toEqual([]);
});

test('no page offers more than one button in cinnabar, and only home and what leads on have one', async ({
  page,
  site,
}) => {
  const wrong = await everywhere(page, site, { ...pages, ...screens }, async ({ page }) => {
    const filled = await page.locator('main .primary:visible:not(:disabled)').allTextContents();
    return filled.length <= 1 ? [] : [filled.join('、')];
  });
  expect(wrong).toEqual([]);
});

test('no heading stands nearer than 8 px to what comes before and after it', {
  timeout: 240_000,
}, async ({ page, site }) => {
  // The blank checklist and the card are sheets of paper.
  const { checklist: _, card: __, ...read } = readingPages;
  const paths = Object.fromEntries(
    Object.entries({ ...read, ...workingPages }).map(([name, { path }]) => [name, path]),
  );
  expect(await everywhere(page, site, paths, ({ page }) => nearHeadings(page))).toEqual([]);
});

test('headings go down one level at a time', async ({ page, site }) => {
  const wrong = await everywhere(page, site, pages, ({ page }) =>
    page.evaluate(() => {
      const isShown = (each: Element): boolean => {
        const { width, height } = each.getBoundingClientRect();
        return width > 1 && height > 1 && each.checkVisibility({ visibilityProperty: true });
      };
      const headings = [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter(isShown);
      const levels = headings.map(({ tagName }) => Number(tagName[1]));
      const skipping = levels.flatMap((level, place) =>
        level > (levels[place - 1] ?? 0) + 1 ? [`${headings[place]?.textContent}: level ${level}`] : [],
      );
      const single = levels.filter(level => level === 1).length === 1 ? [] : ['not one h1'];
      return [...single, ...skipping];
    }),
  );
  expect(wrong).toEqual([]);
});

test('a page is set in at most six pairs of size and weight', async ({ page, site }) => {
  const wrong = await everywhere(page, site, pages, async ({ page }) => {
    const pairs = await page.evaluate(() => {
      const found = new Map<string, string>();
      for (const each of document.querySelectorAll('header *, main *, footer *')) {
        const says = [...each.childNodes].some(
          ({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim() !== '',
        );
        if (!says || !each.checkVisibility({ visibilityProperty: true })) continue;
        const { fontSize, fontWeight } = getComputedStyle(each);
        const pair = `${fontSize} ${fontWeight}`;
        if (!found.has(pair)) found.set(pair, each.textContent?.trim().slice(0, 12) ?? '');
      }
      return [...found].map(([pair, words]) => `${pair} (${words})`);
    });
    return pairs.length <= 6 ? [] : [pairs.sort().join('; ')];
  });
  expect(wrong).toEqual([]);
});

test('on a phone the title of a page to read begins in the first 150 px', async ({ page, site }) => {
  await page.setViewportSize(windows.phone);
  for (const path of [pages.plan, pages.step, pages.rules, 'plan/', 'steps/', 'roles/', 'glossary/']) {
    await page.goto(site + path);
    const box = await page.getByRole('heading', { level: 1 }).boundingBox();
    expect(box?.y, path).toBeLessThanOrEqual(150);
  }
});

test('no heading breaks within a word', async ({ page, site }) => {
  for (const { width } of Object.values(windows)) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['rules/disclosure-14-15/', 'rules/state-council-61-focus/', 'plan/']) {
      await page.goto(site + path);
      const broken = await page.getByRole('heading', { level: 1 }).evaluate(heading => {
        // A word that stands on two lines has two boxes.
        return [...heading.childNodes].flatMap(node => {
          const range = document.createRange();
          range.selectNodeContents(node);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          return node.nodeType === 3 && lines.size > 1 ? [node.nodeValue] : [];
        });
      });
      expect(broken, path).toEqual([]);
    }
  }
});
