import { names } from '#names';
import { EXAM } from '../exams/exam.ts';
import { judgesNamed } from './judge-words.ts';
import type { DrillJudged } from './record-kinds.ts';

/** A length to the second. @param length milliseconds */
export const briefLength = (length: number): string =>
  length < 60_000 ? `${Math.round(length / 1000)} 秒` : `${Math.floor(length / 60_000)} 分钟`;

/** Wording of 学习记录. */
export const recordText = {
  title: '学习记录',
  lead: '学过的课、做过的测试卷、演过的情景都在这里，只存在本机。导出一份交给带教的人：演练里说过的话也在文件里，他在自己的机器上就能判。',
  empty: '还没有记录。学完一课、做一份测试卷或演一遍，这里就有了。',
  last: (time: string) => `最近一次：${time}。`,
  export: '导出学习记录',
  exported: (name: string) => `已导出“${name}”。文件带校验，改动一个字就收不进去。`,
  exportFailed: '没有导出成功，请重试。',
  sealed: {
    open: '加密导出',
    save: '加密并导出',
    hint: '文件里有演练时说过的话。口令另外告诉带教的人；忘了口令，文件就打不开。',
  },
  sealing: '正在加密，要一两秒……',
  takeJudged: '收进带教的评判或安排',
  taken: ({ kind, fresh }: { readonly kind: 'judged' | 'assigned'; readonly fresh: number }) =>
    fresh === 0
      ? '这份文件早就收进来了。'
      : kind === 'judged'
        ? `收进 ${fresh} 条评判。`
        : `收进 ${fresh} 件安排，列在“我的学习”上。`,
  judgedFailed: '没有收进来，请重试。',
  print: '打印',
  lessons: '课',
  sentence: '这一课里写的一句',
  columns: {
    lesson: '课',
    done: '学完时间',
    path: '路径',
    handedIn: '交卷时间',
    score: '得分',
    verdict: '结果',
    scenario: '情景',
    at: '时间',
    form: '形式',
    grades: '各项目标',
  },
  notDone: '没学',
  lessonsDone: (done: number, total: number) => `学完 ${done} / ${total} 课`,
  exams: '测试卷',
  examScore: (score: number) => `${score} 分`,
  /** After the score, where one can go there. */
  examMistakes: ' · 查看错题',
  toDebrief: ' · 评分和复盘',
  timedOut: '时间到',
  hasty: (time: string) => `用时 ${time}，读不完题`,
  noExams: '还没有做过测试卷。',
  drills: '演练',
  form: { full: '全程', short: '短练', night: '夜里十分钟' },
  mode: { solo: '', group: '，桌面推演' },
  noDrills: '还没有演过。',
  toDrills: '去演练',
  clauses: '各条掌握得怎样',
  clausesHint: '小测、复习、测试卷里问到这一条的得分，加上演练里对应目标的评分。问得少的，多少有些碰巧。',
  clause: '条款',
  clauseText: '原文',
  clauseColumns: { asked: '问过', rate: '得分率' },
  practise: (count: number) => `练薄弱的几条（最多 ${count} 题）`,
  never: '没问过',
  certificateFor: (path: string) => `打印“${path}”的学习证明`,
  wipe: { ask: '清除本机上的学习记录', yes: '确定清除', no: '不清除' },
  wipeHint: `课、测试卷、演练成绩、没交的测试卷和收来的别人的记录，全部从本机删除，不能恢复。${names.matter}事件不受影响。要留底，先导出。`,
  wiped: '已清除。',
  wipeFailed: '没有清除成功，请关闭其他窗口后重试。',
} as const;

/** Wording of the printed certificate. */
export const certificateText = {
  title: '学习证明',
  print: '打印',
  hint: '打印时选 A4 横向；页眉页脚可以不要。',
  body: (path: string, lessons: number) =>
    `学完${names.matter}处置培训“${path}”路径全部 ${lessons} 课，通过测试和全程演练。`,
  lessons: '所学课程',
  score: '最高成绩',
  scoreValue: (score: number) => `${score} 分（${EXAM.pass} 分通过）`,
  date: '完成日期',
  judged: (judges: readonly Pick<DrillJudged['data'], 'name' | 'title' | 'where'>[]) =>
    `全程演练由${judgesNamed(judges)}评判`,
  nights: (of: Readonly<Record<'nights' | 'chosen' | 'right' | 'words' | 'judged', number>>) =>
    `夜里十分钟 ${of.nights} 晚：最要紧的 ${of.chosen} 句选对 ${of.right} 句；自己说的 ${of.words} 段话，判过 ${of.judged} 段`,
  plan: `依据《${names.document}》`,
  notice: '仅供本单位内部培训使用',
  notYet: (path: string) => `“${path}”还没有学完、通过测试并通过一次全程演练，暂时没有学习证明。`,
  missing: {
    lessons: (count: number) => `还有 ${count} 课没有学完`,
    exam: `测试卷还没有到 ${EXAM.pass} 分（交得太快、读不完题的不算）`,
    drill: '还没有一遍通过的全程演练（一个人演、没有一票否决、说过的话都由带教的人判过）',
  },
  toLesson: '接着学',
} as const;
