const COUNT = '(?:\\d+|[一二两三四五六七八九十半]+)';
/** Time words as plans use them, the more particular before what they hold. */
const LIMIT = new RegExp(
  [
    `每(?:日|天)\\d+时(?:、\\d+时)*`,
    `每${COUNT}?(?:个)?(?:小时|日|天|周|月)`,
    `${COUNT}(?:个)?(?:小时|分钟|工作日|日|天|周|月)(?:之)?(?:以)?内`,
    `不(?:得)?(?:超过|晚于|迟于)${COUNT}(?:个)?(?:小时|分钟|工作日|日|天|周|月)`,
    '第一时间',
    '当日',
    '当天',
    '立即',
    '迅速',
    '即时',
    '马上',
    '及时',
  ].join('|'),
  'u',
);

/** The time word of a clause, as it stands there. */
export const limitIn = (text: string): string | undefined => LIMIT.exec(text)?.[0];

/** Every time word, in order. */
export const limitsIn = (text: string): readonly string[] =>
  [...text.matchAll(new RegExp(LIMIT, 'gu'))].map(([found]) => found);

/** How long a clock runs, as content writes it. */
export type Within =
  | string
  | { readonly workingDays: number }
  | { readonly every: string }
  | { readonly at: readonly string[] };

const NUMERALS = '零一二三四五六七八九';
/** 3, 三, 两, 十五, 半 (which is a half); `undefined` for what is no number. */
export function countOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  if (word === '半') return 0.5;
  const one = (sign: string): number => (sign === '两' ? 2 : NUMERALS.indexOf(sign));
  const [, tens, ones] = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(word) ?? [];
  if (tens !== undefined) return (tens === '' ? 1 : one(tens)) * 10 + (ones === '' ? 0 : one(ones ?? ''));
  const value = word.length === 1 ? one(word) : -1;
  return value > 0 ? value : undefined;
}

/** So much of a unit as an ISO duration: 三十分钟 is `PT30M`. */
function durationOf(count: number, unit: string): string | undefined {
  const minutes = { 分钟: 1, 小时: 60 }[unit];
  if (minutes !== undefined) {
    const all = count * minutes;
    return all % 60 === 0 ? `PT${all / 60}H` : `PT${all}M`;
  }
  const letter = { 日: 'D', 天: 'D', 周: 'W', 月: 'M' }[unit];
  return letter === undefined || !Number.isInteger(count) ? undefined : `P${count}${letter}`;
}

/** How long a time word gives; `undefined` where it names no number, or none that a clock can run by. */
export function withinOf(limit: string): Within | undefined {
  const hours = /^每[日天]([\d时、]+)$/u.exec(limit)?.[1];
  if (hours !== undefined)
    return { at: [...hours.matchAll(/\d+/g)].map(([hour]) => `${hour.padStart(2, '0')}:00`) };
  if (limit === '当日' || limit === '当天') return 'sameDay';
  const [, again, word, unit = ''] =
    /^(?:不得?(?:超过|晚于|迟于))?(每)?(\d+|[一二两三四五六七八九十半]+)?个?(分钟|小时|工作日|日|天|周|月)/u.exec(
      limit,
    ) ?? [];
  const count = word === undefined ? 1 : countOf(word);
  if (count === undefined || unit === '') return undefined;
  if (unit === '工作日')
    return again === undefined && Number.isInteger(count) ? { workingDays: count } : undefined;
  const duration = durationOf(count, unit);
  return duration === undefined || again === undefined ? duration : { every: duration };
}
