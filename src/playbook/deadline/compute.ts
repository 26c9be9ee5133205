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

/** Deadlines that come round again and again. */
type Repeated = Extract<Deadline['within'], { every: string } | { at: readonly string[] }>;

export const repeatedOf = (within: Deadline['within']): Repeated | undefined =>
  typeof within === 'object' && !('workingDays' in within) ? within : undefined;

/** So long after a moment. A month ends on the same day of a later one, or on its last. */
function after(duration: string, moment: number): number {
  const [, time, count = '0', unit = ''] = /^P(T?)(\d+)([DWMH])$/.exec(duration) ?? [];
  if (time === '' && unit === 'M') {
    const date = inShanghai(moment);
    const day = date.getUTCDate();
    date.setUTCMonth(date.getUTCMonth() + Number(count));
    if (date.getUTCDate() !== day) date.setUTCDate(0);
    return date.getTime() - SHANGHAI_OFFSET;
  }
  return moment + Number(count) * ({ M: MINUTE, H: HOUR, D: DAY, W: 7 * DAY }[unit] ?? 0);
}

/** The next of some times of the day. */
function nextOf(times: readonly string[], moment: number): number {
  const midnight = Math.floor((moment + SHANGHAI_OFFSET) / DAY) * DAY - SHANGHAI_OFFSET;
  const moments = times.map(time => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const today = midnight + hours * HOUR + minutes * MINUTE;
    return today > moment ? today : today + DAY;
  });
  return Math.min(...moments);
}

/** The next due time of a repeated duty. Milliseconds since the epoch. @param last when the round before ended */
const dueAgain = (repeated: Repeated, last: number): number =>
  'every' in repeated ? after(repeated.every, last) : nextOf(repeated.at, last);

/** One round of a repeated duty: its start, its due time, and the act that did it. Milliseconds since the epoch. */
interface Round<Act> {
  readonly since: number;
  readonly due: number;
  /** `undefined` for the one that still runs. */
  readonly act: Act | undefined;
}

/**
 * Every round of a repeated duty. With `every` the next is due so long after the last act, however late that was; with times of
 * the day an act counts for one of them, and for no later one, however often it is repeated.
 * @param acts the earliest first; those before the anchor do not count
 * @param end the last act
 */
export function roundsOf<Act extends { readonly at: number }>(
  repeated: Repeated,
  anchor: number,
  acts: readonly Act[],
  end: Act | undefined,
): readonly Round<Act>[] {
  const rounds: Round<Act>[] = [];
  let since = anchor;
  for (const act of acts) {
    if (act.at <= anchor) continue;
    // Work done before one time of the day counts for that one alone: doing it twice does not meet the next.
    if (act.at <= since) {
      if (act === end) return rounds;
      continue;
    }
    const due = dueAgain(repeated, since);
    rounds.push({ since, due, act });
    if (act === end) return rounds;
    since = 'every' in repeated ? act.at : Math.max(act.at, due);
  }
  return [...rounds, { since, due: dueAgain(repeated, since), act: undefined }];
}

/** When a clock ends. */
export interface Due {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** False when the count ran into a year whose official holidays are not loaded: only weekends were left out there. */
  readonly certain: boolean;
}

/**
 * The end of a limit, or of its first round, counted from its anchor. Working days count from the day after the anchor and end with that day.
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
  if (typeof within === 'string') return { at: after(within, anchor), certain: true };
  if (!('workingDays' in within)) return { at: dueAgain(within, anchor), certain: true };
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

/** Whether a clock starts when the answers first ask for it, if with nothing before. */
export const startsWithAnswers = (anchor: Deadline['anchor']): boolean =>
  'known' in anchor || 'order' in anchor || ('step' in anchor && anchor.otherwise !== undefined);

/** Whether a clock waits for a step to be done, however long that takes. */
export const waitsForStep = (
  anchor: Deadline['anchor'],
): anchor is Extract<typeof anchor, { step: string }> => 'step' in anchor && anchor.otherwise === undefined;

/** Whether the text leaves no time: 立即、迅速、第一时间. What names a limit that is still to be written down does not say so. */
export const isAtOnce = ({ within, anchor }: Deadline): boolean =>
  within === undefined &&
  !(
    'promise' in anchor ||
    'authority' in anchor ||
    'order' in anchor ||
    ('step' in anchor && anchor.until !== undefined)
  );

/** Whether the plan has orders answered by their own limits. */
export const takesOrders = ({ deadlines }: { readonly deadlines: readonly Deadline[] }): boolean =>
  deadlines.some(({ anchor }) => 'order' in anchor);
