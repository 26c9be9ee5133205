import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { CDPSession, Page } from 'playwright-core';

const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Looks = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** How a page can look, as `src/layouts/early.js` writes it on the root. */
const looks = {
  浅色: { theme: 'light' },
  深色: { theme: 'dark' },
  高对比: { theme: 'light', contrast: 'more' },
} satisfies Looks;

/** Everything, for the first look; of the others only what a look can change. */
const wholly = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ofALook = ['color-contrast'];

/** The windows in which a screen is looked at: one on a desk, and a phone's, where a finger points. */
const windows = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };

/** Touch lasts as long as whoever asked for it. */
const askedForTouch = new WeakMap<Page, CDPSession>();

/** Looks at a page through another window. What it shows follows a frame later. */
export async function showIn(page: Page, window: keyof typeof windows): Promise<void> {
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

declare global {
  var axe:
    | { run(where: Document | { include: Element[] }, options: RunOptions): Promise<AxeResults> }
    | undefined;
  /** One element of each kind of text, told apart by every colour on it and behind it. */
  var oneOfEachColour: (() => Element[]) | undefined;
}

/**
 * A look changes colours and nothing else: where one text can be read, so can all that have its colours, its size and the
 * same behind them. Comparing a thousand paragraphs would take longer than all other checks.
 */
const findOneOfEachColour = `
  globalThis.oneOfEachColour = () => {
    const painted = new Map();
    const paintOf = element => {
      if (element === null) return '';
      let paint = painted.get(element);
      if (paint === undefined) {
        const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(element);
        const own = [backgroundColor, backgroundImage, opacity, filter, position].join();
        paint = paintOf(element.parentElement) + (own === 'rgba(0, 0, 0, 0),none,1,none,static' ? '' : own + '/');
        painted.set(element, paint);
      }
      return paint;
    };
    const found = new Map();
    for (const element of document.body.querySelectorAll('*')) {
      const says = [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim() !== '');
      if (!says && !element.matches('input, textarea, select, button')) continue;
      const { color, fontSize, fontWeight, textShadow, visibility, display } = getComputedStyle(element);
      if (visibility === 'hidden' || element.getClientRects().length === 0) continue;
      const kind = [element.tagName, color, fontSize, fontWeight, textShadow, display, element.matches(':disabled'), paintOf(element)].join();
      if (!found.has(kind)) found.set(kind, element);
    }
    return [...found.values()];
  };
`;

/**
 * Everything axe has against the page as it stands, one line each, and whether it is wider than the screen. The page is
 * looked at whole as it was opened, and in each of the other looks for what a look can change.
 */
export const complaints = (page: Page, kind: string): Promise<string[]> => complaintsIn(page, kind, looks);

async function complaintsIn(page: Page, kind: string, wanted: Looks): Promise<string[]> {
  // Once a document: reading half a megabyte of script takes longer than most checks.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeScript + findOneOfEachColour);
  const told: string[] = [];
  for (const [position, [name, look]] of Object.entries(wanted).entries()) {
    const { violations, excess } = await page.evaluate(
      async ({ wanted, runOnly, whole }) => {
        const { dataset } = document.documentElement;
        // Where it happens to be scrolled to, a bar that stays in view would cover part of a target; so would a form's buttons.
        scrollTo(0, 0);
        const bars = [...document.querySelectorAll<HTMLElement>('.form-actions')];
        for (const { style } of bars) style.position = 'static';
        for (const part of ['theme', 'contrast']) delete dataset[part];
        Object.assign(dataset, wanted);
        const include = whole ? [] : (globalThis.oneOfEachColour?.() ?? []);
        // Without the nodes that pass: naming each of them takes longer than the checks.
        const found = await globalThis.axe?.run(whole ? document : { include }, {
          runOnly,
          resultTypes: ['violations'],
        });
        for (const { style } of bars) style.removeProperty('position');
        return {
          violations: found?.violations.map(({ id, nodes }) => ({
            id,
            count: nodes.length,
            places: nodes.slice(0, 3).map(({ target }) => target.join(' ')),
          })) ?? [{ id: 'axe is missing', count: 1, places: [] }],
          excess: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        };
      },
      { wanted: look, runOnly: position === 0 ? wholly : ofALook, whole: position === 0 },
    );
    for (const { id, count, places } of violations)
      told.push(`${kind}, ${name}: ${id} (${count}) ${places.join(' | ')}`);
    if (excess > 0) told.push(`${kind}, ${name}: ${excess} px wider than the screen`);
  }
  return told;
}

/**
 * The same through both windows, one after the other; the page is left in the wide one. On a phone a page has the colours
 * that it has in the wide window: what only a phone shows is looked at in every look by {@link complaints}.
 */
export async function complaintsInBoth(page: Page, kind: string): Promise<string[]> {
  const { 浅色 } = looks;
  await showIn(page, 'phone');
  const onPhone = await complaintsIn(page, `${kind} on a phone`, { 浅色 });
  await showIn(page, 'desk');
  return [...onPhone, ...(await complaints(page, `${kind} on a desk`))];
}
