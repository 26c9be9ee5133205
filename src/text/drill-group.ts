import type { Tabletop } from '../training/tabletop.ts';
import { verdictWord } from './drill-wash.ts';

/** A count-down as `4:05`. @param left milliseconds */
export function countdown(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What the table came to. */
export const tabletopWord = (verdict: keyof typeof verdictWord | 'open'): string =>
  verdict === 'open' ? '还没有评完' : verdictWord[verdict];

/** How much is on the sheet, for whoever is about to clear it. */
export const clearWarning = ({ notes, grades }: Tabletop): string =>
  `笔记 ${Object.values(notes).filter(text => text.trim() !== '').length} 条、评分 ${Object.keys(grades).length} 项都会清掉，找不回来。已经记入学习记录的不受影响。`;

/** Wording of the tabletop on one screen. */
export const groupText = {
  title: '桌面推演',
  pageTitle: (scenario: string) => `桌面推演：${scenario}`,
  toScenario: '回到情景',
  pack: '演练材料（打印）',
  lead: '一台电脑投到墙上，主持人念来件，各岗位说自己怎么办，再看做法。评分由主持人给，不由电脑判。',
  big: '投屏大字',
  keys: '键盘：← → 翻页，A 显示或收起做法。',
  list: '推演进度',
  brief: '开场',
  grades: '评分',
  summary: '小结',
  position: (number: number, count: number) => `第 ${number} 件，共 ${count} 件`,
  previous: '上一件',
  next: '下一件',
  toGrades: '去评分',
  toSummary: '看小结',
  doneLabel: (title: string) => `议完了：${title}`,
  shareTask: '谁当什么',
  peopleHint: '姓名可以不写；写了也只留在这台机器上。',
  person: (role: string) => `${role}由谁来当`,
  personPlaceholder: '姓名（可不填）',
  prompts: '想一想',
  allRoles: '全部岗位',
  noPrompt: '这一件没有专问这个岗位的。',
  facts: '这时核实到的',
  showAnswer: '显示做法',
  hideAnswer: '收起做法',
  good: '好的做法',
  cite: '依据',
  objectives: '对应的目标',
  reactions: '公众和外界可能的反应（主持人按大家的做法选着念）',
  notes: '这一件的笔记',
  notesHint: '定了什么、谁办、哪里说不清。不写网民的姓名和账号。',
  timer: '讨论计时',
  minutes: (count: number) => `${count} 分钟`,
  start: '开始',
  stop: '停',
  reset: '重来',
  timeUp: '时间到',
  gradesLead: '一项一项问：做到了没有？没有把握的，看做法再定。写一句为什么，复盘时用得上。',
  reason: '一句理由',
  failures: '一票否决',
  failuresHint: '推演中谁说出了这样的话、跳过了这一关，就勾上；勾上一样，整场不合格。',
  people: '参加的人',
  noPeople: '没有写姓名。',
  gradeHead: '评分',
  objective: '目标',
  noGrade: '没评',
  notesHead: '笔记',
  noNotes: '没有写笔记。',
  print: '打印小结',
  printedAt: (time: string) => `${time} 打印`,
  record: '记入我的学习记录',
  recordOpen: '每个目标都评了，或者勾了一票否决，才能记入。',
  recordAgain: '评分改过了，再记一次（以后一次为准）',
  recorded: '已记入我的学习记录。',
  recordFailed: '没有存上，请再试一次。',
  toRecord: '看我的学习记录',
  notKept: '刚才写的没有存上。先不要关这个窗口；再写一点会一起再存，也可以马上再存一次。',
  keepAgain: '再存一次',
  clear: '清空，另来一场',
  clearNow: '清空',
  keep: '不清',
} as const;
