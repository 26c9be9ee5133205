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

/** A sentence that only names a time is no promise: “12点停采”. One that speaks of telling, or of the listener, is: “打你电话”, “给您报”, “跟大家见面”. */
const SAYS =
  /说|讲|报|公布|公开|公告|公示|发布|发[出一第到]|寄出|再发|再更|更新|通气|告知|告诉|答复|回复|[回来去]话|[回去来]电|打[过]?来|打给|再打|接我|先回|一定回|能定的|说法|分晓|交代|准[话信数]|消息|回音|结果|情况|结论|短信|汇报|听我|贴[在出到]|[挂发]出来|知道|见面|碰[头一]|场见|对一次|再看|看(?:网站|公众号)/;
const TO_YOU =
  /(?:答|回|找|打|联系|通知|问|教|交到|送[到给]?|向|跟|和|给)(?:[你您](?!们?说的)|大家)|[你您]会?(?:收到|听到|看|接)|给.{2,4}[一个]{1,2}(?:回|准|说|交)/;
/** No promises: words about the past or about others, and times at which people come, work or wait. */
const NO_PROMISE =
  /[说讲报复布]过|已经[^,]{0,6}(?:说|讲|报|答|公布)|有人|没人|没有人|说得|说的|说明不了|每[天日周]|值班|时限|就是|[点半]到(?!时)[^说讲]*$|收件(?!单)|办公时间|公开可|(?:不要|别|请勿)(?!急)[^,]{0,6}[走去进过]/;

const WEEKDAYS = '一二三四五六日天';
const DATED = `(?:(今天|今日|今晚|今早|明天|明日|明早|明晚|后天|昨天|昨日|昨晚|昨早|前天|前晚)|(下个?|本|这个?)?(?:周|星期|礼拜)([${WEEKDAYS}])|(?:(\\d{1,2})月)?(\\d{1,2})[日号])`;
const PART = '(凌晨|一早|大早|早上|上午|中午|下午|傍晚|晚上|晚)?';
const CLOCK = new RegExp(
  `${DATED}?的?${PART}${NUMBER}(?:点钟|[时点:])(?!间)过?(半|[一三]刻|${NUMBER}(?!线)分?)?`,
  'g',
);
const LENGTH = `(半|${NUMBER})个?(小时|钟头|分钟|刻钟)`;
/** A length counts from now only by the words around it: “等了三个小时” is over. */
const SPANS = [
  new RegExp(
    `(?:^|[^了\\d零一二两三四五六七八九十半])${LENGTH}(?:之?内|以内|[以之]?后|,?(?:我|马上)|再)`,
    'g',
  ),
  new RegExp(`(?:再?过|再?等我?|给我)${LENGTH}(?!前|了)`, 'g'),
];
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
  [/早|上午|中午/, 12],
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
  for (const [, amount = '', , unit = ''] of SPANS.flatMap(span => [...sentence.matchAll(span)]))
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
    .map(sentence =>
      sentence
        .split(',')
        .filter(clause => !NO_PROMISE.test(clause))
        .join(','),
    )
    .filter(sentence => SAYS.test(sentence) || TO_YOU.test(sentence))
    .flatMap(sentence => momentsIn(sentence, at));
  return moments.length === 0 ? undefined : Math.min(...moments);
}
