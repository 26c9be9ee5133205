import type { LinePlace } from '../../playbook/form.ts';
import type { DocumentLine, DocumentModel, DocumentSection } from './document.ts';

/** A short value shares its row with the next one. In characters; twice as many take half the text block. */
const SHORT = { label: 6, value: 12 } as const;

const isShort = ({ label, value }: DocumentLine): boolean =>
  label.length <= SHORT.label && value.length <= SHORT.value;

/** The lines at a document's head as rows of a grid: two to a row where both are short. */
export function gridRows(lines: readonly DocumentLine[]): readonly (readonly DocumentLine[])[] {
  const rows: DocumentLine[][] = [];
  for (const line of lines) {
    if (line.at !== undefined) continue;
    const last = rows.at(-1);
    const [first] = last ?? [];
    if (last?.length === 1 && first !== undefined && isShort(first) && isShort(line)) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** What is left for a hand to fill in. */
export const BLANK = '＿＿＿＿＿＿';

/** How many lines a part has that is left for a hand. */
const BLANK_LINES = 2;

/** The paragraphs of a part as printed. */
export const printedParagraphs = ({ paragraphs }: DocumentSection & { kind: 'text' }): readonly string[] =>
  paragraphs.length > 0 ? paragraphs : Array.from({ length: BLANK_LINES }, () => BLANK.repeat(3));

/** What stands round the text of a document as it is printed; '' and nothing where it has none. */
export function frameOf({ lines }: DocumentModel) {
  const at = (place: LinePlace): readonly DocumentLine[] => lines.filter(line => line.at === place);
  const value = (line: DocumentLine): string => line.value || BLANK;
  const labelled = (line: DocumentLine): string => `${line.label}：${value(line)}`;
  const contact = at('contact').map(labelled).join('，');
  return {
    issue: at('issue').map(value).join(''),
    /** Below the bulletin's name. */
    masthead: at('masthead').map(labelled),
    /** Whom it is addressed to, ending in a colon. */
    address: at('address')
      .map(line => `${value(line).replace(/[：:]$/u, '')}：`)
      .join(''),
    /** At the right, after the text: who signs, and the date. */
    signed: at('signed').map(value),
    /** Whom to ask, in brackets. */
    contact: contact === '' ? '' : `（${contact}）`,
  };
}

/** A line of its own that begins “（一）” is a heading of the second level. */
export const isSecondLevel = (paragraph: string): boolean =>
  /^（[一二三四五六七八九十]{1,3}）[^。；]{1,40}$/.test(paragraph);

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
