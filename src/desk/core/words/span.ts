// Apart from time.ts and lasting.ts: pages to read ship it, without a date formatter and what only the screens say.

export const MINUTE = 60_000;
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
