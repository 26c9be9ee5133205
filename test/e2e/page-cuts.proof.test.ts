import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished } from 'vitest';
import { test } from '../support/browser.ts';
import { serveSite } from '../support/browser-server.ts';
import { BASE } from '../support/built-site.ts';
import { allPages } from './pages.ts';
import { noteShifts, shiftsOf } from './shifts.ts';

/** Places in a page where the network may cut it: within each word of its title, and within a few of its other words. */
function cutsIn(html: string): readonly number[] {
  // Parts that are no text become blanks of the same length, so that positions stay.
  const said = html.replace(/^.*?<body|<(script|style|noscript)\b.*?<\/\1>/gs, each =>
    ' '.repeat(each.length),
  );
  const title = said.indexOf('<h1');
  const words = [...said.matchAll(/(?<=>)[^<\s][^<]*(?=<)/g)].map(({ index, 0: { length } }) => ({
    start: index,
    middle: index + Math.ceil(length / 2),
    inTitle: index > title && index < said.indexOf('</h1>'),
  }));
  const some = words.filter(({ inTitle }, place) => inTitle || place % Math.ceil(words.length / 8) === 0);
  return some.flatMap(({ start, middle, inTitle }) => (inTitle ? [start, middle] : [middle]));
}

test('wherever a page is cut while it comes, what was painted of it stays in its place', async ({
  visit,
}) => {
  const { folder } = inject('site');
  const server = await serveSite(folder, BASE);
  onTestFinished(server.stop);
  const { context, site } = await visit({
    site: server.address,
    context: { viewport: { width: 390, height: 844 } },
    before: noteShifts,
  });
  const told: unknown[] = [];
  const left = Object.entries(allPages);
  const browse = async (): Promise<void> => {
    const page = await context.newPage();
    for (let entry = left.shift(); entry !== undefined; entry = left.shift()) {
      const [kind, { path }] = entry;
      const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
      for (const cut of cutsIn(html)) {
        const first = html.slice(0, cut);
        const goOn = server.halt(path, `${first}<!--cut-->`, html.slice(cut));
        await page.goto(site + path, { waitUntil: 'commit' });
        // All that came is painted before the rest comes.
        await page.evaluate(async () => {
          const isCut = () =>
            document
              .createTreeWalker(document, NodeFilter.SHOW_COMMENT, ({ nodeValue }) =>
                nodeValue === 'cut' ? 1 : 3,
              )
              .nextNode() !== null;
          do await new Promise(requestAnimationFrame);
          while (!isCut());
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        });
        goOn();
        await page.waitForLoadState('domcontentloaded');
        const shifts = await shiftsOf(page);
        if (shifts.length > 0) told.push({ kind, after: first.slice(-40), shifts });
      }
    }
  };
  await Promise.all([1, 2, 3].map(browse));
  expect(told).toEqual([]);
});
