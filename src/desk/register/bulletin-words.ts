import { names } from '#names';
import { type Column, loggedCell, textCell, timeCell } from '../core/column.ts';
import { outputMarkOf } from '../core/words/output-mark.ts';
import { documentDate } from '../core/words/time.ts';
import type { DocumentModel, DocumentSection } from '../documents/document.ts';
import { documentTable } from '../documents/layout.ts';
import { stateWord } from '../steps/words.ts';
import { limitTitle } from '../timeline/words.ts';
import type { Bulletin, ComingLimit, Period } from './bulletin.ts';
import type { RegisterRow } from './register.ts';
import { countColumns, durationColumns, keptColumns } from './statistics-words.ts';

/** The bulletin as an office names it. */
export const periodName: Readonly<Record<Period, string>> = {
  day: `${names.matter}日报`,
  week: `${names.matter}周报`,
  month: `${names.matter}月报`,
};

/** A period within a sentence. */
const periodWord: Readonly<Record<Period, string>> = { day: '当日', week: '本周', month: '本月' };

/** Wording of the part of the screen. */
export const bulletinText = {
  title: '日报、周报、月报',
  hint: `从台账取数，走势、建议留给人写。报${names.leaders}，不对外。`,
  period: '种类',
  day: '哪一天',
  dayHint: '周报、月报取这一天所在的周和月。',
  dayMissing: '请选日期。',
  word: (period: Period) => `存为 Word：${periodName[period]}`,
  copy: '复制文字',
  copied: '已复制。',
  notCopied: '没有复制成功，请另存 Word。',
} as const;

const DAY = 24 * 3_600_000;

/** `2026年11月24日`, `2026年11月23日至11月29日`, `2026年11月`. */
function datesOf({ period, from, until }: Bulletin): string {
  const first = documentDate(from);
  if (period === 'day') return first;
  if (period === 'month') return first.replace(/月.*$/u, '月');
  const [firstYear, last] = [first.slice(0, 5), documentDate(until - DAY)];
  return `${first}至${last.startsWith(firstYear) ? last.slice(5) : last}`;
}

/** The period in two or three sentences; what there was nothing of is not counted, but for what was found and published. */
export function summaryOf(bulletin: Bulletin): string {
  const { period, found, closed, open, published, corrections, received, unanswered, kept } = bulletin;
  const word = periodWord[period];
  const ended = kept.met + kept.missed;
  return [
    found.length === 0
      ? `${word}未新发现涉及${names.here}的${names.matter}`
      : `${word}新发现${names.matter}${found.length}起`,
    ...(closed.length === 0 ? [] : [`办结${closed.length}起`]),
    open.length === 0 ? '没有在办事项。' : `在办${open.length}起。`,
  ]
    .join('，')
    .concat(
      published === 0
        ? `${word}没有对外发布信息。`
        : `对外发布信息${published}次${corrections === 0 ? '' : `，其中更正、说明${corrections}次`}。`,
      received.length === 0 ? '' : `收到来单${received.length}件。`,
      unanswered === 0 ? '' : `有${unanswered}件来单尚未办结反馈。`,
      ended === 0 ? '' : `到期时限${ended}项，按期${kept.met}项，超过${kept.missed}项。`,
    );
}

const titleColumn: Column<RegisterRow> = { head: '事项', width: 30, cell: ({ title }) => textCell(title) };
/** The usual section of a topic comes with a remark for whoever fills the register in; leaders read only the name. */
const leadColumn: Column<RegisterRow> = {
  head: '牵头',
  width: 18,
  cell: ({ lead }) => textCell(lead?.replaceAll(/（[^（）]*）/gu, '')),
};

const foundColumns: readonly Column<RegisterRow>[] = [
  titleColumn,
  { head: '发现时间', width: 18, cell: ({ foundAt }) => loggedCell(foundAt) },
  { head: '平台', width: 16, cell: ({ place }) => textCell(place) },
  { head: '领域', width: 20, cell: ({ topic }) => textCell(topic) },
  leadColumn,
];

const openColumns: readonly Column<RegisterRow>[] = [
  titleColumn,
  { head: '核实情况', width: 34, cell: ({ conclusion }) => textCell(conclusion ?? '正在核实') },
  {
    head: '办理进展',
    width: 26,
    cell: ({ offline }) =>
      textCell(offline && (offline.progress ?? stateWord({ kind: offline.state }, false))),
  },
  leadColumn,
];

const closedColumns: readonly Column<RegisterRow>[] = [
  titleColumn,
  { head: '办结时间', width: 18, cell: ({ settledAt }) => loggedCell(settledAt) },
  { head: '核实结论', width: 34, cell: ({ conclusion }) => textCell(conclusion) },
  { head: '公开回应', width: 30, cell: ({ online }) => textCell(online?.title) },
];

const comingColumns: readonly Column<ComingLimit>[] = [
  { head: '到期时间', width: 18, cell: ({ bar }) => timeCell(bar.due) },
  { head: '要办结的', width: 34, cell: ({ bar }) => textCell(limitTitle(bar)) },
  { head: '事项', width: 40, cell: ({ title }) => textCell(title) },
];

/** The tables of what there is something of. */
function tablesOf(bulletin: Bulletin): readonly DocumentSection[] {
  const { period, found, open, closed, coming, statistics, now } = bulletin;
  const table = <Row>(
    id: string,
    heading: string,
    columns: readonly Column<Row>[],
    rows: readonly Row[],
  ): readonly DocumentSection[] =>
    rows.length === 0 ? [] : [{ id, heading, kind: 'table', table: documentTable(columns, rows, { now }) }];
  const measured = statistics.stretches.filter(({ spread }) => spread !== undefined);
  return [
    ...table('found', `新发现的${names.matter}`, foundColumns, found),
    ...table('open', '在办事项', openColumns, open),
    ...table('closed', '办结事项', closedColumns, closed),
    ...table('coming', '近期到期时限', comingColumns, coming),
    // A day has too few to count.
    ...(period === 'day'
      ? []
      : [
          ...table('topics', '领域分布', countColumns('领域'), statistics.topics),
          ...table('tracks', '初判结论', countColumns('初判结论'), statistics.tracks),
          ...table('stretches', '各环节用时', durationColumns, measured),
          ...table('kept', '时限履行情况', keptColumns, statistics.deadlines),
        ]),
  ];
}

/** 日报、周报、月报: for the leaders, from the register and its counts; what only a person can say is left for a hand. */
export function bulletinPaper(bulletin: Bulletin, drill: boolean): DocumentModel {
  const form = periodName[bulletin.period];
  return {
    form,
    title: `${form}（${datesOf(bulletin)}）`,
    lines: [
      { label: '签发', value: '', at: 'masthead' },
      { label: '主送', value: names.leaders, at: 'address' },
      { label: '落款', value: names.organisation, at: 'signed' },
      { label: '日期', value: documentDate(bulletin.now), at: 'signed' },
      { label: '核稿', value: '', at: 'contact' },
      { label: '联系人', value: '', at: 'contact' },
    ],
    sections: [
      { id: 'summary', heading: '总体情况', kind: 'text', paragraphs: [summaryOf(bulletin)] },
      ...tablesOf(bulletin),
      { id: 'advice', heading: '走势和建议', kind: 'text', paragraphs: [] },
    ],
    signatures: [],
    unreviewed: '',
    note: '核实情况、办理进展为编制时本机的记录。不记发帖人。',
    mark: outputMarkOf(drill),
  };
}
