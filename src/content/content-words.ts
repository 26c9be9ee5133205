import { join, relative } from 'node:path';
import type { z } from '../base/schema.ts';
import { byCode } from '../desk/core/words/by-code.ts';
import type { ChangedKind } from '../plan/edition.ts';
import { UNCHECKED } from '../plan/unchecked.ts';
import type { ConditionProblem } from '../playbook/condition.ts';
import type { ContentProblem, MeaningField } from '../playbook/problem.ts';
import { contentFolder } from './folder.ts';
import type { TextFault } from './text-fault.ts';

/** A problem in a content file, ready to print. */
export interface LocatedProblem {
  /** Relative to the content folder. */
  readonly file: string;
  /** From 1; none where no line can be named. */
  readonly line?: number | undefined;
  readonly id?: string | undefined;
  /** The fault, and how to mend it. */
  readonly sentence: string;
}

/** The target of a reference, by the kind that schemas give. */
const kindName: Readonly<Record<string, string>> = {
  clause: 'plan/clauses.yaml 的条款编号',
  rule: 'playbook/rules.yaml 的规定 id',
  role: 'playbook/roles.yaml 的岗位',
  phase: 'playbook/phases.yaml 的阶段',
  deadline: 'playbook/deadlines.yaml 的时限',
  step: 'playbook/steps.yaml 的步骤',
  element: 'playbook/release.yaml 里 elements 的 id',
  channel: 'playbook/release.yaml 里 channels 的 id',
  signOff: 'playbook/release.yaml 里 signOff 的 id',
  form: 'playbook/forms.yaml 的文书',
  callPost: 'playbook/first.yaml 里 posts 的 id',
  callList: 'playbook/first.yaml 里 calls 的 id',
  question: 'wizards/triage.yaml 的问题 id',
  time: 'wizards/triage.yaml 的时间题（kind: time）',
  verdict: 'verdict（结束）',
  outcome: 'wizards/triage.yaml 里 outcomes 的 id',
  addition: 'wizards/triage.yaml 里 additions 的 id',
  topic: 'wizards/triage.yaml 里“涉及领域”的选项',
  lesson: 'training/lessons 里已有的课（文件名去掉数字）',
  ask: 'training/questions 里已有的题目 id',
  trap: '本文件 traps 里的 id',
  inject: '本文件 injects 里的 id',
  waiting: '本文件里写了 reply 的 inject 或 reaction',
  objective: '本文件 objectives 里的 id',
};

/** The targets that a reference may have. @param kinds as its schema names them */
export const referenceSentence = (target: string, kinds: readonly string[], near?: string): string =>
  `“${target}”不存在，${near === undefined ? '' : `是不是“${near}”？`}请改成${kinds.map(kind => kindName[kind] ?? kind).join('，或者')}；要用新的，先把它加上。`;

/** Where a word of meaning is declared, and what the words of that field are for. */
const meaningPlace: Readonly<Record<MeaningField, string>> = {
  means: '请在 wizards/triage.yaml 给相应的问题写上',
  fills: '请在 playbook/steps.yaml 给相应的步骤写上',
  functions: '请在 playbook/roles.yaml 给相应的岗位写上',
};

/** The fault of a condition. */
export const conditionSentence = byCode<ConditionProblem>({
  unknownFact: ({ fact }) =>
    `条件里的“${fact}”不是初判向导的选择题；请改成 wizards/triage.yaml 里的问题 id。`,
  unknownValue: ({ fact, value }) => `“${fact}”没有“${value}”这个选项，请改成该问题已有的 value。`,
  unorderedFact: ({ fact }) =>
    `“${fact}”的选项没有高低之分，不能用 atLeast；请改用 is，或给该问题加 ordered: true。`,
});

