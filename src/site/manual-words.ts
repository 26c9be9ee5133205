import { names } from '#names';
import { chineseNumber } from '../desk/documents/layout.ts';
import type { TableName } from '../playbook/form.ts';

/** Titles of the chapters, in their order. */
export const chapterTitle = {
  plan: `${names.plan}原文`,
  notes: '逐条办理说明',
  first: '头十分钟：先办这几件',
  triage: '初判：接报后先答的问题',
  roles: '岗位和职责',
  steps: '阶段和步骤',
  deadlines: '时限',
  release: `发布：事实、核对、${names.approve}、用词`,
  pauses: '发布前、结束前的核对单',
  forms: '文书格式',
  closing: '结束事件的条件',
  rules: '上位规定和参考做法',
  terms: '术语',
  collation: '校勘说明',
} as const;

/** The content of each table of a form. */
export const formTableLabel: Readonly<Record<TableName, string>> = {
  clocks: '时限',
  deviations: '不办、暂缓、不适用的步骤',
  regrades: '重新初判的经过',
  statements: '发布稿',
  checks: '发布前核对',
  approvals: `${names.approve}经过`,
  themes: '公众反映',
  timeline: '时间线',
  actions: '改进事项',
  proposals: `修改${names.plan}的建议`,
  archive: '移交材料',
};

/** Wording of the whole manual as one print. */
export const manualText = {
  title: '全本手册',
  description: `${names.plan}、办理说明、岗位、步骤、时限、发布、文书、上位规定和术语，合成一份，可以打印成册。`,
  intro: '这一页是整本手册，用来打印成册或存成 PDF，每章从新的一页开始。平时查阅，用上面的各栏目更方便。',
  print: '打印整本手册',
  printHint:
    '打印前，目录会按 A4 纸、网页自带边距、100% 缩放排出页码。改了纸张、边距或缩放，以每页下面的页码为准。浏览器太旧，印不出页码的，目录里也不写页码；可以在打印设置里打开“页眉和页脚”。',
  coverKind: '处置手册（全本）',
  edition: (date: string) => `手册版本 ${date}`,
  source: '原文来源',
  contents: '目录',
  contentsNote: '写了页码的，按 A4 纸、网页自带边距、100% 缩放排出；打印设置不同的，以每页下面的页码为准。',
  chapter: (number: number) => `第${chineseNumber(number)}章`,
  step: (number: number, phase: string) => `第 ${number} 步 · ${phase}`,
  section: (number: number) => `第${chineseNumber(number)}节`,
  notesNote: `整理者所写，不是${names.plan}原文。条款的原文在第一章。`,
  clause: (id: string) => `${names.plan} ${id}`,
  roles: '责任岗位',
  limit: '时限',
  basis: '依据',
  when: '何时需要',
  record: '要记下',
  wants: '要填的格',
  mistakes: '常见失误',
  duties: '职责',
  limits: '权限边界',
  ownSteps: '步骤',
  helps: '（配合）',
  stops: '本步办结，停止计时',
  applies: '适用',
  outcomes: '走哪条路',
  additions: '另外要办',
  elements: '要核实的事实',
  elementsNote: (listed: number, cite: readonly string[]) =>
    `${listed === 0 ? '' : `${listed} 项是${names.plan}${cite.length === 0 ? '' : ` ${cite.join('、')}`} 列的；`}只有核实了的才写进发布稿，原因还要认定${names.approve}。`,
  signOff: `发布前的检查和${names.approve}`,
  skippable: '（写明理由可以保留原文）',
  wording: '不该出现在发布稿里的词',
  words: (shown: readonly string[], more: number) =>
    `${shown.map(word => `“${word}”`).join('')}${more > 0 ? '等' : ''}`,
  suggestion: '改成',
  pauseHow: '一人念，另一人逐条答“是”。全部答过，再往下办。',
  beforeClosing: '在结束事件之前',
  second: '念的人　　　　　　　　应的人　　　　　　　　时间',
  formUse: '什么时候用',
  formTable: (table: string) => `表：${table}（页面上从记录里取出；手写时另附）`,
  formBlank: '＿＿＿＿＿＿',
  date: '年　　月　　日',
  leavable: '没有做到的，写明如何安排。',
  required: '没有做到，不能结束。',
  see: '见',
} as const;
