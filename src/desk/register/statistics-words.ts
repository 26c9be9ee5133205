import { names } from '#names';
import {
  type Cell,
  type Column,
  type FileTable,
  fileTable,
  lengthCell,
  numberCell,
  shareCell,
  textCell,
} from '../core/column.ts';
import { percent } from '../core/words/cell.ts';
import type { ProposalRow } from '../review/summary.ts';
import { PROPOSALS, proposalColumns } from '../review/words.ts';
import {
  type Count,
  type DurationRow,
  isSmall,
  type Kept,
  type KeptDeadline,
  keptRate,
  type Statistics,
  type Tally,
} from './statistics.ts';

/** `2026-11` as `2026年11月`. */
const monthWords = (id: string): string => `${id.slice(0, 4)}年${Number(id.slice(5))}月`;

/** The three counts, by their names in {@link Statistics}. */
export const TALLIES = ['topics', 'tracks', 'months'] as const;
export type TallyName = (typeof TALLIES)[number];

export const tallyTitle = (name: TallyName, { topicLabel }: Pick<Statistics, 'topicLabel'>): string =>
  ({ topics: topicLabel ?? '', tracks: '初判结论', months: '发现月份' })[name];

/** A line of a count in words. */
export const countLabel = (tally: TallyName, { id, label }: Count): string =>
  tally === 'months' ? monthWords(id) : label;

/** Head of the shares of limits that were kept. */
export const RATE = '按时率';

/** How many incidents a count rests on, where not on all. */
export const knownOf = ({ known }: Tally, total: number): string =>
  known === total ? `${total} 起` : `${total} 起中 ${known} 起写明了`;

/** The overall rate in one sentence. */
export function keptSentence(kept: Kept): string {
  const ended = kept.met + kept.missed;
  if (ended === 0) return '还没有到点的时限。';
  return `${ended} 个有了结果的时限，按时 ${kept.met} 个，超时 ${kept.missed} 个，按时率 ${percent(keptRate(kept))}。`;
}

/** Name of the file of statistics. */
export const statisticsFile = `${names.matter}统计`;

/** Wording of the screen of statistics. */
export const statisticsText = {
  title: '统计',
  scope: (total: number, open: number, closed: number) =>
    `本机上的 ${total} 起事件：处置中 ${open} 起，已结束 ${closed} 起。演练另存一处，不计在内。没有写明的不计，各项注明有几起写明了。`,
  drillScope: (total: number, open: number, closed: number) =>
    `本机上的 ${total} 起演练：处置中 ${open} 起，已结束 ${closed} 起。真实事件另存一处，不计在内。没有写明的不计，各项注明有几起写明了。`,
  none: `本机上还没有${names.matter}事件。`,
  noneHint: '办过以后，这里数一数各领域有几起，从发现到报告、研判、发布用了多久，时限履行情况。',
  few: '样本少，仅供参考',
  stretches: '从发现到办结的用时',
  stretchesHint: '从发现时间起，到第一次办结。',
  kept: '时限履行情况',
  keptHint: '只计写了数字、已有结果的时限：按时办结的，逾期办结或者逾期未办的。正在计时的不计。',
  counts: '各有几起',
  count: '起数',
  countNone: '都没有写明。',
  proposals: `修改${names.plan}的建议`,
  proposalsHint: '各起事件复盘时提的，编下一版时用。',
  proposalsNone: '还没有人提出。在事件的“复盘”里可以提。',
  proposalsExport: '导出修改建议',
  printNote: (time: string) => `打印时间 ${time}。演练不计在内。`,
  drillPrintNote: (time: string) => `打印时间 ${time}。只计演练，真实事件不计在内。`,
} as const;

/** A column that says where few incidents stand behind a number. */
const fewOf = <Row>(n: (row: Row) => number): Column<Row> => ({
  head: '说明',
  width: 24,
  cell: row => textCell(isSmall(n(row)) ? statisticsText.few : ''),
});