/** One sentence for each way in which content contradicts itself. */
export const problemSentence = byCode<ContentProblem>({
  duplicateId: '这个 id 用了两次，请给其中一个改名。',
  unknownReference: ({ target, expected, near }) => referenceSentence(target, expected, near),
  basisWithoutCitation: ({ basis }) =>
    basis === 'plan'
      ? '依据标为本方案（plan），cite 里却没有条款编号；请补条款，或改标 rule、advice。'
      : '依据标为上位规定（rule），cite 里却没有 kind 为 rule 的规定；请补规定，或改标 advice。',
  publishedWithoutPlace:
    '办完算已发布（published），却没有必填的格子写发布在哪里；请在 evidence 里写 published，或者在 wants 里加一格必填的网址（kind: link）、means: place 的文字。',
  wantsOfPublication: 'evidence 里写了 published，本步随发布自动办结，wants 没有人填；请删去 wants。',
  reportedWithoutRecipient:
    '办完算已报告（reported），却没有必填的格子写报送对象；请在 wants 里加一格必填、means: recipient 的。',
  reportedByFiling:
    '办完算已报告（reported），evidence 里却写了 filed：文书写好存下，还没有报出；请删去 filed，报告怎么报的写 minutes、called。',
  decisionWithoutReport:
    '先定报不报的（decides: report），办完要算已报送；请加上 outcome: reported，或者删去 decides。',
  uncarriedClause:
    '这一条没有任何步骤承接；请在 steps.yaml 某一步的 cite 里引用它，或在 exemptions.yaml 写明原因。',
  needlessExemption: '已有步骤承接这一条，exemptions.yaml 里的说明应删去。',
  secondPromise: '从“承诺的下次发布”起算的时限只能有一个；请删去一个，或者改 anchor。',
  promiseWithLimit: '这个时限的期限是承诺的，或者来单写明的；请删去 within。',
  recordedOnce:
    '这个时限要一次一次地办，却没有一步能一次一次地记；请在写着它的一步的 evidence 里写 minutes、called、filed 或者 published。',
  unknownToken: ({ field, token }) =>
    `${field} 里的“{${token}}”没有东西可填；请改成文件开头列出的名称，或者去掉大括号。`,
  takenLabel: ({ label }) => `名称“${label}”已经指别的内容，稿子里分不清；请换一个名称。`,
  causeElements: ({ count }) => `有 ${count} 项标了 cause: true，只能有一项；请留下一项。`,
  lastVariantWaits:
    '最后一种写法写了 when 或者 known，有的事就没有写法可用；请去掉，或者把不写条件的一种排到最后。',
  shortBody: ({ name }) => `“${name}”只有一个字，哪句话都会碰上；请写全单位的名称。`,
  unknownList: ({ list }) =>
    `“【${list}】”指的那一组词，lists 里没有；请改成 lists 里的名称，或者把这一组词加上。`,
  noAcknowledgement: '没有一种发布形式写了 acknowledgement：请在其中一种的一个部分里写上“先说一句”的底稿。',
  notReadAloud: 'check: aloud（念给第二个人听）只能有一项，排在最后，不写 when；请挪到最后，去掉 when。',
  missingMeaning: ({ field, word, token }) =>
    `没有哪一处写着 ${field}: ${word}，这里${token === undefined ? '' : `的“{${token}}”`}要用；${meaningPlace[field]} ${field}: ${word}${token === undefined ? '' : '，或者删去这个记号'}。`,
  repeatedMeaning: ({ word }) => `means: ${word} 写了两次，只能有一处；请删去一处。`,
  noApproval: ({ answers }) =>
    `有的事件没有审定，或者最后一个审定的不是有 finalApproval 的岗位（例如：${answers}）；请补上 check: approval 的一项，或者改 when、roles。`,
  unreachableItem: '没有任何一组答案会用到这一项；请改 when，或删去它。',
  emptyNeed: '这一条要求没有写看什么，等于没有要求；请补上 steps 或者 check。',
  deadlineWithoutStep: ({ answers }) =>
    `这一时限生效时，清单上没有能满足它的步骤（例如：${answers}）；请在某一步的 deadlines 里加上它，或收紧 when。`,
  deadlineOfOccasion: ({ answers, step }) =>
    `能满足这一时限的步骤“${step}”写了 occasion，遇到才办，这一时限却不等它（例如：${answers}）；请把 anchor 改成 { step: 引起它的那一步 }，那一步办完才起算，或者删去“${step}”的 occasion、改用 when。`,
  deadlineWithoutAnchor: ({ answers }) =>
    `这一时限生效时，起算点不会出现（例如：${answers}）；请改 anchor，或收紧 when。`,
  caseUnfinished: ({ question }) => `例题没有回答“${question}”，请补上这个问题的答案。`,
  caseOtherVerdict: ({ actual }) => `按这些答案，初判结论是 ${actual}；请改答案，或改 outcome 与 additions。`,
  unknownFact: conditionSentence,
  unknownValue: conditionSentence,
  unorderedFact: conditionSentence,
  deadEnd: '这个问题的去向都带条件，可能走不下去；请在最后加一条不带 when 的去向。',
  unreachableEdge: '它前面的去向没有条件，这一条永远走不到；请把不带 when 的去向放在最后。',
  loop: '从这个问题出发会绕回自己；请改去向，让向导能走到结束。',
  unreachableQuestion: '没有任何答案能走到这个问题；请加一条通向它的去向，或删去它。',
  unreachableOutcome: '没有任何一组答案会得出它；请改 when，或删去它。',
  unknownOption: ({ option }) => `countsAs 写的“${option}”不是这个问题的选项；请写本题另一个选项的 value。`,
  noOutcome: '有的答案走到最后没有初判结论；请在 outcomes 最后放一个不带 when 的结果。',
});

