import { characterCount, firstCharacters } from '../base/typed.ts';
import type { HandoverDraft } from '../incident/handover.ts';
import { type Person, TEXT_LIMITS } from '../incident/kinds/define.ts';
import type { HandoverSheet, SHEET_PARTS } from '../incident/kinds/handed-over.ts';
import type { Publication } from '../incident/view.ts';
import { subjectLabel } from './difference.ts';
import { noteKindLabel, personName, toReportWords, untilWords, valueWords } from './incident.ts';
import { span } from './span.ts';
import { elsewhereWords } from './statements.ts';
import { fullTime } from './time.ts';

type Part = (typeof SHEET_PARTS)[number];

/** Names of the parts of a hand-over sheet. */
export const partLabel: Readonly<Record<Part, string>> = {
  situation: '现状',
  done: '已办',
  todo: '待办',
  limits: '时限',
  risks: '风险',
  contacts: '联系人',
};

/** What each part should tell, shown above its text. */
export const partHint: Readonly<Record<Part, string>> = {
  situation: '是什么事、到了哪一步、最新的事实。',
  done: '办成了什么、几点办的、留下了什么。',
  todo: '接手后先做什么，哪些在办、哪些在等。',
  limits: '还在走的时限，到点最早的写在最前。',
  risks: '要盯住的：超时限的、越过的、没定下来的、没核实的、没回应的、在外面的和在路上的稿子。',
  contacts: '没办完的事找谁。',
};

/** What a part says when the record has nothing for it. */
const nothing: Readonly<Record<Part, string>> = {
  situation: '没有记下情况。',
  done: '还没有办成的步骤。',
  todo: '清单上没有没办完的步骤。',
  limits: '没有在走的时限。',
  risks: '记录里没有看出要特别提醒的。',
  contacts: '没办完的步骤都没有指定人，按岗位找。',
};

/** What a draft needs to know besides the record. */
export interface SheetNames {
  stepTitle(id: string): string;
  roleName(id: string): string;
  /** The telephone number of a colleague, where this machine knows one. */
  phoneOf(person: Person): string | undefined;
  /** Records that have not reached the disk. */
  readonly unsaved: number;
}

/** How much of a single note, reason or value a line repeats; the rest is in the log. */
const LINE = 120;

/** One line without breaks, cut where it is long. */
function oneLine(text: string, limit = LINE): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return characterCount(line) > limit ? `${firstCharacters(line, limit)}……` : line;
}

/** A line as it should stand, and as it may stand where the part is too long: it still names what it is about. */
type Line = string | { readonly whole: string; readonly short: string };

const numbered = (lines: readonly string[]): readonly string[] =>
  lines.map((line, position) => `${position + 1}. ${line}`);

/**
 * Keeps a part within what the log takes: first with short lines, then, with a word on how many, without the oldest of
 * what was done, elsewhere without the last.
 */
function fitted(part: Part, items: readonly Line[]): string {
  if (items.length === 0) return nothing[part];
  const fits = (text: string): boolean => characterCount(text) <= TEXT_LIMITS.sheet;
  const whole = numbered(items.map(line => (typeof line === 'string' ? line : line.whole))).join('\n');
  if (fits(whole)) return whole;
  const kept = items.map(line => (typeof line === 'string' ? line : line.short));
  const write = (): string => {
    const left = items.length - kept.length;
    const rest = left === 0 ? [] : [`（另有 ${left} 条写不下，见清单和记录）`];
    return (part === 'done' ? [...rest, ...numbered(kept)] : [...numbered(kept), ...rest]).join('\n');
  };
  let text = write();
  while (kept.length > 1 && !fits(text)) {
    if (part === 'done') kept.shift();
    else kept.pop();
    text = write();
  }
  return text;
}

function situation(
  { view, situation: { title, verdict, openedAt, answers, verified, notes, settled, total } }: HandoverDraft,
  now: number,
): readonly Line[] {
  const given = answers.map(({ question, value }) => {
    const words =
      question.kind === 'time'
        ? fullTime(Date.parse(value), now)
        : question.kind === 'choice'
          ? (question.options.find(option => option.value === value)?.label ?? value)
          : value;
    return `${question.label}：${oneLine(words)}`;
  });
  return [
    `${oneLine(title)}，${fullTime(openedAt, now)} 开始处置，清单办到 ${settled}/${total} 步。`,
    ...(verdict === undefined
      ? []
      : [`研判结果：${[verdict.outcome, ...verdict.additions].map(each => each.title).join('；')}。`]),
    ...(given.length === 0 ? [] : [`研判答案：${given.join('；')}。`]),
    ...(verified.length === 0
      ? []
      : [
          `已核实：${verified.map(({ label, usable }) => `${label}：${oneLine(usable?.value ?? '')}`).join('；')}。`,
        ]),
    view.publications.length === 0
      ? '还没有对外发布。'
      : `已对外发布 ${view.publications.length} 次，最近一次发布${publicationWords(view.publications.at(-1), now)}。`,
    ...notes.map(note => noteLine(note, now)),
  ];
}

