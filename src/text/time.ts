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

/**
 * A moment as `11月24日 14:32`, with the year where it is not this year's.
 * @param moment milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export function fullTime(moment: number, now: number): string {
  const part = (at: number): Record<string, string> =>
    Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute } = part(moment);
  const date = `${month}月${day}日 ${hour}:${minute}`;
  return part(now)['year'] === year ? date : `${year}年${date}`;
}
