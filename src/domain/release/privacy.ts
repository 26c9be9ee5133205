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

/**
 * Finds numbers of identity cards, bank cards and mobile phones, grouped by blanks or hyphens or not. Check digits are
 * computed where a number has them, so that case numbers, areas and amounts raise no alarm.
 */
export function findPersonalNumbers(text: string): readonly PersonalNumber[] {
  const found: PersonalNumber[] = [];
  // Addresses of posts are full of long numbers that mean nobody.
  const words = text.replace(/https?:\/\/\S+/g, address => ' '.repeat(address.length));
  // Runs are taken whole, decimal points included: no look-behind, which browsers of 2022 do not know.
  for (const match of words.matchAll(/[+\d][\d. -]*\d[Xx]?/g)) {
    const digits = match[0].replace(/[ -]/g, '');
    const kind = isIdCard(digits)
      ? 'idCard'
      : isBankCard(digits)
        ? 'bankCard'
        : isPhone(digits)
          ? 'phone'
          : undefined;
    if (kind !== undefined) found.push({ kind, start: match.index, length: match[0].length });
  }
  return found;
}
