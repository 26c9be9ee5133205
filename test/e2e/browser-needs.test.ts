import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { floor, type Younger, youngerScript, youngerStyle } from '../../src/base/browser-needs.ts';
import { tooOldText } from '../../src/site/too-old-words.ts';
import { test } from '../support/browser.ts';
import { seen, shownText } from './officer.ts';

const ISLANDS = ['start/', 'desk/', 'training/study/', 'drill/', 'drill/start/', 'drill/desk/', 'search/'];

/** Built files: scripts and styles of their own, and those inside pages. */
function built(folder: string, ending: 'js' | 'css', inside: RegExp): readonly (readonly [string, string])[] {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return [
    ...globSync(`**/*.${ending}`, { cwd: folder }).map(file => [file, read(file)] as const),
    ...globSync('**/*.html', { cwd: folder }).map(
      file => [file, [...read(file).matchAll(inside)].map(([, text = '']) => text).join('\n')] as const,
    ),
  ];
}

test('nothing that is built asks more of a browser than the list says', () => {
  const { folder } = inject('site');
  const scripts = built(folder, 'js', /<script[^>]*>(.*?)<\/script>/gs);
  const styles = built(folder, 'css', /<style[^>]*>(.*?)<\/style>/gs);
  const told = (list: readonly Younger[], files: typeof scripts): readonly string[] =>
    list.flatMap(({ pattern, remedy }) => {
      const found = files.filter(([, text]) => pattern.test(text)).map(([file]) => file);
      if (remedy === undefined) return found.map(file => `${file}: ${pattern}`);
      return found.length === 0 ? [`${pattern} is listed, and nothing uses it`] : [];
    });
  expect([...told(youngerScript, scripts), ...told(youngerStyle, styles)]).toEqual([]);
});

test('each screen looks for what it needs, and says what is left where a browser is too old', async ({
  visit,
}) => {
  const { page, site } = await visit({ before: 'delete Promise.any;' });
  for (const path of ISLANDS) {
    await page.goto(site + path);
    await seen(page.getByRole('heading', { level: 2, name: tooOldText.title }));
    const told = await shownText(page.getByRole('main'));
    expect(told).toContain(tooOldText[path === 'search/' ? 'search' : 'screen'] + tooOldText.newer(floor));
    expect(await page.locator('.needs-script:visible').count(), path).toBe(0);
  }
  await page.getByRole('main').getByRole('link', { name: '空白清单' }).click();
  await seen(page.getByRole('heading', { level: 1, name: '处置清单' }));
});

test('a browser of the floor gets what it lacks', async ({ visit }) => {
  const { page, site } = await visit({
    before: `
      delete Object.hasOwn;
      delete globalThis.structuredClone;
      for (const name of ['at', 'findLast', 'findLastIndex']) delete Array.prototype[name];
      delete String.prototype.at;
    `,
  });
  await page.goto(site);
  expect(await page.evaluate(names => names.filter(name => name in []), ['at', 'findLast'])).toEqual([]);
  await page.goto(`${site}search/?q=三日内`);
  await seen(page.getByRole('option', { name: /4\.4\.3/ }).first());
  await page.goto(`${site}start/`);
  await seen(page.locator('.wizard:not([aria-busy]) .question'));
  expect(
    await page.evaluate(() => [[1, 2].at(-1), [1, 2, 3].findLast(each => each < 3), '甲乙'.at(-1)]),
  ).toEqual([2, 2, '乙']);
});
