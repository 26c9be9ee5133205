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

export const pagesIn = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
