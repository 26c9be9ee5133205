import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { CDPSession, JSHandle, Page } from 'playwright-core';

const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page can look, as `src/layouts/early.js` writes it on the root. */
const looks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  浅色: { theme: 'light' },
  深色: { theme: 'dark' },
  高对比: { theme: 'light', contrast: 'more' },
};

/** The windows in which a screen is looked at: an office PC, a lower one, a tablet, a phone's, where a finger points, and the lower one at 400 %. */
export const windows = {
  desk: { width: 1366, height: 768 },
  low: { width: 1280, height: 720 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
  close: { width: 320, height: 180 },
} as const;
export type Window = keyof typeof windows;

/** Touch lasts as long as whoever asked for it. */
const askedForTouch = new WeakMap<Page, CDPSession>();

/** Looks at a page through another window. What it shows follows a frame later. */
export async function showIn(page: Page, window: Window): Promise<void> {
  const session = askedForTouch.get(page) ?? (await page.context().newCDPSession(page));
  askedForTouch.set(page, session);
  await session.send('Emulation.setTouchEmulationEnabled', {
    enabled: window === 'phone',
    maxTouchPoints: 1,
  });
  await page.setViewportSize(windows[window]);
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** By how many pixels the page is wider than its window. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** Enabled buttons drawn as the main action. */
export const primaries = (page: Page): Promise<string[]> =>
  page.locator('.primary:visible:not(:disabled)').allTextContents();

interface Complaint {
  readonly id: string;
  readonly places: readonly string[];
}

declare global {
  var axe: { run(where: unknown, options: RunOptions): Promise<AxeResults> };
  /** One element of each kind of text that is drawn, by all that decides whether it can be read. */
  var kindsOfText: () => Map<string, Element>;
  /** Dresses the page in a look. */
  var wear: (look: Readonly<Record<string, string>>) => void;
}

/** Runs in the page, once a document: reading half a megabyte of script takes longer than most checks. */
const tools = `${axeScript}
  globalThis.wear = look => {
    const { dataset } = document.documentElement;
    for (const part of ['theme', 'contrast']) delete dataset[part];
    Object.assign(dataset, look);
  };
  globalThis.kindsOfText = () => {
    const behind = new Map();
    const isSeeThrough = paint => paint.includes('~');
    const paintOf = element => {
      if (element === null) return '';
      if (!behind.has(element)) {
        const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(element);
        const above = paintOf(element.parentElement);
        const covers = backgroundColor.startsWith('rgb(') && !isSeeThrough(above);
        const own = (backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : backgroundColor)
          + (backgroundImage === 'none' ? '' : backgroundImage)
          + (opacity + filter === '1none' ? '' : '~' + opacity + filter)
          + (/absolute|fixed/.test(position) && !covers ? position : '');
        behind.set(element, covers ? own : above + own);
      }
      return behind.get(element);
    };
    const found = new Map();
    for (const element of document.body.querySelectorAll('*:not(:disabled, [aria-hidden=true], [aria-hidden=true] *)')) {
      const isInput = element.matches('input, textarea, select');
      const says = [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim() !== '');
      if (!says && !isInput) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { width, right, bottom } = element.getBoundingClientRect();
      // Text for screen readers only is clipped to nothing or lies outside the page.
      if (width <= 1 || right + scrollX <= 0 || bottom + scrollY <= 0) continue;
      const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
      // As WCAG counts: large from 24 px on, or from 18.66 px where it is bold.
      const isLarge = parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
      const kind = [isInput, color, isLarge, textShadow, paintOf(element)].join();
      if (!found.has(kind)) found.set(kind, element);
    }
    return found;
  };
`;

/** Rules of axe about where things are and how wide. All others are about what is shown. */
const rulesOfPlace = ['target-size', 'scrollable-region-focusable', 'link-in-text-block'];
const allRules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Everything axe has against how the page is made, as it stands in this window; not against its colours. */
const complaintsOfMaking = (page: Page, rules: readonly string[]): Promise<readonly Complaint[]> =>
  page.evaluate(async rules => {
    // Where it happens to be scrolled to, a bar that stays in view would cover part of a target; so would a form's buttons.
    scrollTo(0, 0);
    const bars = [...document.querySelectorAll<HTMLElement>('.form-actions')];
    for (const { style } of bars) style.position = 'static';
    const { violations } = await axe.run(document, {
      runOnly: [...rules],
      rules: { 'color-contrast': { enabled: false } },
      // Without the nodes that pass: naming each of them takes longer than the checks.
      resultTypes: ['violations'],
    });
    for (const { style } of bars) style.removeProperty('position');
    return violations.map(({ id, nodes }) => ({ id, places: nodes.map(({ target }) => target.join(' ')) }));
  }, rules);

/** The visible elements of a page. */
const shownIn = (page: Page): Promise<JSHandle<Set<Element>>> =>
  page.evaluateHandle(() => {
    const isShown = (each: Element): boolean => each.checkVisibility({ visibilityProperty: true });
    return new Set([...document.body.querySelectorAll('*')].filter(isShown));
  });

/** Elements visible at one time only, in words that are the same on every page. */
const difference = (one: JSHandle<Set<Element>>, other: JSHandle<Set<Element>>): Promise<string> =>
  one.evaluate((before, after) => {
    const only = (here: Set<Element>, there: Set<Element>): string[] =>
      [...here].filter(each => !there.has(each)).map(each => `${each.tagName} ${each.getAttribute('class')}`);
    return JSON.stringify([only(before, after), only(after, before)]);
  }, other);

/** Differences between what the two windows show that all rules were tried on. */
const tried = new Set<string>();

/** Kinds of text that were found to be readable, on whatever page they stood. */
const readable = new Set<string>();

/**
 * Kinds of text that cannot be read in a look. Where one text is readable, so are all others with its colour and weight on the
 * same ground, on whatever page: comparing each of ten thousand paragraphs would take longer than all other checks.
 */
async function complaintsOfColours(
  page: Page,
  look: Readonly<Record<string, string>>,
  kinds: readonly string[],
): Promise<readonly Complaint[]> {
  const { passed, complaints } = await page.evaluate(
    async ([look, kinds]) => {
      wear(look);
      const all = kindsOfText();
      const kindOf = new Map(kinds.map(kind => [all.get(kind), kind]));
      const { violations, passes } = await axe.run(
        { include: [...kindOf.keys()] },
        { runOnly: ['color-contrast'], resultTypes: ['violations', 'passes'], elementRef: true },
      );
      return {
        passed: passes.flatMap(({ nodes }) =>
          nodes.flatMap(({ element }) => kindOf.get(element as unknown as Element) ?? []),
        ),
        complaints: violations.map(({ id, nodes }) => ({
          id,
          places: nodes.map(({ target }) => target.join(' ')),
        })),
      };
    },
    [look, kinds] as const,
  );
  for (const kind of passed) readable.add(kind);
  return complaints;
}

/** Complaints of axe about the page in this window, in every look, a line each, and whether it is wider than the screen. */
async function complaints(page: Page, kind: string, rules = allRules): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    // With every document to come as well: so the browser need not read it anew for each.
    await page.addInitScript(tools);
    await page.evaluate(tools);
  }
  const told: string[] = [];
  const tell = (look: string, found: readonly Complaint[]): void => {
    for (const { id, places } of found)
      told.push(`${kind}, ${look}: ${id} (${places.length}) ${places.slice(0, 3).join(' | ')}`);
  };
  tell('浅色', await complaintsOfMaking(page, rules));
  const inEach = await page.evaluate(
    looks =>
      looks.map(look => {
        wear(look);
        const { scrollWidth, clientWidth } = document.documentElement;
        return { kinds: [...kindsOfText().keys()], excess: scrollWidth - clientWidth };
      }),
    Object.values(looks),
  );
  for (const [place, [name, look]] of Object.entries(looks).entries()) {
    const { kinds = [], excess = 0 } = inEach[place] ?? {};
    const unknown = kinds.filter(each => !readable.has(each));
    if (unknown.length > 0) tell(name, await complaintsOfColours(page, look, unknown));
    if (excess > 0) told.push(`${kind}, ${name}: ${excess} px wider than the screen`);
  }
  return told;
}

