/** Times as an officer reads them: Shanghai time, full dates, no seconds. */
const formatter = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const partsOf = (at: number): Readonly<Record<string, string>> =>
  Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));

/** With the year where it is not this year's. */
function dated(
  moment: number,
  now: number,
  words: (parts: Readonly<Record<string, string>>) => string,
): string {
  const parts = partsOf(moment);
  return partsOf(now)['year'] === parts['year'] ? words(parts) : `${parts['year']}年${words(parts)}`;
}

/**
 * A moment on the screen, `11月24日 14:32`.
 * @param moment milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export const fullTime = (moment: number, now: number): string =>
  dated(moment, now, ({ month, day, hour, minute }) => `${month}月${day}日 ${hour}:${minute}`);

/** How a moment is written: as on the screen, or as in a document. */
export type TimeWords = typeof fullTime;

/** The same in a document that is handed in: `11月24日14时32分`, `11月24日9时`. */
export const documentTime = (moment: number, now: number): string =>
  dated(
    moment,
    now,
    ({ month, day, hour, minute }) =>
      `${month}月${day}日${Number(hour)}时${minute === '00' ? '' : `${minute}分`}`,
  );

/** The date under a document: `2026年11月24日`. */
export function documentDate(moment: number): string {
  const { year, month, day } = partsOf(moment);
  return `${year}年${month}月${day}日`;
}
