import { span } from '../core/words/span.ts';
import { type Cell, type FileTable, fileTable, numberCell, textCell } from '../documents/cell.ts';
import type { ProposalRow } from '../review/summary.ts';
import { proposalTable } from '../review/words.ts';
import { type Count, isSmall, type Kept, keptRate, type Statistics, type Tally } from './statistics.ts';

const MINUTE = 60_000;

/** `2026-11` as `2026年11月`. */
const monthWords = (id: string): string => `${id.slice(0, 4)}年${Number(id.slice(5))}月`;

/** The three counts, by their names in {@link Statistics}. */
export const tallyTitle = { topics: '涉及领域', tracks: '初判结论', months: '发现月份' } as const;

export type TallyName = keyof typeof tallyTitle;

/** A line of a count in words. */
export const countLabel = (tally: TallyName, { id, label }: Count): string =>
  tally === 'months' ? monthWords(id) : label;

/** A length to the minute: times are stated no finer. @param length milliseconds */
export const lengthWords = (length: number): string =>
  span(Math.round(length / MINUTE) * MINUTE).replace(/00秒$/, '');

/** A share as `67%`; whole percents, and neither 0 nor 100 unless it is. */
export function percent(rate: number | undefined): string {
  if (rate === undefined) return '—';
  const whole = Math.round(rate * 100);
  const shown = rate > 0 && rate < 1 ? Math.min(99, Math.max(1, whole)) : whole;
  return `${shown}%`;
}

/** How many incidents a count rests on, where not on all. */
export const knownOf = ({ known }: Tally, total: number): string =>
  known === total ? `${total} 起` : `${total} 起中 ${known} 起写明了`;

/** The overall rate in one sentence. */
export function keptSentence(kept: Kept): string {
  const ended = kept.met + kept.missed;
  if (ended === 0) return '还没有到点的时限。';
  return `${ended} 个有了结果的时限，按时 ${kept.met} 个，超时 ${kept.missed} 个，按时率 ${percent(keptRate(kept))}。`;
}

/** What a file of them is called. */
export const statisticsFile = '舆情统计';

/** Wording of the screen of statistics. */
export const statisticsText = {
  title: '统计',
  scope: (total: number, open: number, closed: number) =>
    `这台机器上的 ${total} 起事件：处置中 ${open} 起，已结束 ${closed} 起。演练另存一处，不计在内。没有写明的不计，各项注明有几起写明了。`,
  drillScope: (total: number, open: number, closed: number) =>
    `这台机器上的 ${total} 起演练：处置中 ${open} 起，已结束 ${closed} 起。真实事件另存一处，不计在内。没有写明的不计，各项注明有几起写明了。`,
  none: '这台机器上还没有舆情事件。',
  noneHint: '办过以后，这里数一数各领域有几起，从发现到报告、研判、发布用了多久，时限履行情况。',
  few: '样本少，仅供参考',
  stretches: '从发现到办成，用了多久',
  stretchesHint: '从发现时间算起，到第一次办成。',
  stretchColumns: {
    what: '到哪一步',
    n: '起数',
    median: '中位数',
    range: '最短—最长',
  },
  between: (from: string, to: string) => (from === to ? from : `${from}—${to}`),
  noStretch: '还没有',
  kept: '时限履行情况',
  keptHint: '只算写了数字、已经有结果的时限：按时办成的，晚了才办成或者过了还没有办的。正在计时的不算。',
  keptColumns: { deadline: '时限', met: '按时', missed: '超时', rate: '按时率' },
  counts: '各有几起',
  count: '起数',
  countNone: '都没有写明。',
  proposals: '修改方案的建议',
  proposalsHint: '各起事件复盘时提的，编下一版时用。',
  proposalsNone: '还没有人提出。在事件的“复盘”里可以提。',
  proposalsExport: '导出修改建议',
  printNote: (time: string) => `打印时间 ${time}。演练不计在内。`,
  drillPrintNote: (time: string) => `打印时间 ${time}。只计演练，真实事件不计在内。`,
} as const;

const minutes = (length: number | undefined): Cell =>
  numberCell(length === undefined ? undefined : Math.round(length / MINUTE));
const share = (rate: number | undefined): Cell =>
  numberCell(rate === undefined ? undefined : Math.round(rate * 1000) / 10);

const tallyTable = (tally: TallyName, { counts }: Tally): FileTable =>
  fileTable(
    tallyTitle[tally],
    [
      [tallyTitle[tally], 34, each => textCell(countLabel(tally, each))],
      [statisticsText.count, 16, ({ count }) => numberCell(count)],
    ],
    counts,
  );

/** Everything the screen shows, as tables of a workbook; lengths in minutes, so that they can be reckoned with. */
export function statisticsTables(
  statistics: Statistics,
  proposals: readonly ProposalRow[],
): readonly FileTable[] {
  const { total, open, closed, kept, deadlines, stretches } = statistics;
  const sums: readonly (readonly [string, Cell])[] = [
    ['事件（起）', numberCell(total)],
    ['处置中（起）', numberCell(open)],
    ['已结束（起）', numberCell(closed)],
    ['按时（个时限）', numberCell(kept.met)],
    ['超时（个时限）', numberCell(kept.missed)],
    ['按时率（%）', share(keptRate(kept))],
  ];
  return [
    fileTable(
      '合计',
      [
        ['项目', 34, ([what]) => textCell(what)],
        ['数', 16, ([, sum]) => sum],
      ],
      sums,
    ),
    fileTable(
      '用时',
      [
        ['从发现到', 34, ({ stretch }) => textCell(stretch.title)],
        ['起数', 16, ({ spread }) => numberCell(spread?.n ?? 0)],
        ['最短（分钟）', 16, ({ spread }) => minutes(spread?.least)],
        ['中位数（分钟）', 16, ({ spread }) => minutes(spread?.median)],
        ['最长（分钟）', 16, ({ spread }) => minutes(spread?.most)],
        ['说明', 16, ({ spread }) => textCell(spread && isSmall(spread.n) ? statisticsText.few : '')],
      ],
      stretches,
    ),
    fileTable(
      '时限',
      [
        ['时限', 34, ({ title }) => textCell(title)],
        ['依据的说法', 16, ({ limit }) => textCell(limit)],
        ['按时', 16, ({ met }) => numberCell(met)],
        ['超时', 16, ({ missed }) => numberCell(missed)],
        ['按时率（%）', 16, each => share(keptRate(each))],
      ],
      deadlines,
    ),
    tallyTable('topics', statistics.topics),
    tallyTable('tracks', statistics.tracks),
    tallyTable('months', statistics.months),
    proposalTable(proposals),
  ];
}

/** The tables as one, a line for each value: for programs that take a single table. */
export const statisticsList = (tables: readonly FileTable[]): FileTable =>
  fileTable(
    statisticsText.title,
    [
      ['表', 16, ([name]) => textCell(name)],
      ['项目', 34, ([, item]) => item],
      ['栏', 16, ([, , title]) => textCell(title)],
      ['值', 16, ([, , , value]) => value],
    ],
    tables.flatMap(({ name, columns, rows }) =>
      rows.flatMap(([first, ...others]) =>
        others.flatMap((value, position): (readonly [string, Cell, string, Cell])[] => {
          const title = columns[position + 1]?.title;
          return first === undefined || title === undefined || value.kind === 'empty'
            ? []
            : [[name, first, title, value]];
        }),
      ),
    ),
  );
