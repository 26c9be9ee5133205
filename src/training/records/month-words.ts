import { names } from '#names';
import { documentDate } from '../../desk/core/words/time.ts';
import { faultName, lackName } from '../drills/fault-words.ts';
import type { Fault, Line } from '../drills/grade.ts';
import type { Assignment, AssignmentState, Task } from './assignment.ts';

const stateMark: Readonly<Record<AssignmentState, string>> = {
  done: '✓',
  late: '✓',
  open: '○',
  overdue: '！',
};

/** How an assignment stands with somebody. @param done milliseconds since the epoch */
export function assignmentWords(state: AssignmentState, done: number | undefined): string {
  const day = done === undefined ? '' : ` ${documentDate(done)}`;
  const words = { done: `已做${day}`, late: `过期后做${day}`, open: '未做', overdue: '过期未做' }[state];
  return `${stateMark[state]} ${words}`;
}

/** An assignment in words. @param title of the night, scenario or path; `undefined` where it is gone */
export function taskWords({ task, clauses = [], of = '' }: Task, title: string | undefined): string {
  switch (task) {
    case 'night':
      return `夜里十分钟：${title ?? of}`;
    case 'drill':
      return `演练：${title ?? of}`;
    case 'exam':
      return `测试卷：${title ?? of}`;
    case 'practice':
      return `十道题：${clauses.join('、')}`;
  }
}

/** The name of a recurring finding. */
export const findingName = (finding: Line | Fault): string =>
  finding in lackName ? lackName[finding as Line] : faultName[finding as Fault];

/** Wording of the month's assignments, for the trainee. */
export const assignedText = {
  title: '本月要做',
  due: (assignment: Assignment) => `${documentDate(Date.parse(assignment.due))}前，${assignment.name}安排`,
  begin: '去做',
} as const;

/** Wording of the month, for the trainer. */
export const monthText = {
  title: '本月安排',
  hint: '选好一件事和日期，导出的文件发给每个人，本人在“学习记录”里收进去，就列在“我的学习”上。做了没有，收到学习记录就看得出。',
  task: '做什么',
  clausesOf: (clauses: readonly string[]) => `十道题，问大家最不熟的：${clauses.join('、')}`,
  due: '哪天以前',
  dueMissing: '请填日期。',
  name: '安排的人',
  nameMissing: '请填安排的人。',
  give: '安排，导出文件发给每个人',
  file: '训练安排',
  given: (file: string) => `已导出“${file}”，请发给每个人。`,
  notGiven: '没有导出成功，请重试。',
  columns: { task: '安排', due: '日期', done: '做了', missing: '没做的' },
  none: '还没有安排。',
  doneOf: (done: number, all: number) => `${done} / ${all} 人`,
  nobody: '没有',
  unseen: '三个月没有动静的',
  found: '反复出现的问题',
  foundHint: '判的人勾出来的，按人数排。',
  foundColumns: { what: '问题', trainees: '人', words: '段' },
  nothingFound: '判过的话里没有勾出问题。',
  queue: (left: number) => (left === 0 ? '按来电看所有人的话' : `按来电判（${left} 段未判）`),
  evaluation: '导出训练评估（Word）',
} as const;

/** A remedy for each finding, as a trainer writes it into the improvement list. */
export const improvement: Readonly<Record<Line | Fault, string>> = {
  fact: '答复以前先查台账，没有核实的写“正在核实”；下月练一遍“先核实、再答复”。',
  time: '每次答复末尾说清几点再说；下月夜里十分钟专看这一句。',
  where: `答复里写清去哪里、找哪个${names.section}、打哪个电话。`,
  people: '有人身危险的，第一句先叫人离开；下月夜里十分钟专练接电话的第一句。',
  cause: '原因没有认定以前只说“正在调查”；重读“先事实、后原因”一课。',
  personal: '对外的话不写姓名、门牌、电话；发布前逐句过一遍个人信息。',
  verdict: '没有立案、没有结论的，不用“违法”“属实”一类的词。',
  forecast: '稳不稳定、几时再滑，由有权的单位发布，答复里不说。',
  blame: `先说${names.here}几点做什么，再说转给哪个单位，不指责来电的人。`,
  unanswered: '先答问的那一件，答不了的说清几点答。',
  cold: '第一句先回应对方的处境，再说程序。',
};

/** Wording of the evaluation. */
export const evaluationText = {
  form: '训练评估',
  title: (month: string) => `${month}${names.matter}处置训练评估`,
  month: '月份',
  attended: '参训',
  attendedOf: (came: number, all: number) => `${all} 人中 ${came} 人参加`,
  judged: '评判',
  judgedOf: (judged: number, left: number) =>
    `判了 ${judged} 段话${left === 0 ? '' : `，${left} 段还没有判`}`,
  attendance: '参训情况',
  attendanceHead: ['姓名', '本月做的', '结果', '安排的还差'],
  nothing: '本月没有参加',
  noTrainees: '没有收到学习记录。',
  findings: '反复出现的问题',
  findingsHead: ['问题', '人数', '段数'],
  noFindings: '判过的话里没有勾出问题。',
  clauses: '不熟的条款',
  clausesHead: ['条款', '内容', '平均得分率'],
  noClauses: '没有答过题。',
  improve: '改进清单',
  improveHead: ['序号', '问题', '改进办法', '负责人', '完成时限', '完成情况'],
  nextMonth: '下月训练',
  noImprove: '没有要改进的。',
  notDone: (task: string) => `没有做完：${task}`,
  makeUp: (names: readonly string[]) => `${names.join('、')}下月补做。`,
  unjudged: (words: number) => `${words} 段话未判`,
  unseen: '三个月没有参加训练，请本人补训。',
  clauseWeak: (clause: string) => `第 ${clause} 条不熟`,
  clauseImprove: '下月安排十道题，问这几条。',
  signatures: ['带教人（签字）', '审核人（签字）', '日期'],
  note: '依据各人交来的学习记录；话说得好不好由判的人评，程序不评。内部使用。',
} as const;
