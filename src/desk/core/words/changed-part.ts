/** The part of a value that changed. */
export interface ChangedPart {
  readonly was: string;
  readonly is: string;
}

const NUMBER = /[\d.,，]/;
/** The unit after a number, quoted with it. */
const UNIT =
  /^(?:[万亿千百]?(?:立方米|平方米|公里|公顷|分钟|小时|[户人亩处件间栋辆米吨条名个元头只家次份株座天时分号日]|%|％))/;

/** Longest part that is quoted, in characters, and how much of the value at most: beyond that the whole is as clear. */
const MOST = { characters: 30, share: 0.6 } as const;
/** Longest value, in characters, that is quoted whole where words and no number changed: “东” for “西” is no sentence. */
const WHOLE = 20;

/**
 * The one place at which two values differ, whole numbers with what they are of: “210户” in a sentence of forty characters; `undefined` where
 * they differ in more than that.
 */
export function changedPart(said: string, now: string): ChangedPart | undefined {
  const [one, other] = [[...said], [...now]];
  const shorter = Math.min(one.length, other.length);
  let before = 0;
  while (before < shorter && one[before] === other[before]) before += 1;
  let after = 0;
  while (after < shorter - before && one[one.length - 1 - after] === other[other.length - 1 - after])
    after += 1;
  const isDigit = (character: string | undefined): boolean => character !== undefined && /\d/.test(character);
  const isNumber = (character: string | undefined): boolean =>
    character !== undefined && NUMBER.test(character);
  // A number that differs in one digit differs as a whole.
  while (before > 0 && isNumber(one[before - 1]) && (isDigit(one[before]) || isDigit(other[before])))
    before -= 1;
  while (
    before < shorter &&
    !isDigit(one[before]) &&
    !isDigit(other[before]) &&
    one[before] === other[before]
  )
    before += 1;
  while (after > 0 && isDigit(one[one.length - after])) after -= 1;
  const endsInNumber = isDigit(one[one.length - after - 1]) || isDigit(other[other.length - after - 1]);
  const unit = endsInNumber ? UNIT.exec(one.slice(one.length - after).join('')) : null;
  after -= [...(unit?.[0] ?? '')].length;
  const [was, is] = [one, other].map(all => all.slice(before, all.length - after).join('')) as [
    string,
    string,
  ];
  if (was === '' || is === '' || was === is) return undefined;
  const isCount = [...was, ...is].some(isDigit);
  if (!isCount && Math.max(one.length, other.length) <= WHOLE) return undefined;
  const isShort = (part: string, all: readonly string[]): boolean =>
    [...part].length <= Math.min(MOST.characters, all.length * MOST.share);
  return isShort(was, one) && isShort(is, other) ? { was, is } : undefined;
}
