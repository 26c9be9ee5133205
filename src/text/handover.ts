import { characterCount, firstCharacters } from '../base/typed.ts';
import type { HandoverDraft } from '../incident/handover.ts';
import { type Person, TEXT_LIMITS } from '../incident/kinds/define.ts';
import { type HandoverSheet, SHEET_PARTS } from '../incident/kinds/handed-over.ts';
import { subjectLabel } from './difference.ts';
import { noteKindLabel, personName, untilWords, valueWords } from './incident.ts';
import { span } from './span.ts';
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
  risks: '容易出岔子的：超时限的、越过的、没定下来的、没核实的。',
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

const numbered = (lines: readonly string[]): readonly string[] =>
  lines.map((line, position) => `${position + 1}. ${line}`);

/** Keeps a part within what the log takes: the oldest of what was done goes first, elsewhere the last. */
function fitted(part: Part, items: readonly string[]): string {
  if (items.length === 0) return nothing[part];
  const kept = [...items];
  const write = (): string => {
    const left = items.length - kept.length;
    const rest = left === 0 ? [] : [`（另有 ${left} 条写不下，见清单和记录）`];
    return (part === 'done' ? [...rest, ...numbered(kept)] : [...numbered(kept), ...rest]).join('\n');
  };
  let text = write();
  while (kept.length > 1 && characterCount(text) > TEXT_LIMITS.sheet) {
    if (part === 'done') kept.shift();
    else kept.pop();
    text = write();
  }
  return text;
}

function situation(
  { situation: { title, verdict, openedAt, answers, facts, settled, total } }: HandoverDraft,
  now: number,
): readonly string[] {
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
    ...facts.map(note => noteLine(note, now)),
  ];
}

function noteLine(note: HandoverDraft['situation']['facts'][number], now: number): string {
  const label = note.kind === undefined ? '记录' : noteKindLabel[note.kind];
  const corrections = note.corrections
    .slice(-2)
    .map(text => `（更正：${oneLine(text)}）`)
    .join('');
  return `${label}（${fullTime(note.at, now)}）：${oneLine(note.text)}${corrections}`;
}

const done = ({ done: steps }: HandoverDraft, now: number): readonly string[] =>
  steps.map(({ step, state, values }) => {
    const recorded = values
      .map(({ want, value }) => `${want.label}：${oneLine(valueWords(value, want.unit, now))}`)
      .join('；');
    const line = `${fullTime(Date.parse(state.at), now)} ${step.title}`;
    return recorded === '' ? line : `${line}。${recorded}`;
  });

function todo(
  { todo: steps }: HandoverDraft,
  { roleName, stepTitle }: SheetNames,
  now: number,
): readonly string[] {
  return steps.map(({ step, current, state, assignee }) => {
    const who = assignee === undefined ? roleName(step.roles[0] ?? '') : personName(assignee);
    const how =
      state.kind === 'started'
        ? '已经在办'
        : state.kind === 'deferred'
          ? `暂缓，${untilWords(state.until, stepTitle, now)}，理由：${oneLine(state.reason, 60)}`
          : undefined;
    const line = `${current ? '现在做：' : ''}${step.title}（${oneLine(who)}）`;
    return how === undefined ? line : `${line}，${how}`;
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

function riskLine(risk: HandoverDraft['risks'][number], { index, view }: HandoverDraft, now: number): string {
  switch (risk.kind) {
    case 'overdue':
      return `已超时限：${risk.title}，${fullTime(risk.due, now)} 到点，已超${span(risk.by)}。`;
    case 'skipped':
      return `越过了“${risk.step.title}”，理由：${oneLine(risk.reason)}`;
    case 'pauseSkipped':
      return `“${risk.step.title}”之前没有核对“${risk.pause}”，理由：${oneLine(risk.reason)}`;
    case 'differing':
      return `“${subjectLabel(risk.difference.subject, index, view)}”几个人记的不一样，还没有定以哪条为准。`;
    case 'guess':
      return `还没有核实的推测（${fullTime(risk.note.at, now)}）：${oneLine(risk.note.text)}`;
    case 'gaps':
      return `记录缺 ${risk.records} 条，别处可能有：请对一对，有导出的文件就导入一次。`;
  }
}

function risks(draft: HandoverDraft, { unsaved }: SheetNames, now: number): readonly string[] {
  const found = draft.risks.map(risk => riskLine(risk, draft, now));
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
  intro: '交班人改好六项，接手人逐项念一遍、勾上，再接手。接手之后，这台机器上的记录人就是接手人。',
  closed: '这起事件已经结束，不用交接；要继续办，请先重新打开。以前的交接单在下面。',
  redraft: '重新起草',
  redraftHint: '按现在的记录重写六项，改过的字会丢。',
  redraftSure: '改过的字会丢，仍要重写',
  stale: (count: number) => `起草以后又有 ${count} 条新记录，请补进去，或者重新起草。`,
  giver: '交班人（现在的记录人）',
  taker: '接手人',
  role: '岗位',
  chooseRole: '请选择岗位',
  name: '姓名',
  parts: '交接的六项',
  readBack: (part: Part) => `接手人已复述“${partLabel[part]}”`,
  readCount: (count: number) => `已复述 ${count}/${SHEET_PARTS.length} 项`,
  submit: '接手，写入记录',
  needRole: '请选接手人的岗位。',
  needName: '请写接手人的姓名。',
  unread: (parts: readonly Part[]) =>
    `还有 ${parts.length} 项没有复述：${parts.map(part => partLabel[part]).join('、')}。请接手人念一遍再勾上。`,
  phones: '联系人里写本单位的电话可以，会随记录一起导出；不写群众的电话。',
  accepted: (name: string) => `已交接，现在由 ${name} 记录。`,
  from: '交班人',
  to: '接班人',
  time: '时间',
  draft: '草稿，还没有接手',
  print: '打印交接单',
  printDraft: '打印草稿',
  close: '收起',
  former: '以前的交接',
  noFormer: '这起事件还没有交接过。',
  open: '打开交接单',
  openLabel: (time: string) => `打开交接单：${time}`,
  passed: (from: string, to: string) => `${from} 交给 ${to}`,
  empty: '（没有写）',
  sign: '签名',
  incident: '事件',
} as const;
