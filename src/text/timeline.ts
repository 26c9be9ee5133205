import {
  type Axis,
  type ClockBar,
  countOutcomes,
  type Scope,
  type TimelineEntry,
} from '../incident/timeline.ts';
import type { Deadline } from '../playbook/deadline/rule.ts';
import type { Step } from '../playbook/playbook.ts';
import { byKind } from './by-code.ts';
import { closedSentence, minutesSentence, noteLabel, recordedWords, versionName } from './event.ts';
import { personName } from './people.ts';
import { span } from './span.ts';
import { elsewhereWords } from './statements.ts';
import { stepStateLabel, toReportWords, untilWords } from './step.ts';
import { fullTime, type TimeWords } from './time.ts';

/** What the sentences of a timeline need to know besides the entry. */
export interface TimelineNames {
  stepTitle(id: string): string;
  step(id: string): Step | undefined;
  roleName(id: string): string;
}

/** What the line of an entry is made from beside it. */
interface Around {
  readonly names: TimelineNames;
  readonly now: number;
  readonly time: TimeWords;
}

const markWords = byKind<
  Extract<TimelineEntry, { kind: 'step' }>['mark'],
  [Around & { readonly id: string }]
>({
  started: '',
  done: ({ values }, { id, names, now, time }) => {
    const recorded = recordedWords(values, names.step(id), now, time);
    return recorded === '' ? '' : `。${recorded}`;
  },
  deferred: ({ until, reason }, { names, now, time }) =>
    `，${untilWords(until, names.stepTitle, now, time)}。理由：${reason}`,
  toReport: ({ to }) => `。${toReportWords(to)}`,
  notReported: ({ reason }) => `。理由：${reason}`,
  notApplicable: ({ reason }) => `。理由：${reason}`,
  skipped: ({ reason }) => `。理由：${reason}`,
});

const entryWords = byKind<TimelineEntry, [Around]>({
  fact: ({ question }) => question.label,
  opened: ({ title }) => `开始处置：${title}`,
  step: ({ step: id, mark }, around) => {
    const step = around.names.step(id);
    const label = step === undefined ? '' : `${stepStateLabel(step, mark.kind)}：`;
    return `${label}${around.names.stepTitle(id)}${markWords(mark, { ...around, id })}`;
  },
  stepReopened: ({ step, reason }, { names }) => `重新办理：${names.stepTitle(step)}。理由：${reason}`,
  minutes: ({ minutes }) => minutesSentence(minutes),
  note: ({ noteKind, step, text, corrections }, { names }) =>
    `${noteLabel(noteKind, step, names.stepTitle)}：${text}${corrections.map(each => `（更正：${each}）`).join('')}`,
  regraded: ({ changed }) =>
    ['重新初判', ...(changed.length === 0 ? [] : [changed.map(({ label }) => label).join('、')])].join('：'),
  handover: ({ to }, { names }) => `交接给${names.roleName(to.role)} ${personName(to)}`,
  accepted: ({ officer }, { names }) => `接手：${officer.name ?? names.roleName(officer.role)}`,
  playbook: '换到新版手册',
  closed: entry => closedSentence(entry, entry.left),
  reopened: '重新打开',
  verified: ({ fact, value }) => `核实：${fact}${value === undefined ? '' : `，${value}`}`,
  causeApproved: ({ person }) => `原因经认定审定：${personName(person)}`,
  approval: ({ version, item, text, approved, person }) => {
    const words = text === undefined ? '' : `。${approved ? '意见' : '理由'}：${text}`;
    return `${approved ? '审定' : '退回'}${versionName(version)}（${item}）：${personName(person)}${words}`;
  },
  published: ({ version, place, nextUpdate, elsewhere }, { now, time }) => {
    const next = nextUpdate === undefined ? '' : `。答应 ${time(Date.parse(nextUpdate), now)} 再发布`;
    const late = elsewhere === undefined ? '' : `（${elsewhereWords}，${personName(elsewhere)}审定）`;
    return `对外发布${versionName(version)}：${place}${late}${next}`;
  },
  theme: ({ how, title, text }) => `${themeWords[how]}“${title}”：${text}`,
  filed: ({ form }) => `存下文书：${form}`,
  deadline: ({ deadline }) => `到点：${limitTitle(deadline)}`,
});