/** What is to be known of something that is out. */
const signOffWords: Readonly<Record<Publication['signOff'], string>> = {
  approved: '，对外说法以此为准。',
  unapproved: '，审定不全，请尽快补齐。',
  elsewhere: `，${elsewhereWords}，请核对内容。`,
};

function publicationWords(out: Publication | undefined, now: number): string {
  if (out === undefined) return '';
  return `《${oneLine(out.title)}》（${fullTime(Date.parse(out.publishedAt), now)}，${oneLine(out.place)}）`;
}

function noteLine(note: HandoverDraft['situation']['notes'][number], now: number): string {
  const label = note.kind === undefined ? '记录' : noteKindLabel[note.kind];
  const corrections = note.corrections
    .slice(-2)
    .map(text => `（更正：${oneLine(text)}）`)
    .join('');
  return `${label}（${fullTime(note.at, now)}）：${oneLine(note.text)}${corrections}`;
}

const done = ({ done: steps }: HandoverDraft, now: number): readonly Line[] =>
  steps.map(({ step, state, values }) => {
    const recorded = values
      .map(({ want, value }) => `${want.label}：${oneLine(valueWords(value, want.unit, now))}`)
      .join('；');
    const line = `${fullTime(Date.parse(state.at), now)} ${step.title}`;
    return { whole: recorded === '' ? line : `${line}。${recorded}`, short: line };
  });

function todo(
  { todo: steps }: HandoverDraft,
  { roleName, stepTitle }: SheetNames,
  now: number,
): readonly Line[] {
  return steps.map(({ step, current, state, assignee }) => {
    const who = assignee === undefined ? roleName(step.roles[0] ?? '') : personName(assignee);
    const how =
      state.kind === 'toReport'
        ? toReportWords(oneLine(state.to, 60))
        : state.kind === 'started'
          ? '已经在办'
          : state.kind === 'deferred'
            ? `暂缓，${untilWords(state.until, stepTitle, now)}，理由：${oneLine(state.reason, 60)}`
            : undefined;
    const line = `${current ? '现在做：' : ''}${step.title}（${oneLine(who)}）`;
    return { whole: how === undefined ? line : `${line}，${how}`, short: step.title };
  });
}

const limits = ({ limits: clocks }: HandoverDraft, now: number): readonly string[] =>
  clocks.map(({ title, clock, limitText, cite }) => {
    const basis = `${limitText}，依据 ${cite.join('、')}`;
    if (clock.kind === 'stopwatch')
      return `${fullTime(clock.since, now)} 起算，没有写明几点前：${title}（${basis}）`;
    const late = clock.kind === 'overdue' ? '，已经超了' : '';
    return `${fullTime(clock.due, now)} 前${late}：${title}（${basis}）`;
  });

/** A risk in a sentence: what it is about, and what more there is to say of it. */
function riskWords(
  risk: HandoverDraft['risks'][number],
  { index, view }: HandoverDraft,
  now: number,
): readonly [what: string, more: string] {
  switch (risk.kind) {
    case 'overdue':
      return [`已超时限：${risk.title}`, `，${fullTime(risk.due, now)} 到点，已超${span(risk.by)}。`];
    case 'differing':
      return [
        `“${subjectLabel(risk.difference.subject, index, view)}”几个人记的不一样`,
        '，还没有定以哪条为准。',
      ];
    case 'skipped':
      return [`越过了“${risk.step.title}”`, `，理由：${oneLine(risk.reason)}`];
    case 'published': {
      const { publication } = risk;
      return [`已发布${publicationWords(publication, now)}`, signOffWords[publication.signOff]];
    }
    case 'stale':
      return [`已发布的《${oneLine(risk.title)}》里“${risk.label}”与现在核实的不一致`, '，要看是不是更正。'];
    case 'pending':
      return pendingWords(risk.statement);
    case 'promise':
      return [`已答应公众 ${fullTime(risk.due, now)} 再发布`, '，到时要兑现。'];
    case 'theme':
      return [`公众反映“${oneLine(risk.theme.title)}”还没有回应`, `，已记 ${risk.theme.count} 条。`];
    case 'fact':
      return [
        `“${oneLine(risk.fact.label)}”${risk.fact.state === 'conflict' ? '有不同说法' : risk.fact.state === 'checking' ? '还在核实' : '核实了，还没有认定'}`,
        '，不能对外说。',
      ];
    case 'guess':
      return [`还没有核实的推测（${fullTime(risk.note.at, now)}）`, `：${oneLine(risk.note.text)}`];
    case 'gaps':
      return [`记录缺 ${risk.records} 条`, '，别处可能有：请对一对，有导出的文件就导入一次。'];
    case 'open':
      return [`清单上还有 ${risk.steps} 步没有结果`, '，一步一步列在“待办”里。'];
  }
}

