import type { InjectKind } from './inject-kinds.ts';
import type { DrillForm } from './scenario.ts';

/** How something reaches the trainee, in words. */
export const injectLabel: Readonly<Record<InjectKind, string>> = {
  call: '来电',
  post: '帖子',
  reporter: '记者',
  order: '指示',
  // The reader has to weigh how far it can be relied on.
  rumour: '网上',
  message: '来件',
  finding: '来件',
  secondEvent: '又一件事',
};

export const formLabel: Readonly<Record<DrillForm, string>> = { full: '全程', short: '短练' };

/** Time since a drill began, as `T+5:40`. @param since milliseconds */
export function sinceStart(since: number): string {
  const minutes = Math.max(0, Math.floor(since / 60_000));
  return `T+${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** For what arrives and waits for no answer: that none is wanted, and what to do with it instead. */
export const unanswerable: Readonly<Record<InjectKind, string>> = {
  call: '说完就挂了，不等答复：照着办，办了在清单上记。',
  post: '网上的话，不逐条答复：要答就公开说，反复有人说的，归成一类反映。',
  reporter: '没有要当场答复：要说的写进公开的说明。',
  order: '不要口头答复：照着办，办了在清单上记，到期要报的按时报。',
  rumour: '网上传的，不逐条答复：先核，核实的公开说。',
  message: '转来的消息，不用答复：要用先核实。',
  finding: '材料，不用答复：核对以后记进台账。',
  secondEvent: '另一件事：该另外报告的另外报告，不用答复。',
};

/** Wording of the frame around a running drill. */
export const drillText = {
  mark: '演练',
  loading: '正在打开演练……',
  failed: '演练材料没有读到，请连上网络后重试；打开过本站的机器，离线也能用。',
  retry: '重试',
  noNight: '没有这一晚，可能是这一版里删了。',
  none: '现在没有正在演的情景。',
  toList: '去选一个情景',
  controls: '演练计时',
  play: '开始计时',
  pause: '暂停',
  pace: (times: number) => `快慢 ×${times}`,
  paces: '快慢',
  speed: (times: number) => `×${times}`,
  step: '到下一件事',
  noMore: '后面没有来件了',
  toEnd: {
    ask: '走到演练结束',
    question: '后面没有来件了。走到结束，剩下的时间就不能再办事。',
    yes: '走到结束',
    no: '接着演',
  },
  stopAtArrival: '来件时暂停',
  runsWhileWriting: '打字时也计时',
  end: {
    ask: '结束演练',
    question: '结束后按记录评分，这一遍不能再接着演。',
    yes: '结束并评分',
    no: '接着演',
  },
  grading: '正在评分……',
  endFailed: '这一遍没有保存成功，没有结束。请清理本机的空间，再按一次“结束演练”。',
  over: '演练时间到',
  overHint: '处置台停在这一刻。看看评分和复盘，还可以从任何一件事重来。',
  toDebrief: '看评分和复盘',
  feed: '来件',
  openFeed: (fresh: number) => (fresh > 0 ? `来件 ${fresh}` : '来件'),
  closeFeed: '收起',
  brief: '情景',
  arrivals: '来件',
  noArrivals: '还没有来件。开始计时，或者按“到下一件事”。',
  reply: '答复',
  replyTo: (from: string) => `答复${from}`,
  replyHint: '说出去的话收不回。没核实的不说。',
  send: '答复出去',
  replyAgain: '再答复一次',
  toLedger: '记进台账',
  whichFact: '记哪一项',
  chooseFact: '请选一项',
  factMissing: '请选记哪一项。',
  beside: '台账里已有一种表述',
  besideOptions: { beside: '另记一种表述', replace: '换掉原来的' },
  besideMissing: '请选是另记，还是换掉。',
  fromArrival: '来自来件',
  cutHint: '只留说这一项的话。几项都有的，一项一项记。',
  inLedger: (facts: readonly string[]) => `已记：${facts.join('、')}`,
  replied: (time: string) => `${time} 已答复`,
  notOpen: '先做初判，把这件事立起来，才能记下答复。',
  toTriage: '去做初判',
  role: '我的任务',
} as const;

/** A note on the drill's time: that it stands while one writes, or how much the last act took. @param spent minutes */
export const drillTakes = (writes: boolean, spent: number): string =>
  writes ? '填写时不计时' : spent > 0 ? `上一件用了 ${spent} 分钟` : '';

/** Wording of the drill's home: choosing a scenario, and the runs of this machine. */
export const drillHomeText = {
  title: '演练',
  lead: '在真的处置台上演一遍：情景按时来件，公众按处置情况反应，最后按记录评分。演练有自己的库，和真实事件、台账互不相通。',
  storage: '这个浏览器存不住记录，演练演不成。请换一个浏览器；桌面推演和打印的材料现在就能用。',
  first: '第一次演',
  firstAbout:
    '一件一件带着做，三十来步：接同事的班，答复一个记者，把核实了的先发出去。演练里写的姓名、号码和话都留在演练里，不会到真的事件里去。',
  firstBegin: '带着演第一次',
  choose: '选一个情景',
  minutes: (minutes: number) => `跳着演约 ${minutes} 分钟起`,
  injects: (count: number) => `来件 ${count} 条`,
  pack: '演练材料（打印）',
  group: '桌面推演',
  back: '全部情景',
  brief: '开场',
  agreed: '上次说好要改的',
  whoTakesPart: '参加人员',
  howTo: '推演办法',
  begin: (form: string) => `开始：${form}`,
  beginFailed: '这一遍没有开始，请重试。',
  runs: '演过的和正在演的',
  startedAt: (time: string) => `${time} 开始`,
  /** @param before when the run began that it goes on from; `undefined` where that is gone */
  retryOf: (before: string | undefined) => (before === undefined ? '重来的一遍' : `${before} 那一遍的重来`),
  going: '正在演',
  stopped: '没演完',
  ended: '已结束',
  endedEarly: (time: string) => `提前结束，演到 ${time}`,
  resume: '接着演',
  debrief: '评分和复盘',
  remove: {
    ask: '删除',
    question: '连同它的记录一起从本机删除，不能恢复。',
    yes: '删除这一遍',
    no: '不删除',
  },
  removeFailed: '没有删除成功，请关闭其他窗口后重试。',
  unknown: '没有这个情景，也没有这一遍。',
} as const;
