import type { Score } from './answering.ts';
import type { QuestionKind } from './question.ts';
import type { ReviewCall } from './review-call.ts';

/** Names of the kinds of question. */
export const questionKind: Readonly<Record<QuestionKind, string>> = {
  single: '单选',
  several: '多选',
  order: '排序',
  judge: '判断',
  spot: '找不能发的句子',
};

/** The task of each kind, shown before it is answered. */
export const kindWords: Readonly<Record<QuestionKind, string>> = {
  single: '单选',
  several: '多选，对的不止一项',
  judge: '判断：这句话对不对',
  order: '排顺序，先做的在上',
  spot: '逐句看，可以标几句',
};

/** An answer in a shape and words. */
export const scoreWords = {
  1: { shape: '✓', words: '答对了' },
  0.5: { shape: '◐', words: '对了一半' },
  0: { shape: '✗', words: '答错了' },
} as const satisfies Readonly<Record<Score, { readonly shape: string; readonly words: string }>>;

/** The mark of one choice after answering. */
export type ChoiceMark = 'right' | 'wrong' | 'missed' | 'left';

const marks = { right: '✓ 选对了', wrong: '✗ 选错了', missed: '○ 应选这项', left: '' } as const;
const spotMarks = {
  right: '✓ 标对了：不能发',
  wrong: '✗ 标错了：可以发',
  missed: '○ 应标：不能发',
  left: '可以发',
} as const satisfies Readonly<Record<ChoiceMark, string>>;

/** The mark of a choice, in a shape and words; empty for a wrong one that was rightly left. */
export const markWords = (kind: QuestionKind, mark: ChoiceMark): string =>
  (kind === 'spot' ? spotMarks : marks)[mark];

/** The effect of Enter on a question. */
export const enterKey = {
  answer: '回车作答，再按回车到下一题。',
  next: '回车到下一题。',
  handIn: '回车交卷（交之前会再问一次）。',
} as const;

/** Wording of a calendar of reviews. */
export const reviewCallWords = {
  calendar: '今日复习',
  summary: ({ count }: ReviewCall) => `今日复习：${count} 题`,
  description: () =>
    '打开手册的“培训 → 我的学习 → 今日复习”。这是导出时算的日子；复习以后日子会变，请重新导出。',
};

/** Wording of one question. */
export const questionText = {
  number: (number: number, of: number) => `第 ${number} 题，共 ${of} 题`,
  again: (number: number, of: number) => `再做一遍：第 ${number} 题，共 ${of} 题`,
  answer: '作答',
  next: '下一题',
  finish: '看结果',
  required: (kind: QuestionKind) =>
    `${kind === 'spot' ? '至少标一句' : kind === 'several' ? '至少选一项' : '先选一项'}，再作答。`,
  keys: (kind: QuestionKind, enter: keyof typeof enterKey) =>
    `键盘：数字键选${kind === 'order' ? '一行，↑ ↓ 移动' : ''}，${enterKey[enter]}`,
  moveUp: '上移',
  moveDown: '下移',
  move: (way: string, text: string) => `${way}：${text}`,
  moved: (text: string, place: number) => `“${text}”移到第 ${place} 位`,
  inPlace: '✓ 位置对',
  misplaced: (place: number) => `✗ 排在了第 ${place} 位`,
  rightOrder: '对的顺序是：',
  unanswered: '没有答',
  unknownGiven: '当时选了什么没有留下，只记了得分。',
} as const;

/** Wording of a lesson's check, of the daily review, and of the results of both. */
export const sittingText = {
  check: '小测',
  ofLesson: (number: number, title: string) => `第 ${number} 课\u2002${title}`,
  toLesson: '回去读这一课',
  review: '今日复习',
  resultTitle: (right: number, of: number) => `${of} 题对了 ${right} 题`,
  lessonDone: '这一课学完了，已记入学习记录。',
  lessonNotDone: '没有全对的题改对后，本课方为学完。',
  lessonDoneBefore: '这一课以前学完过，仍算学完。',
  score: (percent: number) => `对一半的算半题，得分 ${percent}%。`,
  missed: (count: number) => `没有全对的 ${count} 题，趁刚看过解释再做一遍。`,
  again: (count: number) => `再做这 ${count} 题`,
  againDone: (count: number, right: number) =>
    `${count} 题又做了一遍，这次对了 ${right} 题。得分以第一遍为准。`,
  once: '再做一次小测',
  nextLesson: (number: number, title: string) => `下一课：第 ${number} 课\u2002${title}`,
  toPath: '回到学习路径',
  pathFinished: '这条路径的课都学完了，可以做测试卷了。',
  reviewDone: '今天的复习做完了',
  reviewed: (count: number) => `今天复习了 ${count} 题。`,
  nextOn: (day: string) => `下一批在${day}。记得住的隔得久，忘了的第二天就来。`,
  reviewNone: '今天没有要复习的题',
  noneYet: '还没有学完的课。学完一课、做过小测，题目就会隔些日子回来。',
  toFirst: '去选一课',
  toStudy: '回到我的学习',
  practice: '练薄弱的几条',
  nothingWeak: '问过的条款里没有答错的，没有要练的题。',
  toRecord: '回到学习记录',
} as const;
