import * as fc from 'fast-check';
import { isCheck, type SignOffLine } from '../../src/desk/approval/sign-off.ts';
import type { SignedStage } from '../../src/desk/approval/stage.ts';
import type { Person } from '../../src/desk/core/define.ts';
import type { Context } from '../../src/desk/core/desk.ts';
import type { Command, IncidentEvent, IncidentLog } from '../../src/desk/core/incident.ts';
import type { FactView } from '../../src/desk/facts/ledger.ts';
import type { FactValue } from '../../src/desk/facts/value.ts';
import { wholeText } from '../../src/desk/statements/compose.ts';
import type { Statement, StatementVersion } from '../../src/desk/statements/version.ts';
import type { Actor } from '../../src/log/envelope.ts';
import type { Condition } from '../../src/playbook/condition.ts';
import { postsOf } from '../../src/playbook/deciding.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import type { ReleaseKit } from '../../src/playbook/release-kit.ts';
import type { Suspicions } from '../../src/playbook/suspicions.ts';
import { DAY, hoursAgo, limitedFacts, NOW } from './answers.ts';
import {
  act,
  answerWith,
  barePlaybook,
  closing,
  contextAt,
  countingIds,
  elsewhere,
  logOf,
  OFFICERS,
  openOn,
  type Played,
  picked,
  playFrom,
  undo,
  viewOf,
} from './incident.ts';
import { changed, playbook as plan, required, withPlaybook } from './playbook.ts';

const cite = ['4.4.4'];
const element = (id: string, label: string): ReleaseKit['elements'][number] => ({
  id,
  label,
  hint: '写清楚',
  basis: 'plan',
  cite,
});

const limited: Condition = { is: ['spread', 'limited'] };
const citywide: Condition = { is: ['spread', 'citywide'] };
const approval = (
  id: string,
  title: string,
  roles: string[],
  more: Pick<ReleaseKit['signOff'][number], 'when' | 'for'>,
): ReleaseKit['signOff'][number] => ({
  id,
  title,
  basis: 'plan',
  cite,
  check: 'approval',
  roles,
  looksAt: ['title', 'text', 'nextUpdate'],
  ...more,
});
const releasedWhen = (when: Condition) => ({ when, for: ['release' as const] });

