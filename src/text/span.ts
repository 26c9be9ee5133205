// Apart from time.ts so that reading pages ship it without a date formatter.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A span as `2天3小时`, `3小时05分`, `5分20秒`: two units, so that it can be read at a glance.
 * @param milliseconds its length; negative spans are read by their size
 */
export function span(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (size >= DAY) return `${Math.floor(size / DAY)}天${Math.floor((size % DAY) / HOUR)}小时`;
  if (size >= HOUR) return `${Math.floor(size / HOUR)}小时${two(Math.floor((size % HOUR) / MINUTE))}分`;
  return `${Math.floor(size / MINUTE)}分${two(Math.floor((size % MINUTE) / 1000))}秒`;
}

/** A clock in words: `还剩3小时05分`, `已超2天3小时`, `已过5分20秒`. Moments in milliseconds since the epoch. */
export function clockWords(clock: { readonly due?: number; readonly since?: number }, now: number): string {
  if (clock.due !== undefined)
    return clock.due >= now ? `还剩${span(clock.due - now)}` : `已超${span(now - clock.due)}`;
  if (clock.since !== undefined) return `已过${span(now - clock.since)}`;
  return '';
}

/** The words of a clock beside its numbers. */
export const clockText = {
  waiting: '未起算',
  due: (time: string) => `${time} 到`,
  uncertain: '跨入的年份还没有放假安排，只扣除了周末',
  /** Of one that nothing had met when the incident was closed. */
  closed: {
    running: '结束时还没到点',
    overdue: (span: string) => `到结束没有办，超了${span}`,
    stopwatch: '到结束没有办',
  },
  /** Of a step whose limit something else has met. @param title of the step that did; none where a publication did */
  metBy: (title: string | undefined) => `时限已由${title === undefined ? '发布' : `“${title}”`}满足`,
} as const;

/** How a clock was met, and how far from its limit: `已满足，提前3小时05分`. Moments in milliseconds since the epoch. */
export function metWords({ due, at }: { readonly due: number | undefined; readonly at: number }): string {
  const margin = due === undefined ? '' : `，${at > due ? '晚了' : '提前'}${span(due - at)}`;
  return `已满足${margin}`;
}
