import { shanghaiDate } from '../../playbook/deadline/compute.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DIGITS = '零一二三四五六七八九';
const NUMBER = '(\\d{1,3}|[零一二两三四五六七八九十]{1,3})';

/** 12, 十二, 两, 四十. */
function numberIn(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (each: string | undefined, none: number): number =>
    each === undefined || each === '' ? none : DIGITS.indexOf(each.replace('两', '二'));
  return text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0);
}

/** A sentence that names a time and says nothing is no promise: “12点停采”. */
const SAYS =
  /公布|公开|发布|说明|答复|回复|回话|回电|回[你您他她给]|打给|打[过]?来|再打|再说|再讲|前[说发报送交给拿]|报[到来给您你]|报一|补报|时说|能定的|说一|讲一|来讲|通报|告诉|告知|更新|说法|准信|先回|先说|发出|再发|发第|一定回|给[您你](?:打|.{0,4}[信话数])|在[^,]{0,6}说/;

const WEEKDAYS = '一二三四五六日天';
const DATED = `(?:(今天|今日|今晚|今早|明天|明日|明早|明晚|后天|昨天|昨日|昨晚|昨早|前天|前晚)|(下个?|本|这个?)?(?:周|星期|礼拜)([${WEEKDAYS}])|(?:(\\d{1,2})月)?(\\d{1,2})[日号])`;
const PART = '(凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?';
const CLOCK = new RegExp(
  `${DATED}?的?${PART}${NUMBER}(?:点钟|[时点:])(?!间)(半|[一三]刻|${NUMBER}(?!线)分?)?`,
  'g',
);
const SPAN = new RegExp(`(半|${NUMBER})个?(小时|钟头|分钟|刻钟)(?:之?内|以内|以?后|我再|再|我就)`, 'g');
const DAYS = new RegExp(`${NUMBER}(天|个?工作日)(?:之?内|以内)`, 'g');
const TODAY = /(?:今天|今日|当天|当日)(?:之内|以内|内)/g;
/** A day, at most with the part of it: its end is meant. */
const DAY_ONLY = new RegExp(`${DATED}${PART}(?![\\d的]|.{0,3}[时点:])`, 'g');
/** Set phrases of an office day, in hours after midnight. */
const OFFICE: readonly (readonly [phrase: RegExp, hour: number])[] = [
  [/(明天|明日)?下班(?:之|以)?前/g, 18],
  [/(明天|明日)?中午(?:之|以)?前/g, 12],
  [/(明天|明日)?天黑(?:之|以)?前/g, 19],
  [/(明天|明日)?傍晚(?!\d)/g, 19],
];
/** When a part of the day is over, in hours after midnight. */
const PART_ENDS: readonly (readonly [part: RegExp, hour: number])[] = [
  [/凌晨/, 6],
  [/早上|上午|中午/, 12],
  [/下午/, 18],
];

const DAY_WORDS: readonly (readonly [word: RegExp, days: number])[] = [
  [/^后/, 2],
  [/^明/, 1],
  [/^昨/, -1],
  [/^前/, -2],
];
const dayAfter = (word: string | undefined): number =>
  DAY_WORDS.find(([each]) => word !== undefined && each.test(word))?.[1] ?? 0;

/** Midnight of a day of the month, this one or the next that has it. */
function midnightOf(today: number, month: string | undefined, day: string): number {
  const year = Number(shanghaiDate(today).slice(0, 4));
  const now = Number(shanghaiDate(today).slice(5, 7));
  const at = (inYear: number, inMonth: number): number =>
    Date.parse(`${inYear}-01-01T00:00:00+08:00`) +
    (Date.UTC(inYear, inMonth - 1, Number(day)) - Date.UTC(inYear, 0, 1));
  if (month === undefined) {
    const first = at(year, now);
    return first >= today ? first : at(year, now + 1);
  }
  // At the turn of the year only: a day that is over promises nothing.
  return at(now > 10 && Number(month) < 3 ? year + 1 : year, Number(month));
}

/** Days since Monday. @param today midnight in Shanghai */
const weekdayOf = (today: number): number => (new Date(today + 8 * HOUR).getUTCDay() + 6) % 7;