/** A small kit of the shape of the real one, whose words do not change when a bureau edits its own. */
export const kit: ReleaseKit = {
  elements: [
    element('time', '发生时间'),
    element('place', '发生地点'),
    element('scale', '涉及规模'),
    { ...element('progress', '当前恢复进度'), extra: true, develops: true },
    { ...element('cause', '主要原因'), cause: true },
    { ...element('casualties', '伤亡情况'), extra: true },
  ],
  contactLine: '值班电话见局网站',
  acknowledgement: {
    dispatched: '已派人',
    notYet: '正在派人',
    next: 120,
    night: { from: 22, until: 6, next: 8 },
  },
  variants: [
    {
      id: 'unfounded',
      title: '没有的事',
      hint: '没有发生',
      known: { fact: 'casualties', says: ['未发现'] },
      full: '核查：{伤亡情况}。',
      holding: '已核查：{伤亡情况}。\n还在核实：{正在核实}。\n尚未核实：{尚未核实}。',
    },
    {
      id: 'event',
      title: '事件',
      hint: '发生了',
      full: '{发生时间}，{发生地点}，{涉及规模}，{主要原因}。',
      holding: '时间：{发生时间}。\n还在核实：{正在核实}。\n尚未核实：{尚未核实}。',
    },
  ],
  channels: [
    {
      id: 'notice',
      title: '网站通告',
      hint: '通告',
      basis: 'plan',
      cite,
      parts: [
        {
          id: 'body',
          label: '正文',
          acknowledgement: '已关注{地点}，{派人}，{下次发布}前再说。',
          full: '{发生时间}，{发生地点}发生险情。\n涉及{涉及规模}。\n原因：{主要原因}。\n联系：{联系渠道}',
          holding: '正在核实：{正在核实}。\n下次发布：{下次发布}',
          correction: '{更正}',
        },
        { id: 'answers', label: '答问', full: '', holding: '', correction: '' },
      ],
    },
    {
      id: 'microblog',
      title: '微博',
      hint: '短',
      basis: 'plan',
      cite,
      parts: [{ id: 'short', label: '短文', limit: 20, full: '{发生地点}', holding: '', correction: '' }],
    },
    {
      id: 'reply',
      title: '回复',
      hint: '答一类反映',
      basis: 'advice',
      cite,
      parts: [
        { id: 'words', label: '答复', full: '', holding: '', correction: '', reply: '{更正}\n{发生地点}。' },
      ],
    },
  ],
  signOff: [
    { id: 'facts', title: '写进的事实还成立', basis: 'plan', cite, check: 'facts' },
    { id: 'cause', title: '原因没有审定的不写', basis: 'plan', cite, check: 'cause' },
    { id: 'blanks', title: '没有待填的空', basis: 'advice', cite, check: 'placeholders' },
    { id: 'links', title: '网址打得开', basis: 'advice', cite, check: 'links' },
    { id: 'identity', title: '证件号', basis: 'rule', cite, check: 'identity' },
    { id: 'privacy', title: '个人信息', basis: 'rule', cite, check: 'privacy', skippable: true },
    { id: 'update', title: '下次发布时间', basis: 'plan', cite, check: 'nextUpdate' },
    { id: 'length', title: '字数', basis: 'advice', cite, check: 'length', skippable: true },
    {
      id: 'secrecy',
      title: '保密审查',
      basis: 'rule',
      cite,
      check: 'asked',
      ask: '谁审的',
      looksAt: ['title', 'text'],
    },
    {
      id: 'wording',
      title: '用语',
      basis: 'advice',
      cite,
      check: 'wording',
      ask: '留不留',
      looksAt: ['title', 'text'],
    },
    {
      id: 'reasons',
      title: '像是在说原因的话',
      basis: 'plan',
      cite,
      check: 'reasons',
      ask: '是不是在说原因？',
      looksAt: ['title', 'text'],
    },
    {
      id: 'bodies',
      title: '与外单位对过',
      basis: 'plan',
      cite,
      check: 'bodies',
      ask: '与谁对的',
      mustSay: true,
      looksAt: ['title', 'text'],
    },
    {
      id: 'panic',
      title: '恐慌时先报领导小组',
      basis: 'plan',
      cite,
      check: 'asked',
      ask: '报给了谁',
      looksAt: ['title', 'text'],
      when: citywide,
    },
    approval('section', '相关职能科室', ['functionalSection'], releasedWhen(limited)),
    approval('office', '办公室汇总', ['office'], releasedWhen(limited)),
    approval('leader', '组长或副组长', ['leadingGroup'], releasedWhen(limited)),
    approval('draft', '办公室组织制定', ['office'], releasedWhen({ not: limited })),
    approval('group', '领导小组审核批准', ['leadingGroup'], releasedWhen({ not: limited })),
    approval('first-word', '领导小组审定先说的一句', ['leadingGroup'], { for: ['acknowledgement'] }),
    approval('reply', '办公室核对答复', ['office'], { for: ['reply'] }),
    {
      id: 'aloud',
      for: ['release'],
      title: '念一遍',
      basis: 'advice',
      cite,
      check: 'aloud',
      lines: ['发的就是审定的这一稿。'],
    },
  ],
};

/** The gate's lists: the plan's, with few words of a bureau's own. */
const suspicions: Suspicions = {
  ...plan.suspicions,
  wording: [
    {
      id: 'absolute',
      title: '绝对的话',
      words: ['绝对'],
      suggestion: '写看得见的事实',
      basis: 'advice',
      cite,
    },
    {
      id: 'verdict',
      title: '定性',
      words: ['违法'],
      except: ['涉嫌违法'],
      until: { fact: 'scale', says: ['人'] },
      suggestion: '等立案',
      basis: 'advice',
      cite,
    },
  ],
  bodies: ['公安局'],
};

const publishing = ['publish-limited', 'publish-brief'] as const;

/** The real steps with this kit: two of them publish, and closing has its needs. */
export const releasePlaybook: Playbook = withPlaybook(
  {
    edition: '2026-11-24',
    steps: publishing.reduce(
      (steps, id) =>
        changed(steps, id, step => ({
          ...step,
          outcome: 'published',
          evidence: [{ published: [id === 'publish-brief' ? 'holding' : 'full'] }],
        })),
      barePlaybook.steps,
    ),
    pauses: [
      {
        id: 'before-closing',
        title: '结束之前停一停',
        basis: 'advice',
        cite,
        before: 'closing',
        items: ['问题解决了。', '公众答了。', '材料归了档。'],
      },
    ],
    release: kit,
    suspicions,
    forms: [
      {
        id: 'initial-report',
        title: '初报',
        heading: '初报',
        summary: '第一次报',
        basis: 'plan',
        cite,
        fields: [
          { id: 'title', label: '标题', kind: 'line' },
          { id: 'text', label: '情况', kind: 'text' },
          { id: 'clocks', label: '时限', kind: 'table', table: 'clocks' },
        ],
      },
    ],
    closing: [
      {
        id: 'problem',
        title: '问题解决了',
        basis: 'plan',
        cite,
        steps: ['archive'],
        leave: '交给谁',
      },
      { id: 'answered', title: '回应了', basis: 'plan', cite, check: 'published', leave: '为什么不再回应' },
      { id: 'feedback', title: '反映都答了', basis: 'plan', cite, check: 'feedback' },
    ],
  },
  barePlaybook,
);

