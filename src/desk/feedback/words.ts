import { names } from '#names';
import type { Amount } from '../../base/amount.ts';
import { type Cell, type Column, textCell } from '../core/column.ts';
import { promisedWords } from '../core/words/clock.ts';
import { amountWords, countWords } from '../core/words/value.ts';
import type { AnswerWay } from '../statements/theme-subject.ts';
import type { Theme } from './themes.ts';

/** Where one of the two tracks of a theme stands. */
export type TrackState =
  | 'unanswered'
  | 'withdrawn'
  | 'unpassed'
  | 'answered'
  | 'corrected'
  | 'passed'
  | 'solved';

/** Its word; the shapes are in the island. */
export const trackLabel: Readonly<Record<TrackState, string>> = {
  unanswered: '未答复',
  withdrawn: '答复已撤下',
  unpassed: '未转办',
  answered: '已答复',
  corrected: '已更正',
  passed: '已转办',
  solved: '已解决',
};

/** 线上: what the last public answer was. */
export const onlineState = ({ online, withdrawn }: Theme): TrackState =>
  online.at(-1)?.how ?? (withdrawn.length > 0 ? 'withdrawn' : 'unanswered');

/** 线下: whether a section has it, or has solved it. */
export const offlineState = ({ passed, solved }: Theme): TrackState =>
  solved !== undefined ? 'solved' : passed !== undefined ? 'passed' : 'unpassed';

/** Wording of the public's questions and complaints. */
export const feedbackText = {
  hint: '按问题归类，只记数量，不记发言人。不写账号、姓名、电话。',
  promise: '承诺的下次发布',
  toRelease: '去发布页',
  noPromise: '还没有承诺过下次什么时候更新。',
  none: '还没有记下公众反映什么。',
  noneHint: '把留言、热线、来访里问得多的归成几类，一类一类答复、解决。',
  answeredCount: (answered: number, total: number) => `${answered}/${total} 类已有回应`,
  heard: (count: Amount) => countWords(count, '条', '共'),
  /** Open themes on each of the two tracks: answered is not solved. */
  left: (themes: readonly Theme[]): string => {
    const unanswered = themes.filter(({ online }) => online.length === 0).length;
    const unsolved = themes.filter(theme => offlineState(theme) !== 'solved').length;
    return [
      unanswered === 0 ? '线上都已答复' : `线上未答复 ${unanswered} 类`,
      unsolved === 0 ? '线下都已解决' : `线下未解决 ${unsolved} 类`,
    ].join('，');
  },
  count: (count: Amount) => countWords(count, '条'),
  heardAt: (count: Amount, place: string | undefined, time: string) =>
    `${place ?? '来源未写'}，${countWords(count, '条')}（${time}）`,
  earlier: (count: number) => `显示更早的 ${count} 条记录`,
  themes: '各类反映',
  table: '各类有多少',
  online: '线上答复',
  offline: '线下解决',
  noAnswer: '还没有公开答复。',
  gone: '以下答复已经撤下，不计入已答复。',
  toStatement: '看这份稿子',
  noSection: `还没有交给${names.section}。`,
  answeredAt: (how: AnswerWay, place: string, time: string) => `${trackLabel[how]}（${place}），${time}`,
  owed: (time: string) => `已过时间：${promisedWords(time)}，还没有再说`,
  passedTo: (to: string, time: string) => `转给${to}，${time}`,
  due: (time: string) => `${time} 前办好`,
  overdue: (time: string) => `已过期限：${time} 前没有办好`,
  solvedAt: (time: string) => `已解决，${time}`,
  record: '记一类反映',
  recordMore: '补记数量',
  answer: '照已发布的答复',
  write: { answered: '写答复，送审', corrected: '更正不实信息，送审' },
  how: '这次是',
  ways: { answered: '答复', corrected: '更正不实信息' },
  fromStatement: '照哪一份答的',
  choose: '请选择',
  saveAnswer: '记为已答复',
  pass: `交给${names.section}`,
  passAgain: '改交',
  savePass: '记为已转办',
  solve: '解决了',
  saveSolve: '记为已解决',
  recordOf: (what: string, title: string) => `${what}（${title}）`,
  saved: {
    record: '已记下。',
    answered: '已记为答复。',
    pass: '已记为转办。',
    solve: '已记为解决。',
  },
  print: '打印',
} as const;

/** A moment as the log has it, in words. */
type TimeOf = (at: string) => string;

const lines = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join('\n');

function onlineWords({ online }: Theme, time: TimeOf): string {
  const latest = online.at(-1);
  return latest === undefined
    ? trackLabel.unanswered
    : lines(
        `${time(latest.at)} ${trackLabel[latest.how]}：${latest.text}`,
        latest.promised && promisedWords(time(latest.promised)),
        latest.link,
      );
}

const offlineWords = ({ passed, solved }: Theme, time: TimeOf): string =>
  lines(
    passed && `转${passed.to}${passed.due === undefined ? '' : `，${time(passed.due)}前办`}`,
    solved && `${time(solved.at)}解决：${solved.result}`,
  ) || trackLabel.unpassed;

/** The columns of the public's questions and complaints, with the results. */
export const themeColumns: readonly Column<Theme, Cell, TimeOf>[] = [
  { head: '反映的问题', width: 26, cell: ({ title }) => textCell(title) },
  { head: '条数', width: 10, cell: ({ count }) => textCell(amountWords(count)) },
  { head: feedbackText.online, width: 34, cell: (theme, time) => textCell(onlineWords(theme, time)) },
  { head: feedbackText.offline, width: 30, cell: (theme, time) => textCell(offlineWords(theme, time)) },
];
