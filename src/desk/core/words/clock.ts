import type { Provisional } from '../../../playbook/deadline/provisional.ts';
import type { Deadline } from '../../../playbook/deadline/rule.ts';
import { lateBy } from '../late.ts';
import { lasting } from './lasting.ts';

/** The words of a clock beside its numbers. */
export const clockText = {
  waiting: '未起算',
  due: (time: string) => `${time} 到`,
  uncertain: '跨入的年份还没有放假安排，只扣除了周末',
  /** For a clock that was unmet when the incident closed. */
  closed: {
    running: '结束时还没到点',
    overdue: (span: string) => `到结束没有办，超了${span}`,
    stopwatch: '到结束没有办',
  },
} as const;

/** The condition under which a limit would bind: `若突发事件级别定为重大`. */
export const supposedWords = ({ if: supposed }: Provisional): string =>
  `若${supposed
    .map(({ question, option: { label } }) =>
      question.kind === 'choice' && question.ordered === true
        ? `${question.label}定为${label}`
        : `“${question.label}”为“${label}”`,
    )
    .join('、')}`;

/** The task of a clock within a sentence; incoming text is quoted there instead of following a colon. */
export const actTitle = ({ title, anchor }: Pick<Deadline, 'title' | 'anchor'>): string =>
  'order' in anchor ? title.replace(/：(.+)$/u, '“$1”') : title;

/** The task of a clock, with its condition while provisional: `若突发事件级别定为重大：发布权威信息`. */
export const clockTitle = ({
  deadline: { title },
  provisional,
}: {
  readonly deadline: { readonly title: string };
  readonly provisional?: Provisional | undefined;
}): string => (provisional === undefined ? title : `${supposedWords(provisional)}：${title}`);

/** The title of several rounds of a repeated duty, from the first to the last that were in time: `续报（第1至3次）`. */
export const roundsTitle = (title: string, first: number, last: number): string =>
  `${title}（第${first === last ? last : `${first}至${last}`}次）`;

/** The final answer to something that came in, where interim ones promised times of their own. */
export const finalTitle = (title: string): string => `${title}（办结）`;

/** A time that an interim answer promised for the next one. */
export const promisedTitle = (title: string): string => `${title}（再次反馈）`;

/** A time promised beside an answer. */
export const promisedWords = (time: string): string => `说定 ${time} 再说`;

/** The rule of a limit that an interim answer promised: the order itself sets none. */
export const promisedRule = {
  limitText: '阶段反馈写明的时间',
  anchorText: '自阶段反馈之时起，到其中写明的时间',
} as const;

/** Beside the end of a limit that ran into a year whose holidays are not known; '' for any other. */
export const certainty = ({ certain }: { readonly certain: boolean }): string =>
  certain ? '' : `（${clockText.uncertain}）`;

/** How much of the limit was left. @param margin milliseconds; about 0, or slightly below, for work done at the limit */
export const inTimeWords = (margin: number): string =>
  margin >= 1000 ? `提前${lasting(margin)}` : '刚好到点';

/** How a clock ended, and how far from its limit: `已满足，提前3小时05分`, `超时限，晚了2小时`. Moments in milliseconds since the epoch. */
export function metWords({ due, at }: { readonly due: number | undefined; readonly at: number }): string {
  if (due === undefined) return '已办';
  const late = lateBy(due, at);
  return late === undefined ? `已满足，${inTimeWords(due - at)}` : `超时限，晚了${lasting(late)}`;
}

/**
 * For a step whose limit was ended by something else, in time or not. @param title of the step that did; none where a
 * publication did
 */
export function metByWords(
  title: string | undefined,
  { due, at }: { readonly due: number | undefined; readonly at: number },
): string {
  const by = `时限已由${title === undefined ? '发布' : `“${title}”`}`;
  const late = lateBy(due, at);
  return late === undefined ? `${by}满足` : `${by}办结，超时限，晚了${lasting(late)}`;
}
