import type { Tabletop } from './tabletop.ts';

/** A count-down as `4:05`. @param left milliseconds */
export function countdown(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A summary of the sheet, for somebody about to begin another table. */
export const clearWarning = ({ notes, judgements }: Tabletop): string =>
  `笔记 ${Object.values(notes).filter(text => text.trim() !== '').length} 条、评分 ${Object.keys(judgements).length} 项都会清除，不能恢复；要改的带到下一场。已经记入学习记录的不受影响。`;

/** Wording of the tabletop: the room's screen and the facilitator's. */
export const tabletopText = {
  pageTitle: {
    room: (scenario: string) => `桌面推演：${scenario}`,
    facilitator: (scenario: string) => `主持：${scenario}`,
  },
  toScenario: '回到情景',
  pack: '演练材料（打印）',
  openOther: { facilitator: '打开主持窗口', room: '打开会场窗口' },
  roomHint:
    '这一页投给大家看：只有已经放出的。主持人另开一个窗口，放出来件、计时、评分；没有主持窗口，在这里也能放。',
  facilitatorHint: '这一页只给主持人看，不要投屏。会场窗口跟着这里走，关了再开也接得上。',
  brief: '开场',
  peopleHint: '姓名可以不写；写了也只留在本机，与团队共享的留在同桌的机器上。',
  person: (role: string) => `${role}由哪位担任`,
  previous: '上一件',
  next: '下一件',
  release: '放出',
  releaseNext: '放出下一件',
  asks: '想一想',
  hideAsks: '收起“想一想”',
  facts: '台账里这样记',
  noMore: '来件都放出了。',
  debrief: '进入复盘',
  endDebrief: '回到推演',
  shown: (number: number) => `已放出 ${number} 件`,
  list: '来件',
  status: { shown: '已放出', held: '留着', skipped: '不放了' },
  again: '再看',
  lay: { held: '先留着', skipped: '不放了', waiting: '放回' },
  now: '会场在看',
  forLeader: '只给主持人看',
  reactions: '公众和外界的反应（按参演人的处置选放）',
  improvise: '临时加一件',
  card: { improvised: '来件', leader: '领导' },
  as: '发布名义',
  asLeader: '领导（答复、指示）',
  asOther: '其他人（来件）',
  from: '发言岗位',
  text: '说了什么',
  nothingSaid: '请写要说的话。',
  notes: '这一件的笔记',
  notesHint: '定了什么、由哪个岗位办、哪里不明确。不写网民的姓名和账号。',
  timer: '讨论计时',
  minutes: (count: number) => `${count} 分钟`,
  start: '开始',
  stop: '停',
  reset: '重来',
  timeUp: '时间到',
  grades: '评分和要改的',
  gradesLead: '一项一项问：做到了没有？要改的写下来：改什么、责任人、完成时间，带到下一次推演。',
  note: '要改什么',
  who: '责任人',
  by: '几时改完',
  failuresHint: '推演中有人说出这样的话、跳过这一关的，勾上；勾上一样，整场不合格。',
  debriefHead: '复盘：这一场练的',
  plan: '改进计划',
  noPlan: '没有写要改的。',
  summary: '小结',
  people: '参加的人',
  noPeople: '没有写姓名。',
  notesHead: '笔记',
  noNotes: '没有写笔记。',
  print: '打印小结',
  record: '记入我的学习记录',
  recordOpen: '每个目标都评了，或者勾了一票否决，才能记入。',
  recorded: '已记入我的学习记录；改了再记，以后一次为准。',
  recordFailed: '没有保存成功，请重试。',
  notKept: '刚才写的没有保存成功。先不要关闭这个窗口；接着写会一起再存，也可以马上再存一次。',
  keepAgain: '再存一次',
  share: '与团队共享这一场',
  shareQuestion:
    '团队里打开同一情景、也点了共享的机器，看到的是同一张桌：主持和各岗可以各用一台。已经有人共享的，以那一场为准，这里写的会换掉。',
  shareYes: '共享',
  shareNo: '不共享',
  unshare: '不再共享',
  shared: '演练 · 与团队同一张桌',
  sent: '已同步',
  sending: '待同步',
  notShared: '没有保存成功，请重试。',
  clear: { ask: '清空，另来一场', yes: '清空', no: '不清' },
} as const;