/** The kind of value to write, by the type that a schema expects. */
const typeName: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  boolean: ' true 或 false',
  array: '一个列表（方括号，或者每项前加一条横杠）',
  object: '几个字段（每行一个“名字: 内容”）',
  record: '几个字段（每行一个“名字: 内容”）',
  int: '整数',
};

/** Texts with a form of their own, each recognised by an example that only this form accepts. */
const formats: readonly (readonly [example: string, words: string])[] = [
  ['PT1H30M', '从开始起的时间，例如 PT30M、PT1H30M'],
  ['PT48H', '时长，例如 PT30M、PT48H、P3D、P1M'],
  ['08:00', '钟点，例如 08:00'],
  ['1.2.3', '条款编号，例如 "1.2.3"、"第十二条"'],
  ['first-step', '代号：小写字母开头，只有字母、数字和短横，例如 first-step'],
  ['发生时间', '不超过20字的名称，没有空格和大括号'],
];

function formatOf({ format, pattern }: z.core.$ZodIssueInvalidStringFormat): string {
  if (format === 'date') return '日期，例如 2026-11-24';
  if (format === 'datetime') return '带时区的时间，例如 2026-03-10T08:40:00+08:00';
  const source = /^\/(.*)\/([a-z]*)$/.exec(pattern ?? '');
  const shape = new RegExp(source?.[1] ?? '(?!)', source?.[2]);
  return formats.find(([example]) => shape.test(example))?.[1] ?? '合乎文件开头说明的内容';
}

/** The alternative that was meant, of several ways to write a field: all its keys are there, or some too many. */
function meantIn({ path, errors }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue | undefined {
  const isUnknown = ({ code }: z.core.$ZodIssue): boolean => code === 'unrecognized_keys';
  const meant = errors.filter(issues => !issues.some(isUnknown));
  const [issue] = (meant.length === 1 ? meant[0] : errors.find(issues => issues.every(isUnknown))) ?? [];
  return issue && { ...issue, path: [...path, ...issue.path] };
}

/** The ways in which a field with several may be written: by the key that each has and the others have not. */
function unionOf(issue: z.core.$ZodIssueInvalidUnion): string {
  const ways = issue.errors.flatMap(([first]) => {
    if (first === undefined) return [];
    const key = first.path.at(0);
    if (key !== undefined) return [`带 ${String(key)} 的`];
    if (first.code === 'invalid_value') return [first.values.map(String).join('、')];
    if (first.code === 'invalid_format') return [formatOf(first)];
    return first.code === 'invalid_type' ? [typeName[first.expected] ?? first.expected] : [];
  });
  return ways.length === 0 ? '只能写文件开头列出的那几种' : `可以是${[...new Set(ways)].join('，或者')}`;
}

/** A value as it was read, and what kind of value that is. */
function valueRead(input: unknown): string {
  if (input === null) return '空的';
  if (Array.isArray(input)) return '一个列表';
  if (typeof input === 'object') return '几个字段';
  if (typeof input === 'string') return `文字“${input.slice(0, 20)}”`;
  return typeof input === 'number' ? `数字 ${input}` : String(input);
}

/** The value as written, beside what is allowed; empty where nothing was written. */
const written = (input: unknown): string => (input === undefined ? '' : `，现在写的是${valueRead(input)}`);

/** One sentence for a field that has the wrong shape. */
export function schemaSentence(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.') || '整个文件';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.some(key => key.includes('：'))
        ? `${field}：${issue.keys.join('、')}里的冒号是中文的“：”，YAML 只认英文的；请改成“: ”（冒号后面空一格）。`
        : `${field}：不认识的字段 ${issue.keys.join('、')}，请删去或改正拼写。`;
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? `${field}：没有写；这里要写${typeName[issue.expected] ?? issue.expected}，请补上。`
        : `${field}：类型不对；这里要写${typeName[issue.expected] ?? issue.expected}${written(issue.input)}${issue.expected === 'string' && typeof issue.input === 'number' ? '，加上引号就是文字' : ''}，请改。`;
    case 'invalid_value':
      return `${field}：只能是 ${issue.values.map(String).join('、')} 之一${written(issue.input)}。`;
    case 'too_small':
      return issue.minimum > 1
        ? `${field}：太少了，至少要 ${issue.minimum}，请补上。`
        : `${field}：不能为空。`;
    case 'too_big':
      return `${field}：太多了，最多 ${issue.maximum}，请改小或删减。`;
    case 'invalid_format':
      return `${field}：写法不对；这里要写${formatOf(issue)}${written(issue.input)}，请改。`;
    case 'invalid_union': {
      const meant = meantIn(issue);
      if ('options' in issue && issue.options !== undefined)
        return `${field}：只能是 ${issue.options.map(String).join('、')} 之一。`;
      if (meant !== undefined) return schemaSentence(meant);
      return `${field}：没有一种写法对得上；${unionOf(issue)}${written(issue.input)}，请改。`;
    }
    default:
      return `${field}：写法不对，请对照编辑器里这一格的说明。`;
  }
}

