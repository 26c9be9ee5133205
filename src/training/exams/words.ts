import { span } from '../../desk/core/words/span.ts';
import { isHasty } from '../records/record.ts';
import type { ExamTaken } from '../records/record-kinds.ts';
import { EXAM } from './exam.ts';

/** A list of numbers, not longer than a line: `第 4、9、12 题`. */
function places(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 6).join('、');
  return `第 ${shown} 题${numbers.length > 6 ? '等' : ''}`;
}

/** The question before an exam is handed in, which is always asked. Positions count from 1. */
export function handInSentence(unanswered: readonly number[], flagged: readonly number[]): string {
  const open =
    unanswered.length === 0
      ? ''
      : `还有 ${unanswered.length} 题没有答（${places(unanswered)}），交卷后按 0 分算。`;
  const marked = flagged.length === 0 ? '' : `有 ${flagged.length} 题标了再看（${places(flagged)}）。`;
  return `${open}${marked}` || '每一题都答了。交卷以后不能再改。';
}

/** State of a question in the list of an exam. */
export const placeLabel = (number: number, isAnswered: boolean, isFlagged: boolean): string =>
  `第 ${number} 题，${isAnswered ? '已答' : '未答'}${isFlagged ? '，再看' : ''}`;

/** The result of an exam, in a shape and words. */
export const examVerdict = (exam: Pick<ExamTaken, 'at' | 'data'>): string =>
  isHasty(exam) ? '○ 不计成绩' : exam.data.passed ? '✓ 通过' : `○ 没有通过（${EXAM.pass} 分通过）`;

/** Wording of an exam to print. */
export const blankExamText = {
  form: '测试卷',
  open: '打印空白卷',
  title: (path: string) => `${path}　空白测试卷`,
  hint: '发给一组人用笔答；答案另起一页，印好后抽出来留给带教的人。同一个卷号再打开，还是这一份。',
  another: '换一份',
  print: '打印',
  number: (seed: number) => `卷号 ${seed}`,
  name: '姓名',
  date: '日期',
  section: '单位和岗位',
  score: '得分',
  rules: (questions: number) =>
    `${questions} 题，${EXAM.minutes} 分钟，${EXAM.pass} 分通过；多选和找句子答对一半、没有错选的算半题。`,
  order: '先后（写字母）',
  key: (seed: number) => `答案（带教留存，不发）　卷号 ${seed}`,
  none: '没有',
  columns: { number: '题', answer: '答案', why: '为什么' },
} as const;

/** Wording of exams. */
export const examText = {
  of: (path: string) => `${path}　测试卷`,
  rules: (questions: number) => [
    `${questions} 题，${EXAM.minutes} 分钟，${EXAM.pass} 分通过。每次的题不一样，答的时候不出解释，交卷后逐题看。`,
    '开始以后不停止计时：关闭页面、换页面也照样计时；答过的都留着，回来继续答题。',
    '一时答不上的可以标“再看”。时间到了自动交卷，没答的算 0 分。',
  ],
  unread: (done: number, total: number) => `这条路径学了 ${done} / ${total} 课。可以先考，也可以学完再来。`,
  start: '开始答题',
  other: (path: string) => `“${path}”的测试卷还没有交，先答完那一份。`,
  toOther: '去答那一份',
  earlier: '以前的成绩',
  left: (milliseconds: number) => `还剩 ${span(milliseconds)}`,
  leftLabel: '剩余时间',
  minutesLeft: (minutes: number) => `还剩 ${minutes} 分钟`,
  answered: (count: number, of: number) => `已答 ${count} / ${of}`,
  list: '题目',
  flag: '再看',
  flagLabel: '标记这一题，待会儿再看',
  previous: '上一题',
  next: '下一题',
  handIn: '交卷',
  handInNow: '确认交卷',
  goOn: '继续答题',
  legend: { answered: '已答', open: '未答', flagged: '再看' },
  score: (score: number) => `${score} 分`,
  timedOut: '时间到，自动交卷。',
  hasty: '用时太短，读不完题，这一份不计成绩。',
  took: (milliseconds: number) => `用时 ${span(milliseconds)}。`,
  rights: (right: number, half: number, wrong: number) =>
    `全对 ${right} 题，${half > 0 ? `对一半 ${half} 题，` : ''}错或没答 ${wrong} 题。`,
  mistakes: '没有全对的题',
  noMistakes: '没有错题。',
  rest: (count: number) => `全对的 ${count} 题`,
  gone: (count: number) => `有 ${count} 题后来从题库里撤下了，这里看不到。`,
  again: '再做一份',
  /** Beside the exam's name where it is printed. */
  printed: (name: string, at: string) => `　姓名：${name === '' ? '＿＿＿＿' : name}　交卷：${at}`,
} as const;
