import { names } from '#names';
import type { Overrun } from '../core/clock.ts';
import { byKind } from '../core/words/by-code.ts';
import { lasting } from '../core/words/lasting.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';
import type { Known } from '../triage/reading.ts';
import { isFinished } from './finished.ts';
import type { StepMark, Until } from './step-mark.ts';
import type { StepState, StepView } from './step-view.ts';

/** Step states in words; the shapes are in the islands' styles. */
export const stateLabel = {
  todo: '待办',
  started: '进行中',
  done: '已办',
  toReport: '待报送',
  notReported: '决定不报',
  deferred: '暂缓',
  notApplicable: '不适用',
  skipped: '不办',
} as const;

const { todo: _, done: _done, ...others } = stateLabel;
/** The name of each mark on a step. */
export const markLabel = { ...others, redo: '重新办理' } as const satisfies Record<StepMark['kind'], string>;

/** A report that was decided and is not sent yet. */
export const toReportWords = (to: string): string => `决定报${to}，还没有报出`;

/** Where a value is known from. @param step the title of the step that says so @param by who, and when */
export function knownFrom(from: Known<unknown>['from'], step: string, by: string): string {
  const places = {
    triage: '初判',
    post: '原帖的记录',
    ledger: '事实台账',
    assignment: '交办的记录',
    decision: '定下的决定',
    step: `“${step}”`,
  } as const;
  return `来自${places[from]}：${by}`;
}

/** The state of a finished step: a draft that lies ready is neither reported nor published. */
export const outcomeLabel = { handled: '已办', reported: '已报送', published: '已发布' } as const;

/** The state of a step that was left undone when its incident was closed. */
export const leftLabel = '未办';

/** The reason given at the closing for a step that was left. */
export const leftWords = (said: string): string => `结束时没有办：${said}`;

/** The state of a step that no longer applies, whatever its record says. */
export const noLongerLabel = '现在不用办';

/** @param by milliseconds */
export const lateWords = (by: number): string => `晚了${lasting(by)}`;

/** How long after which limit a step was done. @param step its title, which often names the limit already */
export function overrunWords({ deadline, by }: Overrun, step: string): string {
  const limit = `${deadline.limitText}${deadline.title}`;
  if (step === limit) return `超时限，${lateWords(by)}`;
  // An order has its own time limit, which is no number of hours.
  return `超时限，${lateWords(by)}（${'order' in deadline.anchor ? deadline.title : limit}）`;
}

/** The word for a state by itself. @param closed whether its incident is closed */
export const stateWord = (state: Pick<StepState, 'kind'>, closed = false): string =>
  closed && !isFinished(state) ? leftLabel : stateLabel[state.kind];

/** The word for a step's record, whether or not the step still applies. */
export const recordLabel = ({
  step: { outcome = 'handled' },
  state,
}: Pick<StepView, 'step' | 'state'>): string =>
  state.kind === 'done' ? outcomeLabel[outcome] : stateLabel[state.kind];

/** The word for how a step stands. @param closed whether its incident is closed */
export function stepStateLabel(item: Pick<StepView, 'step' | 'state' | 'applies'>, closed = false): string {
  if (!item.applies) return noLongerLabel;
  return item.state.kind === 'done' ? recordLabel(item) : stateWord(item.state, closed);
}

/** The event or time that a deferred step waits for. `now` in milliseconds since the epoch. */
export const deferredUntilWords = byKind<
  Until,
  [stepTitle: (id: string) => string, now: number, time?: TimeWords]
>({
  time: ({ at }, _, now, time = fullTime) => `到 ${time(Date.parse(at), now)}`,
  step: ({ step }, stepTitle) => `等“${stepTitle(step)}”有结果`,
  regrade: '等重新初判',
});

