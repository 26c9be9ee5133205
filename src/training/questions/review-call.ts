import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import type { ReviewDay, Today } from './schedule.ts';

/** How many days ahead the days of review are planned: nothing rests longer than about a year. */
export const AHEAD = 366;

/** A moment of a Shanghai day. @param clock `08:30` */
const atClock = (day: number, clock: string): number => Date.parse(`${shanghaiDate(day)}T${clock}:00+08:00`);

/** When a day's review calls, for a calendar. */
export interface ReviewCall extends ReviewDay {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly due: number;
}

export const reviewCalls = (days: readonly ReviewDay[]): readonly ReviewCall[] =>
  days.map(each => ({ ...each, id: `review-${shanghaiDate(each.day)}`, due: atClock(each.day, '08:30') }));

/**
 * The next review as a page without the record reads it: from when on, in milliseconds since the epoch, and how many questions.
 * @returns `undefined` where nothing comes back
 */
export function nextCall(
  { questions }: Pick<Today, 'questions'>,
  [next]: readonly ReviewDay[],
): string | undefined {
  if (questions.length > 0) return `0 ${questions.length}`;
  return next === undefined ? undefined : `${atClock(next.day, '00:00')} ${next.count}`;
}