/** A problem with its place, on two lines. */
function placed({ file, line, id, sentence }: LocatedProblem): string {
  const path = join(relative('', contentFolder), file);
  const place = line === undefined ? path : `${path}:${line}`;
  return `  ${place}${id === undefined ? '' : `  ${id}`}\n    ${sentence}`;
}

const HELD = { words: '="…"', list: '={["…"]}', name: '' } as const;

/** One sentence for each thing in the text of a page or lesson that is no text. */
/** A character that nobody sees, by its number. */
const shownMark = (mark: string): string => {
  const number = `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /\p{Bidi_Control}/u.test(mark) ? `${number}（改变文字的方向）` : number;
};

export const textSentence = byCode<TextFault>({
  program:
    '正文只是文字，不能写 import、export、layout 这些程序的话，网站不执行；请删去。这几个词要当文字写的，不要放在一段开头。',
  expression:
    '正文只是文字，大括号里的会被当成程序；请改成文字。要写大括号本身，写成 \\{ 和 \\}；备注写在开头两行 --- 之间，用 # 起头。',
  image: '正文里不能放图片；请把图上的意思写成文字。',
  address: ({ address }) => `链接“${address}”不是网址；请改成 https:// 开头的网址，或者本站的地址。`,
  html: ({ name }) =>
    `正文里不能写 HTML 标签 <${name}>；请改用 Markdown 的写法（**粗体**、- 列表、[文字](网址)）。要写小于号本身，写成 \\<。`,
  unknownTag: ({ name, known, near }) =>
    `没有 <${name}> 这个标签${near === undefined ? '' : `，是不是 <${near}>？`}${near === undefined ? '；' : ''}这里能用的只有 ${known.map(each => `<${each}>`).join('、')}。`,
  otherAttributes: ({ name, wanted }) =>
    `<${name}> 要照样子写：<${[name, ...wanted.map(([attribute, holds]) => attribute + HELD[holds])].join(' ')}>；引号里只能写文字，别的不能加。`,
  unclosed: ({ name }) => `<${name}> 要有一头一尾；请补上或者删去 <${name}> 或 </${name}>。`,
  unseen: ({ marks }) =>
    `这里有看不见的字符 ${marks.map(shownMark).join('、')}，读的人看到的会和写的不一样；请删去，或者把这几个字重新输入一遍。`,
  unreadable:
    '这一处的标签或者大括号不完整，或者是网站不认识的写法；要当文字写，写成 \\<、\\{，不是的请补全或者删去。',
});

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A report as a page that asks until there is another, or the site. No answer is one: the server is starting then. */
export const problemPage = (report: string): string => {
  const shown = `<pre style="font:16px/1.7 sans-serif;white-space:pre-wrap;max-width:60em;margin:2em auto;padding:0 1em">${escaped(report)}\n\n改好并保存以后，这一页自己会换成网站。</pre>`;
  const asking = `setInterval(() => fetch(location.href).then(answer => answer.text()).then(text => text.includes(document.querySelector('pre').outerHTML) || location.reload()).catch(() => {}), 1000)`;
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>内容有问题</title>${shown}<script>${asking}</script></html>`;
};

/** Wording around content problems. */
const changedKind: Readonly<Record<ChangedKind, string>> = {
  pages: '方案的页面',
  steps: '步骤',
  rules: '上位规定',
  lessons: '课',
};

export const words = {
  missingFile: '找不到这个文件，请放回原处。',
  notUtf8:
    '这个文件不是 UTF-8 编码（多半存成了 GBK 或者 UTF-16），读出来是乱码；请用原来的程序打开，另存为，编码选 UTF-8。',
  notYaml: (code: string) =>
    code === 'TAB_AS_INDENT'
      ? '这一行用制表符（Tab）缩进，YAML 只认空格；请换成空格。'
      : code === 'FULL_WIDTH_COLON'
        ? `这一行名称后面是中文的冒号“：”，YAML 只认英文的；请改成“: ”（冒号后面空一格）。`
        : `不是正确的 YAML（${code}），多半是缩进、引号或冒号的问题，请对照上下几行。`,
  unknownCitation: (target: string) => `引用的“${target}”不存在，请改成已有的条款编号或规定 id。`,
  unknownAsked: (id: string) => `“${id}”不存在，请改成已有的条款、步骤、岗位或规定 id；删去了的不用写。`,
  textOfRecordDiffers: (source: string) =>
    `按 outline 连接起来的条款与 ${source} 的原文不是逐字相同；请恢复被改动的文字或顺序。`,
  notInClause: (saying: string, clause: string) =>
    `条款 ${clause} 里没有“${saying}”；请照原话摘，或者改 clause。`,
  notInCited: (limit: string, cite: string) =>
    `cite 写的 ${cite} 里没有“${limit}”；请照原话写 limitText，或者改 cite。`,
  withinDiffers: (limit: string, within: string, said: string) =>
    `within 写的是 ${within}，limitText 写的是“${limit}”，两处不一样长；请照原文改，“${limit}”写作 ${said}。`,
  withinMissing: (limit: string, said: string) =>
    `limitText 写了“${limit}”，没有写 within，页面不会倒计时；请写 within: ${said}。`,
  limitWithoutNumber: (limit: string) =>
    `原文只写“${limit}”，没有写多久，within 没有依据；请去掉 within，页面只显示过了多久。`,
  clauseDiffers: (source: string) => `这一条的文字在 ${source} 的原文里找不到；请照原文逐字改回来。`,
  clauseShownTwice: (file: string) => `这一条已在 ${file} 里出现，每条只放在一页上；请删去一处。`,
  clauseNotShown: '没有任何阅读页显示这一条；请在相应的 .mdx 里加 <Clause id="…" />。',
  frontMatterDiffers: '页面开头的 clauses 与页内 <Clause> 的编号、顺序不一致，请改成一致。',
  unknownChange: (kind: ChangedKind, id: string) =>
    `${changedKind[kind]}“${id}”不存在，请改成已有的 id；删去了的不用写。`,
  editionOrder: '日期要比上面一条早；新的一版写在最上面。',
  nightTwice: '这个 id 用了两次，请给其中一个改名。',
  nightChoices: '几句选法要各不相同，至少一句对（right: true），至少一句不对。',
  advicePromise:
    '发布时承诺了下次发布时间，没有一个时限盯着它；建议加一条 anchor: { promise: nextUpdate } 的。',
  adviceCheck: (check: string) => `发布前要过的各项里没有每次都查、不能跳过的 ${check}；建议补上。`,
  topicWithoutDrill: (label: string) => `“${label}”没有演练脚本；可以在这个文件夹里加一个 topic 是它的。`,
  report: (problems: readonly LocatedProblem[]) =>
    [`内容有 ${problems.length} 处问题，改好后再试：`, ...problems.map(placed)].join('\n'),
  adviceUnread: '只写了大意，还没有对照原文；找到以后照抄原话，把 reading 改成 full 或者 article。',
  adviceUnchecked: (count: number) => `有 ${count} 处待核：对照原文，改好一处删去一行“# ${UNCHECKED}”。`,
  draftRefused: (marks: readonly { readonly file: string; readonly count: number }[]) =>
    [
      `还有 ${marks.reduce((sum, { count }) => sum + count, 0)} 处待核，不生成网站。请对照原文，改好一处删去一行“# ${UNCHECKED}”：`,
      ...marks.map(({ file, count }) => placed({ file, sentence: `${count} 处` })),
      '只给核对的人看的，用 npm run build -- --draft：每一页、每一份文书都写明是草稿。',
    ].join('\n'),
  advice: (advice: readonly LocatedProblem[]) =>
    [`另有 ${advice.length} 条建议，不影响生成：`, ...advice.map(placed)].join('\n'),
  totals: (totals: { readonly [name: string]: number }) =>
    `条款 ${totals['clauses']}：须承接 ${totals['toCarry']}，已承接 ${totals['carried']}，写明原因 ${totals['exempted']}，缺口 ${totals['holes']}；` +
    `步骤 ${totals['steps']}：引用条款 ${totals['planCitations']} 次，引用规定 ${totals['ruleCitations']} 次。`,
} as const;
