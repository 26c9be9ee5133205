import { names } from '#names';

/** Names of the desk's panes, as the tabs of a phone show them. */
export const paneLabel = { step: '本步', list: '清单', clocks: '时限', log: '记录' } as const;

/** The groups of pages of one incident, in the order in which an incident needs them. */
export const pageGroupLabel = {
  list: '清单',
  release: '发布',
  documents: '文书',
  review: '复盘',
} as const;

/** The pages of those groups, and those that are in none, by what the address calls them. */
export const pageLabel = {
  '': '清单',
  facts: '事实',
  release: '稿件',
  feedback: '公众反映',
  documents: '各种文书',
  orders: '来单',
  paper: '纸面清单',
  team: '分工',
  handover: '交接',
  review: '偏差和改进',
  timeline: '时间线',
  archive: '归档清除',
  edition: '手册的新版',
  regrade: '重新初判',
} as const;

/** Wording of the list of incidents and of the checklist of one. */
export const deskText = {
  list: `${names.matter}事件`,
  loading: '正在读取本机上的记录……',
  none: `本机上还没有${names.matter}事件。`,
  noneHint: '新的从“开始处置”进入；别处导出的，用“导入”接着办。',
  start: '开始处置',
  import: '导入事件文件',
  closedList: '已结束',
  unknown: '本机上没有这起事件。它可能已经清除，或者在另一台机器、另一个浏览器里，还没有导入。',
  backToList: `${names.matter}事件`,
  progress: (finished: number, total: number) => `${finished}/${total} 步`,
  openedAt: (time: string) => `${time} 开始`,
  writtenAt: (time: string) => `${time} 补记`,
  now: '现在做',
  drawer: '时限和记录',
  who: '责任岗位',
  left: '还剩多久',
  basis: '依据',
  closedHint: '清单不再办理，还可以补记、写文书、复盘和导出；要继续办，请先重新打开。',
  endedWith: (recipient: string) => `移送给：${recipient}`,
  endedWhy: (reason: string) => `理由：${reason}`,
  endedReply: (time: string, way: string, text: string) => `${time} 答复（${way}）：${text}`,
  noReply: '还没有记下答复。',
  answered: '来单都已办结反馈。',
  answeredHint: '没有形成公开议论的，按直接答复记录，复核同意后结束；有公开议论的，答完初判的问题。',
  endedBy: (who: string, time: string) => `${who} ${time} 记入台账`,
  endedHint: `可以查看、补记、导出。要按${names.matter}处置的，先重新打开，再重新初判，改“办理方式”，清单和时限随之列出。`,
  allDone: '清单上的步骤都有了结果',
  allDoneHint: '核对没有遗留后，可以结束这起事件。',
  foreign: '外来手册',
  noClock: '没有正在计时的时限',
  differences: (count: number) => `有 ${count} 处不一致要定`,
  rename: '改名',
  save: '保存',
  export: '导出',
  close: '结束事件',
  reopen: '重新打开',
  closed: '已结束',
  /** The part of the checklist on a phone that says what a closed incident came to. */
  closedPane: '结果',
  clocks: '时限',
  log: '记录',
  earlierRows: (count: number, left: number) => `再列出前面 ${count} 条（还有 ${left} 条）`,
  moreRows: (count: number, left: number) => `再列出 ${count} 条（还有 ${left} 条）`,
  moreLog: (count: number) => `显示更早的（还有 ${count} 条）`,
  addNote: '记一笔',
  stepNote: '备注',
  notes: '备注',
  undo: '撤销',
  /** The button that takes something back. */
  undoWhat: (what: string) => `撤销${what}`,
  undoReason: '为什么撤销',
  undoReasonHint: '已经有人照着办了：理由写进记录，复盘和稿子上都看得到。',
  takenBack: (who: string, reason: string) => `撤销：${who}${reason === '' ? '' : `。理由：${reason}`}`,
  notApplicable: '不适用',
  skip: '不办本步',
  reason: '理由',
  reasonHint: '写清为什么，交接和复盘时要看。',
  why: '为什么',
  how: '办理方法',
  howOurs: `以下做法为本手册整理，${names.plan}原文见依据。`,
  record: '要记下',
  mistakes: '常见失误',
  noLonger: '按现在的初判不用办，原来的记录保留。',
  mine: '我的',
  /** Said of what others have to do and that does not bear waiting. */
  urge: '催办',
  unfinished: '未完成',
  secrecy: '不得录入国家秘密、工作秘密和网民身份信息。',
  persistRefused: '浏览器没有同意长期保留本站数据，空间紧张时可能清理，请经常导出。',
  by: (role: string, name: string | undefined, time: string) =>
    `${role}${name === undefined ? '' : ` ${name}`}，${time}`,
  next: '下一个时限',
  skipToStep: '跳到本步',
  noteCount: (count: number) => `备注 ${count}`,
  officer: (role: string | undefined, name: string | undefined) =>
    role === undefined
      ? '记录人：未选'
      : `记录人：${role}${name === undefined || name === '' ? '' : ` ${name}`}`,
  printed: (time: string) => `打印时间 ${time}`,
} as const;

