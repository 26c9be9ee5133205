import type { Deadline, WorkingCalendar } from './rule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Asia/Shanghai has kept UTC+8 without summer time since 1991. */
const SHANGHAI_OFFSET = 8 * HOUR;

/** A date whose UTC fields are those of the Shanghai clock. @param moment milliseconds since the epoch */
export const inShanghai = (moment: number): Date => new Date(moment + SHANGHAI_OFFSET);

/** The Shanghai calendar date of a moment, `YYYY-MM-DD`. @param moment milliseconds since the epoch */
export function shanghaiDate(moment: number): string {
  return inShanghai(moment).toISOString().slice(0, 10);
}

/** The last millisecond of a Shanghai calendar day. @param date `YYYY-MM-DD` @returns milliseconds since the epoch */
export function endOfShanghaiDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET + DAY - 1;
}

/** The time of day typed into a form is Shanghai time. @param local `YYYY-MM-DDTHH:mm` @returns ISO 8601 with zone, or the input */
export function fromShanghaiInput(local: string): string {
  return /^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local) ? `${local}+08:00` : local;
}

/** The form value for a moment, `YYYY-MM-DDTHH:mm` in Shanghai time. @param moment milliseconds since the epoch */
export function toShanghaiInput(moment: number): string {
  return inShanghai(moment).toISOString().slice(0, 16);
}

/** @param date midnight UTC of the calendar day */
function isWorkingDay(date: Date, calendar: WorkingCalendar): boolean {
  const day = date.toISOString().slice(0, 10);
  if (calendar.makeUpDays.includes(day)) return true;
  if (calendar.holidays.includes(day)) return false;
  return date.getUTCDay() !== 0 && date.getUTCDay() !== 6;
}

/** When a clock ends. */
export interface Due {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** False when the count ran into a year whose official holidays are not loaded: only weekends were left out there. */
  readonly certain: boolean;
}

/**
 * The end of a limit, counted from its anchor. Working days count from the day after the anchor and end with that day.
 * @param anchor milliseconds since the epoch
 * @returns `undefined` for a limit without a number: a stopwatch
 */
export function dueAt(
  within: Deadline['within'],
  anchor: number,
  calendar: WorkingCalendar,
): Due | undefined {
  if (within === undefined) return undefined;
  if (within === 'sameDay') return { at: endOfShanghaiDay(shanghaiDate(anchor)), certain: true };
  if (typeof within === 'string') {
    const [, count = '0', unit] = /^PT?(\d+)([DHM])$/.exec(within) ?? [];
    return {
      at: anchor + Number(count) * (unit === 'M' ? MINUTE : unit === 'H' ? HOUR : DAY),
      certain: true,
    };
  }
  // Counted in day numbers, not in dates as text: those change their form past the year 9999.
  let day = Math.floor((anchor + SHANGHAI_OFFSET) / DAY);
  let certain = true;
  for (let counted = 0; counted < within.workingDays; ) {
    day += 1;
    const date = new Date(day * DAY);
    certain &&= calendar.years.includes(date.getUTCFullYear());
    if (isWorkingDay(date, calendar)) counted += 1;
  }
  return { at: (day + 1) * DAY - SHANGHAI_OFFSET - 1, certain };
}

/** Whether the text leaves no time: 立即、迅速、第一时间. What names a limit that is still to be written down does not say so. */
export const isAtOnce = ({ within, anchor }: Deadline): boolean =>
  within === undefined &&
  !(
    'promise' in anchor ||
    'authority' in anchor ||
    'order' in anchor ||
    ('step' in anchor && anchor.until !== undefined)
  );
