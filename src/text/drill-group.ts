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

/** How much is on the sheet, for whoever is about to begin another. */
export const clearWarning = ({ notes, judgements }: Tabletop): string =>
  `笔记 ${Object.values(notes).filter(text => text.trim() !== '').length} 条、评分 ${Object.keys(judgements).length} 项都会清掉，找不回来；要改的带到下一场。已经记入学习记录的不受影响。`;

/** Wording of the tabletop: the room's screen and the facilitator's. */
export const groupText = {
  title: '桌面推演',
  roomTitle: (scenario: string) => `桌面推演：${scenario}`,
  facilitatorTitle: (scenario: string) => `主持：${scenario}`,
  toScenario: '回到情景',
  pack: '演练材料（打印）',
  openFacilitator: '打开主持窗口',
  openRoom: '打开会场窗口',
  roomHint: '这一页投给大家看：只有已经放出的。主持人另开一个窗口，放出来件、计时、评分。',
  facilitatorHint: '这一页只给主持人看，不要投屏。这个窗口死机、两分钟没有动静的，会场自己接着演。',
  led: {
    room: { here: '由会场控制', elsewhere: '由主持窗口控制', nowhere: '没有主持窗口，由会场控制' },
    facilitator: {
      here: '由这里主持',
      elsewhere: '现在由另一个窗口控制，这里只能看',
      nowhere: '现在没有人控制',
    },
  },
  lead: { room: '由会场控制', facilitator: '由这里主持' },
  others: '还开着另一个主持窗口，以这里为准。',
  noRoom: '会场窗口没有打开。这里照样记，打开了就接着演。',
  brief: '开场',
  shareTask: '谁当什么',
  peopleHint: '姓名可以不写；写了也只留在这台机器上。',
  person: (role: string) => `${role}由谁来当`,
  personPlaceholder: '姓名（可不填）',
  previous: '上一件',
  next: '下一件',
  release: '放出',
  releaseNext: '放出下一件',
  asks: '想一想',
  hideAsks: '收起“想一想”',
  facts: '台账里这样记',
  noMore: '来件都放出了。',
  wash: '进入复盘',
  endWash: '回到推演',
  shown: (number: number) => `已放出 ${number} 件`,
  list: '来件',
  standing: { shown: '已放出', waiting: '没放', held: '留着', skipped: '不放了' },
  again: '再看',
  hold: '先留着',
  skip: '不放了',
  toWaiting: '放回',
  now: '会场在看',
  forLeader: '只给主持人看',
  good: '好的做法',
  cite: '依据',
  reactions: '公众和外界的反应（看大家怎么做，选着放）',
  improvise: '临时加一件',
  card: { improvised: '来件', leader: '领导' },
  as: '以谁的名义',
  asLeader: '领导（答复、指示）',
  asOther: '其他人（来件）',
  from: '谁说的',
  text: '说了什么',
  nothingSaid: '请写要说的话。',
  notes: '这一件的笔记',
  notesHint: '定了什么、谁办、哪里说不清。不写网民的姓名和账号。',
  timer: '讨论计时',
  minutes: (count: number) => `${count} 分钟`,
  start: '开始',
  stop: '停',
  reset: '重来',
  timeUp: '时间到',
  grades: '评分和要改的',
  gradesLead: '一项一项问：做到了没有？要改的写下来：改什么、谁改、几时改完，带到下一次推演。',
  note: '要改什么',
  who: '谁改',
  by: '几时改完',
  failures: '一票否决',
  failuresHint: '推演中谁说出了这样的话、跳过了这一关，就勾上；勾上一样，整场不合格。',
  washHead: '复盘：这一场练的',
  plan: '改进计划',
  noPlan: '没有写要改的。',
  summary: '小结',
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
