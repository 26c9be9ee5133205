import { characterCount } from '../base/typed.ts';
import type { Person } from '../incident/kinds/define.ts';
import type { NoteKind } from '../incident/kinds/noted.ts';
import type { EventType, IncidentEvent } from '../incident/kinds/registry.ts';
import type { Until } from '../incident/kinds/step-deferred.ts';
import type { RecordedValue } from '../incident/kinds/step-done.ts';
import type { Known } from '../incident/known.ts';
import type { Refusal } from '../incident/refusal.ts';
import type { TokenProblem } from '../incident/release/compose.ts';
import type { PersonalNumberKind } from '../incident/release/personal-number.ts';
import type { StepState } from '../incident/step-state.ts';
import type { MinutesView } from '../incident/view.ts';
import { type ConditionWords, describe, type FactDefinitions } from '../playbook/condition.ts';
import type { MinutesSort } from '../playbook/evidence.ts';
import type { Playbook, Step } from '../playbook/playbook.ts';
import { personText } from './people.ts';
import { fullTime } from './time.ts';

/** How a condition reads: “传播范围达到‘市级以上’及以上，并且……”. */
export const conditionWords: ConditionWords = {
  all: parts => parts.join('，并且'),
  any: parts => parts.join('，或者'),
  not: part => `除“${part}”以外`,
  is: (fact, value) => `${fact}为“${value}”`,
  atLeast: (fact, level) => `${fact}达到“${level}”及以上`,
};

/** When a step is needed, and on what occasion; `undefined` for one that always is. */
export function neededWhen(
  { when, occasion }: Pick<Step, 'when' | 'occasion'>,
  definitions: FactDefinitions,
): string | undefined {
  const parts = [when && describe(when, definitions, conditionWords), occasion].flatMap(each => each ?? []);
  return parts.length === 0 ? undefined : parts.join('；');
}

const tokenSentence: Readonly<Record<TokenProblem['why'], (token: string) => string>> = {
  unknown: token => `事实台账里没有“${token}”，请改成已有的名称，或去掉大括号。`,
  notVerified: token => `“${token}”还没有核实，不能写进稿子；核实后再插入，或先写“正在核实”。`,
  notApproved: token => `“${token}”核实了，还没有作为原因认定审定，先写“正在调查”。`,
};

