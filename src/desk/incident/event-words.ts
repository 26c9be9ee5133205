import { characterCount } from '../../base/typed.ts';
import type { MinutesSort } from '../../playbook/evidence.ts';
import type { Step } from '../../playbook/playbook.ts';
import { authorityText, authorityWords, calledWords, howLabel } from '../approval/words.ts';
import { exitWord } from '../closing/words.ts';
import { byType } from '../core/words/by-code.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';
import { amountWords, valueWords } from '../core/words/value.ts';
import { callEnd } from '../first/words.ts';
import type { Names } from '../people/names.ts';
import { personName, personText } from '../people/words.ts';
import type { NoteKind } from '../record/noted.ts';
import { noteKindLabel } from '../record/words.ts';
import { isPublication, versionOut } from '../statements/statement.ts';
import type { RecordedValues } from '../steps/step-done.ts';
import { markLabel, outcomeLabel, toReportWords, untilWords } from '../steps/words.ts';
import { filledInLabel } from '../triage/answered.ts';
import { type Entry, happenedAt } from './account.ts';
import { type EventOfType, type IncidentEvent, incidentKinds } from './kinds.ts';
import type { ClosedView } from './view.ts';

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

/** The values recorded with a step, as `报给谁：组长；发布链接：https://…`. */
const recordedWords = (
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

/** A version of a statement by its name. */
export const versionName = ({ title, number }: { readonly title: string; readonly number: number }): string =>
  `《${title}》第 ${number} 稿`;

/** What is said of everything that went out without the sign-off of this room. */
export const elsewhereWords = '事后补录，未经本系统签审';

function postSentence(data: EventOfType<'postRecorded'>['data'], now: number): string {
  const { summary, firstAt, platform, link, original, masked, nothingToMask, count } = data;
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
    [postLabel.nothingToMask, nothingToMask && nothingToMaskWords],
  ];
  const said = parts.flatMap(([label, value]) => (value === undefined ? [] : [`${label}：${value}`]));
  return `${incidentKinds.postRecorded.label}。${said.join('；')}`;
}

/** What the fields of the post are called. */
export const postLabel = {
  summary: '内容摘要',
  firstAt: '首发时间',
  platform: '传播平台',
  link: '网址或出处',
  attention: '关注量',
  comments: '跟帖数',
  countedAt: '统计时间',
  original: '截图原图',
  masked: '遮好的截图',
  nothingToMask: '两张是同一张图',
} as const;

/** What the officer says of a picture that is both. */
export const nothingToMaskWords = '已核对：图中没有账号、头像、人脸、车牌，不用遮';

