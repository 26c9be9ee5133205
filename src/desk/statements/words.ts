import { names } from '#names';
import type { Look } from '../../playbook/release-kit.ts';
import type { StatementKind } from '../../playbook/vocabulary.ts';
import type { Names } from '../core/names.ts';
import { byKind } from '../core/words/by-code.ts';
import { promisedWords } from '../core/words/clock.ts';
import { fullTime } from '../core/words/time.ts';
import { privateLabel } from '../gate/privacy-words.ts';
import type { TextFinding } from './finding.ts';
import type { StatementVersion } from './version.ts';

/** A version of a statement by its name. */
export const versionName = ({ title, number }: { readonly title: string; readonly number: number }): string =>
  `《${title}》第 ${number} 稿`;

/** A version by its name, or by its title alone where it was taken back; '' where nothing is known of it here. */
export function versionWords(names: Names, id: string): string {
  const version = names.version(id);
  const saved = names.event(id);
  if (version !== undefined) return versionName(version);
  return saved?.type === 'statementSaved' ? `《${saved.data.title}》` : '';
}

/** Tokens of the templates that stand for no fact, as content writes them. */
export const draftToken = {
  account: '通报内容',
  next: '下次发布',
  contact: '联系渠道',
  signature: '落款',
  date: '日期',
  title: '标题',
  corrects: '原稿',
  correction: '更正',
  withdrawal: '撤下',
  place: '地点',
  hazard: '险情',
  dispatched: '派人',
  warning: '警示',
} as const;

export const statementKindLabel: Readonly<Record<StatementKind, string>> = {
  acknowledgement: names.releases.acknowledgement,
  full: names.releases.full,
  holding: names.releases.holding,
  correction: '更正、说明',
  reply: '回复',
};

/** The same within a sentence: without brackets, and without punctuation that would part it. */
export const statementKindName: Readonly<Record<StatementKind, string>> = {
  ...statementKindLabel,
  acknowledgement: names.releases.acknowledgement.replace(/（.*）$/u, ''),
  full: names.releases.full.replace(/（.*）$/u, ''),
  holding: names.releases.holding.replace(/（.*）$/u, ''),
  correction: '更正说明',
};

const kindHint = {
  full: '把核实了的都写上，没核实的写尚未核实。',
  holding: '几句话：已知什么、什么还没核实、已采取什么措施、下次发布时间、联系渠道。',
} as const;

/** The name of a release without the remark behind it. */
const bareName = (name: string): string => name.replace(/（.*）$/, '');

