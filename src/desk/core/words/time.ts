import { inShanghai } from '../../../playbook/deadline/compute.ts';

/** A moment as an officer reads it, in Shanghai time. A desk writes hundreds at once, so no formatter is asked. */
function partsOf(moment: number) {
  const date = inShanghai(moment);
  const digits = (value: number): string => String(value).padStart(2, '0');
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    /** Two digits, as the minute and the second. */
    hour: digits(date.getUTCHours()),
    minute: digits(date.getUTCMinutes()),
    second: digits(date.getUTCSeconds()),
  };
}

/** With the year where it is not this year's. */
function dated(moment: number, now: number, words: (parts: ReturnType<typeof partsOf>) => string): string {
  const parts = partsOf(moment);
  return partsOf(now).year === parts.year ? words(parts) : `${parts.year}年${words(parts)}`;
}

/**
 * A moment on the screen, `11月24日 14:32`.
 * @param moment milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export const fullTime = (moment: number, now: number): string =>
  dated(moment, now, ({ month, day, hour, minute }) => `${month}月${day}日 ${hour}:${minute}`);

/** The same to the second, where two may fall into one minute: `11月24日 14:32:05`. */
export const exactTime = (moment: number, now: number): string =>
  `${fullTime(moment, now)}:${partsOf(moment).second}`;

/** How a moment is written: as on the screen, or as in a document. */
export type TimeWords = typeof fullTime;

/** A day in a document, `11月24日`. */
export const documentDay = (moment: number, now: number): string =>
  dated(moment, now, ({ month, day }) => `${month}月${day}日`);

/** The time of day in a document: `14时32分`, `9时`. */
export function documentHour(moment: number): string {
  const { hour, minute } = partsOf(moment);
  return `${Number(hour)}时${minute === '00' ? '' : `${minute}分`}`;
}

/** The same in a document that is handed in: `11月24日14时32分`, `11月24日9时`. */
export const documentTime = (moment: number, now: number): string =>
  `${documentDay(moment, now)}${documentHour(moment)}`;

/** A day as `11月26日周四`. */
export function dayWords(moment: number): string {
  const { month, day } = partsOf(moment);
  return `${month}月${day}日周${'日一二三四五六'.charAt(inShanghai(moment).getUTCDay())}`;
}

/** The date under a document: `2026年11月24日`. */
export function documentDate(moment: number): string {
  const { year, month, day } = partsOf(moment);
  return `${year}年${month}月${day}日`;
}

/**
 * The day on which words were written, to stand beside them where they are read on another: “今天17时前” stays as it was typed.
 * @param said milliseconds since the epoch, or NaN where that is not known
 */
export function daySaid(said: number, now: number): string {
  if (Number.isNaN(said) || documentDate(said) === documentDate(now)) return '';
  return `（${documentDay(said, now)}记）`;
}
