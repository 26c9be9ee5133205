import type { Command, IncidentLog } from '../../src/desk/core/incident.ts';
import { ledgerOf } from '../../src/desk/facts/ledger.ts';
import type { FactValue } from '../../src/desk/facts/value.ts';
import { statementsOf } from '../../src/desk/statements/statement.ts';
import type { StatementVersion } from '../../src/desk/statements/version.ts';
import { holds } from '../../src/playbook/condition.ts';
import { postsOf } from '../../src/playbook/deciding.ts';
import { isAskedOf, isForReplies } from '../../src/playbook/release-kit.ts';
import { tokenOf } from '../../src/playbook/template.ts';
import { HOUR, limitedFacts } from '../support/answers.ts';
import { about } from '../support/occurrence.ts';
import { found, index, playbook, required } from '../support/playbook.ts';
import { before, type Meant } from './incidents.ts';

const kit = required(playbook.release, 'release');
export const elementLabel = (id: string): string => found(kit.elements, element => element.id === id).label;
export const cause = found(kit.elements, element => element.cause === true);
export const notice = found(kit.channels, ({ id }) => id === 'notice');
export const part = required(notice.parts[0], 'part');
export const replyPart = required(kit.channels.find(isForReplies)?.parts[0], 'part of a reply');
/** Lines asked on the limited track. */
const asked = kit.signOff.filter(
  item => isAskedOf(item, 'full') && holds(item.when, limitedFacts, index.definitions),
);
/** Lines that people sign on the limited track: checks and approvals. */
export const signed = asked.filter(({ check }) => check === 'asked');
export const approving = asked.filter(({ check }) => check === 'approval');
/** Lines of a reply that people approve. */
export const approvingReplies = kit.signOff.filter(
  item => item.check === 'approval' && isAskedOf(item, 'reply'),
);
export const aloud = asked.filter(({ check }) => check === 'aloud');
export const next = (): string => new Date(Date.now() + 6 * HOUR).toISOString();

type Recorded = Extract<Command, { kind: 'recordFact' }>;

export const verified = (fact: string, value: FactValue, replaces: readonly string[] = []): Recorded => ({
  kind: 'recordFact',
  fact,
  value,
  source: '现场核查',
  state: 'verified',
  person: { name: '李四', title: '地质灾害科科长' },
  verifiedAt: before(1),
  replaces,
});
export const checking = (fact: string, value: FactValue): Recorded => ({
  kind: 'recordFact',
  fact,
  value,
  source: '群众来电',
  state: 'checking',
  replaces: [],
});
export const currentOf = (log: IncidentLog, fact: string): readonly string[] =>
  required(ledgerOf(log, kit).byId.get(fact), fact).current.map(({ event }) => event);
export const latestOf = (log: IncidentLog): StatementVersion =>
  required(statementsOf(log, ledgerOf(log, kit)).at(-1), 'statement').latest;

export const save = (draft = `${tokenOf(elementLabel('time'))}，情况正在核实。`): Command => ({
  kind: 'saveStatement',
  channel: notice.id,
  form: 'holding',
  title: '关于某村有关情况的说明',
  parts: [{ part: part.id, draft }],
  nextUpdate: next(),
});
/** Decided by telephone, just now. */
export const decided = () => ({ how: 'phone', decidedAt: new Date().toISOString() }) as const;
const postOf = (id: string): string | undefined => postsOf(found(kit.signOff, item => item.id === id))[0];
/** The title of everybody who signs here. */
export const TITLE = '负责人';
export const signing =
  (items: readonly { readonly id: string }[], name: string): Meant =>
  (log: IncidentLog): Command => ({
    kind: 'sign',
    version: latestOf(log).id,
    items: items.map(({ id }) => ({ item: id, person: { name, title: TITLE }, post: postOf(id) })),
    ...decided(),
    ...(items.length > 1 && { how: 'meeting', occasion: '审稿会' }),
  });
export const signatures: readonly Meant[] = [signing(signed, '钱七')];
export const approvers = ['赵六', '孙八', '周九', '吴十'];
export const approvals: readonly Meant[] = approving.map((item, position) =>
  signing([item], approvers[position] ?? ''),
);
/** Read aloud at the end; then it may go out. */
export const readAloud: Meant = signing(aloud, '郑十一');
/** A holding statement on its way, up to where it may go out. */
const approved: readonly Meant[] = [
  verified('time', about('09:00')),
  save(),
  ...signatures,
  ...approvals,
  readAloud,
];
export const publication = (log: IncidentLog): Command => ({
  kind: 'publish',
  version: latestOf(log).id,
  place: '门户网站 通知公告',
  publishedAt: before(0),
});
export const published: readonly Meant[] = [...approved, publication];
