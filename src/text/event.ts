import { characterCount } from '../base/typed.ts';
import type { Person } from '../incident/kinds/define.ts';
import type { NoteKind } from '../incident/kinds/noted.ts';
import type { EventType, IncidentEvent } from '../incident/kinds/registry.ts';
import type { RecordedValues } from '../incident/kinds/step-done.ts';
import type { MinutesView } from '../incident/view.ts';
import type { MinutesSort } from '../playbook/evidence.ts';
import type { Playbook, Step } from '../playbook/playbook.ts';
import { personName, personText } from './people.ts';
import { outcomeLabel, stateLabel, toReportWords, untilWords } from './step.ts';
import { fullTime, type TimeWords } from './time.ts';
import { amountWords, valueWords } from './value.ts';

/** Sorts of short records, and what their three fields are called in each. */
export const minutesText = {
  meeting: {
    sort: '会议',
    people: '到会的单位和岗位',
    said: '定了什么',
    reply: '还要办什么',
    at: '开会时间',
  },
  phoneReport: {
    sort: '电话报告',
    people: '报给谁（单位、岗位）',
    said: '报了什么',
    reply: '对方怎么指示',
    at: '报告时间',
  },
  siteVisit: { sort: '现场查看', people: '谁去的', said: '看到了什么', reply: '还要办什么', at: '查看时间' },
} as const satisfies Readonly<Record<MinutesSort, object>>;

/** A short record in one line. */
export function minutesSentence({
  sort,
  people,
  said,
  reply,
  absent,
}: Omit<MinutesView, 'event' | 'at' | 'by'>): string {
  const words = minutesText[sort];
  return [
    `${words.sort}（${people.join('、')}）：${said}`,
    ...(absent === undefined ? [] : [`没有到：${absent}`]),
    ...(reply === undefined ? [] : [`${words.reply}：${reply}`]),
  ].join('；');
}

/** Kinds of entry in the quick log. */
export const noteKindLabel: Record<NoteKind, string> = {
  situation: '情况',
  decision: '决定',
  guess: '推测',
  contact: '联系',
};

/** The name of a fact of the ledger or of a form; an added fact says its own. */
export const namedIn = ({ release, forms }: Playbook, id: string): string =>
  release.elements.find(element => element.id === id)?.label ??
  forms.find(form => form.id === id)?.title ??
  id;

/** What the sentences of a log need to know besides the event. */
export interface LogNames {
  stepTitle(id: string): string;
  /** The event an undo takes back. */
  target(id: string): IncidentEvent | undefined;
  /** The answers a re-grade changed, by their short names. */
  changed(id: string): readonly string[];
  roleName(id: string): string;
  step(id: string): Step | undefined;
  /** A fact of the ledger or a form, by its id. */
  named(id: string): string;
  /** A version of a statement, by the event that saved it; `undefined` where it is not known here. */
  version(id: string): { readonly title: string; readonly number: number } | undefined;
  /** A line of the sign-off. */
  item(id: string): string;
  /** Who had approved what a publication put out, by its event. */
  approvers(id: string): readonly Person[];
}

/** The values recorded with a step, as `报给谁：组长；发布链接：https://…`. */
export const recordedWords = (
  values: RecordedValues,
  step: Step | undefined,
  now: number,
  time: TimeWords = fullTime,
): string =>
  Object.entries(values)
    .map(([id, value]) => {
      const want = step?.wants?.find(each => each.id === id);
      return `${want?.label ?? id}：${valueWords(value, want?.unit, now, time)}`;
    })
    .join('；');