/** Midnight of a weekday: this week's, or the next where that is over; with 下 the next week's. */
function weekdayMidnight(today: number, which: string | undefined, weekday: string): number {
  const ahead = Math.min(6, WEEKDAYS.indexOf(weekday)) - weekdayOf(today);
  return today + (which?.startsWith('下') ? ahead + 7 : ahead < 0 ? ahead + 7 : ahead) * DAY;
}

/** The end of a day so many working days on. Holidays are left out: it is the earliest it can be. */
function workingDaysOn(today: number, count: number): number {
  let day = today;
  for (let left = count; left > 0; ) {
    day += DAY;
    if (weekdayOf(day) < 5) left -= 1;
  }
  return day + DAY;
}

const UNITS: Readonly<Record<string, number>> = { 分钟: MINUTE, 刻钟: 15 * MINUTE, 小时: HOUR, 钟头: HOUR };

const lastOf = (minute: string | undefined, digits: string | undefined): number =>
  minute === '半'
    ? 30
    : minute === '一刻'
      ? 15
      : minute === '三刻'
        ? 45
        : digits === undefined
          ? 0
          : numberIn(digits);

/** The moments that one sentence names. @param at when it is said, milliseconds since the epoch */
function momentsIn(sentence: string, at: number): readonly number[] {
  const today = Date.parse(`${shanghaiDate(at)}T00:00:00+08:00`);
  const midnight = (
    day: string | undefined,
    which: string | undefined,
    weekday: string | undefined,
    month: string | undefined,
    date: string | undefined,
  ): number =>
    weekday !== undefined
      ? weekdayMidnight(today, which, weekday)
      : date !== undefined
        ? midnightOf(today, month, date)
        : today + dayAfter(day) * DAY;
  const found: number[] = [];
  for (const match of sentence.matchAll(CLOCK)) {
    const [, day, which, weekday, month, date, part, hour = '', minute, digits] = match;
    const said = numberIn(hour);
    const isAfternoon = /下午|傍晚|晚/.test(`${part ?? ''}${day ?? ''}`) || (part === '中午' && said < 3);
    const base = midnight(day, which, weekday, month, date);
    const moment =
      base + (isAfternoon && said < 12 ? said + 12 : said) * HOUR + lastOf(minute, digits) * MINUTE;
    // “三点四十”, said at noon, is in the afternoon.
    const isOpen = part === undefined && base === today && day !== '今早' && said < 12;
    found.push(isOpen && moment <= at ? moment + 12 * HOUR : moment);
  }
  for (const [, amount = '', , unit = ''] of sentence.matchAll(SPAN))
    found.push(at + (amount === '半' ? 0.5 : numberIn(amount)) * (UNITS[unit] ?? 0));
  for (const [, amount = '', unit] of sentence.matchAll(DAYS))
    found.push(unit === '天' ? today + (numberIn(amount) + 1) * DAY : workingDaysOn(today, numberIn(amount)));
  for (const _ of sentence.matchAll(TODAY)) found.push(today + DAY);
  for (const [phrase, hour] of OFFICE)
    for (const [, day] of sentence.matchAll(phrase)) found.push(today + dayAfter(day) * DAY + hour * HOUR);
  if (found.length === 0)
    for (const [, day, which, weekday, month, date, part] of sentence.matchAll(DAY_ONLY)) {
      // “今天”, “明天” alone say nothing of when.
      if (weekday === undefined && date === undefined) continue;
      const ends = PART_ENDS.find(([each]) => part !== undefined && each.test(part))?.[1] ?? 24;
      found.push(midnight(day, which, weekday, month, date) + ends * HOUR);
    }
  return found.filter(moment => moment > at);
}

/**
 * When words promise to say more: the first time to come in a sentence that speaks of saying. `undefined` where they promise nothing, or nothing that
 * this table knows: then a person has to look.
 * @param at when they are said, milliseconds since the epoch
 */
export function promisedIn(words: string, at: number): number | undefined {
  const moments = words
    .normalize('NFKC')
    .split(/[。;!?\n]/)
    .filter(sentence => SAYS.test(sentence))
    .flatMap(sentence => momentsIn(sentence, at));
  return moments.length === 0 ? undefined : Math.min(...moments);
}
