import { isSettled } from '../closing/settled.ts';
import { byKind } from '../core/words/by-code.ts';
import { span } from '../core/words/span.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';
import type { Overrun, StepView } from '../incident/view.ts';
import type { Known } from '../triage/reading.ts';
import type { StepMark, Until } from './step-marks.ts';
import type { StepState } from './step-state.ts';

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

const { todo: _, done: _done, ...standing } = stateLabel;
/** What each mark on a step is called. */
export const markLabel = { ...standing, redo: '重新办理' } as const satisfies Record<
  StepMark['kind'],
  string
>;

/** What was decided to be reported and is not sent yet. */
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

/** What a finished step is called: a draft that lies ready is neither reported nor published. */
export const outcomeLabel = { handled: '已办', reported: '已报送', published: '已发布' } as const;

/** What a step is called that was left when its incident was closed: there is nothing to be done of it any more. */
export const leftLabel = '未办';

/** What was said at the closing of a step that was left. */
export const leftWords = (said: string): string => `结束时没有办：${said}`;

/** What a step is called that does not apply any more, whatever stands on record of it. */
export const noLongerLabel = '现在不用办';

/** How long after which limit a step was done. @param step its title, which often names the limit already */
export function overrunWords({ deadline, by }: Overrun, step: string): string {
  const limit = `${deadline.limitText}${deadline.title}`;
  return `超时限，晚了${span(by)}${step === limit ? '' : `（${limit}）`}`;
}

/** The word for a state by itself. @param closed whether its incident is closed */
export const stateWord = (state: Pick<StepState, 'kind'>, closed = false): string =>
  closed && !isSettled(state) ? leftLabel : stateLabel[state.kind];

/** The word for what was done of a step, whether or not it still applies. */
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

/** What a deferred step waits for. `now` in milliseconds since the epoch. */
export const untilWords = byKind<Until, [stepTitle: (id: string) => string, now: number, time?: TimeWords]>({
  time: ({ at }, _, now, time = fullTime) => `到 ${time(Date.parse(at), now)}`,
  step: ({ step }, stepTitle) => `等“${stepTitle(step)}”有结果`,
  regrade: '等重新初判',
});
