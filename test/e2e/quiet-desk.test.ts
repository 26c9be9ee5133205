import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { saveText } from '../../src/desk/parts/store-words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { stateLabel } from '../../src/desk/steps/words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { siteText } from '../../src/site/words.ts';
import { NOW } from '../support/answers.ts';
import { about } from '../support/occurrence.ts';
import { Desk } from './desk.ts';
import { test } from './fixtures.ts';
import { focused } from './focus.ts';
import { limited, type SeededIncident, seeded, wide } from './incidents.ts';
import { nearHeadings, showIn, smallTargets, type Window } from './looks.ts';
import { drawn, screensFor, seen, step } from './officer.ts';
import { save, signed, signing, verified } from './releases.ts';

// How long a limit has, in words, is as wide as the hour and the day make it.
test.beforeEach(async ({ page }) => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  await page.clock.setFixedTime(NOW);
});
test.afterEach(() => void vi.useRealTimers());

type Size = Extract<Window, 'desk' | 'low' | 'phone' | 'close'>;

/** Few steps, none of them late, and nearly all that there are. */
const few = (): SeededIncident => seeded({ ...limited(), title: '河滩挖沙' });
const many = (): SeededIncident =>
  seeded({ ...wide(), title: '石桥镇山体滑坡' }, [
    verified('time', about('06:00')),
    save(),
    signing(signed, '钱七'),
  ]);

/** Opens one screen of the desk after another, each as an officer finds it. */
async function tour(officer: Desk, measure: (screen: string) => Promise<void>): Promise<void> {
  const { page } = officer;
  const look = async (screen: string): Promise<void> => {
    await drawn(page);
    await measure(screen);
  };
  await officer.goTo('start/');
  await officer.ready();
  await look('triage');
  for (const screen of screensFor(limited())) await officer.answerScreen(screen, limited());
  await seen(page.getByText(triageText.start));
  await look('verdict');
  const [small, large] = [few(), many()];
  for (const [name, incident] of Object.entries({ 'few steps': small, 'many steps': large })) {
    await officer.bringIn(incident);
    await seen(officer.pane);
    await look(name);
  }
  const at = async (place: string, shown: string): Promise<void> => {
    await officer.goTo(`desk/#${large.id}/${place}`);
    await seen(page.locator(shown));
    await look(place);
  };
  await at('release/new-notice-holding', '.statement-editor textarea');
  await officer.statement(large);
  await look('sign-off');
  await at('documents', '.document-list');
  await at('facts', '.facts');
}

/** Lists the elements of the page's main part that are in the window. Runs in the page, with each measure. */
const MEASURES = `
  const shown = each => {
    const { width, height, top, bottom } = each.getBoundingClientRect();
    return width > 1 && height > 1 && bottom > 0 && top < innerHeight && each.checkVisibility({ visibilityProperty: true });
  };
  const all = selector => [...document.querySelectorAll('main ' + selector)];
`;

const inPage = <Value>(page: Page, body: string): Promise<Value> =>
  page.evaluate(`(() => { ${MEASURES} ${body} })()`) as Promise<Value>;

/** Controls to press or fill in within the window. Rows that are alike count as one, as the radios of a group do. */
const controls = (page: Page): Promise<number> =>
  inPage(
    page,
    `const found = all(':is(a[href], button, input, select, textarea, summary):not(:disabled)').filter(shown);
     return new Set(found.map((each, place) => each.type === 'radio' ? each.name : each.matches('.step-open') ? 'row' : place)).size;`,
  );

/** Elements with a line on all four sides in the window: frames around words and fields, not the shapes of a step's state. */
const frames = (page: Page): Promise<string[]> =>
  inPage(
    page,
    `return all('*:not(.shape, [type=radio], [type=checkbox])').filter(shown).filter(each => {
       const style = getComputedStyle(each);
       return ['Top', 'Right', 'Bottom', 'Left'].every(side =>
         parseFloat(style['border' + side + 'Width']) > 0 && style['border' + side + 'Style'] !== 'none'
           && !/, 0\\)$|transparent/.test(style['border' + side + 'Color']));
     }).map(each => each.className || each.tagName);`,
  );

/** Pairs of size and weight that words on the screen have. */
const pairs = (page: Page): Promise<string[]> =>
  inPage(
    page,
    `const found = new Set();
     const words = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
     for (let word = words.nextNode(); word; word = words.nextNode()) {
       const { parentElement } = word;
       if (word.nodeValue.trim() === '' || !parentElement.checkVisibility({ visibilityProperty: true })) continue;
       const { fontSize, fontWeight } = getComputedStyle(parentElement);
       found.add(fontSize + ' ' + fontWeight);
     }
     return [...found].sort();`,
  );

