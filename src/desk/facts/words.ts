import { names } from '#names';
import { type Cell, type Column, textCell } from '../core/column.ts';
import { personName } from '../core/words/person.ts';
import { fullTime } from '../core/words/time.ts';
import type { FactView, LedgerEntry } from './ledger.ts';

/** States of a fact in words; the shapes are in the islands' styles. */
export const factStateLabel: Readonly<Record<FactView['state'], string>> = {
  empty: '未填',
  checking: '核实中',
  verified: '已核实',
  withheld: '不公开',
  notApplicable: '不适用',
  conflict: '表述不一',
};

/** The word for a fact's state: a verified cause may not yet be published. */
export const factStateWord = ({ state, cause, usable }: FactView): string =>
  cause && state === 'verified' && usable === undefined ? factText.notApproved : factStateLabel[state];

/** Why a fact cannot enter a statement, in the few words a button has room for. */
export const unusableWords = ({ state, cause }: Pick<FactView, 'state' | 'cause'>): string =>
  cause && state === 'verified' ? `原因未${names.approve}` : factStateLabel[state];

/** Wording of the fact ledger. */
export const factText = {
  title: '事实台账',
  motto: `${names.motto}：核实一项写一项；没核实的写“尚未核实”，原因查清、认定${names.approve}以后才写。`,
  verified: (count: number) => `已核实 ${count} 项`,
  of: (total: number) => `共 ${total} 项`,
  write: '去写发布稿',
  /** Actions on a fact. */
  acts: {
    record: '登记',
    verify: '记为已核实',
    change: '改',
    beside: '另记一种表述',
    settle: '都不准，另写',
    approve: `${names.approve}原因`,
    dismiss: '不适用',
  },
  more: '更多',
  elements: '要说清的事实',
  others: '其他事实',
  othersNone: '上面没有、要写进稿子的，加在这里。不写个人的姓名、电话和住址。',
  untold: (count: number) => `还没有说过的 ${count} 项`,
  add: '加一项事实',
  added: '已记下。',
  notApproved: `已核实，未${names.approve}`,
  caution: '认定后才写',
  causeRule: `认定${names.approve}以前不进稿子，稿子里只写“尚未认定”。`,
  causeWaits: `已核实，还不能写：要由有权的人${names.approve}原因。`,
  causeApproved: (who: string, decided: string) => `${names.approve}原因：${who}，${decided}`,
  approveCauseHint: `写认定${names.approve}这个原因的人，不是经办人。表述有变的，须重新认定${names.approve}。`,
  together: '登记核实了的、变了的',
  togetherHint:
    '一次核实的几项一起登记，来源、核实人、时间只填一次；空着的不登记、不改，都不适用的写一次理由。原因另外单独登记。',
  changed: '原来核实过、现在变了的',
  now: (value: string) => `现记为“${value}”；变了才填。`,
  confirmedAll: '照原来记的核实无误',
  confirmed: (label: string, value: string) => `${label}“${value}”已核实无误`,
  saveTogether: '记为已核实',
  noneOf: (labels: readonly string[]) => `没有填的（${labels.join('、')}）都不适用的，写明为什么`,
  nothingTyped: '还没有填一项。',
  recordedTogether: (count: number) => `已登记 ${count} 项。`,
  sourceAnew: '内容改了，写这一次的来源。',
  reason: { withheld: '为什么不公开', notApplicable: '为什么不适用' },
  reasonHint: {
    withheld: '写明依据，例如涉及个人信息、调查期间不公开。',
    notApplicable: '例如“没有财产损失”“不涉及道路”。稿子里不再说这一项。',
  },
  checkingHint: '先记下，不进稿子；稿子里写“正在核实”。',
  likelyVerifier: '上一次的核实人，还没有的是记录人',
  fromAccount: '来自台账里原来的一条',
  change: (said: string) => `发布过“${said}”。这次改动是`,
  changes: {
    wrong: '原来发的不准确，要更正',
    moved: '原来的没有错，情况有变化，下次发布写上',
  },
  changeByElement: '按这一项的一般情形，请核对',
  besideHint: '两种表述都保留，确定前都不进稿子。',
  changeHint: '原来的留在历次记录里。',
  save: '记下',
  settle: '以此为准，其余作废',
  takeFrom: (count: number) => `从记录取用（${count}）`,
  take: '取用',
  takenSource: (said: string) => `处置记录，${said}`,
  sourceIs: (source: string) => `来源：${source}`,
  verifiedBy: (who: string, time: string) => `核实：${who}，${time}`,
  because: (state: LedgerEntry['state'], reason: string) => `${factStateLabel[state]}：${reason}`,
  writtenBy: (said: string) => `${said} 记`,
  conflict: '表述不一，都不进稿子。请确定以哪一种为准：',
  adopt: '以这条为准',
  history: (count: number) => `历次记录（${count}）`,
  former: '已被替换',
  recorded: (label: string) => `已记下“${label}”。`,
} as const;

export type FactAct = keyof typeof factText.acts;

/** An account of a fact that stands. */
interface Account {
  readonly fact: FactView;
  readonly entry: LedgerEntry;
}

/** Every current account, certain or not. */
export const openAccounts = (facts: readonly FactView[]): readonly Account[] =>
  facts.flatMap(fact => fact.current.map(entry => ({ fact, entry })));

/** Where an account comes from, and who has verified it. */
const restsOn = ({ source, person, verifiedAt, reason }: LedgerEntry, now: number): string =>
  [
    source === '' ? undefined : factText.sourceIs(source),
    person && factText.verifiedBy(personName(person), fullTime(Date.parse(verifiedAt ?? ''), now)),
    reason,
  ]
    .filter(Boolean)
    .join('；');

/** The facts with their states and sources. Given: milliseconds since the epoch. */
export const factColumns: readonly Column<Account, Cell, number>[] = [
  { head: '事实', width: 14, cell: ({ fact }) => textCell(fact.label) },
  { head: '内容', width: 42, cell: ({ entry }) => textCell(entry.value) },
  { head: '状态', width: 11, cell: ({ fact }) => textCell(factStateWord(fact)) },
  { head: '来源、核实', width: 33, cell: ({ entry }, now) => textCell(restsOn(entry, now)) },
];
