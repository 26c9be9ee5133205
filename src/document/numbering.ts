import type { DocumentModel } from './document.ts';

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** A number from 1 to 99 as documents count their parts: 一, 十, 十二, 二十. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens] ?? ''}十`;
  return `${ten}${DIGITS[number % 10] ?? ''}`;
}

/**
 * The heading of each section as printed, `一、基本内容` or `附件1　处置经过`; `undefined` for the only section of a document,
 * which needs none. The annexes stand last.
 */
export function printedHeadings({ sections }: DocumentModel): readonly (string | undefined)[] {
  const parts = sections.filter(({ annex }) => annex === undefined).length;
  return sections.map(({ heading, annex }, position) =>
    annex === true
      ? `附件${position + 1 - parts}　${heading}`
      : parts === 1
        ? undefined
        : `${chineseNumber(position + 1)}、${heading}`,
  );
}
