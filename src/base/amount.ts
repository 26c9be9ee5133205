/** A number as people give one: exact, or about that many. */
export interface Amount {
  readonly number: number;
  readonly approximate: boolean;
}

/** Several together: about as many where one of them is. */
export const sumOf = (amounts: readonly Amount[]): Amount => ({
  number: amounts.reduce((sum, { number }) => sum + number, 0),
  approximate: amounts.some(({ approximate }) => approximate),
});

const UNITS: Readonly<Record<string, number>> = { 亿: 1e8, 万: 1e4, w: 1e4, 千: 1e3, k: 1e3, 百: 100 };

/** 约 3.2万 · 近百万 is not read: there is no figure in it. Groups: words before, the figure, its unit, words after. */
const AMOUNT =
  /^(大约|大概|约|将近|近|超过|超|逾|>=?|≥|~)?(\d+(?:\.\d+)?)(亿|万|千|百|w|k)?(多|余|来|许|左右|上下|以上|\+)?$/i;

/**
 * Reads a number in digits of either width, with 约, 万, 亿 as platforms and officers write them. A number in 万 or 亿 has been
 * rounded, so it is approximate, too.
 * @returns `undefined` for anything else
 */
export function amountOf(text: string): Amount | undefined {
  // Only thousands are set apart by commas: “,” alone is no number.
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(\d),(?=\d)/g, '$1');
  const [, before, figure, unit, after] = AMOUNT.exec(plain) ?? [];
  if (figure === undefined) return undefined;
  const factor = unit === undefined ? 1 : (UNITS[unit.toLowerCase()] ?? 1);
  // 1.15 × 10⁸ is a little less in binary.
  const number = factor === 1 ? Number(figure) : Math.round(Number(figure) * factor);
  if (number > Number.MAX_SAFE_INTEGER) return undefined;
  return { number, approximate: before !== undefined || unit !== undefined || after !== undefined };
}
