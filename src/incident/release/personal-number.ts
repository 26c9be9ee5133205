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

/** Most groups of digits one number is written in: 6222 0200 0000 0000 008. */
const MOST_GROUPS = 6;

/** Full-width characters in their plain forms, unit for unit. */
const narrow = (text: string): string =>
  text.replace(/[\u3000\uff0b-\uff58]/g, character => character.normalize('NFKC'));

/**
 * Finds numbers of identity cards, bank cards and mobile phones, in either width, grouped by blanks, hyphens or points or
 * not. Check digits are computed where a number has them, so that case numbers, areas and amounts raise no alarm.
 */
export function findPersonalNumbers(text: string): readonly PersonalNumber[] {
  const found: PersonalNumber[] = [];
  // Addresses of posts are full of long numbers that mean nobody.
  const words = narrow(text).replace(/https?:\/\/\S+/g, address => ' '.repeat(address.length));
  // Runs are taken whole, decimal points included: no look-behind, which browsers of 2022 do not know.
  for (const run of words.matchAll(/[+\d][\d. \u2010-\u2015-]*\d[Xx]?/g)) {
    // 138.0013.8000 is a phone, 13800138000.5 an amount.
    const plain = run[0].replace(/(1[3-9]\d)\.(\d{4})\.(\d{4})(?![.\d])/g, '$1-$2-$3');
    const groups = [...plain.matchAll(/[\d.+Xx]+/g)];
    let next = 0;
    while (next < groups.length) {
      let taken = 1;
      // The longest number that begins here; two numbers in a row are two.
      for (let length = Math.min(MOST_GROUPS, groups.length - next); length > 0; length -= 1) {
        const part = groups.slice(next, next + length);
        const kind = kindOf(part.map(([digits]) => digits).join(''));
        const [first, last] = [part[0], part.at(-1)];
        if (kind === undefined || first === undefined || last === undefined) continue;
        found.push({
          kind,
          start: run.index + first.index,
          length: last.index + last[0].length - first.index,
        });
        taken = length;
        break;
      }
      next += taken;
    }
  }
  return found;
}
