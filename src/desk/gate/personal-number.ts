/** Numbers that point to a person. */
export type PersonalNumberKind = 'idCard' | 'bankCard' | 'phone';

/** Where a text holds such a number. */
export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  /** Position in the text, in UTF-16 units. */
  readonly start: number;
  readonly length: number;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11643-1999: 17 digits with a birth date, and a check character (ISO 7064 MOD 11-2). */
function isIdCard(digits: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(digits)) return false;
  const date = `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;
  const born = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(born) || new Date(born).toISOString().slice(0, 10) !== date) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, position) => total + weight * Number(digits[position]), 0);
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase();
}

/** ISO/IEC 7812 (Luhn), 16 to 19 digits as Chinese banks issue them. */
function isBankCard(digits: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, position) => {
    const value = Number(digit) * (position % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A mobile number of the mainland: eleven digits from 13 to 19. */
const isPhone = (digits: string): boolean => /^(?:\+?86)?1[3-9]\d{9}$/.test(digits);

function kindOf(digits: string): PersonalNumberKind | undefined {
  if (isIdCard(digits)) return 'idCard';
  if (isBankCard(digits)) return 'bankCard';
  return isPhone(digits) ? 'phone' : undefined;
}

/** Most groups one number is written in: digit for digit, an identity card has eighteen. */
const MOST_GROUPS = 18;

/** Full-width characters in their plain forms, unit for unit. */
const narrow = (text: string): string =>
  text.replace(/[\u3000\uff0b-\uff58]/g, character => character.normalize('NFKC'));

const SPELT: Readonly<Record<string, string>> = Object.fromEntries(
  ['〇零', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap(
    (signs, digit) => signs.split('').map(sign => [sign, String(digit)]),
  ),
);

/** Characters that may stand between the digits of one number: blanks, points, dashes of every length, 一 mistaken for one. */
const BETWEEN_DIGITS = ' .·•・‧∙_/\\~*一\u2010-\u2015\u2212\u30fb-';
const RUN_OF_DIGITS = new RegExp(
  `[+\\d][\\d${BETWEEN_DIGITS}]*\\d[Xx]?(?:[${BETWEEN_DIGITS}]{0,2}[Xx](?![A-Za-z]))?`,
  'g',
);
/** Spelt out, with the marks people put between: 一九九、零零零零、五六七八. */
const RUN_OF_SPELT =
  /[〇零一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖](?:[ ,、.·-]?[〇零一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖]){10,17}/g;

/** Numbers of persons among the digits of a run. @param from where the run begins in the text */
function numbersIn(run: string, from: number, found: PersonalNumber[]): void {
  // 138.0013.8000 is a phone, 13800138000.5 an amount.
  const plain = run.replace(/(1[3-9]\d)\.(\d{4})\.(\d{4})(?![.\d])/g, '$1-$2-$3');
  const groups = [...plain.matchAll(/\d+(?:\.\d+)*[Xx]?|\+\d+|[Xx]/g)];
  let next = 0;
  while (next < groups.length) {
    let taken = 1;
    // The longest number that begins here; two numbers in a row are two.
    for (let length = Math.min(MOST_GROUPS, groups.length - next); length > 0; length -= 1) {
      const part = groups.slice(next, next + length);
      const kind = kindOf(part.map(([digits]) => digits).join(''));
      const [first, last] = [part[0], part.at(-1)];
      if (kind === undefined || first === undefined || last === undefined) continue;
      found.push({ kind, start: from + first.index, length: last.index + last[0].length - first.index });
      taken = length;
      break;
    }
    next += taken;
  }
}

/**
 * Finds numbers of identity cards, bank cards and mobile phones, in either width, grouped by blanks, strokes or points or not,
 * in figures or spelt out. Check digits are computed where a number has them, so that case numbers, areas and amounts raise no
 * alarm.
 */
export function findPersonalNumbers(text: string): readonly PersonalNumber[] {
  const found: PersonalNumber[] = [];
  // Addresses of posts are full of long numbers that mean nobody.
  const words = narrow(text).replace(/https?:\/\/\S+/g, address => ' '.repeat(address.length));
  // Runs are taken whole, decimal points included: no look-behind, which browsers of 2022 do not know.
  for (const { index, 0: run } of words.matchAll(RUN_OF_DIGITS)) numbersIn(run, index, found);
  for (const { index, 0: run } of words.matchAll(RUN_OF_SPELT))
    numbersIn(
      run.replace(/[^ ,、.·-]/g, sign => SPELT[sign] ?? sign),
      index,
      found,
    );
  return found.sort((one, other) => one.start - other.start);
}