/** Whatever is red or cinnabar in the window: the one thing to press, and what is late. */
const reds = (page: Page): Promise<string[]> =>
  inPage(
    page,
    `const probe = document.body.appendChild(document.createElement('i'));
     const red = ['--alarm', '--fill', '--cinnabar'].map(name => {
       probe.style.color = 'var(' + name + ')';
       return getComputedStyle(probe).color;
     });
     probe.remove();
     const own = each => [...each.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim() !== '');
     return all('*').filter(shown).filter(each => {
       const style = getComputedStyle(each);
       const line = ['Top', 'Right', 'Bottom', 'Left'].some(side =>
         parseFloat(style['border' + side + 'Width']) > 0 && red.includes(style['border' + side + 'Color']));
       return red.includes(style.backgroundColor) || line || (own(each) && red.includes(style.color));
     }).map(each => each.className + ' ' + each.textContent.slice(0, 20));`,
  );

/** Where what the officer came for begins, below the heads of the site and of the incident. */
const chrome = (page: Page): Promise<number> =>
  inPage(
    page,
    `return Math.min(...all('.incident > :not(.incident-header, .now-band, .panes)').filter(shown).map(each => each.getBoundingClientRect().top));`,
  );

const top = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate(each => each.getBoundingClientRect().top);

/** How often a step's title stands on the screen, to the eye. */
const times = (page: Page, title: string): Promise<number> =>
  inPage(
    page,
    `return all(':is(.row-title, h1, h2, .now-step)').filter(shown).filter(each => each.textContent.includes(${JSON.stringify(title)})).length;`,
  );

declare global {
  /** Where the focus came to be as Tab was pressed, until it left the main part of the page. */
  var walked: { readonly faults: string[]; isOver: boolean; readonly end: AbortController };
}

/** Goes through everything that takes the focus, and tells what of it is not wholly to be seen, or lies behind something. */
async function covered(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector('h1')?.focus();
    const walk = { faults: [] as string[], isOver: false, end: new AbortController() };
    globalThis.walked = walk;
    const faultOf = (field: Element): string => {
      const { left, right, top, bottom, width, height } = field.getBoundingClientRect();
      // Whatever is larger than the window cannot be seen whole; what is pressed by its words is drawn by them.
      if (height > innerHeight * 0.8 || width < 2 || getComputedStyle(field).opacity === '0') return '';
      const name = `${field.tagName} ${field.id} ${field.textContent?.slice(0, 12)} ${Math.round(top)}–${Math.round(bottom)} of ${innerHeight}`;
      if (top < -1 || bottom > innerHeight + 1) return name;
      const at = (x: number, y: number): boolean => {
        const above = document.elementFromPoint(x, y);
        return above === null || field.contains(above) || above.contains(field);
      };
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return at(x, y) && at(x, top + 3) && at(x, bottom - 3) ? '' : `${name}, covered`;
    };
    // After the page's own listeners: it brings into view what the browser leaves behind a bar.
    addEventListener(
      'keyup',
      () => {
        const field = document.activeElement;
        walk.isOver ||= field === null || field.closest('main') === null;
        if (walk.isOver || !field?.matches('input, select, textarea, button')) return;
        const fault = faultOf(field);
        if (fault !== '') walk.faults.push(fault);
      },
      { signal: walk.end.signal },
    );
  });
  let isOver = false;
  for (let stops = 0; !isOver && stops < 60; stops += 6) {
    await Promise.all(Array.from({ length: 6 }, () => page.keyboard.press('Tab')));
    isOver = await page.evaluate(() => walked.isOver);
  }
  // The next screen is looked at as by somebody who has just come.
  return page.evaluate(() => {
    walked.end.abort();
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
    return walked.faults;
  });
}

/** A measure of a screen. @returns its faults, a line each */
type Measure = (screen: string, page: Page) => Promise<readonly (string | false)[]>;

const outside = ['triage', 'verdict'];
const FOCUS = 'whatever takes the focus is wholly in view';

