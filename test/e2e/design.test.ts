import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sections, siteText } from '../../src/site/words.ts';
import { test } from '../support/browser.ts';
import { playbook } from '../support/playbook.ts';
import { nearHeadings, type Window, windows } from './looks.ts';
import { drawn, seen } from './officer.ts';
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
const screens = { triage: 'start/', desk: 'desk/', drill: 'drill/' } as const;
/** The windows in which all of it is looked at. */
const looked = ['desk', 'tablet', 'phone'] as const;

/** Where something is looked at: the page as it stands, what it is called here, and through which window. */
interface Where {
  readonly page: Page;
  readonly name: string;
  readonly window: Window;
}

/** A rule that can be measured. @returns what breaks it there, a line each */
type Measure = (where: Where) => Promise<readonly string[]>;

const isMain = (name: string): boolean => name in pages || name in screens;

/** The rules of README.md beside the styles, each with what it is measured by. */
const rules: Readonly<Record<string, Measure>> = {
  'the site’s name and the first thing of a page share one left edge, and what is read is at most 1,200 px wide':
    async ({ page, name }) => {
      if (!isMain(name)) return [];
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
    },
  'three places lead everywhere, the same in every window, and where one is is marked': async ({
    page,
    name,
  }) => {
    if (!isMain(name)) return [];
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
  },
  'home holds at most 20 links and one button, all in the first view of a desk': async ({
    page,
    name,
    window,
  }) => {
    if (name !== 'home') return [];
    const links = await page.locator('a[href]:visible:not(.skip)').count();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    return [
      ...(links <= 20 ? [] : [`${links} links`]),
      ...(window !== 'desk' || height <= 768 ? [] : [`${height} px high`]),
    ];
  },
  'no page offers more than one button in cinnabar': async ({ page, name }) => {
    if (!isMain(name)) return [];
    const filled = await page.locator('main .primary:visible:not(:disabled)').allTextContents();
    return filled.length <= 1 ? [] : [filled.join('、')];
  },
  'no heading stands nearer than 8 px to what comes before and after it': ({ page }) => nearHeadings(page),
  'headings go down one level at a time': async ({ page, name }) => {
    if (!(name in pages)) return [];
    return page.evaluate(() => {
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
    });
  },
  'a page is set in at most six pairs of size and weight': async ({ page, name }) => {
    if (!(name in pages)) return [];
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
  },
};

/** Violations, by rule. All are measured in one walk: coming to a page takes longer than all the measuring. */
let broken: Readonly<Record<string, readonly string[]>> | undefined;

async function walk(page: Page, site: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, string[]> = Object.fromEntries(Object.keys(rules).map(rule => [rule, []]));
  // The blank checklist and the card are sheets of paper.
  const { checklist: _, card: __, ...read } = readingPages;
  const others = Object.entries({ ...read, ...workingPages }).map(
    ([name, { path }]) => [name, path] as const,
  );
  const paths = new Map<string, string>([...others, ...Object.entries({ ...pages, ...screens })]);
  for (const [name, path] of paths) {
    await page.goto(site + path);
    await drawn(page);
    if (name === 'search') await seen(page.getByRole('option'));
    for (const window of looked) {
      await page.setViewportSize(windows[window]);
      // A page redraws for another window a frame later.
      await page.evaluate(
        () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      for (const [rule, measure] of Object.entries(rules))
        for (const wrong of await measure({ page, name, window }))
          found[rule]?.push(`${name}, ${window}: ${wrong}`);
    }
  }
  return found;
}

test.for(Object.keys(rules))('%s', async (rule, { page, site }) => {
  broken ??= await walk(page, site);
  expect(broken[rule]).toEqual([]);
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
  for (const window of looked) {
    await page.setViewportSize({ width: windows[window].width, height: 800 });
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
