import { names as own } from '#names';
import { sumOf } from '../../base/amount.ts';
import { closedSentence } from '../closing/words.ts';
import { type Column, loggedCell, textCell } from '../core/column.ts';
import type { IncidentEvent } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { IncidentView } from '../core/view.ts';
import { byKind } from '../core/words/by-code.ts';
import { personName } from '../core/words/person.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';
import { countWords } from '../core/words/value.ts';
import { isOut } from '../statements/life.ts';
import { deferredUntilWords, leftLabel, stateLabel } from '../steps/words.ts';
import { isDone } from '../timeline/timeline.ts';
import type { Action, Proposal } from './improvement.ts';
import { type Deviation, isMissed, type ProposalRow, type ReviewSummary } from './summary.ts';

/** Each kind of deviation, in a word. */
export const deviationLabel: Readonly<Record<Deviation['kind'], string>> = {
  skipped: stateLabel.skipped,
  notApplicable: stateLabel.notApplicable,
  deferred: stateLabel.deferred,
  passedOver: '保留原文',
  combined: '一人兼',
  elsewhere: '未经本系统签审',
  takenBack: '撤销',
  unapproved: `${own.approve}不全`,
  withdrawn: '撤下',
  left: leftLabel,
  leftNeed: '没有做到',
};

const lineWords = (
  {
    item,
    statement,
    version,
  }: { readonly item: string; readonly statement: string; readonly version: number },
  names: Names,
): string => `${names.itemTitle(item)}（《${names.statementTitle(statement)}》第 ${version} 稿）`;

const ofStep = ({ step }: { readonly step: string }, { stepTitle }: Names): string => stepTitle(step);

/** The object of a deviation: a step, a line of a sign-off, an act that was taken back. `now` in milliseconds since the epoch. */
export const deviationSubject = byKind<Deviation, [names: Names, sentence: (event: IncidentEvent) => string]>(
  {
    skipped: ofStep,
    notApplicable: ofStep,
    deferred: ofStep,
    left: ofStep,
    leftNeed: ({ need }, { needTitle }) => needTitle(need),
    passedOver: lineWords,
    combined: ({ of, person }, names) => {
      const what =
        of === 'closing'
          ? '结束前的两人核对'
          : 'cause' in of
            ? `认定${own.approve}“${of.cause}”`
            : lineWords(of, names);
      return `${what}：${personName(person)}`;
    },
    takenBack: ({ what }, _names, sentence) => sentence(what),
    elsewhere: ({ statement, approvers }, { statementTitle }) =>
      `事后补录的《${statementTitle(statement)}》（${approvers.map(personName).join('、')}${own.approve}）`,
    withdrawn: ({ statement, place }, { statementTitle }) =>
      `已发布的《${statementTitle(statement)}》（${place}）`,
    unapproved: ({ statement }, { statementTitle }) => `已发布的《${statementTitle(statement)}》`,
  },
);

/** The event or time a deferral waited for, and whether it has come; nothing for other deviations. */
export function deviationUntil(
  deviation: Deviation,
  names: Names,
  now: number,
  time: TimeWords = fullTime,
): string | undefined {
  if (deviation.kind !== 'deferred') return undefined;
  const until = deferredUntilWords(deviation.until, names.stepTitle, now, time);
  return deviation.ended ? `${until}，已经回来` : `${until}，还在等`;
}

/** Where an action stands. */
export const actionState = ({ done, due }: Action, now: number): keyof typeof actionLabel =>
  done !== undefined ? 'done' : Date.parse(due) < now ? 'overdue' : 'open';

export const actionLabel = { open: '在改', overdue: '已过期限', done: '已改好' } as const;

/** The object of a proposal: 条款 4.4.2, or a step by its title. */
export const targetWords = (
  { target: { kind, id } }: Pick<Proposal, 'target'>,
  stepTitle: (id: string) => string,
): string => (kind === 'clause' ? `条款 ${id}` : `步骤“${stepTitle(id)}”`);

/** How many first characters of a clause tell it from the others in a list. */
const CLAUSE_WORDS = 24;

/** A clause as it stands in a list to choose from. */
export const clauseOption = (id: string, text: string): string =>
  `${id} ${[...text].slice(0, CLAUSE_WORDS).join('')}${[...text].length > CLAUSE_WORDS ? '……' : ''}`;

export const stepOption = (title: string): string => `步骤：${title}`;

const rowTarget = ({ proposal: { target } }: ProposalRow): string =>
  target.kind === 'clause' ? `条款 ${target.id}` : '步骤';

const rowWords = ({ target, proposal }: ProposalRow): string => target ?? proposal.target.id;

/** The list of proposals: its title, and its columns. */
export const PROPOSALS = '修改建议';
export const proposalColumns: readonly Column<ProposalRow>[] = [
  { head: '事件', width: 24, cell: ({ incident }) => textCell(incident) },
  { head: '提出时间', width: 24, cell: ({ proposal }) => loggedCell(proposal.at) },
  { head: '手册版本', width: 24, cell: ({ edition }) => textCell(edition) },
  { head: '改哪里', width: 24, cell: row => textCell(rowTarget(row)) },
  { head: '原文或步骤', width: 24, cell: row => textCell(rowWords(row)) },
  { head: '改什么', width: 24, cell: ({ proposal }) => textCell(proposal.what) },
  { head: '为什么', width: 24, cell: ({ proposal }) => textCell(proposal.why) },
];