/** One sentence for each refused answer or command: what is wrong, and what to do. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.code) {
    case 'required':
      return '这里要填写或选择一项。';
    case 'notAnOption':
      return '请从给出的选项里选一项。';
    case 'tooLong':
      return `最多 ${refusal.limit} 字，现在 ${refusal.length} 字，请删短或分开写。写下的内容还在。`;
    case 'notATime':
      return '这不是一个完整的时间，请填年、月、日、时、分。';
    case 'inFuture':
      return '这个时间还没有到，请核对。';
    case 'tooLongAgo':
      return '这个时间是一年多以前，请核对年份。';
    case 'badField':
      return refusalSentence(refusal.why);
    case 'notALink':
      return '这不是一个完整的网址，应以 http:// 或 https:// 开头。';
    case 'notANumber':
      return '这里要填一个数字，例如 120、约 120、3.2万。';
    case 'fileTooLarge':
      return `一个文件最多 ${megabytes(refusal.limit)}，这个有 ${megabytes(refusal.bytes)}；请裁小或压缩后再附。`;
    case 'filesTooLarge':
      return `一起事件的附件合计最多 ${megabytes(refusal.limit)}；请只附要紧的，或先裁小。`;
    case 'alreadyStarted':
      return '这一步已经在办了。';
    case 'notAhead':
      return '暂缓要等的时间或事情应在以后，请改选。';
    case 'waitsForThis':
      return '那一步正等着这一步，两步会互相等下去；请改选另一步或一个时间。';
    case 'closingOpen':
      return `“${refusal.title}”还没有做到，做到了才能结束。`;
    case 'hollow':
      return '这样写等于没写。请写清为什么没办、交给谁、到哪天。';
    case 'notReleased':
      return '这一步由发布算作办了：在“发布”里发布；已在别处发布的，在那里事后补录。';
    case 'versionIsOut':
      return '这一稿已经发布，不能撤销；内容不对，请发更正。';
    case 'noName':
      return '要写明你的姓名：请先在“记录人”里填写。';
    case 'samePerson':
      return '要由另一个人来，不能是记录人自己。';
    case 'unknownHandover':
      return '这次交接已经撤销了，请刷新再看。';
    case 'notReceiver':
      return `这次交接是给${refusal.name}的，由本人接手。`;
    case 'nobody':
      return '请写姓名或职务。';
    case 'noTitle':
      return '请写职务：签字、审定要写明职务。';
    case 'notAPhone':
      return '电话只用数字和 - / 转 等符号，最多 30 个。';
    case 'sameTitle':
      return '两个人的职务写得一样，分不开；请写明各自的职务。';
    case 'unknownPlaybook':
      return '这台机器上没有这一版手册，请刷新页面再试。';
    case 'notANote':
      return '只能更正没有撤销的记录。';
    case 'noRole':
      return '先选记录人的岗位，记录才知道是谁写的。';
    case 'unknownStep':
      return '清单里没有这一步，请刷新页面再看。';
    case 'nothingToReopen':
      return '这一步还没有结果，不用重新办理。';
    case 'alreadySettled':
      return '这一步已经有记录了；要改，请先撤销原来的记录。';
    case 'incidentClosed':
      return '这起事件已经结束；要继续办，请先重新打开。';
    case 'alreadyOpen':
      return '这起事件正在办，不用重新打开。';
    case 'triageUnfinished':
      return '研判还有问题没有回答。';
    case 'noRun':
      return '没有正在进行的演练，请先到“演练”里开始一次。';
    case 'unchanged':
      return '没有改动。';
    case 'nothingToUndo':
      return '这条记录已经撤销，或者不能撤销。';
    case 'nothingToChoose':
      return '这一处已经定过了，请看最新的记录。';
    case 'unknownIncident':
      return '这台机器上没有这起事件。';
    case 'noRoom':
      return '这起事件的记录已经到了一份文件能装的上限。请导出、结束，另开一起接着办。';
    case 'unknownFact':
      return '台账里没有这一项，请刷新页面再看。';
    case 'factExists':
      return `台账里已有“${refusal.label}”，请直接改那一项。`;
    case 'notStanding':
      return '要替换的说法已经被别人改过，请看过最新的再定。';
    case 'notACause':
      return '只有原因这一项要作为原因认定审定。';
    case 'causeNotVerified':
      return '原因还没有核实，或者说法不一；先核实、定下一种说法，再认定审定。';
    case 'sameVerifier':
      return `${personName(refusal.verifier)}核实了这个原因，应由另一个人认定审定；没有别的人时，写明理由一人兼。`;
    case 'badToken':
      return tokenSentence[refusal.why](refusal.token);
    case 'tokenInTitle':
      return `标题里的“{${refusal.token}}”不会换成事实，请直接写出来，或去掉大括号。`;
    case 'unapprovedCause':
      return `这里写到了没有认定审定的原因“${refusal.text}”。删去，或等认定审定后再写。`;
    case 'unknownStatement':
      return '没有这份稿子，请刷新页面再看。';
    case 'emptyStatement':
      return '稿子还是空的，先写一点再存。';
    case 'oldVersion':
      return '这一稿后面又有新稿，请对最新的一稿办。';
    case 'unknownItem':
      return '没有这项检查，请刷新页面再看。';
    case 'notSkippable':
      return `“${refusal.title}”不能越过，要改到没有问题为止。`;
    case 'notAsked':
      return `“${refusal.title}”不是这样办的。`;
    case 'notYourTurn':
      return `还没有轮到：先办“${refusal.title}”。`;
    case 'signOffOpen':
      return `还不能发布：“${refusal.title}”还没有过。`;
    case 'notApproved':
      return '这一稿还没有审定完，不能发布。';
    case 'sameSigner':
      return `“${refusal.title}”是同一个人签的，这一项要由另一个人签；人手不够的，写明一人兼的理由。`;
    case 'sameReader':
      return '写的、念的和看的、听的要是两个人；没有别的人时，写明理由一人兼。';
    case 'unknownTheme':
      return '没有这一类反映，请刷新页面再看。';
    case 'unknownForm':
      return '没有这份文书，请刷新页面再看。';
    case 'unknownAction':
      return '没有这项改进，请刷新页面再看。';
    case 'unknownTarget':
      return '请选一条条款或者一个步骤。';
  }
}

const megabytes = (bytes: number): string =>
  `${(bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 1 : 0)} MB`;

const personalNumber = { idCard: '身份证号', bankCard: '银行卡号', phone: '手机号' } as const;

/** What a field says when its text seems to hold a person's number. */
export function personalNumberSentence(kinds: readonly PersonalNumberKind[]): string {
  const names = kinds.map(kind => personalNumber[kind]).join('、');
  return `这里像是有${names}。不得录入网民身份信息；确有必要的（如本单位值班电话），可按“仍要录入”。`;
}