/** The measures for each window. Those that move the page come last. */
const measures: Readonly<Record<Size, Readonly<Record<string, Measure>>>> = {
  desk: {
    'every screen has few things to press, few frames, few kinds of type, room about its headings, and begins high up':
      async (screen, page) => {
        const [pressed, framed, typed] = [await controls(page), await frames(page), await pairs(page)];
        const begins = outside.includes(screen) ? 0 : await chrome(page);
        return [
          ...(await nearHeadings(page)),
          pressed > 25 && `${pressed} controls`,
          framed.length > 12 && `${framed.length} frames: ${framed.join()}`,
          typed.length > 6 && `${typed.length} kinds of type: ${typed.join()}`,
          begins > 170 && `begins at ${begins}`,
        ];
      },
    [FOCUS]: (_, page) => covered(page),
  },
  low: { [FOCUS]: (_, page) => covered(page) },
  phone: {
    'a finger finds 44 px everywhere': (_, page) => smallTargets(page),
    [FOCUS]: (_, page) => covered(page),
  },
  close: { [FOCUS]: (_, page) => covered(page) },
};

/** Faults, by the window, the measure and the screen. */
type Faults = Readonly<Record<string, readonly string[]>>;

/** All is measured in one tour, which takes longer than looking through a window. */
let toured: Faults | undefined;

const measured = Object.entries(measures).flatMap(([size, all]) =>
  Object.entries(all).map(([what, measure]) => ({ size: size as Size, name: `${size}: ${what}`, measure })),
);

async function faultsIn(desk: Desk): Promise<Faults> {
  const found: Record<string, string[]> = Object.fromEntries(measured.map(({ name }) => [name, []]));
  await tour(desk, async screen => {
    for (const { size, name, measure } of measured) {
      await showIn(desk.page, size);
      for (const fault of await measure(screen, desk.page))
        if (fault !== false) found[name]?.push(`${screen}: ${fault}`);
    }
    await showIn(desk.page, 'desk');
  });
  return found;
}

test.for(measured)('$name', async ({ name }, { visit }) => {
  toured ??= await faultsIn(new Desk(await visit()));
  expect(toured[name]).toEqual([]);
});

test('the list is a line for each step, and the sheet begins with its form and says its title once', async ({
  desk,
  page,
}) => {
  for (const incident of [few(), many()]) {
    await desk.bringIn(incident);
    await seen(desk.pane);
    const heights = await page
      .locator('.step-row')
      .evaluateAll(rows => rows.map(row => row.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    // A title of twenty characters beside a limit has a second line.
    expect(heights.filter(height => height > 46).length).toBeLessThanOrEqual(1);
    const title = (await desk.pane.getByRole('heading', { level: 2 }).textContent())?.replace(/^\d+ /, '');
    expect(await times(page, title ?? '')).toBeLessThanOrEqual(2);
  }
  await desk.bringIn(few());
  await desk.openStep('report-to-leaders');
  expect(await top(page, '.open-step :is(input, select, textarea)')).toBeLessThan(400);
  expect(await top(page, '.how')).toBeLessThan(400);
});

test('nothing is red on a desk where nothing is late but the one thing to press', async ({ desk }) => {
  await desk.bringIn(few());
  await seen(desk.pane);
  expect((await reds(desk.page)).length).toBeLessThanOrEqual(2);
});

test('of a text that is written 240 px are in view, in every window but the closest', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn(many());
  for (const size of ['desk', 'low', 'phone'] as const) {
    await desk.goToIncident(incident);
    await showIn(page, size);
    await desk.goTo(`desk/#${incident.id}/release/new-notice-holding`);
    const text = page.locator('.statement-editor textarea').first();
    await seen(text);
    const [field, bar] = [await text.boundingBox(), await page.locator('.form-actions').boundingBox()];
    expect((bar?.y ?? 0) - (field?.y ?? 0), size).toBeGreaterThanOrEqual(240);
    expect(field?.height, size).toBeGreaterThanOrEqual(240);
  }
});

test('to the ear a row is its number, its title, how it stands and how long there is; a link leads past the list; what was recorded is said', async ({
  desk,
  page,
}) => {
  await desk.bringIn(few());
  const row = await desk.title('report-to-leaders').textContent();
  expect(row?.replace(/\s/g, '')).toMatch(
    new RegExp(`^\\d+${step('report-to-leaders').title}（${deskText.mine}），${stateLabel.todo}，已过`),
  );
  await page.getByRole('link', { name: siteText.skip, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await focused(page.getByRole('link', { name: deskText.skipToStep }));
  await page.keyboard.press('Enter');
  await focused(desk.opened('report-to-leaders'));
  await desk.finish('report-to-leaders');
  await desk.saved();
  await seen(
    page
      .locator('.save')
      .filter({ hasText: new RegExp(`${saveText.saved}：.*${step('report-to-leaders').title}`) }),
  );
});
