import { names } from '#names';
import type { ClockView } from '../core/clock.ts';
import { certainty, clockText, metWords } from '../core/words/clock.ts';
import { lasting } from '../core/words/lasting.ts';
import { fullTime } from '../core/words/time.ts';

/** The boxes of a step on paper, in the order in which they are printed. */
export const paperMarkLabel = {
  done: '已办',
  skipped: '不办',
  notApplicable: '不适用',
} as const;
export const PAPER_MARKS = Object.keys(paperMarkLabel) as readonly (keyof typeof paperMarkLabel)[];

/** When a clock runs out, as paper can hold it, or from when it counts. @param now milliseconds since the epoch */
export function paperDue({ clock }: ClockView, now: number): string {
  if (clock.kind === 'waiting') return paperText.clockWaiting;
  if (clock.kind === 'running' || clock.kind === 'overdue')
    return `${fullTime(clock.due, now)}${certainty(clock)}`;
  if ('due' in clock && clock.due !== undefined) return fullTime(clock.due, now);
  return clock.since === undefined ? '' : paperText.clockStopwatch(fullTime(clock.since, now));
}

/**
 * When what a clock limits was done, and how far from the limit; `undefined` leaves room to write it.
 * @param closed whether the clock stands still at the closing, `now`
 */
export function paperDone({ clock }: ClockView, closed: boolean, now: number): string | undefined {
  const { kind } = clock;
  if (kind === 'met') return `${fullTime(clock.at, now)} ${metWords(clock)}`;
  if (!closed || kind === 'waiting') return undefined;
  return kind === 'overdue' ? clockText.closed.overdue(lasting(now - clock.due)) : clockText.closed[kind];
}

/** Wording of the checklist on paper. */
export const paperText = {
  // The screen.
  printTitle: '打印',
  printHint:
    '和屏幕上同样的编号，屏幕上办完的也印在上面。停电、断网、到现场，都可以照着办；回来以后，在清单和记录里补记。',
  printNow: '打印纸面清单',
  preview: '先看一看',
  previewEnd: '收起',
  previewLabel: '要打印的纸面清单，可以左右移动',

  // The sheet itself.
  sheetTitle: `${names.matter}处置清单`,
  blankTitle: `${names.matter}处置清单（空白）`,
  blankHint: '打成 A4。编号与本站步骤相同；带条件的步骤，条件不符时在“不适用”打勾。',
  notReady: '打印的内容还没有取齐，请稍等再打印一次。',
  writer: '填表的岗位和姓名',
  assigned: (name: string) => `已交给${name}`,
  notesAt: (numbers: readonly number[]) => `备注见记录第 ${numbers.join('、')} 条`,
  logTitle: (count: number) => `处置记录（共 ${count} 条）`,
  undone: '【已撤销】',
  incident: '事件',
  verdict: '初判结论',
  foundAt: '发现时间',
  printedAt: '打印时间',
  progress: '屏幕上已有结果',
  closed: '已结束',
  clocksTitle: '时限',
  stepsTitle: '步骤',
  publicationsTitle: (count: number) => `发布的全文（共 ${count} 份）`,
  publicationsHint: '照发布的原文，一字不改；撤下的也在。',
  elsewhere: (approvers: string) =>
    `未经本系统签审${approvers === '' ? '' : `，${approvers}${names.approve}`}`,
  withdrawn: (time: string) => `已于 ${time} 撤下`,
  onAuthority: '按内部授权先发',
  passedOver: '保留原文',
  atTriage: (answer: string) => `${answer}（初判时）`,
  neverClear: (answer: string) => `${answer}，到结束没有核实`,
  edition: (edition: string) => `手册版本 ${edition}`,
  howTo: '办完一步，在框里打勾，写时间和姓名；不办和不适用的写理由。办完带回，在处置台上补记。',
  secrecy: '不得填写国家秘密、工作秘密和网民身份信息。',
  clockWaiting: '起算后再填：　　月　　日　　时　　分',
  clockStopwatch: (time: string) => `没有写数字，从 ${time} 起算`,
  stepColumns: ['号', '步骤', '办', '时间、姓名'],
  timeBlank: '　　日　　:',
  reasonBlank: '理由',
  /** Blanks for the details of a publication. */
  releaseBlanks: ['发布在哪里、链接', `${names.approve}人（姓名、职务）`],
  deferred: '暂缓',
  started: '进行中',
  pauseHow: '一人念，另一人逐条答“是”，念到的打勾。',
  notesTitle: '记事',
  notesColumns: ['时间', '记了什么', '姓名'],
  foot: names.disclaimer,
  pageNote: '没有印出页码的，请在打印设置里打开“页眉和页脚”。',
} as const;
