/** How a plan numbers what it says: the shape of a number tells on which level it stands. */

const DIGITS = '零一二三四五六七八九';
const COUNT = '[〇零一二三四五六七八九十百]+';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Numbers as plans print them at the head of a line, by their shape. A shape that holds another stands before it. */
const SHAPES: readonly (readonly [shape: string, RegExp])[] = [
  ['章', new RegExp(`^第(?:${COUNT}|\\d+)章`)],
  ['节', new RegExp(`^第(?:${COUNT}|\\d+)节`)],
  ['条', new RegExp(`^第(?:${COUNT}|\\d+)条`)],
  ['一、', new RegExp(`^${COUNT}、`)],
  ['（一）', new RegExp(`^[（(]${COUNT}[）)]`)],
  ['（1）', /^[（(]\d+[）)]/],
  ['4 numbers', /^\d+(?:\.\d+){3}/],
  ['3 numbers', /^\d+(?:\.\d+){2}/],
  ['2 numbers', /^\d+\.\d+/],
  ['1.', /^\d+(?:[.．、]|(?=\s))/],
  ['①', new RegExp(`^[${CIRCLED}]`)],
];

/** A number at the head of a line. */
export interface PrintedNumber {
  readonly shape: string;
  /** As it is printed, with the space behind it. */
  readonly printed: string;
  /** Without the point that only ends it: 三、 is 三, 1. is 1. */
  readonly name: string;
}

/** The number that a line begins with; `undefined` where it begins with none. A date or an amount is none. */
export function numberOf(line: string): PrintedNumber | undefined {
  if (/^\d+(?:[.．]\d+)*\s*(?:[年月日时%％]|个|小时|万|亿)/.test(line)) return undefined;
  for (const [shape, pattern] of SHAPES) {
    const [found] = pattern.exec(line) ?? [];
    if (found === undefined) continue;
    const [space = ''] = /^[\s　]*/.exec(line.slice(found.length)) ?? [];
    return { shape, printed: found + space, name: found.replace(/[、.．]$/, '') };
  }
  return undefined;
}

/** 1 to 99 in Chinese numerals: 十一, 二十. @throws a `RangeError` for more, which no plan counts to */
export function chineseCount(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 99)
    throw new RangeError(`no such place: ${number}`);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

/** A place in a list as Word prints it, by its name of the format; '' where that prints none. */
export function inFormat(place: number, format: string): string {
  if (format === 'none' || format === 'bullet') return '';
  if (format === 'decimalEnclosedCircle') return CIRCLED.charAt(place - 1) || String(place);
  if (/chinese|ideograph|japanese|taiwanese/i.test(format)) return chineseCount(place);
  if (/letter/i.test(format)) {
    const letter = String.fromCharCode(96 + ((place - 1) % 26) + 1);
    return format.startsWith('upper') ? letter.toUpperCase() : letter;
  }
  return String(place);
}