/** Headings that stand nearer than 8 px to what comes before them, or to what is drawn next, wherever it belongs, on another line. */
export const nearHeadings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isShown = (each: Element): boolean => {
      const { width, height } = each.getBoundingClientRect();
      return width > 1 && height > 1 && each.checkVisibility({ visibilityProperty: true });
    };
    // Words, a line or a ground: boxes that hold others may be empty above them.
    const isDrawn = (each: Element): boolean => {
      const { borderTopWidth, backgroundColor } = getComputedStyle(each);
      const says = [...each.childNodes].some(
        ({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim() !== '',
      );
      return (
        says ||
        each.matches('input, select, textarea, svg') ||
        borderTopWidth !== '0px' ||
        backgroundColor !== 'rgba(0, 0, 0, 0)'
      );
    };
    const all = [...document.querySelectorAll('main *')].filter(each => isShown(each) && isDrawn(each));
    const after = (heading: Element): Element | null =>
      all.find(each => heading.compareDocumentPosition(each) === Node.DOCUMENT_POSITION_FOLLOWING) ?? null;
    return [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter(isShown).flatMap(heading => {
      const { top, bottom, height } = heading.getBoundingClientRect();
      const gapTo = (other: Element | null, side: 'above' | 'below'): string[] => {
        if (other === null || !isShown(other)) return [];
        const box = other.getBoundingClientRect();
        const gap = side === 'above' ? top - box.bottom : box.top - bottom;
        // An element on the same line is beside it.
        return gap < 7.5 && gap > -height / 2
          ? [`${heading.textContent?.slice(0, 12)}: ${gap} px ${side}`]
          : [];
      };
      return [...gapTo(heading.previousElementSibling, 'above'), ...gapTo(after(heading), 'below')];
    });
  });

/** A finger's width, in CSS pixels, less what rounding takes. */
const TOUCH = 43.5;

/** Targets in the main part of the page that are less than 44 px high, each by its words. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(least => {
    const pressed =
      'button, a.button, summary, label.option, label.file, .study-nav a, label:has(input:is([type=radio], [type=checkbox]))';
    return [...document.querySelectorAll(`main :is(${pressed})`)].flatMap(target => {
      const { width, height } = target.getBoundingClientRect();
      const isShown = width > 0 && height > 0 && target.checkVisibility({ visibilityProperty: true });
      return isShown && height < least ? [`${target.className}: ${target.textContent} ${height}`] : [];
    });
  }, TOUCH);

/** Complaints about a screen in a phone's window: those of axe, and targets too small for a finger. */
export async function complaintsOnPhone(page: Page, kind: string): Promise<string[]> {
  const found = await complaints(page, kind);
  return [...found, ...(await smallTargets(page)).map(target => `${kind}, hard to press: ${target}`)];
}

/**
 * The same through both windows, one after the other; the page is left in the wide one. There all rules are tried where it
 * shows something else than on the phone; else those of place.
 */
export async function complaintsInBoth(page: Page, kind: string): Promise<string[]> {
  await showIn(page, 'phone');
  const onPhone = await complaintsOnPhone(page, `${kind} on a phone`);
  const shown = await shownIn(page);
  await showIn(page, 'desk');
  const differing = await difference(shown, await shownIn(page));
  const rules = tried.has(differing) ? rulesOfPlace : allRules;
  tried.add(differing);
  return [...onPhone, ...(await complaints(page, `${kind} on a desk`, rules))];
}
