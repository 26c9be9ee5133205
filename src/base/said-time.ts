const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Shanghai has had no summer time since 1991. */
const OFFSET = 8 * HOUR;

const DAY_WORDS: Readonly<Record<string, number>> = { 今: 0, 当: 0, 昨: 1, 前: 2 };
const DATE = /(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号])?|([今当昨前])[天日晚晨早]|(\d{1,2})[日号]/;
const CLOCK =
  /(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间|夜里)?(\d{1,2})(?:点钟?|时|[:：](?=\d\d))(?!间)(半|(\d{1,2})分?)?/;
const AFTER_NOON = /下午|傍晚|晚|夜/;

/**
 * The moment that words of the record give, “11月24日6时许”, “昨天下午3点半”: the first that they name, and of a day alone its
 * beginning, for a limit counts from the earliest. What is left out, the year or the day, is taken as late as it can be.
 * @param before the moment is not after that: what has happened. Milliseconds since the epoch
 * @returns milliseconds since the epoch; `undefined` where the words give no moment
 */
export function saidMoment(words: string, before: number): number | undefined {
  const text = words.normalize('NFKC').replace(/\s/g, '');
  const date = DATE.exec(text);
  const clock = CLOCK.exec(date === null ? text : text.slice(date.index + date[0].length)) ?? undefined;
  if (date === null && clock === undefined) return undefined;
  const [, year, month, dayOfMonth, word, dayAlone] = date ?? [];
  const [, part, hour, minutes, minute] = clock ?? [];
  // “昨晚8点” has said the part of the day with the day.
  const isLate = AFTER_NOON.test(part ?? '') || (part === undefined && /晚/.test(date?.[0] ?? ''));
  const said = Number(hour ?? 0);
  const isAfternoon = hour !== undefined && said < 12 && (isLate || (part === '中午' && said < 3));
  const ofDay =
    (isAfternoon ? said + 12 : said) * HOUR + (minutes === '半' ? 30 : Number(minute ?? 0)) * MINUTE;
  if (ofDay > 24 * HOUR || Number(minute ?? 0) > 59) return undefined;
  const today = new Date(before + OFFSET);
  const thisYear = today.getUTCFullYear();
  const at = (inYear: number, inMonth: number, day: number): number | undefined => {
    const midnight = new Date(Date.UTC(inYear, inMonth, day));
    // 31 February is no day.
    if (midnight.getUTCDate() !== day) return undefined;
    return midnight.getTime() - OFFSET + ofDay;
  };
  const candidates =
    month !== undefined
      ? (year === undefined ? [thisYear, thisYear - 1] : [Number(year)]).map(each =>
          at(each, Number(month) - 1, Number(dayOfMonth ?? 1)),
        )
      : dayAlone !== undefined
        ? [0, 1].map(back => {
            const first = new Date(Date.UTC(thisYear, today.getUTCMonth() - back, 1));
            return at(first.getUTCFullYear(), first.getUTCMonth(), Number(dayAlone));
          })
        : (word === undefined ? [0, 1] : [DAY_WORDS[word] ?? 0]).map(back => {
            const day = new Date(Date.UTC(thisYear, today.getUTCMonth(), today.getUTCDate() - back));
            return at(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate());
          });
  return candidates.find(moment => moment !== undefined && moment <= before);
}

/** Whether words begin with a time of their own: “12月1日9时50分责令停工”. */
export function opensWithTime(words: string): boolean {
  const text = words.normalize('NFKC').replace(/\s/g, '');
  // “当日”, “3日内” say no time at which something was.
  return /^(?:\d{4}年)?\d{1,2}月\d{1,2}[日号](?!内|前)/.test(text) || CLOCK.exec(text)?.index === 0;
}