function pendingWords({
  version: { title, number },
  state,
  stage,
}: Extract<HandoverDraft['risks'][number], { kind: 'pending' }>['statement']): readonly [string, string] {
  const what = `《${oneLine(title)}》第 ${number} 稿`;
  const who = stage === undefined ? '' : `，轮到“${stage}”`;
  switch (state) {
    case 'returned':
      return [`${what}被退回`, stage === undefined ? '。' : `，退回的是“${stage}”。`];
    case 'signing':
      return [`${what}正在审签`, `${who}，还没有发布。`];
    case 'drafted':
      return [`${what}已起草，还没有送审`, '。'];
  }
}

function risks(draft: HandoverDraft, { unsaved }: SheetNames, now: number): readonly Line[] {
  const found = draft.risks.map((risk): Line => {
    const [what, more] = riskWords(risk, draft, now);
    return { whole: `${what}${more}`, short: what };
  });
  return unsaved === 0 ? found : [...found, `这台机器上还有 ${unsaved} 条记录没有保存下来，先别关页面。`];
}

const contacts = ({ contacts: { people, notes } }: HandoverDraft, names: SheetNames, now: number) => [
  ...people.map(({ person, steps }) => {
    const phone = names.phoneOf(person);
    const who = phone === undefined ? personName(person) : `${personName(person)} ${phone}`;
    return `${oneLine(who)}：${steps.map(({ title }) => title).join('；')}`;
  }),
  ...notes.map(note => noteLine(note, now)),
];

/**
 * The six parts of a sheet as they are first offered: short numbered lines, each part within what the log takes.
 * @param now milliseconds since the epoch
 */
export function sheetTexts(draft: HandoverDraft, names: SheetNames, now: number): HandoverSheet {
  return {
    situation: fitted('situation', situation(draft, now)),
    done: fitted('done', done(draft, now)),
    todo: fitted('todo', todo(draft, names, now)),
    limits: fitted('limits', limits(draft, now)),
    risks: fitted('risks', risks(draft, names, now)),
    contacts: fitted('contacts', contacts(draft, names, now)),
  };
}

/** Wording of the hand-over screen and of the printed sheet. */
export const handoverText = {
  title: '交接',
  sheet: '交接单',
  back: '回到清单',
  loading: '正在读取草稿……',
  intro: '六项按记录起草，随记录更新，可以改。选好接手人，点“交给接手人”；接手人看过，点一下接手。',
  closed: '这起事件已经结束，不用交接；要继续办，请先重新打开。以前的交接单在下面。',
  redraft: (part: Part) => `“${partLabel[part]}”恢复成按记录起草的`,
  taker: '接手人',
  role: '岗位',
  chooseRole: '请选择岗位',
  name: '姓名',
  parts: '交接的六项',
  submit: '交给接手人',
  phones: '联系人里写本单位的电话可以，会随记录一起导出；不写群众的电话。',
  given: (name: string) => `已交出，等 ${name} 接手。`,
  take: (name: string) => `我是${name}，看过了，接手`,
  taken: (name: string, time: string) => `${name} 已接手，${time}。`,
  from: '交班人',
  to: '接班人',
  time: '时间',
  draft: '草稿，还没有交出',
  print: '打印交接单',
  printDraft: '打印草稿',
  close: '收起',
  former: '以前的交接',
  noFormer: '这起事件还没有交接过。',
  open: '打开交接单',
  openLabel: (time: string) => `打开交接单：${time}`,
  passed: (from: string, to: string, accepted: boolean) =>
    `${from} 交给 ${to}${accepted ? '' : '，还没有接手'}`,
  empty: '（没有写）',
  sign: '签名',
  incident: '事件',
} as const;
