import { saveFailure } from '../../desk/parts/store-words.ts';
import { GRADES, type RunVerdict } from '../drills/grade.ts';
import { AWAITING, gradeBrief, NOT_ASSESSED, POOR_WORDS, verdictWord } from '../drills/grade-words.ts';
import { judgesNamed } from '../records/judge-words.ts';
import type { RunResult } from '../records/result.ts';

/** The screens of 我的学习, by what the address calls them. */
export const studyScreens = [
  { place: '', label: '我的学习' },
  { place: 'review', label: '今日复习' },
  { place: 'record', label: '学习记录' },
  { place: 'group', label: '带教汇总' },
] as const;

/** How often a run gave each grade, and none: `做到 3 · 未做到 1 · 未评定 2`. */
export function gradeCounts({ data, grades: given, waiting, poor }: RunResult): string {
  const grades = Object.values(given);
  return [
    ...GRADES.map(grade => [gradeBrief[grade], grades.filter(each => each === grade).length] as const),
    [AWAITING, waiting.length] as const,
    [NOT_ASSESSED, data.notAssessed.length] as const,
    [POOR_WORDS, poor.length] as const,
  ]
    .filter(([, count]) => count > 0)
    .map(([words, count]) => `${words} ${count}`)
    .join(' · ');
}

const verdictShape: Readonly<Record<RunVerdict, string>> = {
  passed: '✓',
  incomplete: '○',
  open: '◐',
  pending: '？',
  failed: '✗',
};

/** The verdict of a drill. */
export function runVerdictWords({ verdict, judges }: RunResult): string {
  const by = judgesNamed(judges);
  return `${verdictShape[verdict]} ${verdictWord[verdict]}${by === '' ? '' : `，${by}判`}`;
}

/** Wording of the sentence that a lesson asks for. */
export const taskText = {
  title: '动手',
  hint: '照真要说的写，一句就好。写完马上和两种好的写法放在一起看。',
  compare: '写好了，对照着看',
  nothing: '先写一句。',
  beside: '你写的和两种好的写法',
  own: '你写的',
  model: (place: number) => `写法${'一二'[place]}`,
  unmarked: '不评分，记在学习记录里。',
  toCheck: '开始小测',
  again: '再写一次',
  look: '看自己写的一句',
  unopened: '本课的课文还没有打开过：读过课文，本课方为学完。做过的小测留着，不用再做。',
  toLesson: '去读这一课',
} as const;

/** Wording around all screens of 我的学习, and of the first one. */
export const studyText = {
  title: '我的学习',
  loading: '正在读取本机上的学习记录……',
  loadFailed: '没有取到题库，请检查网络后重试。学习记录还在本机，不受影响。',
  retry: '重试',
  screens: '我的学习的各页',
  back: '我的学习',
  unknown: '没有这一页。可能是地址不完整，或课和路径改了名字。',
  notSaved: (count: number, code: keyof typeof saveFailure) =>
    `有 ${count} 条学习记录还没有保存：${saveFailure[code]}。请不要关闭页面。`,
  /** The same of answers in an exam or a check that is not finished. */
  notKept: (code: keyof typeof saveFailure) =>
    `刚才的作答还没有保存：${saveFailure[code]}。可以继续答题，但请不要关闭页面。`,
  rewritten:
    '本机上的学习记录刚才被清除过（可能是清理浏览器数据）。本页把手里的记录重新写了一遍，请导出一份备存。',
  cleared:
    '本机上的学习记录被清除过（可能是清理了浏览器数据，也可能是浏览器被强行关闭后自己清空的），第二份里有的已经补回来；没做完的题和测试卷没有第二份，补不回来。',
  /** Stored events that this edition cannot read. @param count at least 1 */
  broken: (count: number) => `有 ${count} 条学习记录读不出来，没有计入；都还在本机，没有删除。`,
  retrySave: '马上重试',
  greeting: (name: string, sentence: string) => (name === '' ? sentence : `${name}，${sentence}`),
  due: (count: number) => `今天有 ${count} 题要复习。`,
  reviewNow: (count: number) => `开始今日复习（${count} 题）`,
  takeReviews: (days: number) => `复习日子存进日历（${days} 天）`,
  tookReviews: (name: string) => `已导出“${name}”，用手机或电脑上的日历打开。`,
  reviewsFailed: '没有导出成功，请重试。',
  reviewedToday: '今天的复习做完了。',
  nextReview: (day: string) => `下一批在${day}。`,
  nothingDue: '今天没有要复习的题。',
  noCards: '学完一课，复习的题就从那一课里来。',
  lesson: (number: number, title: string) => `学第 ${number} 课\u2002${title}`,
  lead: '选自己岗位的路径，读课，做课后的小测：学到哪里、今天该复习什么，这里都记着。',
  empty: '本机上还没有学习记录。',
  emptyMinutes: (minutes: number) => `第一课约 ${minutes} 分钟。`,
  noRole: '还没有选择岗位。选好以后，自己岗位的路径排在最前面。',
  chooseRole: '选择岗位',
  noPathOfRole: '你的岗位没有单独的路径，任选一条相近的。',
  underWay: (path: string) => `“${path}”的测试卷还没有交，仍在计时。`,
  resumeExam: '继续答题',
  paths: '学习路径',
  myPaths: '我的路径',
  otherPaths: (count: number) => `其他岗位的路径（${count} 条）`,
  mine: '我的岗位',
  lessons: (done: number, total: number) => `${done} / ${total} 课`,
  pathDone: '✓ 学完了',
  nextLesson: (number: number) => `学第 ${number} 课`,
  best: (score: number, passed: boolean) => `测试卷最高 ${score} 分，${passed ? '✓ 通过' : '○ 没通过'}`,
  takeExam: '做测试卷',
  examOf: (path: string) => `做测试卷：${path}`,
  certificate: '打印学习证明',
  certificateLacks: '学习证明还差什么',
  drills: '演练',
  drillsHint: '夜里十分钟接三个电话；照着情景在处置台上演一遍，按记录评分。',
  night: (title: string) => `夜里十分钟：${title}`,
  lastRun: (verdict: string, counts: string) => (counts === '' ? verdict : `${verdict}\u2002${counts}`),
  runs: (count: number) => `演过 ${count} 次`,
  name: '姓名',
  nameHint: '姓名只存在本机，只写进自己导出的记录和打印的证明。',
  nameFor: {
    export: '导出的记录须写姓名，供带教的人核对。',
    certificate: '学习证明上要写姓名。',
  },
  nameNeeded: '请填写姓名。',
  nameGoOn: '保存并继续',
  nameSkip: '暂不填写',
  nameGive: '填写姓名',
  nameChange: '改姓名',
  nameChanged: '保存姓名',
  nameNone: '没有填写',
} as const;
