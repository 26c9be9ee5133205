/** How a plan numbers what it says: the shape of a number tells on which level it stands. */

const DIGITS = '零一二三四五六七八九';
const COUNT = '[〇零一二三四五六七八九十百千]+';
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

/** A whole number in Chinese numerals: 十一, 二十, 一百零三; with more than four digits, in Arabic ones. */
export function chineseCount(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 9999) return String(number);
  if (number === 0) return DIGITS.charAt(0);
  const digits = [...String(number)].map(Number);
  const words = digits.map((digit, at) => {
    const unit = ['', '十', '百', '千'][digits.length - 1 - at] ?? '';
    return digit === 0 ? '零' : `${DIGITS.charAt(digit)}${unit}`;
  });
  return words.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

/** Numerals of a ledger, which no amount is altered in. */
const LEDGER: Readonly<Record<string, string>> = {
  零: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
};

function romanCount(number: number): string {
  const signs = [
    ['M', 1000],
    ['CM', 900],
    ['D', 500],
    ['CD', 400],
    ['C', 100],
    ['XC', 90],
    ['L', 50],
    ['XL', 40],
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ] as const;
  let rest = number;
  let printed = '';
  for (const [sign, value] of signs)
    while (rest >= value) {
      printed += sign;
      rest -= value;
    }
  return printed;
}

/** Numbers that have a sign each, by the name of the format. */
const SIGNS: Readonly<Record<string, string>> = {
  decimalEnclosedCircle: CIRCLED,
  decimalEnclosedCircleChinese: CIRCLED,
  decimalEnclosedFullstop: '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛',
  decimalEnclosedParen: '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇',
  ideographEnclosedCircle: '㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉',
  ideographTraditional: '甲乙丙丁戊己庚辛壬癸',
  ideographZodiac: '子丑寅卯辰巳午未申酉戌亥',
};

/** A place in a list as Word prints it, by its name of the format; '' where that prints none. */
export function inFormat(place: number, format: string): string {
  if (format === 'none' || format === 'bullet') return '';
  const signs = SIGNS[format];
  if (signs !== undefined) return signs.charAt(place - 1) || String(place);
  if (/legal/i.test(format)) return [...chineseCount(place)].map(sign => LEDGER[sign] ?? sign).join('');
  if (/chinese|ideograph|japanese|taiwanese/i.test(format)) return chineseCount(place);
  if (/roman/i.test(format)) {
    const printed = romanCount(place);
    return format.startsWith('upper') ? printed : printed.toLowerCase();
  }
  if (/letter/i.test(format)) {
    // Behind z come aa, bb.
    const letter = String.fromCharCode(97 + ((place - 1) % 26)).repeat(Math.ceil(place / 26));
    return format.startsWith('upper') ? letter.toUpperCase() : letter;
  }
  if (format === 'decimalZero') return String(place).padStart(2, '0');
  if (/^decimalFullWidth/.test(format))
    return String(place).replace(/\d/g, digit => String.fromCharCode(0xff10 + Number(digit)));
  return String(place);
}