/** What happened, without when and who. @param now milliseconds since the epoch */
export const entrySentence = (
  entry: TimelineEntry,
  names: TimelineNames,
  now: number,
  time: TimeWords = fullTime,
): string => entryWords(entry, { names, now, time });

const themeWords: Readonly<Record<Extract<TimelineEntry, { kind: 'theme' }>['how'], string>> = {
  answered: '线上答复',
  corrected: '线上更正',
  passed: '线下转办',
  solved: '线下解决',
};

const limitTitle = ({ title, limitText }: Deadline): string => `${title}（${limitText}）`;

/** How a clock was met: by how much, or how long it took where there was no number to keep to. */
function metWords(margin: number | undefined, took: number | undefined): string {
  if (margin !== undefined) return margin < 0 ? `晚了${span(margin)}` : `提前${span(margin)}`;
  return took === undefined ? '已办成' : `用了${span(took)}`;
}

/** What an entry did to the clocks, one line a clock. @param closed whether the clocks stand still at the closing */
export function effectsOf(entry: TimelineEntry, closed: boolean): readonly string[] {
  if (entry.kind === 'deadline') return [limitOutcome(entry, closed)];
  return [
    ...entry.meets.map(({ deadline, margin, took }) => `${limitTitle(deadline)}：${metWords(margin, took)}`),
    ...entry.starts.map(deadline => `${limitTitle(deadline)}：起算`),
  ];
}

function limitOutcome(
  { outcome, margin }: Extract<TimelineEntry, { kind: 'deadline' }>,
  closed: boolean,
): string {
  switch (outcome) {
    case 'missed':
      return `没有按时，晚了${span(margin)}办成`;
    case 'overdue':
      return closed ? `到结束没有办，超了${span(margin)}` : `没有办，已超${span(margin)}`;
    case 'running':
      return closed ? '结束时还没到点' : `还没到点，还剩${span(margin)}`;
  }
}

/** How a clock ended or stands, in a few words. @param closed whether it stands still at the closing */
export function barOutcome({ outcome, margin, since, end }: ClockBar, closed: boolean): string {
  switch (outcome) {
    case 'met':
    case 'missed':
      return metWords(margin, since === undefined || end < since ? undefined : end - since);
    case 'running':
      return closed ? '结束时还没到点' : `还剩${span(margin ?? 0)}`;
    case 'overdue':
      return closed ? `没有办，超了${span(margin ?? 0)}` : `已超${span(margin ?? 0)}`;
    case 'stopwatch':
      return closed ? '到结束没有办' : `已过${span(end - (since ?? end))}`;
    case 'waiting':
      return '还没有起算';
  }
}

/** A lane's heading: which clock, and how it stands. */
export const laneTitle = (bar: ClockBar, closed: boolean): readonly [title: string, outcome: string] => [
  limitTitle(bar.deadline),
  barOutcome(bar, closed),
];

/** The picture in one sentence: how many limits ended how. @param tableBelow whether a table below says the same in words */
export function pictureLabel(title: string, bars: readonly ClockBar[], tableBelow = true): string {
  const { met, over, running, waiting } = countOutcomes(bars);
  const rest = waiting === 0 ? '' : `，未起算 ${waiting}`;
  return `${title}的时间线。${bars.length} 个时限：达到 ${met}，超过 ${over}，在走 ${running}${rest}。${tableBelow ? '下面的表里' : '时间线一页'}逐条写明。`;
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
    met: '按时办成',
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
