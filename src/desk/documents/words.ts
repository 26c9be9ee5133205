import { names } from '#names';
import { clockWords } from '../core/words/span.ts';
import { fullTime } from '../core/words/time.ts';
import type { Audience, DocumentModel } from './document.ts';
import type { FormDue } from './due.ts';

/** The longest title a file name repeats, in characters; some systems take no more than 255 bytes in all. */
const LONGEST_TITLE = 40;

/**
 * A name that every office system takes. It says what the sheet says, for whoever sees the folder and opens nothing.
 * @param title of the incident
 * @param date `YYYY-MM-DD` @param extension without the dot
 */
export function documentFileName(
  { form, unreviewed }: Pick<DocumentModel, 'form' | 'unreviewed'>,
  title: string,
  date: string,
  extension = 'docx',
): string {
  const safe = (text: string): string => text.replace(/[\\/:*?"<>|\p{C}\s]+/gu, ' ').trim();
  const short = [...safe(title)]
    .slice(0, LONGEST_TITLE)
    .join('')
    .replace(/[. ]+$/, '');
  return `${[safe(form), unreviewed, short, date.replaceAll('-', '')].filter(Boolean).join('-')}.${extension}`;
}

/** Who a part of a document is for. */
export const audienceLabel: Readonly<Record<Audience, string>> = {
  facilitator: '主持人用',
  handout: '发给参演人',
};

/** Wording of the documents screen. */
export const documentsText = {
  intro:
    '先到时限的排在前面。每份先照记录和事实台账写好，改过再交。草稿只在本机；存入事件的，随事件一起导出、归档。',
  backToForms: '全部文书',
  forms: '现在要交的和写过的',
  nothingDue: '现在没有要交的。',
  others: (count: number) => `其余 ${count} 种，到时再写`,
  /** When a document is to be handed in. */
  due: (due: Exclude<FormDue, { kind: 'none' }>, now: number): string => {
    if (due.kind === 'later') return `到时再交：办“${due.item.step.title}”的时候写`;
    if (due.kind === 'occasion') return `遇到再写：${due.step.occasion ?? ''}`;
    if (due.clock === undefined) return '现在要交：正在办理的步骤需要';
    const { clock, deadline } = due.clock;
    if (clock.kind === 'running') return `现在要交：${fullTime(clock.due, now)} 前${deadline.title}`;
    if (clock.kind === 'overdue') return `现在要交：${deadline.title}，${clockWords(clock, now)}`;
    return `现在要交：${deadline.limitText}${deadline.title}`;
  },
  none: '这起事件用的手册里还没有文书，请先换到新版手册。',
  toEdition: '看新版手册',
  unknown: '这起事件的手册里没有这份文书。',
  earlier: '按另一版手册存下的文书',
  earlierHint: '现在这一版没有这种文书；存下的原文都在，可以看、打印、另存。',
  earlierNumber: (number: number) => `第 ${number} 稿`,
  earlierSave: '另存为文本',
  fromStatement: `不在这里写：到“稿件”里起草、核对、${names.approve}。没有${names.approve}的，打印、复制、存 Word 都标“内部稿·未${names.approve}”。`,
  toStatements: '去稿件',
  outward: '对外',
  inward: '内部',
  notFiled: '未存入事件',
  atStatements: '在“稿件”里写',
  draft: '草稿（保存在本机）',
  filed: (time: string, number: number, changed: boolean): string =>
    `已存入事件 ${time}（第 ${number} 稿）${changed ? '；又改过，还没有存入' : ''}`,

  pane: '写还是看',
  panes: { write: '写', look: '看' },
  title: '标题',
  lines: '表头',
  fromRecord: '从记录里取，不用填。',
  tableBox: (heading: string) => `${heading}，可以滚动`,
  moreRows: (shown: number, all: number) => `这里列出前 ${shown} 行，共 ${all} 行；打印和 Word 里全部列出。`,
  news: '记录里有新的内容：',
  nothing: '（空）',
  useNew: '用新的',
  keepOwn: '不用新的',
  refill: '重新从记录填写',
  refillHint: (count: number) => `改过 ${count} 项，随时保存在本机；其余跟着记录走。`,
  refillNone: (blank: readonly string[]): string =>
    `${blank.length === 0 ? '各项都从记录填好' : `从记录填写；记录里没有、要补的 ${blank.length} 项：${blank.join('、')}`}。没有改过的跟着记录走，改过的不会被盖掉。`,
  leftOut: (parts: readonly string[]) => `没有内容，不印：${parts.join('、')}。`,
  refillAsk: (count: number) => `改过的 ${count} 项会丢，换成记录里的。`,
  refillSure: '丢掉改动，重新填写',

  sheet: '成稿',
  outputs: '交出去',
  word: '导出 Word',
  print: '打印',
  copy: '复制文字',
  file: '存入事件',
  anyway: (action: string) => `仍要${action}`,
  working: '正在生成 Word……',
  progress: (done: number, of: number) => `正在生成 Word…… ${done}/${of}`,
  cancelled: '已取消，没有导出。',
  saved: (name: string) => `已导出 ${name}。`,
  wordFailed: '没有生成 Word，请重试；也可以打印，或者复制文字。',
  copied: '文字已复制。',
  notCopied: '浏览器没有让页面复制。成稿已经选中，请按 Ctrl+C。',
  filedNow: (number: number) => `已存入事件，第 ${number} 稿。`,
  sameAsFiled: (number: number) => `和第 ${number} 稿一样，没有再存。`,
  unapproved: (cause: string) =>
    `写到了没有认定${names.approve}的原因“${cause}”，不能导出、打印、复制或存入。请删去，或到事实台账核实、认定${names.approve}。`,
  unapprovedField: (cause: string) => `删去没有认定${names.approve}的原因“${cause}”。`,
  toFacts: '去事实台账',
  printRefused: `这份文书写到了没有认定${names.approve}的原因，不能打印。`,

  versions: '已存入的各稿',
  shown: (number: number, said: string) =>
    `这是第 ${number} 稿，${said} 存入，只能看，不能改；导出、打印、复制的都是这一稿。`,
  sinceThen: '有新的进展，',
  writes: (title: string) => `写${title}`,
  another: '照现在的记录写新的一稿',
  nextIssue: '写下一期',
  backToDraft: '回到正在写的稿子',
  continueFrom: '以这一稿为底稿再改',
  continueAsk: '现在稿子里改过的会丢。',
  continueSure: '丢掉，用这一稿',
} as const;
