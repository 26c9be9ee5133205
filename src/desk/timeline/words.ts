import { clockText, clockTitle, inTimeWords } from '../core/words/clock.ts';
import { lasting } from '../core/words/lasting.ts';
import { type ClockBar, isDoneBefore, type TimelineEntry } from './timeline.ts';

export const limitTitle = (clock: Pick<ClockBar, 'deadline' | 'provisional'>): string =>
  `${clockTitle(clock)}（${clock.deadline.limitText}）`;

/** How a clock ended against its limit, or how it stands. @param closed whether it stands still at the closing */
export function clockOutcome(bar: ClockBar, closed: boolean): string {
  const { outcome, margin, since, end, provisional } = bar;
  const atClosing = clockText.closed;
  // A limit that only a graver grade would set was not missed.
  if (provisional !== undefined && (outcome === 'missed' || outcome === 'overdue'))
    return '没有定级，不计超过';
  switch (outcome) {
    case 'met':
      return inTimeWords(margin ?? 0);
    case 'stopped':
      if (since === undefined) return '办结';
      if (isDoneBefore(bar)) return '起算前已经办结';
      return `用了${lasting(end - since)}`;
    case 'missed':
      return `晚了${lasting(margin ?? 0)}`;
    case 'overdue':
      return closed ? atClosing.overdue(lasting(margin ?? 0)) : `没有办，已超${lasting(margin ?? 0)}`;
    case 'running':
      return closed ? atClosing.running : `还剩${lasting(margin ?? 0)}`;
    case 'stopwatch':
      return closed ? atClosing.stopwatch : `已过${lasting(end - (since ?? end))}`;
    case 'waiting':
      return '还没有起算';
  }
}

/** The effects of an entry on the clocks, one line a clock. @param closed whether the clocks stand still at the closing */
export const effectsOf = (entry: TimelineEntry, closed: boolean): readonly string[] =>
  entry.kind === 'deadline'
    ? [clockOutcome(entry.bar, closed)]
    : [
        ...entry.meets.map(bar => `${limitTitle(bar)}：${clockOutcome(bar, closed)}`),
        ...entry.starts.map(bar => `${limitTitle(bar)}：起算`),
      ];

/** Wording of the timeline. */
export const timelineText = {
  print: '打印',
  waiting: (titles: readonly string[]) => `还没有起算的时限：${titles.join('；')}。`,
  noClocks: '这起事件没有时限。',
  caption: '发生的事和时限，按发生的先后',
  number: '号',
  time: '时间',
  what: '事',
  who: '人员',
  result: '时限结果',
  none: '还没有发生什么。',
} as const;
