import type { DraftWords } from '../training/from-incident.ts';
import { milliseconds } from '../training/offset.ts';
import type { StripWords } from '../training/strip.ts';
import { lasting } from './time.ts';

/** What somebody has to fill in, as it stands in the file. */
const blank = (what: string): string => `【待填：${what}】`;

const ideal = blank('好的做法');
const asked = {
  from: '网民',
  good: '归成一类，用核实了的事实答；没核实的说正在查、几点再说。',
};

/** What a draft of a scenario says where the incident says nothing. */
export const draftWords: DraftWords = {
  blank: {
    tests: blank('一句话，练什么'),
    brief: blank('开场还要告诉参演人的话'),
    inject: blank('又来的一件事'),
    call: blank('来电问什么'),
    second: blank('又发生了什么，怎么知道的'),
    silent: blank('没人出来说话，网上怎么说'),
    after: blank('发布以后网上怎么说'),
    question: blank('公众还问什么'),
    about: blank('说到这个问题的字眼'),
    ask: blank('换一种问法'),
    trap: blank('容易说漏的原因'),
    why: blank('为什么不能说'),
    objective: blank('还要练的一条'),
    ideal,
    deed: blank('示范还做了什么'),
    short: blank('接手时知道什么'),
    prompt: blank('这个岗位想什么'),
  },
  finding: values => `核实了：${values.join('；')}。`,
  theme: (title, count) => `网上在问：${title}。这样的有${count}条。`,
  arrivals: {
    first: { from: '信息和档案中心搜索专人', good: '接报登记，马上报告，按初判的结果办理。' },
    finding: { from: '核查人员', good: '记进台账，写明出处、谁核的。' },
    theme: asked,
    rumour: asked,
    second: { from: '信息和档案中心搜索专人', good: '重新初判，再看一遍时限。' },
    order: { from: '领导小组', good: '照指示分头办理，记下几点布置的。' },
    call: { from: '来电人', good: '答核实了的；没核实的说正在查、几点再说、先怎么办。' },
    blank: { from: '来电人', good: ideal },
  },
  public: '网民',
  objective: {
    report: '接报后向领导小组报告',
    grade: '初判领域判得对',
    fact: '核实了的记进台账',
    publish: '对外发布核实了的情况',
    theme: '收集、归类公众反映',
    late: title => `按时：${title}`,
  },
  ideal: offset => `当时在开始后${lasting(milliseconds(offset))}办到。`,
};

/** What stands for what was taken out. */
export const stripWords: StripWords = {
  person: '某某',
  number: '〔号码〕',
  link: '〔网址〕',
  signs: '甲乙丙丁戊己庚辛壬癸',
};

/** Wording of the screen. */
export const drillDraftText = {
  intro:
    '这件事的经过改成演练脚本：来的事、公众的问题、当时的做法和复盘的发现都带过去，人名、地名、网址、号码换掉。程序找不全，逐条对照以后再存。',
  pairs: '逐条对照：原文，和脚本里写的',
  nothing: '没有找到要换的。',
  same: (count: number): string => `没有换的${count}条，也看一遍`,
  table: '事件清单',
  columns: { at: '时间', inject: '来的事', role: '交给谁', good: '应有的做法' },
  blanks: (count: number): string =>
    `还有${count}处【待填】。填完放进 content/training/drills/，运行 npm run check。`,
  save: '存为脚本文件',
  saved: (name: string): string => `已存为 ${name}。`,
  back: '回到复盘',
  failed: '没有保存成功，请重试。',
  cleared: '有一格空着：写上脚本里怎么说，或者照原文。',
} as const;

/** How many blanks a file has. */
export const blankCount = (text: string): number => text.split('【待填：').length - 1;

/** The first lines of the file. */
export const fileHead = (blanks: number): string =>
  `由一起办结的事件改成的演练脚本草稿。人名、地名、网址、号码已经换掉，放进 content/training/drills/ 以前再看一遍。\n还有${blanks}处【待填】；评分目标里写着 do: note 的，换成真正要做的。写法见同一文件夹里其他脚本开头的说明，改完运行 npm run check。`;