/** Wording of the clock wall. */
export const clockWallText = {
  soon: '快到了',
  overdue: '已超时限',
  provisional: '尚未定级，先照最严的列出；定级后不适用的自动撤下，定级前不计超时限。',
  startedAt: (time: string) => `${time} 起算`,
  alerts: '到点提醒',
  notify: '到点前提醒我',
  notifyOn: '已开提醒：快到和超时限时各提醒一次。',
  notifyDenied: '浏览器不让本站提醒；标题上会显示超了几个，也可以导出到日历。',
  calendar: '导出到日历',
  calendarNone: '没有可以导出的时限。',
  closedBrowser: '浏览器关着就不会响：要离开，请把时限导出到手机或办公日历。',
  alertSoon: (title: string, left: string) => `快到了：${title}，${left}`,
  alertOverdue: (title: string, left: string) => `超时限：${title}，${left}`,
  titleGiven: (count: number) => `（交办${count}）`,
  titleOverdue: (count: number) => `（超${count}）`,
} as const;

/** Wording around backups, hand-over and the other screens of one incident. */
export const toolText = {
  printPage: (page: string) => `打印“${page}”这一页`,
  printDocument: '打印这份文书',
  more: '更多',
  groups: '这起事件的页面',
  people: '人员和交接',
  /** The stage of a statement between its draft and the public. */
  signOff: names.approve,
  register: '台账',
  settings: '本机设置',
  backupNever: (count: number) => `本机上还没有导出过，共 ${count} 条记录。`,
  backupSince: (time: string, count: number) =>
    count === 0 ? `上次导出 ${time}，之后没有新记录。` : `上次导出 ${time}，之后又有 ${count} 条。`,
  backupAsk: '机器损坏或者浏览器清理数据以后不能恢复，请导出一份放到别处。',
  backupNow: '现在导出',
  recordedAhead: (time: string) =>
    `最后一条记录写的是 ${time}，比本机现在的时间还晚。请核对本机的时钟；记录的先后不受影响，时限按本机的时间显示，先不要全信。`,
  gaps: (count: number) =>
    `这起事件缺 ${count} 条记录：在某台机器上读不出来了。其余的都在；有以前导出的文件，导入一次就能补齐。`,
  newEdition: (edition: string) => `本站的手册有新版（${edition}）。可以先看看改了什么。`,
  seeEdition: '看改了什么',
} as const;

/** The keys that do something by themselves, and some that help in forms. */
export const keysText = {
  title: '快捷键',
  keys: [
    ['N', '记一笔'],
    ['?', '看这张表'],
    ['/', '搜索'],
    ['1—9', '做题时选答案'],
  ],
  single: '单键快捷键可用',
  singleHint: '用语音输入，或容易碰到键盘的，可以停用；下面两种不受影响。',
  others: [
    ['Ctrl + K', '搜索'],
    ['Ctrl + Enter', '在多行的框里提交'],
  ],
  close: '收起',
} as const;

/** Wording of what others did since an officer last looked. */
export const changedText = {
  title: (count: number) => `有什么变了：上次看过以后，别人记了 ${count} 条`,
  read: '看过了',
  more: (count: number) => `更早的还有 ${count} 条，到时间线看`,
} as const;
