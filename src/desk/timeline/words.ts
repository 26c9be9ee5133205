import type { Deadline } from '../../playbook/deadline/rule.ts';
import { clockText } from '../core/words/clock.ts';
import { span } from '../core/words/span.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';
import { storySentence } from '../incident/event-words.ts';
import type { Names } from '../people/names.ts';
import { type Axis, type ClockBar, countOutcomes, type Scope, type TimelineEntry } from './timeline.ts';

/** What happened, without when and who. @param now milliseconds since the epoch */
export function entrySentence(
  entry: TimelineEntry,
  names: Names,
  now: number,
  time: TimeWords = fullTime,
): string {
  switch (entry.kind) {
    case 'fact':
      return entry.question.label;
    case 'deadline':
      return `到点：${limitTitle(entry.bar.deadline)}`;
    default:
      return storySentence(entry.entry, names, now, time);
  }
}

export const limitTitle = ({ title, limitText }: Deadline): string => `${title}（${limitText}）`;

/** How a clock ended against its limit, or how it stands. @param closed whether it stands still at the closing */
export function clockOutcome({ outcome, margin, since, end }: ClockBar, closed: boolean): string {
  const atClosing = clockText.closed;
  switch (outcome) {
    case 'met':
      return `提前${span(margin ?? 0)}`;
    case 'stopped':
      return since === undefined || end < since ? '办成' : `用了${span(end - since)}`;
    case 'missed':
      return `晚了${span(margin ?? 0)}`;
    case 'overdue':
      return closed ? atClosing.overdue(span(margin ?? 0)) : `没有办，已超${span(margin ?? 0)}`;
    case 'running':
      return closed ? atClosing.running : `还剩${span(margin ?? 0)}`;
    case 'stopwatch':
      return closed ? atClosing.stopwatch : `已过${span(end - (since ?? end))}`;
    case 'waiting':
      return '还没有起算';
  }
}

/** What an entry did to the clocks, one line a clock. @param closed whether the clocks stand still at the closing */
export const effectsOf = (entry: TimelineEntry, closed: boolean): readonly string[] =>
  entry.kind === 'deadline'
    ? [clockOutcome(entry.bar, closed)]
    : [
        ...entry.meets.map(bar => `${limitTitle(bar.deadline)}：${clockOutcome(bar, closed)}`),
        ...entry.starts.map(deadline => `${limitTitle(deadline)}：起算`),
      ];

/** The picture in one sentence: how many limits ended how. @param tableBelow whether a table below says the same in words */
export function pictureLabel(title: string, bars: readonly ClockBar[], tableBelow = true): string {
  const { met, over, stopped, running, waiting } = countOutcomes(bars);
  const rest = `${stopped === 0 ? '' : `，没有到期时间的已办 ${stopped}`}${waiting === 0 ? '' : `，未起算 ${waiting}`}`;
  return `${title}的时间线。${bars.length} 个时限：按时 ${met}，超时限 ${over}，计时中 ${running}${rest}。${tableBelow ? '下面的表里' : '时间线一页'}逐条写明。`;
}

const DAY = 86_400_000;

/** A tick of the axis: a full date, with the time where ticks are closer than days. @param now milliseconds since the epoch */
export function tickLabel(moment: number, { step }: Axis, now: number): string {
  const full = fullTime(moment, now);
  return step < DAY ? full : full.replace(/ 00:00$/, '');
}

/** The numbers of the table's lines that a mark stands for. */
export const markNumbers = (first: number, last: number): string =>
  first === last ? String(first) : `${first}–${last}`;

/** Stretches of a long incident to look at. */
export const scopeLabel: Readonly<Record<Scope, string>> = {
  whole: '全程',
  firstDay: '头一天',
  lastDay: '最近一天',
};

/** Wording of the timeline. */
export const timelineText = {
  print: '打印',
  scope: '看哪一段',
  picture: '时间线图，可以左右移动',
  happened: '发生的事（数字是下表的号）',
  happenedApart: '发生的事（数字是时间线一页的号）',
  now: (time: string) => `现在 ${time}`,
  closed: (time: string) => `结束 ${time}`,
  beyond: (time: string) => `，${time} 到，图外`,
  waiting: (titles: readonly string[]) => `还没有起算的时限：${titles.join('；')}。`,
  noClocks: '这起事件没有时限。',
  marks: {
    met: '办成，没有超过时限',
    missed: '晚了才办成，或者到点没有办',
    stepDone: '办成的步骤',
    step: '步骤的其他处理',
    note: '记一笔',
    published: '对外发布；和别的事挨得太近时，那一组是实心的',
    release: '核实、审定、答复反映、存文书',
    whole: '发现、研判、交接、核对、结束',
    group: '几件事挨得太近，合在一起',
  },
  caption: '同样的内容，按发生的先后',
  number: '号',
  time: '时间',
  what: '事',
  who: '谁',
  result: '时限结果',
  nobody: '—',
  none: '还没有发生什么。',
} as const;