/** The first sentence of a review. */
export function reviewStatus({ closed }: IncidentView, now: number): string {
  if (closed === undefined) return '事件还没有结束，下面是到现在为止的情况。';
  return `${fullTime(Date.parse(closed.at), now)} ${closedSentence(closed, closed.steps.size)}。`;
}

/** The parts of a review by name, each with its count. */
export function reviewSums(
  { actions, closed, publications, themes }: IncidentView,
  { clocks, deviations, regrades, unfinished }: ReviewSummary,
) {
  const left = closed === undefined ? 0 : unfinished.length;
  const corrections = publications.filter(({ kind }) => kind === 'correction').length;
  const gone = publications.filter(out => !isOut(out)).length;
  const met = clocks.filter(({ outcome }) => outcome === 'met').length;
  const undone = clocks.filter(bar => closed !== undefined && !isDone(bar) && !isMissed(bar)).length;
  const heard = sumOf(themes.map(({ count }) => count));
  const finished = actions.filter(({ done }) => done !== undefined).length;
  return {
    clocks: [
      '时限',
      `按时 ${met}，超过 ${clocks.filter(isMissed).length}${undone === 0 ? '' : `，到结束没有办 ${undone}`}`,
    ],
    deviations: ['未按清单办理', `${deviations.length} 处${left === 0 ? '' : `，其中没有结果 ${left} 步`}`],
    regrades: ['重新初判', `${regrades.length} 次`],
    statements: [
      '发布',
      `${publications.length} 次${corrections === 0 ? '' : `，其中更正、说明 ${corrections} 次`}${gone === 0 ? '' : `，撤下 ${gone} 次`}`,
    ],
    themes: ['公众反映', `${themes.length} 类，${countWords(heard, '条')}`],
    actions: ['改进事项', `${finished}/${actions.length} 项改好`],
  } as const;
}

/** The class of a part: on paper one that has nothing in it is left out. */
export const unlessEmpty = (rows: readonly unknown[]): string | undefined =>
  rows.length === 0 ? 'no-print' : undefined;

/** Wording of the review. */
export const reviewText = {
  report: '写复盘报告',
  print: '打印',
  jumpLabel: '这一页的各部分',
  toTimeline: '看时间线',
  clocks: '时限',
  clocksNone: '没有起算过的时限。',
  clock: '时限',
  limit: '起算和到点',
  outcome: '结果',
  from: (time: string) => `${time} 起`,
  until: (time: string) => `${time} 到`,
  metAt: (time: string) => `${time} 办结`,
  deviations: '未按清单办理的',
  deviationsNone: '没有不办、暂缓、留下没办的步骤，也没有保留原文的核对项。',
  deviationsLeft: (count: number) => `结束时有 ${count} 步没有结果，各步的处理意见写在下面。`,
  deviation: '什么',
  reason: '理由',
  who: '人员、时间',
  unfinished: (count: number) => `还没有结果的步骤（${count}）`,
  regrades: '重新初判',
  regradesNone: '初判没有改过。',
  added: (titles: readonly string[]) => `增加：${titles.join('；')}`,
  removed: (titles: readonly string[]) => `不再需要：${titles.join('；')}`,
  statements: '发布和更正',
  statementsNone: '没有发布过。',
  statement: '稿子',
  versions: '稿数',
  versionsOf: (count: number) => `${count} 稿`,
  published: '发布',
  notPublished: '没有发布',
  publishedAt: (time: string, place: string) => `${time}，${place}`,
  withdrawnAt: (time: string) => `（${time} 撤下）`,
  corrects: (title: string) => `更正《${title}》`,
  correctedBy: '已发更正',
  themes: '公众反映',
  themesNone: '没有记下公众反映什么。',
  fromRow: '记改进',
  findings: {
    clock: (title: string, outcome: string) => `${title}：${outcome}`,
    deviation: (what: string, how: string, reason: string) => `${how}：${what}。理由：${reason}`,
  },
  actions: '改进事项',
  actionsNone: '还没有记下要改进什么。',
  addAction: '记一项改进',
  findingFrom: '来自上面选的一处',
  saveAction: '记下这项改进',
  actionOwner: (who: string, due: string) => `${who}，${due} 前`,
  finish: '改好了',
  saveFinish: '记为已改好',
  doneAt: (time: string, result: string) => `${time} 改好：${result}`,
  proposals: `修改${own.plan}的建议`,
  proposalsNone: `还没有提出改${own.plan}的建议。`,
  proposalsHint: '条款或步骤本身要改的，记在这里，编下一版时用。',
  propose: '提一条建议',
  target: '改哪一条、哪一步',
  targetHint: '输入条款号、几个字或步骤名，从列出的里面选。',
  saveProposal: '记下这条建议',
  because: (why: string) => `因为${why}`,
  csv: '导出建议（CSV）',
  savedAction: '已记下这项改进。',
  savedFinish: '已记为改好。',
  savedProposal: '已记下这条建议。',
} as const;