/** Why incidents cannot be kept on this machine. */
export const storageSentence = {
  missing: '这个浏览器没有本站要用的存储。可以继续办，但关掉页面记录就没有了，请随时导出。',
  refused: '这个浏览器不让本站保存（可能是无痕窗口）。可以继续办，但关掉页面记录就没有了，请随时导出。',
  blocked:
    '另一个窗口正占着旧版本的记录。请关掉其他窗口再刷新；在这之前可以继续办，关掉页面记录就没有了，请随时导出。',
  newer:
    '这台机器上的记录由更新版本的手册写成，请刷新本页换到新版本。在这之前可以继续办，关掉页面记录就没有了，请随时导出。',
  full: '这台机器的空间满了，没法保存。可以继续办，但关掉页面记录就没有了，请导出并清理空间。',
  failed: '读不到这台机器上的记录。可以继续办，但关掉页面记录就没有了，请随时导出。',
  unreadable: '这台机器上的记录读不出来。可以继续办，但关掉页面记录就没有了，请随时导出。',
  conflict: '这台机器上的记录读不出来。可以继续办，但关掉页面记录就没有了，请随时导出。',
} as const;

/** Why the last writes did not reach the disk. */
export const saveFailure = {
  missing: '浏览器关掉了本站的存储',
  blocked: '另一个窗口占着存储',
  newer: '记录由更新版本写成',
  full: '空间满了',
  failed: '写入出错',
  refused: '浏览器不让本站保存',
  unreadable: '有一处内容读不出来',
  conflict: '已有编号相同、内容不同的记录',
} as const;

/** Step states in words; the shapes are in the islands' styles. */
export const stateLabel = {
  todo: '待办',
  started: '进行中',
  done: '已办',
  toReport: '待报送',
  notReported: '决定不报',
  deferred: '暂缓',
  notApplicable: '不适用',
  skipped: '越过',
} as const;

/** What was decided to be reported and is not sent yet. */
export const toReportWords = (to: string): string => `决定报${to}，还没有报出`;

/** Where a value is known from. @param step the title of the step that says so @param by who, and when */
export function knownFrom(from: Known<unknown>['from'], step: string, by: string): string {
  const places = {
    triage: '初判',
    post: '原帖的记录',
    ledger: '事实台账',
    assignment: '交办的记录',
    decision: '定下的决定',
    step: `“${step}”`,
  } as const;
  return `来自${places[from]}：${by}`;
}

/** What a finished step is called: a draft that lies ready is neither reported nor published. */
export const outcomeLabel = { handled: '已办', reported: '已报送', published: '已发布' } as const;

/** The word for a step's state. */
export function stepStateLabel(step: Step, kind: StepState['kind']): string {
  return kind === 'done' ? outcomeLabel[step.outcome ?? 'handled'] : stateLabel[kind];
}

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
  fact: '事实',
  decision: '决定',
  guess: '推测',
  contact: '联系',
};

/** A person as a log names one. */
export const personName = ({ name, title }: Person): string =>
  [title, name].filter(part => part !== undefined && part !== '').join(' ');

/** An officer as a sheet names whoever hands over: role, duty title, name. */
export const officerName = (role: string, officer: Partial<Person>): string =>
  `${role} ${personName({ name: '', ...officer })}`.trim();

