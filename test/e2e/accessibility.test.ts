import { readdirSync } from 'node:fs';
import { expect, inject } from 'vitest';
import { onPhone } from '../support/browser.ts';
import { test } from './fixtures.ts';
import { Learner } from './learner.ts';
import { complaintsOnPhone, overhang } from './looks.ts';
import { tourOfDesk, tourOfDrill, tourOfPages, tourOfStudy } from './tours.ts';

/** A tour of all that there is takes its time on a busy machine, in milliseconds. */
const LONG = 240_000;

test.for([
  ['any page to read, search or answer', tourOfPages],
  ['any screen of the desk', tourOfDesk],
  ['any screen of a drill', tourOfDrill],
] as const)(
  'axe finds nothing on %s on a phone; none is too wide, and what one presses is at least 44 px high',
  { timeout: LONG },
  async ([, tour], { visit }) => {
    const visited = await visit(onPhone);
    const found: string[] = [];
    await tour(visited, async kind => found.push(...(await complaintsOnPhone(visited.page, kind))));
    expect(found).toEqual([]);
  },
);

test('axe finds nothing on any screen of the training on a phone; none is too wide, and what one presses is at least 44 px high', {
  timeout: LONG,
}, async ({ visit }) => {
  const learner = await Learner.at(visit(onPhone));
  const { page } = learner;
  const found: string[] = [];
  await tourOfStudy(learner, async kind => {
    // One kind of question looks much like another; the checks take long.
    if (/^(single|several|judge), asked$|^(several|judge), explained$/.test(kind)) {
      const excess = await overhang(page);
      if (excess > 0) found.push(`${kind}: ${excess} px too wide`);
    } else found.push(...(await complaintsOnPhone(page, kind)));
  });
  expect(found).toEqual([]);
});

test('no page of the site scrolls sideways on a phone, not even in large type', async ({ visit }) => {
  const pages = readdirSync(inject('site').folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('index.html'))
    .map(file => file.replace(/index\.html$/, ''));
  expect(pages.length).toBeGreaterThan(30);
  const { page, site } = await visit({
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, bypassCSP: true },
  });
  await page.goto(site);
  // Laid out one after the other in one document, without their scripts: what these draw is looked at above.
  const wide = await page.evaluate(
    async addresses => {
      const told: string[] = [];
      for (const address of addresses) {
        const text = await (await fetch(address)).text();
        const { documentElement } = new DOMParser().parseFromString(text, 'text/html');
        documentElement.dataset['script'] = '';
        document.replaceChild(document.adoptNode(documentElement), document.documentElement);
        const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
        await Promise.all(
          sheets.map(each => each.sheet ?? new Promise(done => each.addEventListener('load', done))),
        );
        for (const size of ['', 'large']) {
          documentElement.dataset['size'] = size;
          const { scrollWidth, clientWidth } = documentElement;
          if (scrollWidth > clientWidth) told.push(`${address} ${size}: ${scrollWidth - clientWidth} px`);
        }
      }
      return told;
    },
    pages.map(path => site + path),
  );
  expect(wide).toEqual([]);
});
