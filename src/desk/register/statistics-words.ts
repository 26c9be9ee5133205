import { type Column, lengthCell, numberCell, shareCell, textCell } from '../core/column.ts';
import { type Count, type DurationRow, isSmall, type KeptDeadline, keptRate } from './statistics.ts';

/** A column that says where few incidents stand behind a number. */
const fewOf = <Row>(n: (row: Row) => number): Column<Row> => ({
  head: '说明',
  width: 24,
  cell: row => textCell(isSmall(n(row)) ? '样本少，仅供参考' : ''),
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
  { head: '按时率', width: 16, unit: '%', cell: each => shareCell(keptRate(each)) },
  fewOf(({ met, missed }) => met + missed),
];

/** How many incidents there were of each sort. */
export const countColumns = (head: string): readonly Column<Count>[] => [
  { head, width: 34, cell: ({ label }) => textCell(label) },
  { head: '起数', width: 16, cell: ({ count }) => numberCell(count) },
];