export type RecordFact = Extract<Command, { kind: 'recordFact' }>;
export type SaveStatement = Extract<Command, { kind: 'saveStatement' }>;
export type Publish = Extract<Command, { kind: 'publish' }>;
type Withdraw = Extract<Command, { kind: 'withdraw' }>;

/** A log in which events say something else than what was decided: what only a forged file can bring. */
export const rewritten = (log: IncidentLog, change: (event: IncidentEvent) => IncidentEvent): IncidentLog =>
  logOf(log.events.map(change));

/** An incident on {@link releasePlaybook}. */
export const openRelease = (facts = limitedFacts, context: Context = contextAt(NOW)): IncidentLog =>
  openOn(releasePlaybook, facts, context);

export const factIn = (log: IncidentLog, id: string): FactView =>
  required(viewOf(log).ledger.byId.get(id), id);

/** The statement begun last. */
export const statementIn = (log: IncidentLog): Statement =>
  required(viewOf(log).statements.at(-1), 'statement');

export const latestIn = (log: IncidentLog): StatementVersion => statementIn(log).latest;

export const officer: Actor = { role: 'office', name: '值班员' };
export const leader: Person = { name: '郑组长', title: '组长' };
export const wang: Person = { name: '王五', title: '法规科' };

/** Records a fact; verified an hour ago by 王五 unless told otherwise. */
export const record = (fact: string, value: FactValue, changes: Partial<RecordFact> = {}): RecordFact => ({
  kind: 'recordFact',
  fact,
  value,
  source: '现场',
  state: 'verified',
  person: wang,
  verifiedAt: hoursAgo(1),
  replaces: [],
  ...changes,
});

/** Records a fact that the playbook does not know. */
export function recordNew(label: string, value: string, changes: Partial<RecordFact> = {}): RecordFact {
  const { fact: _, ...rest } = record('', value, changes);
  return { ...rest, label };
}

/** Records a fact in the place of whatever stands. */
export const replace = (
  log: IncidentLog,
  fact: string,
  value: FactValue,
  changes: Partial<RecordFact> = {},
): RecordFact =>
  record(fact, value, { replaces: factIn(log, fact).current.map(({ event }) => event), ...changes });

/** Decided by telephone when the last thing was written down. */
export const approveCause = (log: IncidentLog): Command => ({
  kind: 'approveCause',
  entry: required(factIn(log, 'cause').current.at(-1), 'cause').event,
  person: leader,
  ...decided(Date.parse(required(log.events.at(-1), 'event').at)),
});

export const tomorrow: string = new Date(NOW + DAY).toISOString();

/** Saves a notice with one part. @param draft facts as tokens */
export const save = (draft: string, changes: Partial<SaveStatement> = {}): SaveStatement => ({
  kind: 'saveStatement',
  channel: 'notice',
  form: 'full',
  title: '情况通告',
  parts: [{ part: 'body', draft }],
  nextUpdate: tomorrow,
  ...changes,
});

/** Another version of the statement begun last. */
export const saveAgain = (
  log: IncidentLog,
  draft: string,
  changes: Partial<SaveStatement> = {},
): SaveStatement => {
  const { id, latest } = statementIn(log);
  return save(draft, { statement: id, channel: latest.channel, ...changes });
};

/** A reply to a theme. @param draft facts as tokens */
export const reply = (draft: string, theme: string, changes: Partial<SaveStatement> = {}): SaveStatement => ({
  kind: 'saveStatement',
  channel: 'reply',
  form: 'reply',
  title: '答复',
  parts: [{ part: 'words', draft }],
  answers: { theme, how: 'answered' },
  ...changes,
});

/** Decided by telephone. @param at milliseconds since the epoch */
export const decided = (at: number = NOW) =>
  ({ how: 'phone', decidedAt: new Date(at).toISOString() }) as const;