/** How long it took from the find to each stage. */
export const durationColumns: readonly Column<DurationRow>[] = [
  { head: '从发现到', width: 34, cell: ({ duration }) => textCell(duration.title) },
  { head: '起数', width: 16, cell: ({ spread }) => numberCell(spread?.n ?? 0) },
  { head: '最短', width: 16, unit: '分钟', cell: ({ spread }) => lengthCell(spread?.least) },
  { head: '中位数', width: 16, unit: '分钟', cell: ({ spread }) => lengthCell(spread?.median) },
  { head: '最长', width: 16, unit: '分钟', cell: ({ spread }) => lengthCell(spread?.most) },
  fewOf(({ spread }) => spread?.n ?? 0),
];

/** How often each limit was kept. */
export const keptColumns: readonly Column<KeptDeadline>[] = [
  { head: '时限', width: 34, cell: ({ title }) => textCell(title) },
  { head: '时限用语', width: 16, cell: ({ limit }) => textCell(limit) },
  { head: '按时', width: 16, cell: ({ met }) => numberCell(met) },
  { head: '超时', width: 16, cell: ({ missed }) => numberCell(missed) },
  { head: RATE, width: 16, unit: '%', cell: each => shareCell(keptRate(each)) },
  fewOf(({ met, missed }) => met + missed),
];

/** How many incidents there were of each sort. */
export const tallyColumns = (
  tally: TallyName,
  statistics: Pick<Statistics, 'topicLabel'>,
): readonly Column<Count>[] => [
  { head: tallyTitle(tally, statistics), width: 34, cell: each => textCell(countLabel(tally, each)) },
  { head: statisticsText.count, width: 16, cell: ({ count }) => numberCell(count) },
];

type Sum = readonly [what: string, sum: Cell];

const sumColumns: readonly Column<Sum>[] = [
  { head: '项目', width: 34, cell: ([what]) => textCell(what) },
  { head: '数', width: 16, cell: ([, sum]) => sum },
];

/** Everything the screen shows, as tables of a workbook; lengths in minutes, so that they can be reckoned with. */
export function statisticsTables(
  statistics: Statistics,
  proposals: readonly ProposalRow[],
): readonly FileTable[] {
  const { total, open, closed, kept, deadlines, stretches } = statistics;
  const sums: readonly Sum[] = [
    ['事件（起）', numberCell(total)],
    ['处置中（起）', numberCell(open)],
    ['已结束（起）', numberCell(closed)],
    ['按时（个时限）', numberCell(kept.met)],
    ['超时（个时限）', numberCell(kept.missed)],
    ['按时率（%）', shareCell(keptRate(kept))],
  ];
  const tally = (name: TallyName): FileTable =>
    fileTable(tallyTitle(name, statistics), tallyColumns(name, statistics), statistics[name].counts);
  return [
    fileTable('合计', sumColumns, sums),
    fileTable('用时', durationColumns, stretches),
    fileTable('时限', keptColumns, deadlines),
    ...(statistics.topicLabel === undefined ? [] : [tally('topics')]),
    tally('tracks'),
    tally('months'),
    fileTable(PROPOSALS, proposalColumns, proposals),
  ];
}

type Value = readonly [table: string, item: Cell, column: string, value: Cell];

const listColumns: readonly Column<Value>[] = [
  { head: '表', width: 16, cell: ([name]) => textCell(name) },
  { head: '项目', width: 34, cell: ([, item]) => item },
  { head: '栏', width: 16, cell: ([, , title]) => textCell(title) },
  { head: '值', width: 16, cell: ([, , , value]) => value },
];

/** The tables as one, a line for each value: for programs that take a single table. */
export const statisticsList = (tables: readonly FileTable[]): FileTable =>
  fileTable(
    statisticsText.title,
    listColumns,
    tables.flatMap(({ name, columns, rows }) =>
      rows.flatMap(([first, ...others]) =>
        others.flatMap((value, position): Value[] => {
          const title = columns[position + 1]?.title;
          return first === undefined || title === undefined || value.kind === 'empty'
            ? []
            : [[name, first, title, value]];
        }),
      ),
    ),
  );
