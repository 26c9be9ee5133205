import { names } from '#names';
import type { Clause } from '../plan/clause.ts';
import { UNCHECKED } from '../plan/unchecked.ts';

/** Names and labels of the site as a whole. */
export const siteText = {
  name: names.title,
  description: `把《${names.document}》一步一步办到位：读${names.plan}、查条款、接报后照清单处置。`,
  skip: '跳到正文',
  navigation: '主要栏目',
  footer: '打印和说明',
  search: '搜索',
  searchHint: '搜条款、步骤、规定',
  display: '阅读设置',
  theme: '底色',
  themes: [
    { value: '', label: '跟随系统' },
    { value: 'light', label: '浅色' },
    { value: 'dark', label: '深色' },
  ],
  contrast: '对比度',
  contrasts: [
    { value: '', label: '标准' },
    { value: 'more', label: '高对比' },
  ],
  size: '字号',
  sizes: [
    { value: '', label: '标准' },
    { value: 'large', label: '大字' },
  ],
  /** Before the numbers of what something rests on. */
  cites: '依据：',
  clause: (id: string) => `${names.plan} ${id}`,
  disclaimer: names.disclaimer,
  /** Beside what a machine read off the plan. */
  unchecked: UNCHECKED,
  uncheckedHow: '由文件生成，还没有对照原文核对，不得作为依据。',
  edition: (date: string) => `本站版本 ${date}`,
  indexNumber: (number: string) => `来源索引号 ${number}`,
  trail: '所在位置',
  manualList: '手册目录',
  course: '课程目录',
  contents: '本页内容',
  pages: '前后页',
  previous: '上一页',
  next: '下一页',
  print: '打印本页',
  note: (number: number) => `校勘记 ${number}`,
  /** The choice of what a plan's page shows. */
  shown: '显示什么',
  showns: [
    { value: '', label: '原文加说明' },
    { value: 'text', label: '只看原文' },
  ],
  updated: (date: string) => `上次更新 ${date}`,
  report: '报告错误',
  reportHow: `复制下面的文字，补上两行，发给${names.here}维护手册的人。`,
  reportText: (title: string, edition: string, address: string) =>
    `页面：${title}\n版本：${edition}\n网址：${address}\n哪里不对：\n应当怎样：`,
  copy: '复制',
  copied: '已复制',
  nextClock: '最近时限',
  resume: '继续处置',
  noSource: '来源未注明',
  updates: [
    { notice: 'new', text: '本站有新版本，更新时重新打开本页，写到一半的还在。' },
    { notice: 'busy', text: '本站有新版本。正在处置的仍按原版本办，可以以后更新。' },
    { notice: 'elsewhere', text: '另一个窗口已更新，本页也要更新。' },
    {
      notice: 'unsaved',
      text: '本页还有内容没有保存，更新会丢；存不上的先导出。',
    },
  ],
  updateNow: '现在更新',
  updateLater: '稍后',
  chooseRole: '设为我的岗位',
  myRole: '这是我的岗位（点按取消）',
} as const;

/** The places in the header, in order. `path` is relative to the site's base. */
export const sections = [
  { path: 'desk/', label: '处置' },
  { path: 'plan/', label: '手册' },
  { path: 'training/', label: '培训' },
] as const;

/** Links in the footer of every page. */
export const footerLinks = [
  { path: 'checklist/', label: '打印清单' },
  { path: 'manual/', label: '打印手册' },
  { path: 'glossary/', label: '术语' },
  { path: 'about/', label: '使用说明' },
] as const;

/** Names of the manual's pages: the same in the list, as titles and in links. */
export const places = {
  plan: names.plan,
  full: `${names.plan}全文`,
  steps: '步骤',
  roles: '岗位',
  rules: '规定与时限',
  terms: '术语',
  trace: '条款与步骤对照',
  whole: '打印手册',
  /** A rule that is cited as a whole, beside citations of its parts. */
  body: '全文',
} as const;

/** The home page. */
export const homeText = {
  motto: names.motto,
  lead: `${names.lead}照《${names.document}》一步一步办。`,
  start: '开始处置',
  startHint: (questions: number) => `最多${questions}问，得出走哪条路、哪些时限已起算`,
  remember: '先记住',
  read: `读${names.plan}`,
  handle: '办事',
  incidents: `${names.matter}事件`,
  learn: '学和练',
  lessons: '按岗位学',
  drills: '演练',
} as const;

/** The kinds of basis, in words. */
export const basisLabel = {
  plan: `本${names.plan}`,
  rule: '上位规定',
  ticket: '来单要求',
  internal: '内部授权',
  advice: '参考',
} as const;

/**
 * A reference in words: a rule by its number; a clause by the plan, unless the label already says that.
 * @param basis of the label above it; `undefined` where there is none
 */
export const cited = (
  basis: keyof typeof basisLabel | undefined,
  id: string,
  rules: readonly { readonly id: string; readonly number: string }[],
): string =>
  rules.find(rule => rule.id === id)?.number ?? (basis === 'plan' ? id : `${basisLabel.plan} ${id}`);

/** How many citations a row has room for. */
const BRIEF = 2;

/** Only the first few numbers of what is cited. */
export const briefNumbers = (numbers: readonly string[]): string =>
  `${numbers.slice(0, BRIEF).join('、')}${numbers.length > BRIEF ? ' 等' : ''}`;

/** The basis of an instruction, in a few words. */
export const citedBriefly = (
  { basis, cite }: { readonly basis: keyof typeof basisLabel; readonly cite: readonly string[] },
  rules: Parameters<typeof cited>[2],
): string => `${basisLabel[basis]} ${briefNumbers(cite.map(id => cited(basis, id, rules)))}`.trim();

const noDeadline = {
  plan: `${names.plan}未规定时限`,
  rule: '所引规定未另设时限',
  ticket: '照来单写明的期限',
  internal: '授权未写明时限',
  advice: '参考做法，无时限',
} as const;

/** For a step without a deadline: the time words of the clauses it rests on, or a note that these set no limit. */
export function limitWithout(
  { basis, cite }: { readonly basis: keyof typeof basisLabel; readonly cite: readonly string[] },
  clauses: readonly Clause[],
): string {
  const said = clauses.flatMap(({ id, limit }) =>
    limit !== undefined && cite.includes(id) ? [`${id} 写“${limit}”`] : [],
  );
  return said.join('，') || noDeadline[basis];
}

/** How much of a rule was read. */
export const readingNote = {
  full: '通读全文，逐字核对',
  article: '逐字核对所引条文',
  excerpt: '摘自公开转载，以发文机关原件为准',
  digest: '大意，据公开转载的摘要，不是原文',
  unread: '大意·待核对',
  summary: '大意',
} as const;

/** Introduces the things that a rule does not say. */
export const unsaidLead = '没有说的：';

/** General words for kinds of clause. */
const kindWords = {
  background: '背景',
  aim: '目的',
  principle: '原则',
  organisation: '机构',
  duty: '职责',
  content: '发布内容',
  requirement: '要求',
} as const;

/** The kind of a clause, in the plan's word where it has one. */
export const clauseKind = ({ kind, called }: Clause): string => called ?? kindWords[kind];