/** A number in words, an approximate one as people give it: 约3.2万. */
export function amountWords({
  number,
  approximate = false,
}: {
  readonly number: number;
  readonly approximate?: boolean;
}): string {
  if (!approximate) return String(number);
  // Two places at most: more would not be said of something approximate.
  for (const [size, unit] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const)
    if (number >= size && number % (size / 100) === 0) return `约${number / size}${unit}`;
  return `约${number}`;
}

/** A recorded value in words. @param now milliseconds since the epoch */
export function valueWords(value: RecordedValue, unit: string | undefined, now: number): string {
  switch (value.kind) {
    case 'time':
      return fullTime(Date.parse(value.at), now);
    case 'text':
      return value.text;
    case 'link':
      return value.url;
    case 'number':
      return `${amountWords(value)}${unit === undefined ? '' : ` ${unit}`}`;
    case 'people':
      return value.people.join('、');
    case 'file':
      return `${value.name}（${Math.max(1, Math.round(value.bytes / 1024))} KB）`;
  }
}

/** What a deferred step waits for. @param now milliseconds since the epoch */
export function untilWords(until: Until, stepTitle: (id: string) => string, now: number): string {
  switch (until.kind) {
    case 'time':
      return `到 ${fullTime(Date.parse(until.at), now)}`;
    case 'step':
      return `等“${stepTitle(until.step)}”有结果`;
    case 'regrade':
      return '等研判更改';
  }
}

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
}

/** The values recorded with a step, as `报给谁：组长；发布链接：https://…`. */
function recordedWords(
  event: Extract<IncidentEvent, { type: 'stepDone' }>,
  step: Step | undefined,
  now: number,
): string {
  return Object.entries(event.data.values ?? {})
    .map(([id, value]) => {
      const want = step?.wants?.find(each => each.id === id);
      return `${want?.label ?? id}：${valueWords(value, want?.unit, now)}`;
    })
    .join('；');
}

