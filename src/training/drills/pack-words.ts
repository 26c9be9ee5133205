import { names } from '#names';
import { audienceLabel } from '../../desk/documents/words.ts';
import { verdictWord } from './grade-words.ts';

/** A table talks eight minutes about each inject, and twenty about all of them at the end. */
const EACH = 8;
const DEBRIEF_MINUTES = 20;

/** Minutes that a tabletop takes, to the next five. */
export const tabletopMinutes = (injects: number): number =>
  Math.ceil((injects * EACH + DEBRIEF_MINUTES) / 5) * 5;

/** Wording of the drill pack: what a facilitator prints for a table. */
export const packText = {
  title: (scenario: string) => `演练材料：${scenario}`,
  kind: '桌面推演材料',
  description: '可打印的桌面推演材料：开场、岗位卡、来件表、公众反应、评分表、复盘提纲。',
  toDrill: '在处置台上演',
  toGroup: '投屏推演',
  print: '打印材料',
  howToPrint: '打成 A4；岗位卡沿虚线裁开。标“主持人用”的不要发给参演人。',
  audience: audienceLabel,
  tests: '练什么',
  roles: '参加岗位',
  time: '用时',
  times: (table: number, desk: number) =>
    `桌面推演约 ${table} 分钟（含复盘）；一个人在处置台上演约 ${desk} 分钟`,
  story: '情景时间',
  storyTimes: (start: string, length: string) => `${start} 起，共${length}`,
  content: '内容',
  contents: (injects: number, reactions: number, objectives: number) =>
    `来件 ${injects} 件，公众反应 ${reactions} 种，评分目标 ${objectives} 项`,
  invented: '地名、单位、人物都是虚构的。演练里说的、写的，一律不得当成真事转出去。',
  howTo: '推演办法',
  steps: [
    '主持人先把全部材料看一遍；参演人只拿开场和自己的岗位卡。',
    '念开场，确定各人岗位。按来件表一件一件念，念完停下，各岗位说自己现在办什么、报给哪里、对外说哪几句。',
    '议完了再念“好的做法”。说得不一样的，翻条款，不争输赢。',
    '大家做了什么、没做什么，主持人照“公众反应”选着念。',
    '边听边在评分表上打勾，写一句理由。最后照复盘提纲议 20 分钟，定下责任人、时间、改什么。',
  ],
  /** In their order, and who may see each. */
  parts: {
    brief: { title: '开场', who: 'handout' },
    cards: { title: '岗位卡', who: 'handout' },
    injects: { title: '来件表', who: 'facilitator' },
    reactions: { title: '公众反应和容易说漏的话', who: 'facilitator' },
    ideals: { title: '评分依据', who: 'facilitator' },
    evaluation: { title: '评分表', who: 'facilitator' },
    wash: { title: '复盘提纲', who: 'facilitator' },
  },
  partsHead: '材料清单',

  cardNumber: (number: number, count: number) => `第 ${number} 张，共 ${count} 张`,
  cardTask: '我的任务',
  cardDuty: `本${names.plan}里管什么`,
  cardLimits: '自己不能定、不能做的',
  cardNotes: '记一笔',

  injectColumns: { when: '何时、来自', text: '念给大家听', good: '好的做法和依据' },
  facts: '台账里这样记：',
  prompts: '问各岗位：',
  reply: '（等着答复）',

  reactionColumns: { when: '什么时候念', text: '念给大家听' },
  traps: '容易说漏的话',
  trapsHint: '听到有人要对外这样说，先不打断；复盘时讲为什么。“未核实的原因”“个人信息”两类，说出去即不合格。',
  trapColumns: { words: '这样的话', why: '为什么不能说', cite: '依据' },
  trapKind: {
    cause: '未核实的原因',
    personal: '个人信息',
    verdict: '定性',
    forecast: '预报',
    blame: '推脱指责',
  },
  trapUntil: (inject: string) => `“${inject}”来了以后可以说。`,

  evaluationHint:
    'P 做到 · S 做到但可改进 · M 做到但违反程序或影响他项 · U 未做到。每项只勾一格；拿不准的，看“评分依据”。没轮到、没看到的不勾，写“未评定”，不计做到与否。',
  blanks: ['演练日期', '地点', '主持人', '参加人'],
  evaluationColumns: { number: '号', objective: '目标', remarks: '理由' },
  failures: '一票否决（勾上一样，整场不合格）',
  result: '结果',
  results: (['passed', 'incomplete', 'open', 'failed'] as const).map(verdict => verdictWord[verdict]),
  resultHint: '没有一票否决、没有 U、没有未评定，方为通过。',

  idealColumns: { objective: '目标', good: '好的做法', wrong: '评 M 的情形' },
  after: (inject: string) => `从“${inject}”起`,
  fromStart: '从开场起',

  debriefHint: '先让做的人说，再让看的人说，主持人最后说。只议事，不议人。',
  debriefQuestions: [
    '哪一刻最难？当时缺的是什么：情况、人、还是没有人拍板？',
    '第一次对外说话是在 T+ 几时？能不能再早？卡在哪一关？',
    '哪一句话差一点说出去？由哪个岗位、凭哪一条拦下来的？',
    '线下的问题解决了没有？是先解决再说，还是只说没解决？',
    '承诺的下次发布，兑现了没有？没有新进展时如何说明？',
    '公众、媒体、上级，哪一方等得最久？',
    `${names.plan}哪一条不好用、没写清？`,
  ],
  improvements: '要改的',
  improvementColumns: ['问题', '改进措施', '责任人', '完成时间'],
  source: (edition: string) => [names.disclaimer, `版本 ${edition}`].filter(Boolean).join(' · '),
} as const;
