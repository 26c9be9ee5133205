import { shanghaiDate } from '../../playbook/deadline/compute.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DIGITS = '零一二三四五六七八九';
const NUMBER = '(\\d{1,2}|[零一二两三四五六七八九十]{1,3})';

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
  /公布|公开|发布|说明|答复|回复|回话|回你|回您|回给|再说|再讲|前[说发报送交给拿]|报到|报来|时说|说一|讲一|来讲|通报|告诉|告知|更新|说法|先回|先说|发出|再发/;

const DATED = '(?:(今天|今日|今晚|今早|明天|明日|明早|明晚|后天)|(?:(\\d{1,2})月)?(\\d{1,2})[日号])?';
const PART = '(凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?';
const CLOCK = new RegExp(`${DATED}的?${PART}${NUMBER}(?:点钟|[时点:])(?!间)(半|${NUMBER}分?)?`, 'g');
const WITHIN = new RegExp(`(半|${NUMBER})个?(小时|钟头|分钟)(?:之?内|以?后)`, 'g');
const DATE_ONLY = /(?:(\d{1,2})月)?(\d{1,2})[日号](?!\d|.{0,3}[时点:])/g;
/** Set phrases of an office day, in hours after midnight. */
const OFFICE: readonly (readonly [phrase: RegExp, hour: number])[] = [
  [/(明天|明日)?下班(?:之|以)?前/g, 18],
  [/(明天|明日)?中午(?:之|以)?前/g, 12],
  [/(明天|明日)?天黑(?:之|以)?前/g, 19],
  [/(明天|明日)?傍晚(?!\d)/g, 19],
];

const dayAfter = (word: string | undefined): number =>
  word === undefined ? 0 : word.startsWith('后') ? 2 : word.startsWith('明') ? 1 : 0;

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

/** The moments that one sentence names. @param at when it is said, milliseconds since the epoch */
function momentsIn(sentence: string, at: number): readonly number[] {
  const today = Date.parse(`${shanghaiDate(at)}T00:00:00+08:00`);
  const found: number[] = [];
  for (const [, day, month, date, part, hour = '', half, minute] of sentence.matchAll(CLOCK)) {
    const base = date === undefined ? today + dayAfter(day) * DAY : midnightOf(today, month, date);
    const minutes = half === '半' ? 30 : minute === undefined ? 0 : numberIn(minute);
    const said = numberIn(hour);
    const isAfternoon = /下午|傍晚|晚/.test(`${part ?? ''}${day ?? ''}`) || (part === '中午' && said < 3);
    const moment = base + (isAfternoon && said < 12 ? said + 12 : said) * HOUR + minutes * MINUTE;
    // “三点四十”, said at noon, is in the afternoon.
    const isOpen = part === undefined && day !== '今早' && day !== '明早' && said < 12;
    found.push(isOpen && moment <= at ? moment + 12 * HOUR : moment);
  }
  for (const [, amount = '', , unit] of sentence.matchAll(WITHIN)) {
    const count = amount === '半' ? 0.5 : numberIn(amount);
    found.push(at + count * (unit === '分钟' ? MINUTE : HOUR));
  }
  for (const [phrase, hour] of OFFICE)
    for (const [, day] of sentence.matchAll(phrase)) found.push(today + dayAfter(day) * DAY + hour * HOUR);
  if (found.length === 0)
    for (const [, month, date = ''] of sentence.matchAll(DATE_ONLY))
      found.push(midnightOf(today, month, date) + DAY);
  return found.filter(moment => moment > at);
}

/**
 * When words promise to say more: the first time to come in a sentence that speaks of saying. `undefined` where they promise nothing.
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
