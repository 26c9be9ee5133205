import type { Page } from 'playwright-core';
import { extractText } from 'unpdf';

/** Radicals that a font may name in place of the character they look like, where NFKC does not (Unicode's EquivalentUnifiedIdeograph). */
const RADICALS = new Map(
  [
    ...'⺟母 ⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻚页'.split(' '),
    ...'⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻩黄 ⻬齐 ⻰龙 ⻳龟'.split(' '),
  ].map(([radical = '', character = '']) => [radical, character]),
);

/** Words as they are compared: without the spaces that lines and columns put between them. */
export const unspaced = (text: string): string =>
  text
    .replace(/\s/g, '')
    .normalize('NFKC')
    .replace(/[\u2e80-\u2eff]/g, radical => RADICALS.get(radical) ?? radical);

/** The words that a page prints, {@link unspaced}. */
export async function printedWords(page: Page): Promise<string> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true });
  return unspaced(text);
}

/** The smallest type that a page prints, in points; infinite where it has none. Asked for while it is shown as printed. */
export const smallestType = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const sizes = [...document.querySelectorAll('main, main *')]
      .filter(element => element.getClientRects().length > 0)
      .filter(({ childNodes }) =>
        [...childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== ''),
      )
      .map(element => Number.parseFloat(getComputedStyle(element).fontSize) * 0.75);
    return Math.min(...sizes);
  });

export const pagesIn = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** How wide and how high each sheet of a printed document is, in millimetres. */
export const sheetsIn = (pdf: Buffer): readonly (readonly [width: number, height: number])[] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    ([, width, height]) => [(Number(width) / 72) * 25.4, (Number(height) / 72) * 25.4],
  );