/** The first of the posts to which the plan gives a line; the kit above gives none of its checks to any. */
const postOf = (id: string): string | undefined =>
  [...plan.release.signOff, ...kit.signOff].flatMap(item => (item.id === id ? postsOf(item) : []))[0];

type Sign = Extract<Command, { kind: 'sign' }>;
/** One person's decision on a version: on several lines in one meeting. */
export const signing = (
  version: string,
  stages: readonly Omit<SignedStage, 'person'>[],
  person: Person,
  changes: Partial<Sign> = {},
): Sign => ({
  kind: 'sign',
  version,
  items: stages.map(stage => ({ post: postOf(stage.item), ...stage, person })),
  ...decided(),
  ...(stages.length > 1 && { how: 'meeting', occasion: '碰头会' }),
  ...changes,
});

/** An approver sends a version back. */
export const sentBack = (
  version: string,
  item: string,
  person: Person,
  reason: string,
  at = NOW,
): Command => ({
  kind: 'return',
  version,
  item,
  person,
  reason,
  ...decided(at),
});

/** Signs a check. */
export const check = (version: string, item: string, at = NOW): Command =>
  signing(version, [{ item, note: '审过' }], wang, decided(at));

/** Approves, or at the end listens. */
export const approve = (version: string, item: string, name: string, at = NOW): Command =>
  signing(version, [{ item }], { name, title: '负责人' }, decided(at));

export const readAloud = (version: string, at = NOW): Command => approve(version, 'aloud', '核对人', at);

export const publish = (version: string, changes: Partial<Publish> = {}): Publish => ({
  kind: 'publish',
  version,
  place: '局门户网站',
  publishedAt: new Date(NOW).toISOString(),
  link: 'https://example.invalid/notice',
  ...changes,
});

export const withdraw = (publication: string, changes: Partial<Withdraw> = {}): Withdraw => ({
  kind: 'withdraw',
  publication,
  withdrawnAt: new Date(NOW).toISOString(),
  person: leader,
  reason: '数字有误',
  ...changes,
});

/** Whatever the latest version of the last statement still needs: checks, approvals, and the reading at the end. @param people who approves, one after another */
export function signed(log: IncidentLog, context: Context, people: readonly Person[] = []): IncidentLog {
  const { id } = latestIn(log);
  const named = [...people];
  const commandFor = ({ item }: SignOffLine): Command => {
    if ('skippable' in item) return { kind: 'passOver', version: id, item: item.id, reason: '看过，可以' };
    if (isCheck(item)) return check(id, item.id, context.now);
    const person = item.check === 'approval' ? named.shift() : undefined;
    const name = item.check === 'aloud' ? '核对人' : `${item.title}的人`;
    const isOnCondition =
      item.check === 'aloud' && latestIn(now).marks.some(mark => 'condition' in mark && mark.condition);
    const note = isOnCondition ? '条件都落实了' : undefined;
    return signing(id, [{ item: item.id, note }], person ?? { name, title: '负责人' }, decided(context.now));
  };
  let now = log;
  for (let { next } = viewOf(now).signOffOf(latestIn(now)); next !== undefined; ) {
    now = act(now, context, commandFor(next));
    ({ next } = viewOf(now).signOffOf(latestIn(now)));
  }
  return now;
}

/** Signs and publishes the latest version of the last statement. */
export function released(log: IncidentLog, context: Context, changes: Partial<Publish> = {}): IncidentLog {
  const ready = signed(log, context);
  return act(ready, context, publish(latestIn(ready).id, changes));
}

/** Clock, ids and a named officer. @param writer keeps the ids of two machines apart */
export const writing = (writer = 1, now: number = NOW): Context =>
  contextAt(now, countingIds(writer, now), officer);

/** One action of one of three officers, each on a machine of their own; `hears` lets them take in what another wrote. */
interface ReleaseTurn {
  readonly officer: number;
  readonly hears: number | undefined;
  readonly pick: number;
  readonly other: number;
}

/** Officers' turns from facts to a release, to feedback, documents and review, and back. */
export const anyReleaseTurns: fc.Arbitrary<readonly ReleaseTurn[]> = fc.array(
  fc.record({
    officer: fc.nat(OFFICERS - 1),
    hears: fc.option(fc.nat(OFFICERS - 1), { nil: undefined, freq: 2 }),
    pick: fc.nat(999),
    other: fc.nat(999),
  }),
  { maxLength: 30, size: 'max' },
);