/** Wording of the open step. */
export const stepText = {
  onlyDeferred: (count: number) => `现在没有要办的，还有 ${count} 步暂缓`,
  onlyDeferredHint: '暂缓不等于办结；到时间自动回到待办，也可以在清单中打开提前办理。',
  notMine: '由其他岗位办',
  grade: '答完初判的问题',
  gradeHint: '没有初判以前，只列出在哪种情形下都要办的事。',
  returnedDraft: (title: string) => `改退回的稿子《${title}》`,
  nothingOpen: '从清单里选一步来看。',
  actions: '本步的其他处理',
  more: '其他处理',
  sensed: '由记录得出',
  /** Heading of the record of a step that no longer applies. */
  onRecord: '原来的记录',
  sensedFrom: {
    post: '看原帖的记录',
    facts: '看核实的事实',
    themes: '看公众反映',
    orders: '看来单',
    minutes: '看这次记录',
    calls: '看通话记录',
    assignment: '看交办的记录',
    handover: '看交接',
    statement: '看这份稿子',
    document: '看这份文书',
    step: '查看本步记录',
  },
  reopen: '重新办理',
  reopenHint: '请写明理由；此后有新的记录才记为办结。',
  reopened: (reason: string) => `要重新办理。理由：${reason}`,
  assignee: '交给',
  dueBy: (time: string) => `${time}前办完`,
  /** Where a task was given out. @param step title of the step; none for a meeting */
  taskFrom: (day: string, step: string | undefined) =>
    `由${day}${step === undefined ? '会议' : `“${step}”的`}记录`,
  takeTask: (task: string, from: string) => `交给${task}（${from}）`,
  assign: '指定人',
  assignFor: (steps: readonly string[]) => `由牵头的办：${steps.join('、')}`,
  leftForms: '本步未写完的内容已保留，重新办理后可以接着写。',
  leftAtClosing: '事件结束的时候这里写到一半，没有记入，现在不用办。要用的写进备注，或者重新打开事件接着写。',
  dropForms: '不要了',
  byHand: '不是这样办的，手工记',
  start: '开始办',
  defer: '暂缓',
  resume: '现在就办',
  returned: (until: string, reason: string) => `暂缓到期，回到待办（${until}）。当时的理由：${reason}`,
  markDone: { handled: '记为已办', reported: '记为已报送', published: '记为已发布' },
  receivedAt: '接报时间',
  receivedAtHint: '几点报到、转到办公室的；时限从这时算，不写录入的时间。',
  doneAt: { handled: '办结时间', reported: '报送时间', published: '发布时间' },
  notYet: {
    handled: undefined,
    reported: '已拟稿、未送达的，不记为已报送。',
    published: `${names.approve}、未公开的，不记为已发布；公众能够看到才记。`,
  },
  saveFile: '另存',
  fileMissing: '附件不在本机上',
  doneBy: '办理人',
  differing: '不一致',
  differingHere: '记录不一致，请在上面“不一致”中确定以哪一条为准；确定前按稳妥的一种办理。',
  inactive: (condition: string) => `现在不用办：只在${condition}时要办。`,
  occasion: (occasion: string) => `遇到再办：${occasion}。`,
  folded: (former: number, inactive: number, occasional: number) =>
    [
      former > 0 && `${former} 步现在不用办，原来的记录保留`,
      inactive > 0 && `${inactive} 步不适用`,
      occasional > 0 && `${occasional} 步遇到再办`,
    ]
      .filter(Boolean)
      .join('，'),
  takeUp: '遇到了，列入清单',
  filterLabel: '显示哪些步骤',
  all: '全部',
  mine: '我的',
  noSteps: `不按${names.matter}处置，没有要办的步骤。`,
  noStepsButOrders: `不按${names.matter}处置，清单上没有步骤。`,
  noMine: '没有指定给你或者属于本岗位的步骤。',
  counts: {
    toReport: (count: number) => `待报送 ${count}`,
    started: (count: number) => `进行中 ${count}`,
    deferred: (count: number) => `暂缓 ${count}`,
    overdue: (count: number) => `超时限 ${count}`,
  },
  words: '依据原文',
  writes: (form: string) => `文书：${form}`,
  /** State of a document that is filed while the step that reports it is still open. */
  writtenOnly: '写好了，还没报',
} as const;