/** What a log entry says, without who and when. @param now milliseconds since the epoch */
export function eventSentence(event: IncidentEvent, names: LogNames, now: number): string {
  const { stepTitle } = names;
  switch (event.type) {
    case 'opened':
      return `开始处置：${event.data.title}`;
    case 'renamed':
      return `改名为：${event.data.title}`;
    case 'answered':
      return `重新初判：${names.changed(event.id).join('、')}`;
    case 'stepStarted':
      return `进行中：${stepTitle(event.data.step)}`;
    case 'stepDeferred':
      return `暂缓：${stepTitle(event.data.step)}，${untilWords(event.data.until, stepTitle, now)}。理由：${event.data.reason}`;
    case 'stepDone': {
      const step = names.step(event.data.step);
      const recorded = recordedWords(event.data.values ?? {}, step, now);
      const label = outcomeLabel[step?.outcome ?? 'handled'];
      const time = fullTime(Date.parse(event.data.doneAt), now);
      return `${label}：${stepTitle(event.data.step)}（${time}）${recorded === '' ? '' : `。${recorded}`}`;
    }
    case 'stepNotApplicable':
      return `不适用：${stepTitle(event.data.step)}。理由：${event.data.reason}`;
    case 'stepSkipped':
      return `不办：${stepTitle(event.data.step)}。理由：${event.data.reason}`;
    case 'reportDecided':
      return 'to' in event.data
        ? `${stateLabel.toReport}：${stepTitle(event.data.step)}。${toReportWords(event.data.to)}`
        : `${stateLabel.notReported}：${stepTitle(event.data.step)}。理由：${event.data.notBecause}`;
    case 'stepReopened':
      return `重新办理：${stepTitle(event.data.step)}。理由：${event.data.reason}`;
    case 'minuted':
      return minutesSentence(event.data);
    case 'noted': {
      const { step, text, kind, happenedAt } = event.data;
      const time = happenedAt === undefined ? '' : `${fullTime(Date.parse(happenedAt), now)} 的事，`;
      return `${noteLabel(kind, step, stepTitle)}：${time}${text}`;
    }
    case 'corrected':
      return `更正：${event.data.text}`;
    case 'assigned': {
      const steps = event.data.steps.map(stepTitle).join('、');
      return event.data.to === undefined
        ? `不再指定人：${steps}`
        : `交给${personName(event.data.to)}：${steps}`;
    }
    case 'handedOver':
      return `交接给${names.roleName(event.data.to.role)} ${personName(event.data.to)}，等接手`;
    case 'handoverAccepted':
      return `接手：${event.by.name ?? names.roleName(event.by.role)}`;
    case 'playbookMoved':
      return '换到新版手册';
    case 'closed':
      return closedSentence(event.data, Object.keys(event.data.steps ?? {}).length);
    case 'reopened':
      return '重新打开';
    case 'undone': {
      const target = names.target(event.data.event);
      // An undo takes back no undo; a made-up log may say so all the same.
      const what =
        target === undefined || target.type === 'undone'
          ? '撤销了一条记录'
          : `撤销“${eventSentence(target, names, now)}”`;
      return event.data.reason === undefined ? what : `${what}。理由：${event.data.reason}`;
    }
    case 'chosen': {
      const target = names.target(event.data.event);
      return target === undefined || target.type === 'chosen'
        ? '定下一处不一致'
        : `定下以“${eventSentence(target, names, now)}”为准`;
    }
    case 'postRecorded':
      return postSentence(event, now);
    case 'personRecorded': {
      const { name, title, role, phone } = event.data;
      const said = [title, role && names.roleName(role), phone].filter(part => part !== undefined);
      return `人员：${[name, ...said].join('，')}`;
    }
    case 'toldApart':
      return `${event.data.title}${event.data.name}与${event.data.other}${event.data.name}是两个人`;
    default:
      return releaseSentence(event, names);
  }
}

/** What each kind of record is called, in a word or two. */
export const kindLabel: Readonly<Record<EventType, string>> = {
  opened: '开始处置',
  renamed: '改名',
  answered: '重新初判',
  stepStarted: '进行中',
  stepDone: '已办',
  stepNotApplicable: '不适用',
  stepSkipped: '不办',
  stepDeferred: '暂缓',
  stepReopened: '重新办理',
  reportDecided: '定报不报',
  noted: '记录',
  minuted: '会议、电话、现场记录',
  corrected: '更正',
  assigned: '交办',
  handedOver: '交接',
  handoverAccepted: '接手',
  playbookMoved: '换手册',
  closed: '结束',
  reopened: '重新打开',
  undone: '撤销',
  chosen: '定下不一致',
  postRecorded: '登记原帖',
  factRecorded: '登记事实',
  causeApproved: '原因经认定审定',
  statementSaved: '存下发布稿',
  signed: '发布稿签字',
  returned: '退回发布稿',
  passedOver: '发布稿保留原文',
  published: '对外发布',
  publishedElsewhere: '事后补录发布',
  themeRecorded: '记下反映',
  themeAnswered: '线上答复',
  themePassed: '线下转办',
  themeSolved: '线下解决',
  documentFiled: '存下文书',
  actionRecorded: '改进事项',
  actionDone: '改进完成',
  proposalRecorded: '修改建议',
  personRecorded: '记下人员',
  toldApart: '同名两人',
};

/** A version of a statement by its name. */
export const versionName = ({ title, number }: { readonly title: string; readonly number: number }): string =>
  `《${title}》第 ${number} 稿`;

const versionWords = (version: ReturnType<LogNames['version']>): string | undefined =>
  version && versionName(version);

