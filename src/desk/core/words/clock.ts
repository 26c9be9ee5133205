import { span } from './span.ts';

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