/** Commands in the order of the way, each as far as the log has what it needs. */
function commandOf(log: IncidentLog, { pick, other }: ReleaseTurn, now: number): Command | undefined {
  const { statements, ledger } = viewOf(log);
  const at = new Date(now).toISOString();
  const later = new Date(now + DAY).toISOString();
  const statement = picked(statements, other);
  const version = statement?.latest.id ?? '';
  const theme = picked(viewOf(log).themes, other)?.id ?? '';
  // Published statements, those taken down included.
  const { event: publication = '', version: saidIn } = picked(viewOf(log).publications, other) ?? {};
  const quoted = statements.flatMap(({ versions }) => versions).find(({ id }) => id === saidIn);
  const words = quoted === undefined ? '答' : wholeText(quoted).trim();
  const fact = picked(ledger.facts, other);
  const known = { verifiedAt: at, replaces: fact?.current.map(({ event }) => event) ?? [] };
  const entry = ledger.byId.get('cause')?.current.at(-1)?.event ?? '';
  const person = { name: picked(['张三', '李四', '王五', '赵六'], other) ?? '', title: '科长' };
  const commands: readonly Command[] = [
    record(fact?.id ?? '', `${pick}号值`, known),
    record(fact?.id ?? '', `${pick % 3}号值`, { verifiedAt: at }),
    record(fact?.id ?? '', '', { ...known, state: 'notApplicable', reason: '没有' }),
    recordNew(`第${other % 3}项`, `${pick}`, { verifiedAt: at }),
    record('cause', `原因${pick % 3}`, { verifiedAt: at }),
    {
      kind: 'approveCause',
      entry,
      person,
      ...decided(now),
      combines: pick % 2 === 0 ? '夜间一人' : '',
    },
    save(`正在核实${pick}。`, { nextUpdate: later }),
    save(`正在核实${pick}。`, { nextUpdate: '', noUpdate: '办完了', corrects: statement?.id ?? '' }),
    save(`改为${pick}。`, { statement: statement?.id ?? '', nextUpdate: later }),
    reply(`答${pick}。`, theme, { answers: { theme, how: pick % 2 === 0 ? 'answered' : 'corrected' } }),
    check(version, 'secrecy', now),
    { kind: 'passOver', version, item: 'privacy', reason: '看过' },
    approve(version, picked(['section', 'office', 'leader'], other) ?? '', person.name, now),
    approve(
      version,
      statement === undefined ? '' : (viewOf(log).signOffOf(statement.latest).next?.item.id ?? ''),
      person.name,
      now,
    ),
    sentBack(version, 'section', person, '改', now),
    readAloud(version, now),
    publish(version, { publishedAt: at }),
    publish(version, { publishedAt: at }),
    elsewhere({ channel: 'notice', publishedAt: at, nextUpdate: later }),
    elsewhere({ version, publishedAt: at, nextUpdate: statement?.latest.nextUpdate }),
    withdraw(picked(viewOf(log).publications, other)?.event ?? '', { withdrawnAt: at, person }),
    { kind: 'recordTheme', title: `第${pick % 3}类`, count: `${pick}` },
    { kind: 'recordTheme', theme, title: `第${pick % 3}类`, count: '1' },
    answerWith(log, theme, { publication, text: words, answeredAt: at }),
    { kind: 'passTheme', theme, to: '公路科' },
    { kind: 'solveTheme', theme, result: '好了' },
    { kind: 'fileDocument', form: 'initial-report', fields: { text: `${pick}` } },
    { kind: 'recordAction', finding: '慢', text: '先报', owner: person, due: later },
    { kind: 'finishAction', action: picked(viewOf(log).actions, other)?.event ?? '', result: '改了' },
    { kind: 'propose', target: { kind: 'step', id: 'archive' }, what: '提前', why: '总忘' },
    undo(picked(log.events, other)?.id ?? ''),
    undo(log.events.at(-1 - (other % 4))?.id ?? ''),
    { kind: 'note', text: '记' },
    closing,
    { kind: 'reopen' },
  ];
  return picked(commands, pick);
}

/** Plays turns from an incident that is half on its way: a statement saved and signed. */
export function playRelease(turns: readonly ReleaseTurn[]): Played {
  let now = NOW;
  const clockOf = (): number => {
    now += 60_000;
    return now;
  };
  return playFrom(
    halfway,
    turns,
    20,
    () => officer,
    clockOf,
    (turn, log, at) => commandOf(log, turn, at),
  );
}

const halfway = signed(
  act(openRelease(), writing(), record('time', '9时'), save('{发生时间}，正在核实。')),
  writing(19),
);