/** What a log entry says, without who and when. @param now milliseconds since the epoch */
export function eventSentence(event: IncidentEvent, names: LogNames, now: number): string {
  const { stepTitle } = names;
  switch (event.type) {
    case 'opened':
      return `开始处置：${event.data.title}`;
    case 'renamed':
      return `改名为：${event.data.title}`;
    case 'answered':
      return `更改研判：${names.changed(event.id).join('、')}`;
    case 'stepStarted':
      return `进行中：${stepTitle(event.data.step)}`;
    case 'stepDeferred':
      return `暂缓：${stepTitle(event.data.step)}，${untilWords(event.data.until, stepTitle, now)}。理由：${event.data.reason}`;
    case 'stepDone': {
      const step = names.step(event.data.step);
      const recorded = recordedWords(event, step, now);
      const label = outcomeLabel[step?.outcome ?? 'handled'];
      const time = fullTime(Date.parse(event.data.doneAt), now);
      return `${label}：${stepTitle(event.data.step)}（${time}）${recorded === '' ? '' : `。${recorded}`}`;
    }
    case 'stepNotApplicable':
      return `不适用：${stepTitle(event.data.step)}。理由：${event.data.reason}`;
    case 'stepSkipped':
      return `越过：${stepTitle(event.data.step)}。理由：${event.data.reason}`;
    case 'reportDecided':
      return 'to' in event.data
        ? `${stateLabel.toReport}：${stepTitle(event.data.step)}。${toReportWords(event.data.to)}`
        : `${stateLabel.notReported}：${stepTitle(event.data.step)}。理由：${event.data.notBecause}`;
    case 'stepReopened':
      return `重新办理：${stepTitle(event.data.step)}。理由：${event.data.reason}`;
    case 'minuted':
      return minutesSentence(event.data);
    case 'noted':
      return noteSentence(event, stepTitle, now);
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
  answered: '更改研判',
  stepStarted: '进行中',
  stepDone: '已办',
  stepNotApplicable: '不适用',
  stepSkipped: '越过',
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
  passedOver: '发布稿检查越过',
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

/** The screens of release, feedback and review say more; the log names what happened and its first words. */
function releaseSentence({ type, data }: IncidentEvent, { named }: LogNames): string {
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
  platform: '发布平台',
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

const ofStep = (step: string | undefined, stepTitle: (id: string) => string): string =>
  step === undefined ? '' : `（${stepTitle(step)}）`;

function noteSentence(
  { data: { step, text, kind, happenedAt } }: Extract<IncidentEvent, { type: 'noted' }>,
  stepTitle: (id: string) => string,
  now: number,
): string {
  const label = kind === undefined ? (step === undefined ? '记录' : '备注') : noteKindLabel[kind];
  const time = happenedAt === undefined ? '' : `${fullTime(Date.parse(happenedAt), now)} 的事，`;
  return `${label}${ofStep(step, stepTitle)}：${time}${text}`;
}

/** Wording of the incident list and the incident's checklist. */
export const deskText = {
  list: '舆情事件',
  loading: '正在读取这台机器上的记录……',
  none: '这台机器上还没有舆情事件。',
  noneHint: '发现舆情，从“开始处置”进入；别处导出的事件，用“导入”接着办。',
  start: '开始处置',
  import: '导入事件文件',
  closedList: '已结束',
  unknown: '这台机器上没有这起事件。它可能在另一台机器、另一个浏览器里，或者还没有导入。',
  backToList: '全部事件',
  progress: (settled: number, total: number) => `${settled}/${total} 步`,
  openedAt: (time: string) => `${time} 开始`,
  writtenAt: (time: string) => `${time} 补记`,
  now: '现在做',
  who: '谁做',
  left: '还剩多久',
  basis: '依据',
  closedHint: '只能查看、导出和补记；要继续办，请先重新打开。',
  allDone: '清单上的步骤都有了结果',
  allDoneHint: '核对没有遗留后，可以结束这起事件。',
  noClock: '没有在走的时限',
  differences: (count: number) => `有 ${count} 处不一致要定`,
  rename: '改名',
  save: '保存',
  saveAnyway: '仍要录入',
  cancel: '取消',
  regrade: '更改研判',
  export: '导出',
  print: '打印',
  close: '结束事件',
  reopen: '重新打开',
  closed: '已结束',
  clocks: '时限',
  log: '记录',
  moreLog: (count: number) => `显示更早的（还有 ${count} 条）`,
  addNote: '记一笔',
  stepNote: '备注',
  notes: '备注',
  doneNow: (title: string) => `记为已办：${title}`,
  undo: '撤销',
  undoLabel: (what: string) => `撤销：${what}`,
  undoReason: '为什么撤销',
  undoReasonHint: '已经有人照着办了：理由写进记录，复盘和稿子上都看得到。',
  takenBack: (who: string, reason: string) => `撤销：${who}${reason === '' ? '' : `。理由：${reason}`}`,
  notApplicable: '不适用',
  skip: '越过这一步',
  reason: '理由',
  reasonHint: '写清为什么，交接和复盘时要看。',
  why: '为什么',
  how: '怎么做',
  record: '要记下',
  mistakes: '常见失误',
  noLonger: '研判更改后不再适用，原来的记录保留。',
  mine: '我的',
  saved: '已保存',
  saving: '保存中……',
  failed: (count: number, reason: string) =>
    `有 ${count} 条记录还没保存（${reason}）。内容都在，正在自动重试；请先不要关闭页面。`,
  /** The same of what is being written in a form. */
  draftFailed: (reason: string) =>
    `正在写的内容还没保存（${reason}）。可以接着写，正在自动重试；请先不要关闭页面。`,
  retry: '马上重试',
  secrecy: '不得录入国家秘密、工作秘密和网民身份信息。',
  persistRefused: '浏览器没有答应长期保留本站数据，空间紧张时可能清理，请经常导出。',
  clock: {
    waiting: '未起算',
    met: '已满足',
    early: (span: string) => `提前${span}`,
    late: (span: string) => `晚了${span}`,
    due: (time: string) => `${time} 到`,
    uncertain: '跨入的年份还没有放假安排，只扣除了周末',
  },
  by: (role: string, name: string | undefined, time: string) =>
    `${role}${name === undefined ? '' : ` ${name}`}，${time}`,
  next: '最近时限',
  reading: '读法说明',
  noteCount: (count: number) => `备注 ${count}`,
  officer: (role: string | undefined, name: string | undefined) =>
    role === undefined
      ? '记录人：未选'
      : `记录人：${role}${name === undefined || name === '' ? '' : ` ${name}`}`,
  printed: (time: string) => `打印时间 ${time}`,
} as const;