/** Others' words about the matter stand in quotation marks in a title of the bureau's own. */
const said = (subject: string): string => `“${subject.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/**
 * The title of a new draft.
 * @param subject the incident's title, short enough; for a correction the title of the corrected statement
 */
export const statementTitle: Readonly<Record<StatementKind, (subject: string) => string>> = {
  acknowledgement: subject => `${subject}：已关注，正在核实`,
  full: subject => `关于${said(subject)}的${bareName(names.releases.full)}`,
  holding: subject => `关于${said(subject)}的${bareName(names.releases.holding)}`,
  correction: subject => `关于《${subject}》的更正说明`,
  reply: subject => `答复：${subject}`,
};

/** The title of a statement that says what is so, where the matter is named by what is not. */
export const trueTitle = (kind: 'full' | 'holding', fact: string): string =>
  `关于${fact}的${bareName(names.releases[kind])}`;

/** How far a statement has come. */
export const stageText = {
  published: (place: string, time: string, isElsewhere: boolean, mark?: string) =>
    `已发布${isElsewhere ? `（${elsewhereText.word}）` : mark === undefined ? '' : `（${mark}）`}：${place}，${time}`,
  gone: '已撤下',
  withdrawn: (place: string, time: string) => `已撤下：${place}，${time}`,
  returned: (item: string) => `退回：${item}`,
  blocked: (count: number) => `检查：${count} 项要改稿`,
  edited: (number: number) => `已发布第 ${number} 稿，新稿还没有发布`,
  open: (count: number) => `检查：${count} 项要看过签字`,
  approving: (item: string) => `待${names.approve}：${item}`,
  aloud: `${names.approve}完，发布之前念一遍`,
  ready: '待发布',
  /** On a standing authority nobody has approved it. */
  authorised: {
    aloud: `没有${names.approve}，按授权先发；发布之前念一遍`,
    ready: `没有${names.approve}，按授权先发：待发布`,
  },
} as const;

export const statementText = {
  list: '写过的稿子',
  none: '还没有稿子。',
  write: '新写一份',
  channel: '发在哪里',
  kind: '写哪一种',
  kindHint,
  begin: '起草',
  unsaved: '没存下的草稿',
  resume: (name: string) => `接着写：${name}`,
  toFacts: '看事实台账',
  savedBy: (said: string) => `${said} 存`,
  unknown: '没有这份稿子。它可能已被撤销，或者还没有导入。',
  toList: '全部稿子',

  corrects: (title: string) => `更正《${title}》`,
  correctedBy: '已发更正：',

  withdrawalTitle: (title: string) => `关于撤下《${title}》的说明`,
  /** The facts of a withdrawal. Its reason is recorded within the office; a statement about it is written by somebody. */
  withdrawal: (title: string, place: string, out: string, gone: string) =>
    `${out}在${place}发布的《${title}》，已于${gone}撤下。`,
  /** The line of a correction. @param token of the fact, so that the right value stays linked */
  correctionOf: (label: string, said: string, token: string) => `${label}由“${said}”更正为“${token}”。`,
  /** The text that a correction sets right, and when it went out. */
  corrected: (title: string, time: string) => `${time === '' ? '此前' : time}发布的《${title}》`,
  correctionOpen: (label: string, said: string) => `此前发布的${label}“${said}”正在重新核实。`,
  correctionDoubted: (label: string, said: string) => `此前发布的${label}“${said}”现有不同表述，尚未核实。`,
  correctionGone: (label: string, said: string) => `此前发布的${label}“${said}”已不再成立，特此更正。`,
  /** A cause that fell is not named again. */
  causeCorrectionOf: (label: string, token: string) => `此前发布的${label}不准确，现认定为：${token}。`,
  causeCorrectionGone: (label: string) => `此前发布的${label}已不再成立，特此更正。`,
} as const;

/** Wording around what the bureau says of itself. */
export const bureauText = {
  title: `${names.here}信息`,
  missing: (names: readonly string[]) => `${names.join('、')}还没有填，稿子里空着。`,
  fill: '现在填上',
  change: `改${names.here}信息`,
  hint: '在本机上填一次，以后的稿子都带上。只写对外公布的，不写个人手机号。',
  drillHint: '只用在演练里，不进真实处置。',
  save: '存在本机上',
  drillSave: '存作演练用',
} as const;

/** Wording of the editor. */
export const editorText = {
  heading: '标题',
  titleSource: '按事件的名称拟的',
  insert: '插入已核实的事实',
  insertInto: (part: string) => `插到“${part}”的光标处`,
  unusable: (label: string, why: string) => `${label}（${why}）`,
  insertHint: '插入的是名称，例如 {发生时间}；发出去的是台账里核实了的内容，台账一变就会提醒。',
  preview: '发出去是这样',
  count: (length: number, limit: number) =>
    length <= limit ? `${length}/${limit} 字` : `${length}/${limit} 字，多了 ${length - limit} 字`,
  plainCount: (length: number) => `${length} 字`,
  factTitle: (label: string, source: string) => `${label}。来源：${source}`,
  unknownToken: (token: string) => `${token}：台账没有`,
  openToken: (token: string, why: string) => `${token}：${why}`,
  timeToken: '时间还没有填',
  next: '下次发布',
  nextHint: '到这个时间没有新进展也要按时说明；到点会提醒。',
  ends: '不再更新的，写明为什么',
  needTime: '稿子里写了下次发布时间：先填时间，或者把那句话删去。',
  promised: (time: string) => `下次发布：${time}`,
  notPromised: (reason: string) => `不再更新：${reason}`,
  noPromise: '没有写下次发布时间',
  noTime: '没有说定几点再说',
  save: (number: number) => `存为第 ${number} 稿，去检查`,
  saveHint: `存下以后逐项检查、${names.approve}；再改即为新的一稿，涉及修改的事项重新签署。`,
  kept: '边写边留在本机，没存下也不会丢。',
  restored: '这是上次没存下的稿子。',
  redo: '重新起草',
  redoSure: '真的重新起草，丢掉这些改动',
  behind: (number: number) => `这份草稿写的时候还没有第 ${number} 稿，请对照着改。`,
  cancel: '回到稿子',
  variant: '写法',
  advised: (title: string) => `${title}（建议）`,
  variantFixed: '已经动笔；要换写法，先重新起草。',
  live: '边写边查',
  liveClean: '未发现疑点。存下以后还要逐项检查签字。',
  liveCount: (count: number) => `查出 ${count} 处`,
  jump: '看这一句',
} as const;

/** The promise of a next update. @param now milliseconds since the epoch */
export function promiseWords(
  { kind, nextUpdate, noUpdate }: Pick<StatementVersion, 'kind' | 'nextUpdate' | 'noUpdate'>,
  now: number,
): string {
  const time = nextUpdate === undefined ? undefined : fullTime(Date.parse(nextUpdate), now);
  if (kind === 'reply') return time === undefined ? editorText.noTime : promisedWords(time);
  if (time !== undefined) return editorText.promised(time);
  return noUpdate === undefined ? editorText.noPromise : editorText.notPromised(noUpdate);
}

/** Labels of the parts that a signature covers. */
export const lookLabel: Readonly<Record<Look, string>> = {
  title: '标题',
  text: '正文',
  facts: '插入的事实',
  nextUpdate: '下次发布',
  channel: '发在哪里',
  kind: '哪一种稿',
};

/** A finding in words. @param partLabel name of a part by its id */
export const findingWords = (finding: TextFinding, partLabel: (id: string) => string): string =>
  finding.kind === 'length' ? `${partLabel(finding.part)} ${finding.length} 字` : foundWords(finding);

const foundWords = byKind<Exclude<TextFinding, { kind: 'length' }>>({
  stale: ({ label, said }) => `${label}写的是“${said}”`,
  cause: ({ why, text }) =>
    `${{ value: '写到了原因', wording: '在说原因', form: '像是在说原因' }[why]}“${text}”`,
  private: ({ what, text }) => `像是${privateLabel[what]}“${text}”`,
  blank: ({ text }) => `还有待填的空“${text}”`,
  link: ({ text }) => `网址打不开“${text}”`,
  updatePassed: '承诺的下次发布时间已经过了',
  withheld: ({ label, text }) => `写到了台账里不公开的“${label}”：“${text}”`,
  noUpdate: '没有写下次发布时间',
  body: ({ name }) => `提到了“${name}”`,
  wording: ({ title, word }) => `${title}“${word}”`,
});

/** Advice on a finding. */
export const findingAdvice = byKind<TextFinding>({
  stale: '台账里现在不是这样，改稿重新插入，或者删去。',
  cause: ({ why }) =>
    why === 'value'
      ? `还没有认定${names.approve}，删去，写“原因尚未认定”。`
      : '是原因的，改成“原因尚未认定”；不是的，由另一个人写明说的是什么并签名。',
  private: '删去，或者改成不指向个人的写法。',
  blank: '填上，或者删去这一句。',
  link: '核对后重新贴上完整的网址。',
  updatePassed: '改稿，写新的时间。',
  withheld: '删去；可以公开的，先在台账里改。',
  noUpdate: '填下次发布时间；不再更新的，写明为什么。',
  body: '先与对方核对事实，写明核对的单位、岗位和时间。',
  wording: ({ suggestion }) => suggestion,
  length: ({ length, limit }) => `最多 ${limit} 字，要删 ${length - limit} 字。`,
});

/** The words of the text that a finding points at; `undefined` where it is about none. */
export function findingTarget(finding: TextFinding): string | undefined {
  if ('said' in finding) return finding.said;
  if ('text' in finding) return finding.text;
  if ('word' in finding) return finding.word;
  return 'name' in finding ? finding.name : undefined;
}

export const signOffText = {
  title: `检查和${names.approve}`,
  passed: (machine: number, people: number) =>
    [machine > 0 ? `机器查过 ${machine} 项` : '', people > 0 ? `人看过 ${people} 项` : '']
      .filter(words => words !== '')
      .join('，'),
  who: '办理人',
  what: '办什么',
  how: '到哪一步',
  writer: '起草人',
  checker: '核对人',
  two: '两个人',
  signer: '检查人',
  signerOf: (posts: readonly string[]) => `检查人（${posts.join('、')}）`,
  approver: '决定人',
  approverOf: (posts: readonly string[]) => `决定人（${posts.join('、')}）`,
  second: '第二个人',
  note: '看了什么，结果怎样',
  stages: '看了、定了哪几项',
  stagesHint: `没有看过的、没有${names.approve}的不选。同一次会议、电话定了几项的，一起记。`,
  allStages: (count: number) => `以下 ${count} 项都看了、定了`,
  /** Where a name that stands in the form comes from. */
  proposed: {
    last: '上一次签这一项的人',
    samePost: '上一次以这个岗位签字的人',
    post: '名册、记录里这个岗位的人',
  },
  more: '意见、条件、凭据（有就写）',
  opinion: (title?: string) => `意见${title === undefined ? '' : `：${title}`}（可以不填）`,
  condition: (title?: string) => `附条件同意的，写条件${title === undefined ? '' : `：${title}`}`,
  conditionMet: (conditions: readonly string[]) => `所附条件的落实情况：${conditions.join('；')}`,
  sign: (count: number) => (count > 1 ? `记为这 ${count} 项已定` : '记为已签'),
  approve: (number: number) => `记为同意第 ${number} 稿`,
  aloud: '一个人念，第二个人应；念完才发。',
  confirm: '念完了，可以发',
  return: '退回去改',
  returnReason: '为什么退回，要改什么',
  doReturn: '记为退回',
  returned: '照退回的意见改，存成新的一稿，再从这里审；审的人看过认为不用改的，直接同意。',
  submit: '送审',
  resubmit: '照退回的意见改，存成新的一稿，再送审。',
  passOver: '保留原文，写明理由',
  passOverReason: '保留原文的理由',
  doPassOver: '保留原文',
  edit: '改稿',
  onCondition: (condition: string) => `附条件同意：${condition}`,
  evidence: (name: string) => `凭据：${name}`,
  occasion: (name: string, others: readonly string[]) =>
    others.length === 0 ? name : `${name}（另有${others.join('、')}参加）`,
  by: {
    /** @param what that it was signed or sent back, as {@link decidedWords} says it */
    decided: (who: string, what: string) => `${who}，${what}`,
    authorised: (who: string, time: string) => `${who} 按内部授权先发，${time}`,
    passedOver: (who: string, time: string) => `${who} 保留原文，${time}`,
  },
  approvedWord: '同意',
  signedWord: '看过',
  returnedWord: '退回',
  carried: (number: number) => `沿用第 ${number} 稿`,
  /** Marks on an earlier version. */
  before: {
    signed: (number: number, who: string) => `第 ${number} 稿${who}签过，此后改了：`,
    returned: (number: number, who: string) => `第 ${number} 稿${who}退回，此后改了：`,
    authorised: (number: number, who: string) => `第 ${number} 稿${who}按授权先发，此后改了：`,
    passedOver: (number: number) => `第 ${number} 稿保留原文，此后改了：`,
  },
  untimely: '时间不符，视为未签',
  contested: '记录不一致，确定前视为未签。请撤销有误的一条，或者重新签。',
} as const;

export const publishText = {
  usualPlace: '来自这个渠道通常的发布处',
  title: '发布',
  notYet: '上面各项都过了，才能发布。',
  record: `检查和${names.approve}的记录`,
  copy: '复制全文',
  copied: '已复制，贴到发布平台，一字不改。',
  copyFailed: '浏览器没有让页面复制。全文已经选中，请按 Ctrl+C。',
  nextPassed: '这一稿承诺的下次发布时间已经过了，先改稿写新的时间。',
  does: (steps: readonly string[]) => `发布以后，清单上下列步骤自动办结：${steps.join('；')}。`,
  publish: '记为已发布',
  another: '又发在另一处',
  done: '已发布',
  stopped: '停止计时的时限',
  running: '继续计时的时限',
  nothingStopped: '这次发布没有使时限停止计时。',
  collect: '收集公众反映',
  toChecklist: '回到清单',
} as const;

/** Wording of one statement's screen. */
export const pathText = {
  edit: '改稿',
  versions: (count: number) => `历次稿（${count}）`,
  old: (number: number, latest: number) => `这是第 ${number} 稿，现在已有第 ${latest} 稿。`,
  toLatest: '看最新的一稿',
  publications: '发布记录',
  twoDrafts: '有人分头改了这份稿子，互不知道。下面是另一份；请定下以哪一份为准，或改成一份再存。',
} as const;

/** Wording of publications elsewhere, and of the form that records them. */
export const elsewhereText = {
  usual: '来自通常的做法，不是的请改',
  fromVersion: '来自这一稿写明的时间',
  word: '事后补录',
  title: '事后补录',
  hint: `已经在别处发出去的，照实补记在这里：上级统一发布的，电话报给新闻办发的，别人放上网站的。没有发的，写稿、${names.approve}了再发。`,
  said: '发的是哪一稿',
  other: '不是这里写的稿子',
  channel: '发布形式',
  form: '是哪一种',
  text: '说了什么',
  textHint: '照原文贴上。公开的原文里有私人信息的，先遮掉。',
  nextUpdate: '承诺下次什么时候再发（没有承诺的不填）',
  approver: `${names.approve}人`,
  save: '记为事后补录',
} as const;