/** How an incident was closed, in one sentence. @param left how many steps had no result */
export function closedSentence(
  { reason = '', second, combines }: Pick<ClosedView, 'reason' | 'second' | 'combines'>,
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
function noteLabel(
  kind: NoteKind | undefined,
  step: string | undefined,
  stepTitle: (id: string) => string,
): string {
  if (step === undefined) return kind === undefined ? '记录' : noteKindLabel[kind];
  return `${kind === undefined ? '备注' : noteKindLabel[kind]}（${stepTitle(step)}）`;
}

/** How a record is told. */
interface Telling {
  readonly names: Names;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly time: TimeWords;
  /**
   * The log has no column for when something happened, and keeps what was once taken for the cause. A timeline is printed and handed
   * out: what was approved then need not be so now.
   */
  readonly inLog: boolean;
}

const MINUTE = 60_000;

/** When it happened, where that is said and was earlier than it was written down. */
function happened(event: IncidentEvent, { now, time, inLog }: Telling): string {
  const at = Date.parse(happenedAt(event));
  return inLog && Date.parse(event.at) - at >= MINUTE ? time(at, now) : '';
}

/** What is said beside something, in brackets. */
const beside = (...parts: readonly string[]): string => {
  const said = parts.filter(part => part !== '').join('，');
  return said === '' ? '' : `（${said}）`;
};

const because = (reason: string | undefined): string => (reason === undefined ? '' : `。理由：${reason}`);

const onStep = (label: string, step: string, { names }: Telling): string =>
  `${label}：${names.stepTitle(step)}`;

/** A version by its name, or by its title alone where it was taken back; '' where nothing is known of it here. */
export function versionWords(names: Names, id: string): string {
  const version = names.version(id);
  const saved = names.event(id);
  if (version !== undefined) return versionName(version);
  return saved?.type === 'statementSaved' ? `《${saved.data.title}》` : '';
}

const onLine = (
  verb: string,
  { version, item }: { readonly version: string; readonly item: string },
  telling: Telling,
): string => `${verb}${versionWords(telling.names, version)}（${telling.names.itemTitle(item)}）`;

/** Who decided and how, and when where it was earlier than it was written down. */
const decision = (
  event: EventOfType<'signed' | 'returned' | 'exitReviewed' | 'causeApproved'>,
  telling: Telling,
): string =>
  `${personName(event.data.person)}，${howLabel[event.data.how]}${beside(happened(event, telling))}`;

const onTheme = (label: string, theme: string, text: string, { names }: Telling): string => {
  const title = names.themeTitle(theme);
  return `${label}${title === undefined ? '' : `“${title}”`}：${text}`;
};

type Out = EventOfType<'published' | 'publishedElsewhere'>;

/** What went out, by its name. */
export function publicationWords(event: Out, names: Names): string {
  const own = event.type === 'publishedElsewhere' && 'title' in event.data.said ? event.data.said : undefined;
  return versionWords(names, versionOut(event)) || (own === undefined ? '' : `《${own.title}》`);
}

/** That something went out: what and where, who had approved it, and what it promised. */
function outSentence(event: Out, telling: Telling): string {
  const { names, now, time } = telling;
  const { id, type, data } = event;
  const what = publicationWords(event, names);
  const out = names.publication(id);
  const approvers = type === 'publishedElsewhere' ? [event.data.approver] : (out?.approvers ?? []);
  const how = beside(
    happened(event, telling),
    type === 'publishedElsewhere' ? elsewhereWords : '',
    approvers.length === 0 ? '' : `${approvers.map(personName).join('、')}审定`,
    (out && authorityWords(out)) ?? '',
  );
  const next = data.nextUpdate === undefined ? '' : `。承诺 ${time(Date.parse(data.nextUpdate), now)} 再发布`;
  return `${incidentKinds.published.label}${what}：${data.place}${how}${next}`;
}

const told: (event: IncidentEvent, telling: Telling) => string = byType<IncidentEvent, [Telling]>({
  opened: ({ data }) => `开始处置：${data.title}`,
  renamed: ({ data }) => `改名为：${data.title}`,
  answered: (event, { names }) =>
    [names.fillsIn(event) ? filledInLabel : incidentKinds.answered.label, names.changed(event).join('、')]
      .filter(part => part !== '')
      .join('：'),
  stepMarked: ({ data: { step, mark } }, telling) => {
    const { names, now, time } = telling;
    const more =
      mark.kind === 'deferred'
        ? `，${untilWords(mark.until, names.stepTitle, now, time)}`
        : mark.kind === 'toReport'
          ? `。${toReportWords(mark.to)}`
          : '';
    const reason = 'reason' in mark ? because(mark.reason) : '';
    return `${onStep(markLabel[mark.kind], step, telling)}${more}${reason}`;
  },
  stepDone: (event, telling) => {
    const { names, now, time } = telling;
    const { step: id, values = {} } = event.data;
    const step = names.step(id);
    const recorded = recordedWords(values, step, now, time);
    const label = outcomeLabel[step?.outcome ?? 'handled'];
    return `${onStep(label, id, telling)}${beside(happened(event, telling))}${recorded === '' ? '' : `。${recorded}`}`;
  },
  noted: (event, telling) => {
    const { step, text, kind } = event.data;
    const when = happened(event, telling);
    return `${noteLabel(kind, step, telling.names.stepTitle)}：${when === '' ? '' : `${when} 的事，`}${text}`;
  },
  minuted: (event, telling) => {
    const { sort, people, said, assessed, line, reply, absent } = event.data;
    const words = minutesText[sort];
    return [
      `${words.sort}（${people.join('、')}）：${said}`,
      ...(assessed === undefined ? [] : [`研判意见：${assessed}`]),
      ...(line === undefined ? [] : [`统一口径：${line}`]),
      ...(absent === undefined ? [] : [`没有到：${absent}`]),
      ...(reply === undefined ? [] : [`${words.reply}：${reply}`]),
    ]
      .join('；')
      .concat(beside(happened(event, telling)));
  },
  called: (event, telling) => {
    const { person, end, said } = event.data;
    const words = `打电话给${personName(person)}，${callEnd[end]}${said === undefined ? '' : `：${said}`}`;
    return `${words}${beside(happened(event, telling))}`;
  },
  lineTaken: (event, telling) =>
    `${telling.names.lineText(event.data.line)}${beside(happened(event, telling))}`,
  corrected: ({ data }) => `更正：${data.text}`,
  assigned: ({ data: { steps, to } }, { names }) =>
    `${to === undefined ? '不再指定人' : `交给${personName(to)}`}：${steps.map(names.stepTitle).join('、')}`,
  handedOver: ({ data: { to } }, { names }) => `交接给${names.roleName(to.role)} ${personName(to)}`,
  handoverAccepted: ({ by }, { names }) => `接手：${by.name ?? names.roleName(by.role)}`,
  playbookMoved: '换到新版手册',
  closed: ({ data }) => closedSentence(data, Object.keys(data.steps ?? {}).length),
  reopened: incidentKinds.reopened.label,
  exitReviewed: (event, telling) => {
    const { outcome, note, evidence } = event.data;
    const more = [
      note === undefined ? '' : `${outcome === 'agreed' ? '意见' : '理由'}：${note}`,
      evidence === undefined ? '' : `凭据：${evidence.name}`,
    ].filter(part => part !== '');
    return [`${exitWord[outcome]}：${decision(event, telling)}`, ...more].join('。');
  },
  undone: ({ data }, telling) => {
    const target = telling.names.event(data.event);
    // An undo takes back no undo; a made-up log may say so all the same.
    const isSound = target !== undefined && target.type !== 'undone';
    return `${isSound ? `撤销“${told(target, telling)}”` : '撤销了一条记录'}${because(data.reason)}`;
  },
  chosen: ({ data }, telling) => {
    const target = telling.names.event(data.event);
    return target === undefined || target.type === 'chosen'
      ? '定下一处不一致'
      : `定下以“${told(target, telling)}”为准`;
  },
  postRecorded: ({ data }, { now }) => postSentence(data, now),
  personRecorded: ({ data: { name, title, role, phone } }, { names }) => {
    const said = [title, role && names.roleName(role), phone].filter(part => part !== undefined);
    return `人员：${[name, ...said].join('，')}`;
  },
  toldApart: ({ data }) => `${data.title}${data.name}与${data.other}${data.name}是两个人`,
  factRecorded: (event, telling) => {
    const { fact: id, label, state, value } = event.data;
    const fact = telling.names.fact(id);
    const isSaid = value !== '' && (telling.inLog || fact?.cause !== true);
    const what = `${fact?.label ?? label ?? id}${isSaid ? `，${value}` : ''}`;
    const how = state === 'verified' ? '核实' : incidentKinds.factRecorded.label;
    return `${how}：${what}${beside(happened(event, telling))}`;
  },
  causeApproved: (event, telling) => {
    const { evidence } = event.data;
    const shown = evidence === undefined ? '' : `。凭据：${evidence.name}`;
    return `${incidentKinds.causeApproved.label}：${decision(event, telling)}${shown}`;
  },
  statementSaved: ({ id }, { names }) => `${incidentKinds.statementSaved.label}：${versionWords(names, id)}`,
  signed: (event, telling) => {
    const { data } = event;
    const { check = 'approval' } = telling.names.item(data.item) ?? {};
    const [verb, said] = check === 'approval' ? ['审定', '意见'] : ['核对', '说明'];
    const more = [
      data.condition === undefined ? '' : `附条件同意：${data.condition}`,
      data.note === undefined ? '' : `${said}：${data.note}`,
      data.occasion === undefined ? '' : `${data.occasion.name}，${data.occasion.people.join('、')}参加`,
      data.evidence === undefined ? '' : `凭据：${data.evidence.name}`,
    ].filter(part => part !== '');
    return [`${onLine(verb, data, telling)}：${decision(event, telling)}`, ...more].join('。');
  },
  returned: (event, telling) =>
    `${onLine('退回', event.data, telling)}：${decision(event, telling)}${because(event.data.reason)}`,
  passedOver: ({ data }, telling) => `${onLine('保留原文', data, telling)}${because(data.reason)}`,
  releaseAuthorised: ({ data, by }, telling) => {
    const { now, time } = telling;
    const at = (iso: string): string => time(Date.parse(iso), now);
    const { grantedBy, grantedAt } = data.authority;
    const user = personName({ name: by.name ?? '', ...(by.title !== undefined && { title: by.title }) });
    return [
      `${onLine(`${incidentKinds.releaseAuthorised.label}`, data, telling)}：${user}${because(data.reason)}`,
      `先联系：${calledWords(data.called, at)}`,
      `内部授权：${personName(grantedBy)}${at(grantedAt)}授权`,
    ].join('。');
  },
  ratified: ({ data }, { names, now, time }) => {
    const use = names.event(data.use);
    const what = use?.type === 'releaseAuthorised' ? versionWords(names, use.data.version) : '';
    const when = `${time(Date.parse(data.decidedAt), now)}${howLabel[data.how]}`;
    const note = data.note === undefined ? '' : `。意见：${data.note}`;
    return `${incidentKinds.ratified.label}${what}：${personName(data.person)}${when}${authorityText[data.verdict]}${note}`;
  },
  published: outSentence,
  publishedElsewhere: outSentence,
  withdrawn: (event, telling) => {
    const { publication, person, reason } = event.data;
    const { names } = telling;
    const out = names.event(publication);
    const isKnown = out !== undefined && isPublication(out);
    const what = isKnown ? publicationWords(out, names) : '';
    const where = isKnown ? `：${out.data.place}` : '';
    return `撤下${what}${where}${beside(happened(event, telling), `${personName(person)}决定`)}${because(reason)}`;
  },
  themeRecorded: ({ data }) => `${incidentKinds.themeRecorded.label}：${data.title}`,
  themeAnswered: ({ data }, telling) =>
    onTheme(
      data.how === 'answered' ? `${incidentKinds.themeAnswered.label}` : '线上更正',
      data.theme,
      `${data.text}（${data.place}）`,
      telling,
    ),
  themePassed: ({ data }, telling) =>
    onTheme(`${incidentKinds.themePassed.label}`, data.theme, data.to, telling),
  themeSolved: ({ data }, telling) =>
    onTheme(`${incidentKinds.themeSolved.label}`, data.theme, data.result, telling),
  documentFiled: ({ data }, { names }) =>
    `${incidentKinds.documentFiled.label}：${names.formTitle(data.form)}`,
  actionRecorded: ({ data }) =>
    `${incidentKinds.actionRecorded.label}：${personName(data.owner)}：${data.text}`,
  actionDone: ({ data }) => `${incidentKinds.actionDone.label}：${data.result}`,
  proposalRecorded: ({ data }) => `${incidentKinds.proposalRecorded.label}：${data.what}`,
});

/** What a record says in the log, without who and when it was written down. @param now milliseconds since the epoch */
export const eventSentence = (event: IncidentEvent, names: Names, now: number): string =>
  told(event, { names, now, time: fullTime, inLog: true });

/** The same in the story, which has a column for when it happened; with what set it right. @param now milliseconds since the epoch */
export const storySentence = (
  { event, corrections }: Entry,
  names: Names,
  now: number,
  time: TimeWords,
): string =>
  [
    told(event, { names, now, time, inLog: false }),
    ...corrections.map(({ text }) => `（更正：${text}）`),
  ].join('');
