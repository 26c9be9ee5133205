import { clockText, metWords } from '../core/words/clock.ts';
import { fullTime } from '../core/words/time.ts';
import type { ClockView } from '../incident/view.ts';
import type { PAPER_MARKS, PaperOutcome } from './paper.ts';

/** The boxes of a step on paper. */
export const paperMarkLabel: Readonly<Record<(typeof PAPER_MARKS)[number], string>> = {
  done: '已办',
  skipped: '不办',
  notApplicable: '不适用',
};

/** A clock as paper can hold it: when it is due, or from when it will count. @param now milliseconds since the epoch */
export function paperClock({ clock }: ClockView, now: number): string {
  switch (clock.kind) {
    case 'waiting':
      return paperText.clockWaiting;
    case 'stopwatch':
      return paperText.clockStopwatch(fullTime(clock.since, now));
    case 'met':
      return `${fullTime(clock.at, now)} ${metWords(clock)}`;
    default:
      return `${clockText.due(fullTime(clock.due, now))}${clock.certain ? '' : `（${clockText.uncertain}）`}`;
  }
}

/** What became of a sheet, in one sentence. */
export function enteredSentence({ entered, enteredNotes, problems, refusedNotes }: PaperOutcome): string {
  const parts = [
    entered.length > 0 ? `${entered.length} 步` : '',
    enteredNotes > 0 ? `${enteredNotes} 条记事` : '',
  ].filter(Boolean);
  const done = parts.length === 0 ? '没有录入。' : `录入了 ${parts.join('、')}。`;
  const left = problems.length + refusedNotes.length;
  return left === 0 ? done : `${done}还有 ${left} 处要改，写下的都还在。`;
}

/** Wording of the paper twin. */
export const paperText = {
  // The screen.
  printTitle: '打印',
  printHint: '和屏幕上同样的编号，屏幕上办完的也印在上面。停电、断网、到现场，都可以在纸上办，回来再录。',
  printNow: '打印纸面清单',
  preview: '先看一看',
  previewEnd: '收起',
  previewLabel: '要打印的纸面清单，可以左右移动',
  enterTitle: '录回',
  enterHint:
    '照着纸面从上往下录：办了的打勾，写时间和姓名。按 Enter 到下一格。没有办的不用管。录到一半离开，写下的都在。',
  closed: '这起事件已经结束；要补录步骤，请先重新打开。',
  allDone: '清单上的步骤都有了结果，没有要录回的步骤。',
  date: '纸面上的日期',
  dateHint: '时间只写了几点几分的，都算这一天。',
  mark: '怎样了',
  time: '时间',
  timeHint: '时间写 1432 或者 14:32；不是这一天的，前面加日期：25 14:32。',
  name: '姓名',
  reason: '理由',
  needsFile: '这一步要附文件，请在清单里办。',
  needsRelease: '这一步由发布算作办了，请在“发布”里事后补录。',
  badTime: '要写成 1432 或者 14:32；不是这一天的，前面加日期：25 14:32。',
  needTime: '写上办成的时间，例如 1432。',
  needName: '写上纸面上的姓名。',
  notes: '纸面上的记事',
  notesHint: '一行一条。前面可以写时间，例如“14:32 电话报告组长”。',
  noteRefused: (line: string, why: string) => `“${line}”：${why}`,
  enter: (steps: number) => (steps === 0 ? '录入' : `录入 ${steps} 步`),
  nothing: '还没有打勾的步骤，也没有记事。',

  // The sheet itself.
  sheetTitle: '舆情处置清单',
  blankTitle: '舆情处置清单（空白）',
  blankHint: '可以直接打印（A4）。编号与本站步骤相同；带条件的步骤，条件不符时在“不适用”打勾。',
  notReady: '打印的内容还没有取齐，请稍等再打印一次。',
  writer: '填表的岗位和姓名',
  assigned: (name: string) => `已交给${name}`,
  notesAt: (numbers: readonly number[]) => `备注见记录第 ${numbers.join('、')} 条`,
  factColumns: ['事实', '内容', '状态', '来源、核实'],
  differenceColumns: ['哪一项', '怎么说', '谁', '时间'],
  logTitle: (count: number) => `处置记录（共 ${count} 条）`,
  logColumns: ['号', '时间', '事', '谁'],
  undone: '【已撤销】',
  incident: '事件',
  verdict: '初判结论',
  foundAt: '发现时间',
  printedAt: '打印时间',
  progress: '屏幕上已有结果',
  edition: (edition: string) => `手册版本 ${edition}`,
  howTo: '办完一步，在框里打勾，写时间和姓名；不办和不适用的写理由。办完带回，在“纸面清单”里录回。',
  secrecy: '不得填写国家秘密、工作秘密和网民身份信息。',
  clockColumns: ['要办成的事', '起算', '到点', '办成时间'],
  clockWaiting: '起算后再填：　　月　　日　　时　　分',
  clockStopwatch: (time: string) => `没有写数字，从 ${time} 起算`,
  columns: { number: '号', step: '步骤', marks: '办', hand: '时间、姓名' },
  timeBlank: '　　日　　:',
  reasonBlank: '理由',
  /** What a publication is written down with afterwards. */
  releaseBlanks: ['发布在哪里、链接', '谁审定的（姓名、职务）'],
  deferred: '暂缓',
  started: '进行中',
  noLonger: '现在不用办',
  pauseHow: '一人念，另一人逐条答“是”，念到的打勾。',
  notesTitle: '记事',
  notesColumns: ['时间', '记了什么', '姓名'],
  foot: '非官方整理，以发文机关原件为准',
  pageNote: '没有印出页码的，请在打印设置里打开“页眉和页脚”。',
} as const;