/** What was saved, signed, sent back or put out: which version, by which line, approved by whom. */
function versionSentence(event: IncidentEvent, names: LogNames): string | undefined {
  const approved = (people: readonly Person[]): string | undefined =>
    people.length === 0 ? undefined : `审定：${people.map(personName).join('、')}`;
  const told = (...parts: readonly (string | undefined)[]): string =>
    `${kindLabel[event.type]}：${parts.filter(part => part !== undefined).join('，')}`;
  switch (event.type) {
    case 'statementSaved':
      return told(versionWords(names.version(event.id)) ?? `《${event.data.title}》`);
    case 'signed': {
      const { version, item, person, note } = event.data;
      return told(versionWords(names.version(version)), `${names.item(item)}：${personName(person)}`, note);
    }
    case 'returned': {
      const { version, item, person, reason } = event.data;
      return told(versionWords(names.version(version)), `${names.item(item)}：${personName(person)}`, reason);
    }
    case 'passedOver': {
      const { version, item, reason } = event.data;
      return told(versionWords(names.version(version)), names.item(item), reason);
    }
    case 'published': {
      const { version, place } = event.data;
      return told(versionWords(names.version(version)), place, approved(names.approvers(event.id)));
    }
    case 'publishedElsewhere': {
      const { said, place, approver } = event.data;
      const what = 'version' in said ? versionWords(names.version(said.version)) : `《${said.title}》`;
      return told(what, place, approved([approver]));
    }
    default:
      return undefined;
  }
}

/** The screens of release, feedback and review say more; the log names what happened and its first words. */
function releaseSentence(event: IncidentEvent, names: LogNames): string {
  const sentence = versionSentence(event, names);
  if (sentence !== undefined) return sentence;
  const { type, data } = event;
  const { named } = names;
  const about =
    'form' in data ? named(data.form) : 'fact' in data ? (data.label ?? named(data.fact)) : undefined;
  const said = ['value', 'title', 'place', 'note', 'reason', 'text', 'to', 'result', 'what'].flatMap(key => {
    const value: unknown = Reflect.get(data, key);
    return typeof value === 'string' ? [value] : [];
  });
  const signed = 'person' in data ? personName(data.person) : undefined;
  const owner = 'owner' in data ? personName(data.owner) : undefined;
  return [kindLabel[type], about, signed ?? owner, said[0]].filter(part => part !== undefined).join('：');
}

function postSentence({ data }: Extract<IncidentEvent, { type: 'postRecorded' }>, now: number): string {
  const { summary, firstAt, platform, link, original, masked, count } = data;
  const parts: readonly (readonly [string, string | undefined])[] = [
    [postLabel.summary, summary],
    [postLabel.firstAt, firstAt && fullTime(Date.parse(firstAt), now)],
    [postLabel.platform, platform],
    [postLabel.link, link],
    [postLabel.attention, count?.attention && amountWords(count.attention)],
    [postLabel.comments, count?.comments && amountWords(count.comments)],
    [postLabel.countedAt, count && fullTime(Date.parse(count.at), now)],
    [postLabel.original, original?.name],
    [postLabel.masked, masked?.name],
  ];
  const said = parts.flatMap(([label, value]) => (value === undefined ? [] : [`${label}：${value}`]));
  return `${kindLabel.postRecorded}。${said.join('；')}`;
}

/** What the fields of the post are called. */
export const postLabel = {
  summary: '内容摘要',
  firstAt: '首发时间',
  platform: '传播平台',
  link: '网址或出处',
  attention: '关注量',
  comments: '跟帖数',
  countedAt: '几点数的',
  original: '截图原图',
  masked: '遮好的截图',
} as const;

/** How an incident was closed, in one sentence. @param left how many steps had no result */
export function closedSentence(
  {
    reason = '',
    second,
    combines,
  }: {
    readonly reason?: string;
    readonly second?: Person | undefined;
    readonly combines?: string | undefined;
  },
  left: number,
): string {
  const parts = [
    reason === '' ? '结束' : `结束：${reason}`,
    ...(left === 0 ? [] : [`${left} 步没有结果，都写明了怎么办`]),
    ...(second === undefined
      ? []
      : [
          combines === undefined
            ? `第二人${personName(second)}确认`
            : `${personName(second)}${personText.combinedSaid(combines)}`,
        ]),
  ];
  return parts.join(characterCount(reason) > 20 ? '。' : '，');
}

/** What a note is called, and of which step it is. */
export function noteLabel(
  kind: NoteKind | undefined,
  step: string | undefined,
  stepTitle: (id: string) => string,
): string {
  if (step === undefined) return kind === undefined ? '记录' : noteKindLabel[kind];
  return `${kind === undefined ? '备注' : noteKindLabel[kind]}（${stepTitle(step)}）`;
}
